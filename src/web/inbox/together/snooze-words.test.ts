// Snoozes in words, as a table.
import { expect, test } from 'vitest'
import { sleepsUntil, snoozeWords } from './snooze-words.ts'

const plain = (words: string): string => words.replaceAll('\u202f', ' ')
const now = new Date('2026-03-03T15:00:00Z')

test.each([
  ['2026-03-03T18:30:00Z', 'America/New_York', 'America/New_York', '1:30 PM'],
  ['2026-03-03T18:30:00Z', 'America/New_York', 'Europe/Berlin', '1:30 PM EST'],
  ['2026-03-04T14:00:00Z', 'America/New_York', 'America/New_York', 'Wed, Mar 4, 9:00 AM'],
  ['2026-03-09T13:00:00Z', 'America/New_York', 'America/Chicago', 'Mon, Mar 9, 9:00 AM EDT'],
])('%s in %s, read in %s: %s', (at, timeZone, own, expected) => {
  expect(plain(snoozeWords(new Date(at), now, timeZone, { locale: 'en-US', own }))).toBe(expected)
})

test('without a time it sleeps until they text', () => {
  expect(sleepsUntil(null, now, 'UTC')).toBe('Snoozed until they text.')
})
