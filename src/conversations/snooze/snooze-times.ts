// When a conversation may sleep until, as people mean it: later today, tomorrow morning, on Monday; by the clock of its department.
import { DAY_MS, dayOfDate, instantOf, MINUTE_MS, wallAt, weekdayOf } from '../../consent/hours/zone-clock.ts'

export type SnoozeTime = { readonly label: string; readonly at: Date }

const MORNING = 9 * 60
const EVENING = 18 * 60
const LATER = 3 * 60
const HALF_HOUR = 30

/** The times that make sense now. Later today ends with the working day; Monday is left out where tomorrow is one. */
export function snoozeTimes(now: Date, timeZone: string): SnoozeTime[] {
  const { day, minute } = wallAt(timeZone, now.getTime())
  const at = (on: number, of: number): Date => new Date(instantOf(timeZone, { day: on, minute: of }))
  const later = Math.ceil((minute + LATER) / HALF_HOUR) * HALF_HOUR
  const times: SnoozeTime[] = later <= EVENING ? [{ label: 'Later today', at: at(day, later) }] : []
  times.push({ label: 'Tomorrow', at: at(day + 1, MORNING) })
  const monday = [2, 3, 4, 5, 6, 7].find((days) => weekdayOf(day + days) === 'Mon')
  if (monday !== undefined)
    times.push({ label: monday === 7 ? 'Next Monday' : 'Monday', at: at(day + monday, MORNING) })
  return times
}

/** What a person entered, as "2026-03-08T14:30" by the department's clock; null for what is no time, or is over. */
export function pickedTime(entered: string, timeZone: string, now: Date): Date | null {
  const [, date = '', hours = '', minutes = ''] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(entered) ?? []
  const day = dayOfDate(date)
  if (!Number.isInteger(day) || Number(hours) > 23 || Number(minutes) > 59) return null
  const at = instantOf(timeZone, { day, minute: Number(hours) * 60 + Number(minutes) })
  return at > now.getTime() ? new Date(at) : null
}

/** A moment as such an entry, for the field to begin with. */
export function asEntered(at: Date, timeZone: string): string {
  const { day, minute } = wallAt(timeZone, at.getTime())
  return new Date(day * DAY_MS + minute * MINUTE_MS).toISOString().slice(0, 16)
}
