// How many promotional texts a number may get in a day about one matter.
import { type HoursRow, RULES_VERSION } from './hours-table.ts'
import { type Places, regionsOf } from './place.ts'
import { rowsInForce } from './windows.ts'
import { HOUR_MS, wallAt } from './zone-clock.ts'

/** Three in any 24 hours, everywhere: the law of Florida, Oklahoma, Maryland and Oregon, kept for all as house policy. */
export const HOUSE_CAP = { texts: 3, hours: 24 } as const

export type CapQuestion = {
  readonly level: 'promotional' | 'informational'
  /** The earlier promotional texts to this number about this matter; older ones and other orders do no harm. */
  readonly sentAt: readonly Date[]
  readonly now: Date
  readonly places: Places
  /** The organization's own limit in 24 hours, if it is lower than three. */
  readonly atMost?: number
}

export type CapVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly reason: 'cap'
      readonly until: Date
      /** The row of law that says so, or the house's own limit. */
      readonly rule: HoursRow | 'house policy'
    }

/** Refuses the text that would be one too many, and says when it no longer is. Hours are real ones: no clock change alters them. */
export function capVerdict({
  level,
  sentAt,
  now,
  places,
  atMost = HOUSE_CAP.texts,
}: CapQuestion): CapVerdict {
  if (!Number.isInteger(atMost) || atMost < 1) throw new RangeError('A cap is a whole number from 1 on.')
  if (level !== 'promotional') return { ok: true }
  const law = strictestLaw(places, now)
  const isLaw = law?.cap !== undefined && law.cap.texts <= atMost
  const texts = isLaw ? law.cap.texts : Math.min(atMost, HOUSE_CAP.texts)
  const windowMs = (isLaw ? law.cap.hours : HOUSE_CAP.hours) * HOUR_MS
  const oldest = nthLatest(sentAt, texts)
  if (oldest === null || oldest + windowMs <= now.getTime()) return { ok: true }
  return { ok: false, reason: 'cap', until: new Date(oldest + windowMs), rule: isLaw ? law : 'house policy' }
}

type Capped = HoursRow & { readonly cap: NonNullable<HoursRow['cap']> }

function strictestLaw(places: Places, now: Date): Capped | null {
  const { day } = wallAt(places[0].zone, now.getTime())
  const rows = rowsInForce(regionsOf(places), day, RULES_VERSION)
  const capped = rows.filter((row): row is Capped => row.cap !== undefined)
  return capped.reduce<Capped | null>(
    (least, row) => (least && least.cap.texts <= row.cap.texts ? least : row),
    null,
  )
}

/** The n-th latest of these times, in one pass: `latest` never holds more than n of them. */
function nthLatest(times: readonly Date[], n: number): number | null {
  const latest: number[] = []
  for (const time of times) {
    const at = time.getTime()
    const place = latest.findIndex((other) => at > other)
    if (place === -1 && latest.length >= n) continue
    latest.splice(place === -1 ? latest.length : place, 0, at)
    if (latest.length > n) latest.pop()
  }
  return latest[n - 1] ?? null
}
