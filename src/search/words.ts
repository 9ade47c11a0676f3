// A text as the words it is found by: case, accents and the ways of writing a phone number make no difference.

/** A word, folded, and where it stands in the text. Two may stand at one place: "don't" is found by "don" and by "dont". */
export type Word = { readonly word: string; readonly from: number; readonly to: number }

const LONGEST = 40
const MOST = 600

// Letters that are not taken apart into a plain one and an accent.
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h' },
}

/** Lower case, without accents and width: "ÉCLAIR" and "éclair" are "eclair". */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðþłıħ]/gu, (letter) => PLAIN[letter] ?? letter)

// A run of letters and digits, or one pictograph. Apostrophes hold a word together, and are looked at below.
const RUN =
  /[\p{L}\p{M}\p{N}]+(?:['\u2019][\p{L}\p{M}\p{N}]+)*|[\p{Extended_Pictographic}\p{Regional_Indicator}]/gu
const APOSTROPHE = /['\u2019]/
const APOSTROPHES = /['\u2019]/g
// Scripts that put no spaces between words: each of their signs is a word, and a run of them is looked for as a phrase.
const SIGN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
  .source
const PART = new RegExp(`${SIGN}\\p{M}*|(?:(?!${SIGN})[^'\\u2019])+`, 'gu')
const NUMBER = /(?<!\d)\(?\+?\d[\d\s().\-\u2010-\u2015\u00A0]{5,30}\d(?!\d)/g

/** The words of a text in their order, each as often as it stands there. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (words.length >= MOST) break
    for (const { 0: part, index: at } of run.matchAll(PART)) add(words, part, index + at, part.length)
  }
  return words
}

/** What else a text is found by: words without their apostrophes, and phone numbers without their marks. */
export function otherFormsOf(text: string): Word[] {
  const words: Word[] = []
  for (const { 0: run, index } of text.matchAll(RUN))
    if (APOSTROPHE.test(run) && words.length < MOST)
      add(words, run.replaceAll(APOSTROPHES, ''), index, run.length)
  return [...words, ...numbersOf(text)]
}

// As digits without marks and without the 1 of North America.
function numbersOf(text: string): Word[] {
  const numbers: Word[] = []
  for (const { 0: run, index } of text.matchAll(NUMBER)) {
    const word = digitsOf(run)
    if (word !== null && numbers.length < 50) numbers.push({ word, from: index, to: index + run.length })
  }
  return numbers
}

/** The digits of something written like a phone number, as texts are found by them; null when it is none. */
export function digitsOf(written: string): string | null {
  const digits = written.replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15) return null
  // No area code of North America begins with 1, so here it is the country's, also of a number that is not whole yet.
  return digits.length > 7 && digits.length < 12 && digits.startsWith('1') ? digits.slice(1) : digits
}

/** Every word that a text is found by, each once. */
export const distinctWords = (text: string): string[] => [
  ...new Set([...wordsOf(text), ...otherFormsOf(text)].map(({ word }) => word)),
]

function add(words: Word[], raw: string, from: number, length: number): void {
  const word = Array.from(fold(raw)).slice(0, LONGEST).join('')
  if (word !== '') words.push({ word, from, to: from + length })
}
