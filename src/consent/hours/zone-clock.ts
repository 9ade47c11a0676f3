// The wall clock of a zone: which day and minute it is there at an instant, and the instant of a day and minute. The rules are
// those of Intl, so that no zone database is shipped; what Intl said is kept, because asking it costs microseconds.

/** A local day, counted from 1 January 1970, and the minute since its midnight. */
export type Wall = { readonly day: number; readonly minute: number }

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

export function wallAt(zone: string, at: number): Wall {
  const local = at + offsetMs(zone, at)
  const day = Math.floor(local / DAY_MS)
  return { day, minute: Math.floor((local - day * DAY_MS) / MINUTE_MS) }
}

/** When the clocks there show this. Shown twice: the first time; skipped: as much later as was skipped (RFC 5545, 3.3.5). */
export function instantOf(zone: string, { day, minute }: Wall): number {
  const local = day * DAY_MS + minute * MINUTE_MS
  const before = local - offsetMs(zone, local - DAY_MS)
  const after = local - offsetMs(zone, local + DAY_MS)
  const real = [before, after].filter((at) => at + offsetMs(zone, at) === local)
  return real.length > 0 ? Math.min(...real) : Math.max(before, after)
}

/** "Sun 2026-03-08 09:15", as it is kept with each text. */
export function writeWall({ day, minute }: Wall): string {
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10)
  return `${weekdayOf(day)} ${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): Weekday => WEEKDAYS[(((day + 3) % 7) + 7) % 7] ?? 'Mon'

/** "2026-03-08" as a day's number. */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS

/** Does Intl know this zone? A zone that was renamed or mistyped is none. */
export function isZone(zone: string): boolean {
  if (clocks.has(zone)) return true
  try {
    clockOf(zone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The zone by the name that Intl has for it, however it was written; null where there is none. An offset such as +02:00 is none: it knows no summer time. */
export const zoneNamed = (typed: string): string | null =>
  /^[A-Za-z]/.test(typed) && isZone(typed) ? clockOf(typed).format.resolvedOptions().timeZone : null

const two = (number: number): string => String(number).padStart(2, '0')

type ZoneClock = { readonly format: Intl.DateTimeFormat; readonly offsets: Map<number, number> }
const clocks = new Map<string, ZoneClock>()

// Clocks are only ever changed at a whole quarter of an hour, so an answer holds for its quarter.
const QUARTER_MS = 15 * MINUTE_MS
const KEPT = 2_000

function offsetMs(zone: string, at: number): number {
  const { format, offsets } = clocks.get(zone) ?? clockOf(zone)
  const quarter = Math.floor(at / QUARTER_MS)
  const kept = offsets.get(quarter)
  if (kept !== undefined) return kept
  const start = quarter * QUARTER_MS
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = format.format(start).split(/\D+/).map(Number)
  const offset = Date.UTC(year, month - 1, day, hour, minute) - start
  if (offsets.size >= KEPT) offsets.clear()
  offsets.set(quarter, offset)
  return offset
}

function clockOf(zone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const clock = { format, offsets: new Map<number, number>() }
  clocks.set(zone, clock)
  return clock
}
