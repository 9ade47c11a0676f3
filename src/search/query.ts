// What somebody typed into the search: words in any order, the last one still being typed, "phrases" in quotes.
import { plainText } from '../platform/plain-text.ts'
import { digitsOf, type Word, wordsOf } from './words.ts'

export type Query = {
  /** Each of these stands in the text. */
  readonly words: readonly string[]
  /** Some word of the text begins so; null after a space or a closing quote. */
  readonly beginning: string | null
  /** Each of these stands there word after word. */
  readonly phrases: readonly Phrase[]
  /** All of it is written like a phone number: these digits are looked for as one. */
  readonly digits: string | null
}

/** An open one is still being typed: its last word is a beginning. */
export type Phrase = { readonly words: readonly string[]; readonly isOpen: boolean }

const MOST_WORDS = 12
const MOST_PHRASE = 60
const QUOTES = /["\u201C\u201D\u201E\u00AB\u00BB]/u
const NUMBER = /^\s*\+?[\d\s().\-\u2010-\u2015/]+$/u

/** Reads what was typed. Signs that are no part of a word count for nothing, so there is nothing to escape and no wrong query. */
export function parseQuery(typed: string): Query {
  const plain = plainText(typed).slice(0, 500)
  const asNumber = NUMBER.test(plain.normalize('NFKC')) ? digitsOf(plain.normalize('NFKC')) : null
  if (asNumber !== null) return { words: [], beginning: asNumber, phrases: [], digits: asNumber }
  const words: string[] = []
  const phrases: Phrase[] = []
  let beginning: string | null = null
  const pieces = plain.split(QUOTES)
  for (const [nth, piece] of pieces.entries()) {
    const found = wordsOf(piece)
    const isOpen = nth === pieces.length - 1 && /[\p{L}\p{M}\p{N}]$/u.test(piece)
    const runs = nth % 2 === 1 ? [found] : unspacedRuns(found)
    phrases.push(
      ...runs.map((run, at) => ({
        words: run.map(({ word }) => word),
        isOpen: isOpen && at === runs.length - 1,
      })),
    )
    if (isOpen) beginning = found.pop()?.word ?? null
    words.push(...found.map(({ word }) => word))
  }
  return {
    words: [...new Set(words)].slice(0, MOST_WORDS),
    beginning,
    phrases: phrases.filter((phrase) => phrase.words.length > 1 && phrase.words.length <= MOST_PHRASE),
    digits: null,
  }
}

export const isEmpty = ({ words, beginning }: Query): boolean => words.length === 0 && beginning === null

/** Signs of scripts without spaces that stand side by side are meant side by side. */
function unspacedRuns(words: readonly Word[]): Word[][] {
  const runs: Word[][] = []
  for (const word of words) {
    const last = runs.at(-1)
    if (last && last.at(-1)?.to === word.from) last.push(word)
    else runs.push([word])
  }
  return runs
}
