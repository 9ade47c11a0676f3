// Where somebody may be by what was told of them, as it is kept at their door: worked out once, when it is written, and read with the lock
// that every text takes. "US-HI Pacific/Honolulu state; US Pacific/Honolulu own zone".
import type { Address } from './address.ts'
import { type Place, type PlaceSource, placeSources } from './place.ts'
import { toldPlaces } from './places.ts'

type Told = { readonly zone: string; readonly address: Address }

/** What is kept of a zone and an address; null where they say nothing, as for most people. */
export function writeWhereabouts(told: Told): string | null {
  const places = toldPlaces(told)
  return places.length === 0
    ? null
    : places.map(({ region, zone, source }) => `${region} ${zone} ${source}`).join('; ')
}

/** What was kept, as places. */
export function readWhereabouts(kept: string | null): readonly Place[] {
  if (kept === null) return []
  return kept.split('; ').map((each) => {
    const [region = '', zone = '', ...source] = each.split(' ')
    const name = source.join(' ')
    if (!isSource(name) || zone === '')
      throw new Error('What is kept at a door says of no place where it is.')
    return { region, zone, source: name }
  })
}

const isSource = (name: string): name is PlaceSource => placeSources.some((source) => source === name)
