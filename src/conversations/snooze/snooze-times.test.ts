// Snooze times as a table: the moment and the department's zone → what is offered, by its clock.
import { expect, test } from 'vitest'
import { asEntered, pickedTime, snoozeTimes } from './snooze-times.ts'

test.each<[string, string, string, readonly string[]]>([
  [
    'in the morning',
    '2026-03-03T15:10:00Z',
    'America/New_York',
    ['Later today 2026-03-03T13:30', 'Tomorrow 2026-03-04T09:00', 'Monday 2026-03-09T09:00'],
  ],
  [
    'at the last moment for later today',
    '2026-03-03T20:00:00Z',
    'America/New_York',
    ['Later today 2026-03-03T18:00', 'Tomorrow 2026-03-04T09:00', 'Monday 2026-03-09T09:00'],
  ],
  [
    'in the evening',
    '2026-03-03T20:01:00Z',
    'America/New_York',
    ['Tomorrow 2026-03-04T09:00', 'Monday 2026-03-09T09:00'],
  ],
  [
    'on a Sunday tomorrow is Monday',
    '2026-03-01T20:30:00Z',
    'America/New_York',
    ['Tomorrow 2026-03-02T09:00'],
  ],
  [
    'on a Saturday',
    '2026-03-07T23:00:00Z',
    'America/New_York',
    ['Tomorrow 2026-03-08T09:00', 'Monday 2026-03-09T09:00'],
  ],
  [
    'on a Monday',
    '2026-03-09T22:30:00Z',
    'America/New_York',
    ['Tomorrow 2026-03-10T09:00', 'Next Monday 2026-03-16T09:00'],
  ],
  [
    'by the department\u2019s day, not the reader\u2019s',
    '2026-03-03T23:30:00Z',
    'Asia/Tokyo',
    ['Later today 2026-03-04T11:30', 'Tomorrow 2026-03-05T09:00', 'Monday 2026-03-09T09:00'],
  ],
])('%s', (_, now, zone, expected) => {
  expect(snoozeTimes(new Date(now), zone).map(({ label, at }) => `${label} ${asEntered(at, zone)}`)).toEqual(
    expected,
  )
})

test('nine in the morning is nine on the day on which the clocks change', () => {
  const at = snoozeTimes(new Date('2026-03-08T02:00:00Z'), 'America/New_York').find(
    ({ label }) => label === 'Tomorrow',
  )?.at
  expect(at?.toISOString()).toBe('2026-03-08T13:00:00.000Z')
})

test.each([
  ['2026-03-08T14:30', '2026-03-08T18:30:00.000Z'],
  ['2026-03-08T02:30', '2026-03-08T07:30:00.000Z'], // skipped by the clocks: as much later
  ['2026-03-01T14:30', null], // over
  ['2026-03-08', null],
  ['soon', null],
  ['2026-03-08T25:00', null],
  ['', null],
])('"%s" is %s', (entered, expected) => {
  const now = new Date('2026-03-03T15:00:00Z')
  expect(pickedTime(entered, 'America/New_York', now)?.toISOString() ?? null).toBe(expected)
})
