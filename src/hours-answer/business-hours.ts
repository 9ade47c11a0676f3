// When a department is there: hours for each weekday and days on which it is closed, by the clock of its own zone.
import {
  DAY_MS,
  dayOfDate,
  instantOf,
  WEEKDAYS,
  type Weekday,
  wallAt,
  weekdayOf,
} from '../consent/hours/zone-clock.ts'

/** From and to, in minutes since midnight; 1440 is the end of the day. */
export type Span = { readonly from: number; readonly to: number }
/** For each day from Monday to Sunday. */
export type Week = readonly (readonly Span[])[]
export type Holiday = { readonly on: string; readonly name: string }
export type Hours = { readonly week: Week; readonly holidays: readonly Holiday[]; readonly timeZone: string }

/** A time in which nobody is there. `until` is null where no opening is known within two months. */
export type Closed = { readonly since: Date; readonly until: Date | null }

const MOST_DAYS = 62

/** The closed period that holds now, or null while the department is open. Both of its ends are instants, whatever the clocks do. */
export function closedPeriod(hours: Hours, now: Date): Closed | null {
  const { timeZone } = hours
  const at = now.getTime()
  const today = wallAt(timeZone, at).day
  let since: number | null = null
  for (let day = today; day >= today - MOST_DAYS && since === null; day--) {
    for (const { from, to } of openingsOn(hours, day).toReversed()) {
      if (from <= at && at < to) return null
      if (to <= at) since = Math.max(since ?? to, to)
    }
  }
  let until: number | null = null
  for (let day = today; day <= today + MOST_DAYS && until === null; day++)
    for (const { from, to } of openingsOn(hours, day))
      if (from > at && to > from) until = Math.min(until ?? from, from)
  const start = since ?? instantOf(timeZone, { day: today - MOST_DAYS, minute: 0 })
  return { since: new Date(start), until: until === null ? null : new Date(until) }
}

/** The openings of a local day as instants; an opening that the clocks skip over is none. */
function openingsOn({ week, holidays, timeZone }: Hours, day: number): { from: number; to: number }[] {
  if (holidays.some(({ on }) => dayOfDate(on) === day)) return []
  return spansOf(week, weekdayOf(day))
    .map(({ from, to }) => ({
      from: instantOf(timeZone, { day, minute: from }),
      to:
        to === MINUTES
          ? instantOf(timeZone, { day: day + 1, minute: 0 })
          : instantOf(timeZone, { day, minute: to }),
    }))
    .filter(({ from, to }) => to > from)
    .sort((one, other) => one.from - other.from)
}

export const MINUTES = DAY_MS / 60_000

const spansOf = (week: Week, weekday: Weekday): readonly Span[] => week[WEEKDAYS.indexOf(weekday)] ?? []

/** Monday to Friday, nine to five. */
export const USUAL_WEEK: Week = WEEKDAYS.map((_, at) => (at < 5 ? [{ from: 540, to: 1_020 }] : []))

/** Why these hours cannot be kept, in one sentence; null when they can. */
export function whyNotHours(week: Week): string | null {
  if (week.length !== 7) return 'Give the hours of seven days, from Monday to Sunday.'
  if (week.every((spans) => spans.length === 0))
    return 'A department that is never open would answer every text by itself. Enter the hours of at least one day.'
  for (const spans of week) {
    const sorted = spans.toSorted((one, other) => one.from - other.from)
    if (sorted.some(({ from, to }) => from >= to))
      return 'Each opening ends after it begins. Enter the end after the beginning.'
    if (sorted.some((span, at) => at > 0 && span.from < (sorted[at - 1]?.to ?? 0)))
      return 'Two openings of one day overlap. Put them together, or apart.'
  }
  return null
}
