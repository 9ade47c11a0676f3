// The words of the panel: what a person reads about each standing.
import { describe, expect, test } from 'vitest'
import type { ContactConsent, LevelConsent } from '../../../consent/contract.ts'
import { countdown, details, sharedSentences } from './words.ts'

const now = new Date('2026-03-10T12:00:00Z')
const level = (more: Partial<LevelConsent>): LevelConsent => ({
  ...{
    level: 'informational',
    standing: 'none',
    since: null,
    until: null,
    recordId: null,
    method: null,
    by: null,
  },
  ...{ mayGive: true, mayWithdraw: false, mayAsk: false, whyNot: null },
  ...more,
})

test.each<[words: string, given: Partial<LevelConsent>]>([
  ['', {}],
  [
    'since yesterday · Paper form · entered by Ana Ortiz',
    { standing: 'given', since: '2026-03-09T12:00:00Z', method: 'paper_form', by: 'Ana Ortiz' },
  ],
  [
    'since 4 min ago · Confirmed by text (double opt-in)',
    { standing: 'given', since: '2026-03-10T11:56:00Z', method: 'double_opt_in' },
  ],
  [
    'asked just now · waits for their Yes until Apr 9',
    { standing: 'pending', since: '2026-03-10T12:00:00Z', until: '2026-04-09T12:00:00Z' },
  ],
  [
    'asked Jan 5 · no answer until Feb 4',
    { standing: 'lapsed', since: '2026-01-05T12:00:00Z', until: '2026-02-04T12:00:00Z' },
  ],
  [
    'since Jan 5 · entered by Ana Ortiz',
    { standing: 'withdrawn', since: '2026-01-05T12:00:00Z', by: 'Ana Ortiz' },
  ],
])('it says "%s"', (words, given) => {
  expect(details(level(given), now)).toBe(words)
})

test.each([
  ['2026-03-11T11:59:30Z', '24 h 0 min left'],
  ['2026-03-10T13:05:00Z', '1 h 5 min left'],
  ['2026-03-10T12:00:20Z', '1 min left'],
  ['2026-03-10T12:00:00Z', ''],
])('until %s there is "%s"', (until, words) => {
  expect(countdown(new Date(until), now)).toBe(words)
})

describe('why not', () => {
  const consent = (state: 'open' | 'opted_out', ...sentences: string[]): ContactConsent => ({
    ...{ contactId: '', phone: '', name: '', doubt: null, places: [], conversations: [] },
    door: { state, at: null, words: null, recordId: null, sentence: null, wayOut: null },
    campaigns: sentences.map((whyNot, index) => ({
      ...{ id: `${index}`, name: '', useCase: '', doubleOptIn: false },
      levels: [level({ whyNot })],
    })),
  })
  test('what holds for several campaigns is said once', () => {
    expect([...sharedSentences(consent('open', 'one', 'two', 'one'))]).toEqual(['one'])
  })
  test('while the door is closed no campaign repeats it', () => {
    expect([...sharedSentences(consent('opted_out', 'one', 'two'))]).toEqual(['one', 'two'])
  })
})
