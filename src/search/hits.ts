// Does a text fit what is looked for, and where does it say so? The index only proposes texts; the text itself decides.
import type { Phrase, Query } from './query.ts'
import { otherFormsOf, type Word, wordsOf } from './words.ts'

export type Range = { readonly from: number; readonly to: number }

/** Where the words that were looked for stand in a text, in order and without overlaps; null when some are missing. */
export function hitsIn(body: string, query: Query): Range[] | null {
  const words = wordsOf(body)
  const all = [...words, ...otherFormsOf(body)]
  const hits: Word[] = []
  for (const wanted of query.words) {
    const found = all.filter(({ word }) => word === wanted)
    if (found.length === 0) return null
    hits.push(...found)
  }
  const { beginning } = query
  if (beginning !== null) {
    const found = all.filter(({ word }) => word.startsWith(beginning))
    if (found.length === 0) return null
    hits.push(...found)
  }
  for (const phrase of query.phrases) if (!holds(words, phrase)) return null
  return merged(hits)
}

const holds = (words: readonly Word[], phrase: Phrase): boolean =>
  words.some((_, at) =>
    phrase.words.every((wanted, place) => {
      const word = words[at + place]?.word
      const mayGoOn = phrase.isOpen && place === phrase.words.length - 1
      return mayGoOn ? word?.startsWith(wanted) : word === wanted
    }),
  )

function merged(words: readonly Word[]): Range[] {
  const ranges: { from: number; to: number }[] = []
  for (const { from, to } of words.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    const last = ranges.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else ranges.push({ from, to })
  }
  return ranges
}

/** A piece of a snippet; a hit is shown as one. */
export type Piece = { readonly text: string; readonly isHit: boolean }

const BEFORE = 30
const LENGTH = 140

/** The part of a text around its first hit, in pieces. */
export function snippetOf(body: string, ranges: readonly Range[]): Piece[] {
  const first = ranges[0]?.from ?? 0
  const start = first <= BEFORE + 12 ? 0 : wordStart(body, first - BEFORE)
  const end = Math.min(body.length, whole(body, start + LENGTH))
  const pieces: Piece[] = []
  const push = (text: string, isHit: boolean): void => {
    const flat = text.replace(/\s+/gu, ' ')
    if (flat !== '') pieces.push({ text: flat, isHit })
  }
  let at = start
  if (start > 0) push('…', false)
  for (const { from, to } of ranges) {
    if (from >= end) break
    if (to <= at) continue
    push(body.slice(at, Math.max(at, from)), false)
    at = Math.min(end, to)
    push(body.slice(Math.max(from, start), at), true)
  }
  push(body.slice(at, end), false)
  if (end < body.length) push('…', false)
  return pieces
}

/** The beginning of the word after a place, so that a snippet does not begin in the middle of one. */
function wordStart(body: string, place: number): number {
  const space = body.slice(place, place + 20).search(/\s/u)
  return whole(body, space === -1 ? place : place + space + 1)
}

/** Not between the halves of a sign. */
const whole = (body: string, place: number): number =>
  /[\uDC00-\uDFFF]/.test(body[place] ?? '') ? place + 1 : place
