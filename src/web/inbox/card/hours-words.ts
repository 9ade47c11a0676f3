// Which quiet hours hold for a contact now, in a sentence, and which places they are those of. The rules are the gate's own.
import type { Place, PlaceSource, Places } from '../../../consent/hours/place.ts'
import { quietVerdict } from '../../../consent/hours/quiet.ts'
import { wallAt } from '../../../consent/hours/zone-clock.ts'
import { type TimeOptions, timeOfDay } from '../../ui/time.ts'
import { whenWords } from '../send-at.ts'

export type HoursWords = {
  readonly isQuiet: boolean
  readonly sentence: string
  /** What was counted: "Honolulu (their time zone), New York (area code)". */
  readonly counted: string
}

/** At most so many places are named one by one. */
const NAMED = 4

export function hoursWords(
  places: readonly Place[],
  { now, informationalToo, ...options }: { now: Date; informationalToo: boolean } & TimeOptions,
): HoursWords | null {
  if (!isSome(places)) return null
  const verdict = quietVerdict({ now, level: 'promotional', places, informationalToo })
  const there = `It\u2019s ${clocksOf(places, now, options)}`
  const texts = informationalToo ? 'promotional and informational texts' : 'promotional texts'
  const counted = countedWords(places)
  if (verdict.open) return { isQuiet: false, sentence: `${there}: ${texts} may go.`, counted }
  const { opensAt } = verdict
  if (opensAt === null)
    return {
      isQuiet: true,
      sentence: `${there}, and no hour of the day suits every place: ${texts} cannot go.`,
      counted,
    }
  return {
    isQuiet: true,
    sentence: `${there}: ${texts} wait until ${waitWords(opensAt, now, options)}.`,
    counted,
  }
}

const isSome = (places: readonly Place[]): places is Places => places.length > 0

const waitWords = (opensAt: Date, now: Date, options: TimeOptions): string =>
  whenWords(opensAt, now, options).replace(/^(at|on) /, '')

/** "9:40 PM there", "4:40 PM in Honolulu and 9:40 PM in New York", "between 2:40 PM and 9:40 PM where they may be". */
function clocksOf(places: Places, now: Date, { locale }: TimeOptions): string {
  const at = (zone: string): number => {
    const { day, minute } = wallAt(zone, now.getTime())
    return day * 1_440 + minute
  }
  const zones = [...new Map(places.map(({ zone }) => [at(zone), zone] as const).toReversed())]
  const sorted = zones.sort(([one], [other]) => one - other).map(([, zone]) => zone)
  const clock = (zone: string | undefined): string => timeOfDay(now, { locale, timeZone: zone })
  if (sorted.length === 1) return `${clock(sorted[0])} there`
  if (sorted.length === 2) return sorted.map((zone) => `${clock(zone)} in ${cityOf(zone)}`).join(' and ')
  return `between ${clock(sorted[0])} and ${clock(sorted.at(-1))} where they may be`
}

const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

const sources: Record<Exclude<PlaceSource, 'unknown'>, string> = {
  'own zone': 'their time zone',
  zip: 'ZIP code',
  state: 'address',
  country: 'address',
  exchange: 'area code',
  'area code': 'area code',
  'calling code': 'country code',
}

function countedWords(places: Places): string {
  const names = places.map(({ zone, source }) =>
    source === 'unknown' ? cityOf(zone) : `${cityOf(zone)} (${sources[source]})`,
  )
  const shown = [...new Set(names)]
  const more = shown.length - NAMED
  const list = more > 0 ? `${shown.slice(0, NAMED).join(', ')} and ${more} more` : shown.join(', ')
  return places.every(({ source }) => source === 'unknown')
    ? `Where they are isn\u2019t known, so all of these count: ${list}.`
    : `What counts: ${list}.`
}
