// The federal holidays of the United States (5 U.S.C. 6103), for the states that forbid sales texts on holidays. The day itself
// and the day it is observed on both count, because the statutes differ on which of them is meant.
import { DAY_MS, dayOfDate, WEEKDAYS, type Weekday, weekdayOf } from './zone-clock.ts'

/** The holiday that falls on this day or is observed on it, or null. */
export function federalHoliday(day: number): string | null {
  const year = new Date(day * DAY_MS).getUTCFullYear()
  const kept = years.get(year) ?? holidaysOf(year)
  years.set(year, kept)
  return kept.get(day) ?? null
}

const years = new Map<number, ReadonlyMap<number, string>>()

// Inauguration Day is left out: it is a holiday around Washington, D.C. only (5 U.S.C. 6103(c)), where no rule names holidays.
function holidaysOf(year: number): ReadonlyMap<number, string> {
  const fixed: readonly (readonly [string, string])[] = [
    ['New Year’s Day', `${year}-01-01`],
    ['Juneteenth', `${year}-06-19`],
    ['Independence Day', `${year}-07-04`],
    ['Veterans Day', `${year}-11-11`],
    ['Christmas Day', `${year}-12-25`],
    ['New Year’s Day', `${year + 1}-01-01`], // on a Saturday it is observed in the year before
  ]
  const moving: readonly (readonly [string, number])[] = [
    ['Martin Luther King Jr. Day', next('Mon', `${year}-01-15`)],
    ['Washington’s Birthday', next('Mon', `${year}-02-15`)],
    ['Memorial Day', next('Mon', `${year}-05-25`)],
    ['Labor Day', next('Mon', `${year}-09-01`)],
    ['Columbus Day', next('Mon', `${year}-10-08`)],
    ['Thanksgiving Day', next('Thu', `${year}-11-22`)],
  ]
  const days = new Map(moving.map(([name, day]) => [day, name]))
  for (const [name, date] of fixed) for (const day of observed(dayOfDate(date))) days.set(day, name)
  return days
}

/** The first such weekday on or after a date: the third Monday of a month is the one on or after its 15th. */
function next(weekday: Weekday, date: string): number {
  const day = dayOfDate(date)
  return day + ((WEEKDAYS.indexOf(weekday) - WEEKDAYS.indexOf(weekdayOf(day)) + 7) % 7)
}

/** 5 U.S.C. 6103(b) and Executive Order 11582: on a Saturday also the Friday before, on a Sunday also the Monday after. */
function observed(day: number): number[] {
  const weekday = weekdayOf(day)
  if (weekday === 'Sat') return [day - 1, day]
  return weekday === 'Sun' ? [day, day + 1] : [day]
}
