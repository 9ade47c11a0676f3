// Wall clocks on the days on which they are changed.
import { expect, test } from 'vitest'
import { instantOf, isZone, wallAt, weekdayOf, writeWall } from './zone-clock.ts'

const E = 'America/New_York'

type Row = [what: string, zone: string, at: string, wall: string]
const rows: readonly Row[] = [
  ['winter', E, '2026-12-01T12:59:59Z', 'Tue 2026-12-01 07:59'],
  ['summer', E, '2026-07-01T12:00:00Z', 'Wed 2026-07-01 08:00'],
  ['before an hour is skipped', E, '2027-03-14T06:59:00Z', 'Sun 2027-03-14 01:59'],
  ['after it', E, '2027-03-14T07:00:00Z', 'Sun 2027-03-14 03:00'],
  ['an hour the first time', E, '2027-11-07T05:30:00Z', 'Sun 2027-11-07 01:30'],
  ['and the second', E, '2027-11-07T06:30:00Z', 'Sun 2027-11-07 01:30'],
  ['a new year there, not here', 'Pacific/Auckland', '2026-12-31T11:00:00Z', 'Fri 2027-01-01 00:00'],
  ['a zone of a half hour', 'America/St_Johns', '2026-12-01T12:00:00Z', 'Tue 2026-12-01 08:30'],
  ['of three quarters', 'Asia/Kathmandu', '2026-12-01T12:00:00Z', 'Tue 2026-12-01 17:45'],
  ['that changes by a half hour', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z', 'Sun 2026-10-04 02:30'],
  ['before 1970', 'UTC', '1969-12-31T23:59:00Z', 'Wed 1969-12-31 23:59'],
]

test.each(rows)('%s', (_what, zone, at, wall) => {
  expect(writeWall(wallAt(zone, Date.parse(at)))).toBe(wall)
})

const back: readonly Row[] = [
  ['eight in winter', E, '2026-12-01T08:00-05:00', 'Tue 2026-12-01 08:00'],
  ['eight on a day with 23 hours', E, '2027-03-14T08:00-04:00', 'Sun 2027-03-14 08:00'],
  ['eight on a day with 25', E, '2027-11-07T08:00-05:00', 'Sun 2027-11-07 08:00'],
  ['midnight before the change', E, '2027-03-14T00:00-05:00', 'Sun 2027-03-14 00:00'],
  ['a time that is skipped is as much later', E, '2027-03-14T03:30-04:00', 'Sun 2027-03-14 02:30'],
  ['a time shown twice is the first', E, '2027-11-07T01:30-04:00', 'Sun 2027-11-07 01:30'],
]

test.each(back)('%s', (_what, zone, at, wall) => {
  const [, date = '', time = ''] = wall.split(' ')
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const day = Date.parse(date) / 86_400_000
  expect(new Date(instantOf(zone, { day, minute: hour * 60 + minute }))).toEqual(new Date(at))
})

test('there and back again, every quarter of an hour of a year', () => {
  for (const zone of [E, 'America/Adak', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Cairo']) {
    for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += 900_000) {
      const again = instantOf(zone, wallAt(zone, at))
      expect(wallAt(zone, again)).toEqual(wallAt(zone, at))
      expect(again).toBeLessThanOrEqual(at)
    }
  }
})

test('zones are told from what is none', () => {
  expect(['America/New_York', 'US/Eastern', 'UTC'].map(isZone)).toEqual([true, true, true])
  expect(['Eastern', 'America/Gotham', ' '].map(isZone)).toEqual([false, false, false])
})

test('weekdays go on before 1970', () => {
  expect([-1, 0, 4, 20_788].map(weekdayOf)).toEqual(['Wed', 'Thu', 'Mon', 'Tue'])
})
