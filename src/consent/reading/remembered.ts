// Remembers what was found out about a word, since people use few words over and over. Only short words are kept (a longer one would
// hold its whole text in memory), and not more than a few thousand.

const MOST_WORDS = 20_000
/** Longer words are no copies of their own but windows on their text. */
export const LONGEST_REMEMBERED = 12

/** The same answers, each found once. */
export function rememberedBy<Found>(find: (word: string) => Found): (word: string) => Found {
  const known = new Map<string, Found>()
  return (word) => {
    if (word.length > LONGEST_REMEMBERED) return find(word)
    const before = known.get(word)
    if (before !== undefined) return before
    if (known.size >= MOST_WORDS) known.clear()
    const found = find(word)
    known.set(word, found)
    return found
  }
}
