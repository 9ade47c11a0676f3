// The federal holidays as the Office of Personnel Management publishes them, with the days on which they are observed.
import { expect, test } from 'vitest'
import { federalHoliday } from './holidays.ts'
import { dayOfDate } from './zone-clock.ts'

const years: readonly [year: number, days: string[]][] = [
  [2026, ['01-01', '01-19', '02-16', '05-25', '06-19', '07-03', '07-04', '09-07', '10-12', '11-11', '11-26', '12-25']],
  // 19 June and 25 December are Saturdays, 4 July is a Sunday, and 1 January 2028 is a Saturday.
  [2027, ['01-01', '01-18', '02-15', '05-31', '06-18', '06-19', '07-04', '07-05', '09-06', '10-11', '11-11', '11-25', '12-24', '12-25', '12-31']],
  [2028, ['01-01', '01-17', '02-21', '05-29', '06-19', '07-04', '09-04', '10-09', '11-10', '11-11', '11-23', '12-25']],
  [2029, ['01-01', '01-15', '02-19', '05-28', '06-19', '07-04', '09-03', '10-08', '11-11', '11-12', '11-22', '12-25']],
] // biome-ignore format: a table

test.each(years)('the holidays of %d, and no other day', (year, days) => {
  const first = dayOfDate(`${year}-01-01`)
  const all = Array.from({ length: dayOfDate(`${year + 1}-01-01`) - first }, (_, step) => first + step)
  const found = all.filter((day) => federalHoliday(day) !== null)
  expect(found.map((day) => new Date(day * 86_400_000).toISOString().slice(5, 10))).toEqual(days)
})

test('an observed day goes by the name of its holiday', () => {
  expect(federalHoliday(dayOfDate('2026-07-03'))).toBe('Independence Day')
  expect(federalHoliday(dayOfDate('2027-12-31'))).toBe('New Year’s Day')
  expect(federalHoliday(dayOfDate('2026-11-26'))).toBe('Thanksgiving Day')
})
