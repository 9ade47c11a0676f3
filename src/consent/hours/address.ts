// Where an address lies: its state or country, and the zones that its ZIP code leaves possible.
import { zonesOfCountry } from './prefixes.ts'
import { provinces, states } from './us-states.ts'

/** As people write it; all that we cannot read is passed over. */
export type Address = {
  readonly country?: string | null | undefined
  readonly state?: string | null | undefined
  readonly zip?: string | null | undefined
}

export type AddressPlace = {
  readonly region: string
  readonly zones: readonly string[]
  readonly source: 'zip' | 'state' | 'country'
}

/** Every place an address may mean: two, when its state and its ZIP code disagree. */
export function placesOfAddress({ country, state, zip }: Address): readonly AddressPlace[] {
  const letters = plain(country)
  if (letters !== '' && !UNITED_STATES.has(letters)) return placesAbroad(letters, plain(state), plain(zip))
  const named = stateOf(plain(state))
  const byZip = placesOfZip(plain(zip))
  if (named === null) return byZip.length > 0 ? byZip : placesOfProvince(plain(state), plain(zip))
  const agreed = byZip.filter(({ region }) => region === `US-${named}`)
  if (agreed.length > 0) return agreed
  return [{ region: `US-${named}`, zones: states[named]?.zones ?? [], source: 'state' }, ...byZip]
}

/**
 * May it be read? A state that nobody knows would silently not count, so whoever enters one is told. Countries whose regions we do not know
 * count whole, whatever stands there.
 */
export function isStateKnown({ country, state }: Address): boolean {
  const [letters, named] = [plain(country), plain(state)]
  if (named === '') return true
  if (letters === '') return stateOf(named) !== null || Object.hasOwn(provinces, named)
  if (CANADA.has(letters)) return Object.hasOwn(provinces, named)
  return !UNITED_STATES.has(letters) || stateOf(named) !== null
}

const plain = (text: string | null | undefined): string => (text ?? '').trim().toUpperCase()

const UNITED_STATES: ReadonlySet<string> = new Set([
  'US',
  'USA',
  'U.S.',
  'U.S.A.',
  'UNITED STATES',
  'UNITED STATES OF AMERICA',
])
const CANADA: ReadonlySet<string> = new Set(['CA', 'CAN', 'CANADA'])

function placesAbroad(country: string, state: string, zip: string): AddressPlace[] {
  const isCanada = CANADA.has(country)
  const province = isCanada ? placesOfProvince(state, zip) : []
  if (province.length > 0) return province
  const region = isCanada ? 'CA' : country
  const zones = zonesOfCountry(region)
  return zones.length > 0 ? [{ region, zones, source: 'country' }] : []
}

function placesOfProvince(letters: string, zip: string): AddressPlace[] {
  const province = Object.hasOwn(provinces, letters) ? provinces[letters] : undefined
  if (province === undefined) return []
  const { zones, sure = '' } = province
  const isSure = /^[A-Z]\d/.test(zip) && sure.includes(zip.slice(0, 1))
  return [{ region: 'CA', zones: isSure ? [zones[0]] : zones, source: isSure ? 'zip' : 'state' }]
}

/** A state by its letters or its name. */
function stateOf(state: string): string | null {
  if (Object.hasOwn(states, state)) return state
  return byName.get(state) ?? null
}

const byName = new Map(Object.entries(states).map(([letters, { name }]) => [name.toUpperCase(), letters]))

function placesOfZip(zip: string): readonly AddressPlace[] {
  const digits = /^(\d{4,5})(?:-?\d{4})?$/.exec(zip)?.[1] ?? ''
  return byZip.get(digits.padStart(5, '0').slice(0, 3)) ?? [] // spreadsheets drop the 0 of 02139
}

const byZip = new Map<string, AddressPlace[]>()
for (const [letters, { zones, zips, sure }] of Object.entries(states)) {
  for (const start of startsOf(zips)) {
    const place = {
      region: `US-${letters}`,
      zones: zoneOfStart(start, sure) ?? zones,
      source: 'zip',
    } as const
    byZip.set(start, [...(byZip.get(start) ?? []), place])
  }
}

function zoneOfStart(start: string, sure: Readonly<Record<string, string>> = {}): string[] | null {
  const zone = Object.keys(sure).find((each) => startsOf(sure[each] ?? '').includes(start))
  return zone === undefined ? null : [zone]
}

/** "320-323 325" is 320, 321, 322, 323, 325. */
function startsOf(zips: string): string[] {
  return zips.split(' ').flatMap((span) => {
    const [first = '', last = first] = span.split('-')
    const count = Number(last) - Number(first) + 1
    return Array.from({ length: count }, (_, step) => String(Number(first) + step).padStart(3, '0'))
  })
}
