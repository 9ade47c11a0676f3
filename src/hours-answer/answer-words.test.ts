// The words of the answer outside of business hours: what may not be sent by itself, and how it reads when it is sent.
import { expect, test } from 'vitest'
import { answerText, openingWords, whyNotAnswer } from './answer-words.ts'

test.each<[words: string, told: RegExp | null]>([
  ['We are closed and open {opens}.', null],
  ['Thanks for your text. We answer in the morning.', null],
  ['', /Write what/],
  ['   ', /Write what/],
  ['x'.repeat(321), /at most 320/],
  ['Hello {firstName}, we open {opens}.', /\{firstName\} is no field/],
  ['Closed now. Get 20% off everything this weekend!', /reads like an offer/],
])('%s', (words, told) => {
  const why = whyNotAnswer(words)
  if (told) expect(why).toMatch(told)
  else expect(why).toBeNull()
})

const now = new Date('2026-12-04T18:30-05:00') // a Friday
const at = { now, timeZone: 'America/New_York' }
test.each([
  ['2026-12-04T20:00-05:00', 'today at 8:00 PM'],
  ['2026-12-05T09:00-05:00', 'tomorrow at 9:00 AM'],
  ['2026-12-07T09:00-05:00', 'Monday at 9:00 AM'],
  ['2027-01-04T09:30-05:00', 'on Monday, January 4 at 9:30 AM'],
])('an opening at %s is told as %s', (opens, words) => {
  expect(openingWords(new Date(opens), at)).toBe(words)
})

test('the text names the business, once', () => {
  const given = { opensAt: new Date('2026-12-07T09:00-05:00'), ...at }
  expect(answerText({ business: 'Riverside Bikes', answer: 'We open {opens}.' }, given)).toBe(
    'Riverside Bikes: We open Monday at 9:00 AM.',
  )
  expect(answerText({ business: 'Riverside Bikes', answer: 'Riverside Bikes opens {opens}.' }, given)).toBe(
    'Riverside Bikes opens Monday at 9:00 AM.',
  )
  expect(
    answerText({ business: 'Riverside Bikes', answer: 'Back {opens}.' }, { ...given, opensAt: null }),
  ).toBe('Riverside Bikes: Back soon.')
})
