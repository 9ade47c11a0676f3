// The words of a note in pieces: what was written, and who is mentioned in it. A note is never one string, so that it fits nowhere where
// a text's body is asked for.

export type Piece = { readonly text: string } | { readonly memberId: string }
export type Words = readonly Piece[]

/** Characters of a note; a mention counts as one. */
export const maxNote = 4_000
export const maxMentions = 20

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const MARK = new RegExp(`@\\{(${UUID})?\\}`, 'g')

/** As it is stored: a mention is "@{id}", and an "@{" that somebody wrote is "@{}". */
export const stored = (words: Words): string =>
  joined(words)
    .map((piece) =>
      'text' in piece ? piece.text.replaceAll('@{', '@{}') : `@{${piece.memberId.toLowerCase()}}`,
    )
    .join('')

/** The pieces of what `stored` made. */
export function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const mark of body.matchAll(MARK)) {
    pieces.push({ text: body.slice(from, mark.index) })
    pieces.push(mark[1] === undefined ? { text: '@{' } : { memberId: mark[1] })
    from = mark.index + mark[0].length
  }
  pieces.push({ text: body.slice(from) })
  return joined(pieces)
}

/** Neighbours that are both text as one; empty ones left out. */
function joined(words: Words): Piece[] {
  const pieces: Piece[] = []
  for (const piece of words) {
    const last = pieces.at(-1)
    if ('text' in piece && last && 'text' in last)
      pieces[pieces.length - 1] = { text: last.text + piece.text }
    else if (!('text' in piece) || piece.text !== '') pieces.push(piece)
  }
  return pieces
}

/** Without spaces at its beginning and end. */
export function trimmed(words: Words): Piece[] {
  const pieces = joined(words)
  const first = pieces[0]
  if (first && 'text' in first) pieces[0] = { text: first.text.trimStart() }
  const last = pieces.at(-1)
  if (last && 'text' in last) pieces[pieces.length - 1] = { text: last.text.trimEnd() }
  return joined(pieces)
}

/** Who is mentioned, each once. */
export const mentionedIn = (words: Words): string[] => [
  ...new Set(words.flatMap((piece) => ('memberId' in piece ? [piece.memberId] : []))),
]

/** How long a note is, in characters as people count them. */
export const lengthOf = (words: Words): number =>
  words.reduce((sum, piece) => sum + ('text' in piece ? Array.from(piece.text).length : 1), 0)

/** The note as it reads, with names for ids. */
export const readable = (words: Words, nameOf: (memberId: string) => string): string =>
  words.map((piece) => ('text' in piece ? piece.text : `@${nameOf(piece.memberId)}`)).join('')
