// The clock of the opt-out desk: a request to stop must be honoured within ten business days, 47 CFR 64.1200(a)(10). Days are
// local ones of the department, counted from 1 January 1970; weekends and federal holidays do not count.
import { federalHoliday } from '../hours/holidays.ts'
import { DAY_MS, dayOfDate, wallAt, weekdayOf } from '../hours/zone-clock.ts'

/** 47 CFR 64.1200(a)(10): "within a reasonable time not to exceed ten business days from receipt". */
export const BUSINESS_DAYS = 10

/** The last day on which it may be decided, as "2026-03-20". The day on which it was said does not count. */
export function dueOn(saidAt: Date, timeZone: string): string {
  let { day } = wallAt(timeZone, saidAt.getTime())
  for (let left = BUSINESS_DAYS; left > 0; ) {
    day += 1
    if (isBusinessDay(day)) left -= 1
  }
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** How many business days are left after today: 0 on the last one, less than that when it is overdue. */
export function businessDaysLeft(due: string, now: Date, timeZone: string): number {
  const today = wallAt(timeZone, now.getTime()).day
  const last = dayOfDate(due)
  const between = (from: number, to: number): number => {
    let count = 0
    for (let day = from + 1; day <= to; day += 1) if (isBusinessDay(day)) count += 1
    return count
  }
  // Overdue from the day after, be it a weekend.
  return last >= today ? between(today, last) : -Math.max(1, between(last, today))
}

const isBusinessDay = (day: number): boolean =>
  !['Sat', 'Sun'].includes(weekdayOf(day)) && federalHoliday(day) === null
