// Lays the rows of the hours table over each other: what is left of a day in some regions, and which rows cut it.
import { federalHoliday } from './holidays.ts'
import { type HoursRow, hoursTable, RULES_VERSION, type Time } from './hours-table.ts'
import { dayOfDate, WEEKDAYS, weekdayOf } from './zone-clock.ts'

/** The versions of the table that can be asked; an older one stays here when a new one is added. */
const tables = { [RULES_VERSION]: hoursTable } as const
export type RulesVersion = keyof typeof tables

/** Minutes since local midnight, from inclusive, to exclusive; from = to when the day is closed. */
export type DayWindow = {
  readonly from: number
  readonly to: number
  /** The rows that say when it opens and when it closes. */
  readonly opening: HoursRow
  readonly closing: HoursRow
}

/** What is left of a local day when the rows of all these regions are obeyed. */
export function windowOn(regions: readonly string[], day: number, version: RulesVersion): DayWindow {
  const days = daysOf(`${version} ${regions.join(' ')}`)
  const kept = days.get(day)
  if (kept !== undefined) return kept
  const window = intersect(rowsInForce(regions, day, version), day)
  if (days.size >= KEPT_DAYS) days.clear()
  days.set(day, window)
  return window
}

/** The rows for these regions: their own and those of the United States, or of everywhere else, that they lie in. */
export function rowsInForce(regions: readonly string[], day: number, version: RulesVersion): HoursRow[] {
  const wanted = [...regions, ...regions.map((region) => (isUnitedStates(region) ? 'US' : 'abroad'))]
  return tables[version].filter(
    (row) =>
      wanted.includes(row.region) &&
      (row.effectiveFrom === null || day >= dayOfDate(row.effectiveFrom)) &&
      (row.effectiveTo === undefined || day <= dayOfDate(row.effectiveTo)),
  )
}

const isUnitedStates = (region: string): boolean => region === 'US' || region.startsWith('US-')

/** "US-FL, every day 8:00 to 20:00: Fla. Stat. 501.616(6)", for a record or a tooltip. */
export function writeRow({ region, days, from, to, source, confidence }: HoursRow): string {
  const hours = from === null || to === null ? 'closed' : `${from} to ${to}`
  const when = days.length === WEEKDAYS.length ? 'every day' : spanOf(days)
  return `${region}, ${when} ${hours}: ${source} (${confidence})`
}

const spanOf = (days: readonly string[]): string =>
  days.length === 1 ? `${days[0]}` : `${days[0]} to ${days[days.length - 1]}`

function intersect(rows: readonly HoursRow[], day: number): DayWindow {
  const weekday = weekdayOf(day)
  const isHoliday = federalHoliday(day) !== null
  let window: DayWindow | null = null
  for (const row of rows) {
    if (!row.days.includes(weekday)) continue
    if (row.from === null || row.to === null || (isHoliday && row.holidays === 'closed')) return closedBy(row)
    window = narrowed(window, row, minutesOf(row.from), minutesOf(row.to))
  }
  // Every region lies in the United States or abroad, and both have a row for every day.
  if (window === null) throw new Error('The hours table has no row for this day.')
  return window.from < window.to ? window : closedBy(window.closing)
}

/** At the same minute the later row is named: a state’s own says more than the federal one above it. */
function narrowed(window: DayWindow | null, row: HoursRow, from: number, to: number): DayWindow {
  if (window === null) return { from, to, opening: row, closing: row }
  const opens = from >= window.from ? { from, opening: row } : { from: window.from, opening: window.opening }
  const closes = to <= window.to ? { to, closing: row } : { to: window.to, closing: window.closing }
  return { ...opens, ...closes }
}

const closedBy = (row: HoursRow): DayWindow => ({ from: 0, to: 0, opening: row, closing: row })

function minutesOf(time: Time): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

const KEPT_DAYS = 100
const KEPT_REGIONS = 2_000
const keptDays = new Map<string, Map<number, DayWindow>>()

function daysOf(key: string): Map<number, DayWindow> {
  const kept = keptDays.get(key)
  if (kept !== undefined) return kept
  if (keptDays.size >= KEPT_REGIONS) keptDays.clear()
  const days = new Map<number, DayWindow>()
  keptDays.set(key, days)
  return days
}
