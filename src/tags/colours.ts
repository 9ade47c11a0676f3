// The colours of tags: few, told apart also by those who see colours otherwise, and never the only thing that tells a tag: its name does.

export const tagColours = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet'] as const
export type TagColour = (typeof tagColours)[number]

export const colourNames: Record<TagColour, string> = {
  grey: 'Grey',
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  violet: 'Violet',
}

/** The colour that a new tag begins with: the one that the fewest have, so that neighbours differ. */
export function nextColour(taken: readonly TagColour[]): TagColour {
  const countOf = (colour: TagColour): number => taken.filter((each) => each === colour).length
  const rest = tagColours.filter((colour) => colour !== 'grey')
  return rest.reduce((best, colour) => (countOf(colour) < countOf(best) ? colour : best), rest[0] ?? 'grey')
}
