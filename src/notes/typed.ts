// A note as it is typed: people stand in it as "@name". To and from its pieces, and who may be meant while a name is being typed.
import { nameWords } from '../contacts/name-words.ts'
import type { Piece, Words } from './words.ts'

/** Somebody who may be mentioned, under a name that nobody else in the list has. */
export type Mentioned = { readonly id: string; readonly label: string }
type Named = { readonly id: string; readonly name: string; readonly email: string }

/** People with names that tell them apart: two of one name have their addresses beside it. */
export function labelled(people: readonly Named[]): Mentioned[] {
  const count = new Map<string, number>()
  for (const { name } of people) count.set(name.toLowerCase(), (count.get(name.toLowerCase()) ?? 0) + 1)
  return people.map(({ id, name, email }) => ({
    id,
    label: (count.get(name.toLowerCase()) ?? 0) > 1 ? `${name} (${email})` : name,
  }))
}

/** The pieces of what was typed: every "@name" of somebody in the list is a mention, the longest name first. */
export function wordsOf(typed: string, people: readonly Mentioned[]): Piece[] {
  const byLength = people.toSorted((one, other) => other.label.length - one.label.length)
  const pieces: Piece[] = []
  let text = ''
  for (let at = 0; at < typed.length; ) {
    const found = begins(typed, at) ? byLength.find(({ label }) => stands(typed, at + 1, label)) : undefined
    if (found) {
      pieces.push({ text }, { memberId: found.id })
      text = ''
      at += 1 + found.label.length
    } else text += typed.charAt(at++)
  }
  return [...pieces, { text }].filter((piece) => !('text' in piece) || piece.text !== '')
}

/** An @ that is not within a word, such as an e-mail address. */
const begins = (typed: string, at: number): boolean =>
  typed.charAt(at) === '@' && !/[\p{L}\p{N}]$/u.test(typed.slice(Math.max(0, at - 2), at))

/** Does this name stand here, and end here? */
const stands = (typed: string, at: number, label: string): boolean =>
  typed.slice(at, at + label.length).toLowerCase() === label.toLowerCase() &&
  !/^[\p{L}\p{N}\p{M}]/u.test(typed.slice(at + label.length))

/** What an author types on: the note with its names of today. */
export const typedOf = (words: Words, nameOf: (memberId: string) => string): string =>
  words.map((piece) => ('text' in piece ? piece.text : `@${nameOf(piece.memberId)}`)).join('')

const LONGEST_NAME = 40

/** The name that is being typed before the cursor, and where its @ stands; null when none is. */
export function nameBeingTyped(
  typed: string,
  cursor: number,
): { readonly from: number; readonly name: string } | null {
  const from = typed.lastIndexOf('@', cursor - 1)
  if (from === -1 || cursor - from > LONGEST_NAME || !begins(typed, from)) return null
  const name = typed.slice(from + 1, cursor)
  return /^\s|\n|\s{2}/.test(name) ? null : { from, name }
}

const MOST_SHOWN = 8

/** Whom these letters may mean: every typed word begins a word of the name. */
export function matching(people: readonly Mentioned[], name: string): Mentioned[] {
  const typed = nameWords(name)
  return people
    .filter(({ label }) => {
      const words = nameWords(label)
      return typed.every((beginning) => words.some((word) => word.startsWith(beginning)))
    })
    .slice(0, MOST_SHOWN)
}
