// Points in time as people say them. The reader's own locale and zone unless told otherwise.

export type TimeOptions = { readonly locale?: string | undefined; readonly timeZone?: string | undefined }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** For a list: "now", "4 min", "9:41 AM", "Yesterday", "Tue", "Mar 3", "Mar 3, 2025". */
export function relativeTime(at: Date, now: Date, options: TimeOptions = {}): string {
  const ageMs = now.getTime() - at.getTime()
  if (ageMs < 60_000) return 'now'
  if (ageMs < HOUR_MS) return `${Math.floor(ageMs / 60_000)} min`
  const days = daysBetween(at, now, options)
  if (days === 0) return timeOfDay(at, options)
  if (days === 1) return 'Yesterday'
  if (days < 7) return format(at, { weekday: 'short' }, options)
  return yearOf(at, options) === yearOf(now, options)
    ? format(at, { day: 'numeric', month: 'short' }, options)
    : format(at, { day: 'numeric', month: 'short', year: 'numeric' }, options)
}

/** For a separator between days: "Today", "Yesterday", "Tuesday", "Tuesday, March 3". */
export function dayLabel(at: Date, now: Date, options: TimeOptions = {}): string {
  const days = daysBetween(at, now, options)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  if (days > 1 && days < 7) return format(at, { weekday: 'long' }, options)
  return yearOf(at, options) === yearOf(now, options)
    ? format(at, { weekday: 'long', day: 'numeric', month: 'long' }, options)
    : format(at, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, options)
}

export const timeOfDay = (at: Date, options: TimeOptions = {}): string =>
  format(at, { hour: 'numeric', minute: '2-digit' }, options)

/** To the minute, with its day: what hovering shows. */
export const exactTime = (at: Date, options: TimeOptions = {}): string =>
  format(at, { dateStyle: 'full', timeStyle: 'short' }, options)

/** A day of the calendar, to tell days apart. */
export const dayKey = (at: Date, { timeZone }: TimeOptions = {}): string =>
  format(at, { year: 'numeric', month: '2-digit', day: '2-digit' }, { locale: 'en-CA', timeZone })

/** How long something still holds: "21 h left", "12 min left"; empty once it is over. */
export function timeLeft(until: Date, now: Date): string {
  const leftMs = until.getTime() - now.getTime()
  if (leftMs <= 0) return ''
  if (leftMs < HOUR_MS) return `${Math.max(1, Math.floor(leftMs / 60_000))} min left`
  if (leftMs < 2 * DAY_MS) return `${Math.floor(leftMs / HOUR_MS)} h left`
  return `${Math.floor(leftMs / DAY_MS)} days left`
}

function daysBetween(at: Date, now: Date, options: TimeOptions): number {
  return Math.round((Date.parse(dayKey(now, options)) - Date.parse(dayKey(at, options))) / DAY_MS)
}

const yearOf = (at: Date, options: TimeOptions): string => dayKey(at, options).slice(0, 4)

const formats = new Map<string, Intl.DateTimeFormat>() // making one costs more than a hundred uses

function format(at: Date, parts: Intl.DateTimeFormatOptions, { locale, timeZone }: TimeOptions): string {
  const key = `${locale} ${timeZone} ${Object.entries(parts)}`
  const made =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts, ...(timeZone && { timeZone }) })
  formats.set(key, made)
  return made.format(at)
}
