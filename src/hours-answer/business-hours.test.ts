// When a department is closed, as a table: the hours, the moment by its own clock → since when and until when, also where the clocks change.
import { describe, expect, test } from 'vitest'
import { closedPeriod, type Holiday, USUAL_WEEK, type Week, whyNotHours } from './business-hours.ts'

const NEW_YORK = 'America/New_York'
const none: Week = [[], [], [], [], [], [], []]
const daily = (...spans: [number, number][]): Week =>
  none.map(() => spans.map(([from, to]) => ({ from: from * 60, to: to * 60 })))
const CHRISTMAS: Holiday[] = [{ on: '2026-12-25', name: 'Christmas Day' }]

test.each<[why: string, week: Week, holidays: Holiday[], now: string, since: string | null, until: string | null]>([
  ['within hours', USUAL_WEEK, [], '2026-12-01T12:00-05:00', null, null],
  ['at the opening', USUAL_WEEK, [], '2026-12-01T09:00-05:00', null, null],
  ['a moment before it', USUAL_WEEK, [], '2026-12-01T08:59:59.999-05:00', '2026-11-30T17:00-05:00', '2026-12-01T09:00-05:00'],
  ['at the end', USUAL_WEEK, [], '2026-12-01T17:00-05:00', '2026-12-01T17:00-05:00', '2026-12-02T09:00-05:00'],
  ['at night, after midnight', USUAL_WEEK, [], '2026-12-02T02:00-05:00', '2026-12-01T17:00-05:00', '2026-12-02T09:00-05:00'],
  ['on a weekend', USUAL_WEEK, [], '2026-12-06T12:00-05:00', '2026-12-04T17:00-05:00', '2026-12-07T09:00-05:00'],
  ['at noon between two openings', daily([9, 12], [13, 17]), [], '2026-12-01T12:30-05:00', '2026-12-01T12:00-05:00', '2026-12-01T13:00-05:00'],
  ['on a holiday, with the weekend behind it', USUAL_WEEK, CHRISTMAS, '2026-12-25T12:00-05:00', '2026-12-24T17:00-05:00', '2026-12-28T09:00-05:00'],
  ['open around the clock', daily([0, 24]), [], '2026-12-01T00:00-05:00', null, null],
  ['open around the clock, on the night that has no 2 o\u2019clock', daily([0, 24]), [], '2026-03-08T03:00-04:00', null, null],
  ['a night shift that goes on past midnight', daily([0, 2], [22, 24]), [], '2026-12-01T23:59:59-05:00', null, null],
  ['after the night shift', daily([0, 2], [22, 24]), [], '2026-12-01T12:00-05:00', '2026-12-01T02:00-05:00', '2026-12-01T22:00-05:00'],
  ['the night when the clocks go forward', daily([9, 17]), [], '2026-03-08T06:00-04:00', '2026-03-07T17:00-05:00', '2026-03-08T09:00-04:00'],
  ['the night when they go back', daily([9, 17]), [], '2026-11-01T01:30-05:00', '2026-10-31T17:00-04:00', '2026-11-01T09:00-05:00'],
  ['an opening at an hour that is skipped', daily([2, 5]), [], '2026-03-08T01:30-05:00', '2026-03-07T05:00-05:00', '2026-03-08T03:00-04:00'],
  ['an hour that comes twice belongs to the opening both times', daily([1, 2]), [], '2026-11-01T01:30-05:00', null, null],
])('%s', (_why, week, holidays, now, since, until) => {
  const closed = closedPeriod({ week, holidays, timeZone: NEW_YORK }, new Date(now))
  expect(closed && [closed.since, closed.until].map((at) => at?.toISOString() ?? null)).toEqual(
    since === null ? null : [new Date(since).toISOString(), until === null ? null : new Date(until).toISOString()],
  )
}) // biome-ignore format: a row a line

test('every moment of a closed period names the same period, through a year with both changes of the clocks', () => {
  const hours = { week: daily([9, 12], [13, 17]), holidays: CHRISTMAS, timeZone: NEW_YORK }
  for (let at = Date.parse('2026-01-01T00:00Z'); at < Date.parse('2027-01-01T00:00Z'); at += 97 * 60_000) {
    const closed = closedPeriod(hours, new Date(at))
    if (!closed?.until) continue
    expect(closed.since.getTime()).toBeLessThanOrEqual(at)
    expect(closed.until.getTime()).toBeGreaterThan(at)
    expect(closedPeriod(hours, closed.since)).toEqual(closed)
    expect(closedPeriod(hours, new Date(closed.until.getTime() - 1))).toEqual(closed)
    expect(closedPeriod(hours, closed.until)).toBeNull()
  }
})

test('a department that opens never again says so', () => {
  expect(
    closedPeriod({ week: none, holidays: [], timeZone: NEW_YORK }, new Date('2026-12-01T12:00Z'))?.until,
  ).toBeNull()
})

describe('hours that cannot be kept', () => {
  test.each<[why: string, week: Week, told: RegExp | null]>([
    ['usual ones', USUAL_WEEK, null],
    ['two openings that touch', daily([9, 12], [12, 17]), null],
    ['no day at all', none, /never open/],
    ['six days', USUAL_WEEK.slice(1), /seven days/],
    ['an end before its beginning', daily([17, 9]), /ends after it begins/],
    ['an opening of no length', daily([9, 9]), /ends after it begins/],
    ['two that overlap', daily([9, 13], [12, 17]), /overlap/],
  ])('%s', (_why, week, told) => {
    const why = whyNotHours(week)
    if (told) expect(why).toMatch(told)
    else expect(why).toBeNull()
  })
})
