// Which quiet hours hold for a contact now, in words.
import { expect, test } from 'vitest'
import { candidatePlaces, type Recipient } from '../../../consent/hours/places.ts'
import { hoursWords } from './hours-words.ts'

const newYork = '+12125550142'
const hawaii = { state: 'HI', zip: '96813' }
const options = { informationalToo: false, locale: 'en-US', timeZone: 'America/New_York' }

const say = (who: Recipient, now: string, more: Partial<typeof options> = {}) => {
  const told = hoursWords(candidatePlaces(who), { now: new Date(now), ...options, ...more })
  const plain = (text: string | undefined): string => (text ?? '').replace(/\s/gu, ' ')
  return { ...told, sentence: plain(told?.sentence), counted: plain(told?.counted) }
}

test.each<[string, Recipient, string, boolean, string]>([
  [
    'by day',
    { phone: newYork },
    '2026-12-01T15:00-05:00',
    false,
    'It’s 3:00 PM there: promotional texts may go.',
  ],
  [
    'at night',
    { phone: newYork },
    '2026-12-01T21:40-05:00',
    true,
    'It’s 9:40 PM there: promotional texts wait until tomorrow at 8:00 AM EST.',
  ],
  [
    'in Hawaii with a number of New York, in the morning there',
    { phone: newYork, address: hawaii },
    '2026-12-01T12:59-05:00',
    true,
    'It’s 7:59 AM in Honolulu and 12:59 PM in New York: promotional texts wait until 1:00 PM EST.',
  ],
  [
    'and in the evening here',
    { phone: newYork, address: hawaii },
    '2026-12-01T21:00-05:00',
    true,
    'It’s 4:00 PM in Honolulu and 9:00 PM in New York: promotional texts wait until tomorrow at 1:00 PM EST.',
  ],
  [
    'where no hour suits both',
    { phone: '+18085550142', zone: 'Europe/Berlin' },
    '2026-12-01T15:00-05:00',
    true,
    'It’s 10:00 AM in Honolulu and 9:00 PM in Berlin, and no hour of the day suits every place: promotional texts cannot go.',
  ],
  [
    'anywhere in the states served',
    { phone: '+18885550142' },
    '2026-12-01T15:00-05:00',
    false,
    'It’s between 12:00 PM and 3:00 PM where they may be: promotional texts may go.',
  ],
])('%s', (_what, who, now, isQuiet, sentence) => {
  expect(say(who, now)).toMatchObject({ isQuiet, sentence })
})

test('informational texts are named where they keep the same hours', () => {
  expect(say({ phone: newYork }, '2026-12-01T15:00-05:00', { informationalToo: true }).sentence).toBe(
    'It’s 3:00 PM there: promotional and informational texts may go.',
  )
})

test.each<[Recipient, string]>([
  [{ phone: newYork }, 'What counts: New York (area code).'],
  [
    { phone: newYork, zone: 'Pacific/Honolulu' },
    'What counts: Honolulu (their time zone), New York (area code).',
  ],
  [{ phone: newYork, address: hawaii }, 'What counts: Honolulu (ZIP code), New York (area code).'],
  [
    { phone: '+18885550142' },
    'Where they are isn’t known, so all of these count: New York, Chicago, Denver, Los Angeles.',
  ],
  [
    { phone: '+18885550142', address: { country: 'RU' } },
    expect.stringMatching(/^What counts: \w.* \(address\) and \d+ more\.$/),
  ],
])('for %j', (who, counted) => {
  expect(say(who, '2026-12-01T15:00-05:00').counted).toEqual(counted)
})

test('nothing is said of nobody', () => {
  expect(hoursWords([], { now: new Date('2026-12-01T15:00-05:00'), ...options })).toBe(null)
})
