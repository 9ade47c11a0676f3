// Where may a recipient be? No rule says how to find out, so every place that their own zone, their address or their number points
// to counts, and a text may go only if the hour is right in all of them.
import { type Address, placesOfAddress } from './address.ts'
import type { Place, Places } from './place.ts'
import { placesOfNumber } from './prefixes.ts'
import { provinces, type Served, servedZones, states } from './us-states.ts'
import { isZone } from './zone-clock.ts'

export type Recipient = {
  /** E.164 */
  readonly phone: string
  /** The zone that the recipient or a colleague set. */
  readonly zone?: string | null | undefined
  readonly address?: Address | null | undefined
  /** Where this organization has customers; the continental zones unless told otherwise. */
  readonly served?: Served
}

/**
 * Every place where the recipient may be. A number counts even where an address is known: Florida, Oklahoma and Connecticut presume
 * that whoever holds a number with their area code is there. The zones served stand in where nothing else is known.
 */
export const candidatePlaces = ({ phone, zone, address, served = 'continental' }: Recipient): Places =>
  placesAround(phone, toldPlaces({ zone, address, served }), served)

/** The places that they, or a colleague who knows them, told: of their own zone and their address. Kept at their door by whereabouts.ts. */
export function toldPlaces({
  zone,
  address,
  served = 'continental',
}: Omit<Recipient, 'phone'>): readonly Place[] {
  return eachOnce([...ownPlaces(zone, served), ...placesOfAddress(address ?? {})])
}

/** What was told, with the places that the number stands for. */
export function placesAround(phone: string, told: readonly Place[], served: Served = 'continental'): Places {
  const [first, ...others] = eachOnce([...told.map(asKnown), ...placesOfNumber(phone)])
  return first === undefined ? unknownPlaces(phone, served) : [first, ...others]
}

type Known = Omit<Place, 'zone'> & { readonly zones: readonly string[] }
const asKnown = ({ zone, region, source }: Place): Known => ({ region, zones: [zone], source })

/** The first to name a zone and region is kept: own zone, then address, then number. */
function eachOnce(known: readonly Known[]): Place[] {
  const found: Place[] = []
  for (const { region, zones, source } of known) {
    for (const zone of zones) {
      const isThere = found.some((place) => place.zone === zone && place.region === region)
      if (!isThere) found.push({ zone, region, source })
    }
  }
  return found
}

/** A zone that was set but is none (renamed, mistyped) says that they are elsewhere than their number, so they may be anywhere. */
function ownPlaces(zone: string | null | undefined, served: Served) {
  if (zone === null || zone === undefined || zone === '') return []
  if (!isZone(zone)) return [{ region: 'US', zones: servedZones[served], source: 'unknown' as const }]
  return [{ region: regionOfZone(zone), zones: [zone], source: 'own zone' as const }]
}

function unknownPlaces(phone: string, served: Served): Places {
  const region = phone.startsWith('+1') ? 'US' : 'elsewhere'
  const [first, ...others] = servedZones[served]
  const place = (zone: string): Place => ({ zone, region, source: 'unknown' })
  return [place(first), ...others.map(place)]
}

/** The country of a zone. A zone does not tell the state: Eastern time has nineteen. */
function regionOfZone(zone: string): string {
  if (AMERICAN.has(zone) || /^US\/|^America\/(Indiana|Kentucky|North_Dakota)\//.test(zone)) return 'US'
  return CANADIAN.has(zone) || zone.startsWith('Canada/') ? 'CA' : 'elsewhere'
}

// The zones of the tables and their other names in the tz database.
const AMERICAN: ReadonlySet<string> = new Set([
  ...Object.values(states).flatMap(({ zones }) => zones),
  ...inAmerica(
    'Atka Boise Detroit Fort_Wayne Indianapolis Juneau Knox_IN Louisville Menominee Metlakatla Nome',
  ),
  ...inAmerica('Shiprock Sitka Virgin Yakutat'),
  ...['EST5EDT', 'CST6CDT', 'MST7MDT', 'PST8PDT', 'Navajo', 'Pacific/Samoa'],
])
const CANADIAN: ReadonlySet<string> = new Set([
  ...Object.values(provinces).flatMap(({ zones }) => zones),
  ...inAmerica(
    'Atikokan Blanc-Sablon Cambridge_Bay Coral_Harbour Creston Dawson Fort_Nelson Glace_Bay Goose_Bay',
  ),
  ...inAmerica('Inuvik Iqaluit Moncton Montreal Nipigon Pangnirtung Rainy_River Rankin_Inlet Resolute'),
  ...inAmerica('Swift_Current Thunder_Bay Yellowknife'),
])

function inAmerica(cities: string): string[] {
  return cities.split(' ').map((city) => `America/${city}`)
}
