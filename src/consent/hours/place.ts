// A candidate place of a recipient. Apart from places.ts, so that who only judges hours does not load the prefix tables.

/** `region` is 'US-FL', 'US' where the state is not known, a country's two letters, or 'elsewhere'. */
export type Place = {
  readonly zone: string
  readonly region: string
  readonly source: PlaceSource
}
export const placeSources = [
  'own zone', 'zip', 'state', 'country', 'exchange', 'area code', 'calling code', 'unknown',
] as const // biome-ignore format: a list
export type PlaceSource = (typeof placeSources)[number]

/** Never empty: who may be anywhere is in every zone served. */
export type Places = readonly [Place, ...Place[]]

export const regionsOf = (places: Places): string[] => [...new Set(places.map(({ region }) => region))]
