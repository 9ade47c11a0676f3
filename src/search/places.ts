// Where texts stand in the index: each has a place, counted up, and a shelf holds 8,192 of them. For each word and shelf the index keeps
// the places on the shelf where a text holds the word.

export const SHELF = 8_192

export const shelfOf = (place: number): number => Math.floor(place / SHELF)

/** The rows of the index for texts that get places from `first` on: each word and shelf once, with the places on it. */
export function rowsFor(
  texts: readonly { readonly words: readonly string[] }[],
  first: number,
): { word: string; shelf: number; places: number[] }[] {
  const rows = new Map<string, { word: string; shelf: number; places: number[] }>()
  for (const [nth, { words }] of texts.entries()) {
    const shelf = shelfOf(first + nth)
    for (const word of words) {
      const key = `${word} ${shelf}`
      const row = rows.get(key) ?? { word, shelf, places: [] }
      if (row.places.length === 0) rows.set(key, row)
      row.places.push((first + nth) % SHELF)
    }
  }
  return [...rows.values()]
}

/** What the index says of one word, or of the words with one beginning: places by shelf. */
export type Found = ReadonlyMap<number, ReadonlySet<number>>

/** Puts the rows of one word, or of several that serve alike, together. */
export function foundIn(rows: readonly { shelf: number; places: readonly number[] }[]): Found {
  const found = new Map<number, Set<number>>()
  for (const { shelf, places } of rows) {
    const known = found.get(shelf)
    if (!known) found.set(shelf, new Set(places))
    else for (const place of places) known.add(place)
  }
  return found
}

/** The places where every one of these is found, newest first, before a place. */
export function inAll(
  found: readonly Found[],
  { before, shelves }: { before: number; shelves: readonly number[] },
): number[] {
  const [first, ...others] = found.toSorted((one, other) => sizeOf(one) - sizeOf(other))
  if (!first) return []
  const places: number[] = []
  for (const shelf of shelves.toSorted((one, other) => other - one))
    for (const place of first.get(shelf) ?? [])
      if (shelf * SHELF + place < before && others.every((other) => other.get(shelf)?.has(place)))
        places.push(shelf * SHELF + place)
  return places.sort((one, other) => other - one)
}

const sizeOf = (found: Found): number => [...found.values()].reduce((sum, { size }) => sum + size, 0)
