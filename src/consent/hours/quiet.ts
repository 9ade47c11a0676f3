// Quiet hours: may a text go now, by the clock of every place where its recipient may be, and if not, when?
import { type HoursRow, RULES_VERSION } from './hours-table.ts'
import { type Places, regionsOf } from './place.ts'
import { type RulesVersion, windowOn } from './windows.ts'
import { DAY_MS, instantOf, wallAt, writeWall } from './zone-clock.ts'

export type QuietQuestion = {
  readonly now: Date
  readonly level: 'promotional' | 'informational'
  readonly places: Places
  /** The setting that keeps informational texts to the same hours. */
  readonly informationalToo: boolean
  readonly rulesVersion?: RulesVersion
}

/** The time in one candidate zone, "Sun 2026-03-08 09:15". */
export type LocalTime = { readonly zone: string; readonly time: string }

export type QuietVerdict =
  | { readonly open: true; readonly local: readonly LocalTime[]; readonly rulesVersion: RulesVersion }
  | {
      readonly open: false
      /** The next instant at which it is open everywhere; null when there is none within eight days. */
      readonly opensAt: Date | null
      /** The zone that is waited for: of those that are closed now, the one that opens last. */
      readonly because: Because
      readonly rulesVersion: RulesVersion
    }

export type Because = {
  readonly zone: string
  readonly region: string
  readonly localTime: string
  readonly rule: HoursRow
}

/** How far ahead an opening is looked for: past any Sunday with holidays around it. */
const AHEAD_DAYS = 8

/**
 * Open only if the hour is right in every zone where the recipient may be, by the rules of every state they may be in: whose law
 * holds is as uncertain as where they are. Answers that the recipient asked for are not solicitations (47 CFR 64.1200(c)(1),
 * (f)(15)), so conversational texts are never asked about.
 */
export function quietVerdict(question: QuietQuestion): QuietVerdict {
  const { now, level, places, informationalToo, rulesVersion = RULES_VERSION } = question
  const at = now.getTime()
  if (Number.isNaN(at)) throw new RangeError('Quiet hours were asked about no point in time.')
  const zones = [...new Set(places.map(({ zone }) => zone))]
  const rules: Rules = { regions: regionsOf(places), version: rulesVersion }
  const isHeld = level === 'promotional' || informationalToo
  const waited = isHeld ? lastToOpen(zones, at, rules) : null
  if (waited === null) return { open: true, local: zones.map((zone) => localTime(zone, at)), rulesVersion }
  const opens = nextOpening(zones, at, rules)
  const opensAt = opens === null ? null : new Date(opens)
  return { open: false, opensAt, because: whyClosed(places, waited, at, rules), rulesVersion }
}

type Rules = { readonly regions: readonly string[]; readonly version: RulesVersion }

/** Of the zones that are closed now the one that opens last; null when all are open. */
function lastToOpen(zones: readonly string[], at: number, rules: Rules): string | null {
  let last: { zone: string; opens: number } | null = null
  for (const zone of zones) {
    const opens = openingFrom(zone, at, rules)
    if (opens > at && (last === null || opens > last.opens)) last = { zone, opens }
  }
  return last?.zone ?? null
}

/** Goes from opening to opening until one suits all zones: a few steps, since each is the opening of some zone. */
function nextOpening(zones: readonly string[], now: number, rules: Rules): number | null {
  const limit = now + AHEAD_DAYS * DAY_MS
  let at = now
  for (;;) {
    const opens = Math.max(...zones.map((zone) => openingFrom(zone, at, rules)))
    if (opens > limit) return null
    if (opens <= at) return at
    at = opens
  }
}

/** The first instant from `at` on at which it is open in this zone; infinitely far when no day ahead is. */
function openingFrom(zone: string, at: number, { regions, version }: Rules): number {
  const here = wallAt(zone, at)
  for (let day = here.day; day <= here.day + AHEAD_DAYS + 1; day++) {
    const { from, to } = windowOn(regions, day, version)
    if (from >= to || (day === here.day && here.minute >= to)) continue
    return day === here.day && here.minute >= from ? at : instantOf(zone, { day, minute: from })
  }
  return Number.POSITIVE_INFINITY
}

/** A rule for a whole country is told of the state that lies in this zone, a state's own of that state. */
function whyClosed(places: Places, zone: string, at: number, { regions, version }: Rules): Because {
  const wall = wallAt(zone, at)
  const { from, opening, closing } = windowOn(regions, wall.day, version)
  const rule = wall.minute < from ? opening : closing
  const here = places.find((place) => place.zone === zone) ?? places[0]
  const region = regions.includes(rule.region) ? rule.region : here.region
  return { zone, region, localTime: writeWall(wall), rule }
}

const localTime = (zone: string, at: number): LocalTime => ({ zone, time: writeWall(wallAt(zone, at)) })
