// A mistake that somebody could make in the rules of consent. It is planted in a copy of the tree to see that a test notices.
// Each change is described by its words, not by line numbers, so that it survives edits around it.

export type Change = {
  /** From the root of the tree. */
  readonly file: string
  /** Stands in the file exactly once; blanks and line ends count as one blank. */
  readonly find: string
  readonly replace: string
}

export type PlantedBug = {
  readonly name: string
  /** What would happen to people if it were shipped. */
  readonly harm: string
  readonly changes: readonly Change[]
  /** The tests that must notice it: files of one vitest project. */
  readonly project: 'unit' | 'slices'
  readonly tests: readonly string[]
}

/** The text with the change made, or the reason why it can’t be. */
export function plant(text: string, { find, replace }: Change): { text: string } | { problem: string } {
  const words = find.trim().split(/\s+/).map(escaped).join('\\s+')
  const places = [...text.matchAll(new RegExp(words, 'g'))]
  const [place] = places
  if (place === undefined) return { problem: 'these words stand nowhere' }
  if (places.length > 1) return { problem: `these words stand in ${places.length} places` }
  return { text: text.slice(0, place.index) + replace + text.slice(place.index + place[0].length) }
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
