// Tells in one look that a text is everyday talk: none of its words can take part in any rule of the reader. Two in five of the everyday
// texts of the corpus (846 of 2,000) are told so, and a look costs a fraction of a reading. It may send an everyday text to the full reading, never the
// other way round: the corpus test reads every text and 20,000 mixtures both ways.
import { plainOf } from '../look-alikes.ts'
import { type Book, isPossible, meet, type Needs, type Phrase } from './phrase.ts'
import { LONGEST_REMEMBERED, rememberedBy } from './remembered.ts'
import { apart } from './run-on.ts'
import { JOINED, SPELLED } from './spelling.ts'
import { ELISION, SINGLES, unleet } from './words.ts'

/** What the reader's rules turn on. Words are spelled as `wordsOf` spells them. */
export type Concerns = {
  /** Does this word count by itself in a text of any length, as it is or as the slip that it may be? */
  readonly countsAlone: (word: string) => boolean
  /** The phrases, which are looked for where their rarest word is. */
  readonly book: Book
  /** Keywords, which count when they are the whole text. */
  readonly labels: ReadonlySet<string>
}

/** What there is to know of a word as it was written. */
type Word = {
  readonly matters: boolean
  readonly isLabel: boolean
  readonly mayOpenLabel: boolean
  readonly length: number
  /** The first word that it says. */
  readonly first: string
  /** What its words meet, and the phrases other than guards that are looked for by them. */
  readonly met: Needs | undefined
  readonly phrases: readonly Phrase[]
  /** What it becomes with the word after it ("opt" and "out"). */
  readonly joins: ReadonlyMap<string, string> | null
}

const OTHER = 0
const LETTER = 1
const DIGIT = 2
const APOSTROPHE = 3
const BANG = 4
const UNCLEAR = 5 // quotes, signs that stand for letters, links: the full reading takes them apart

/** A longer text is read in full. */
const LONGEST = 1_000
/** The rules for whole texts look at seven words; a pair of words may be joined to one. */
const FEW = 14

/** Makes the look for a set of rules: true where a text certainly says nothing about consent. */
export function glanceFor(concerns: Concerns): (body: string) => boolean {
  const wordOf = rememberedBy((written) => weigh(written, concerns))
  const longestLabel = Math.max(...Array.from(concerns.labels, (label) => label.length))

  const marks = metByAll(MARKS, concerns.book)
  const met = concerns.book.noNeeds()
  const phrases: Phrase[] = []

  return function isEverydayTalk(body) {
    if (body.length > LONGEST) return false
    let start = -1
    let words = 0
    let labels = 0
    let singles = 0
    let length = 0
    let digits = 0
    let opensLabel = false
    let joins: ReadonlyMap<string, string> | null = null
    met.set(marks)
    phrases.length = 0
    for (let at = 0; at <= body.length; at++) {
      const kind = at === body.length ? OTHER : kindAt(body, at)
      if (kind === UNCLEAR) return false
      if (kind === LETTER || kind === DIGIT) {
        if (start < 0) {
          start = at
          digits = 0
        }
        if (kind === DIGIT) digits++
        else if (at - start >= 2 && isDrawnOut(body, at)) return false
        continue
      }
      if (kind === APOSTROPHE) {
        if (start < 0 || kindAt(body, at + 1) !== LETTER) return false
        continue
      }
      if (kind === BANG && !isPlainAfter(body, at + 1)) return false
      if (start < 0) continue
      const size = at - start
      if (size > LONGEST_REMEMBERED) return false
      const word = digits === size && size > 2 ? NUMBER : wordOf(body.slice(start, at))
      start = -1
      const pair = joins === null ? undefined : joins.get(word.first)
      const joined = pair === undefined ? undefined : wordOf(pair)
      if (word.matters || joined?.matters || joined?.isLabel || joined?.joins) return false
      meet(met, word.met)
      for (const phrase of word.phrases) phrases.push(phrase)
      if (joined !== undefined) {
        meet(met, joined.met)
        for (const phrase of joined.phrases) phrases.push(phrase)
      }
      if (words === 0) opensLabel = word.mayOpenLabel
      words++
      length += word.length
      if (word.isLabel) labels++
      singles = size === 1 ? singles + 1 : 0
      if (singles > 2) return false
      joins = word.joins
    }
    if (words <= 3 || (words <= FEW && labels > 0) || labels === words) return false
    if (opensLabel && length <= longestLabel + words) return false
    for (const phrase of phrases) if (isPossible(phrase, met)) return false
    return true
  }
}

/** A number of three digits and more sets off nothing by itself. */
const NUMBER: Word = {
  matters: false,
  isLabel: false,
  mayOpenLabel: false,
  length: 3,
  first: '',
  met: undefined,
  phrases: [],
  joins: null,
}
/** Any text may hold the marks that end a clause. */
const MARKS: readonly string[] = ['.', ',', '?']

function metByAll(words: readonly string[], { metBy, noNeeds }: Book): Needs {
  const met = noNeeds()
  for (const word of words) meet(met, metBy.get(word))
  return met
}

/** What this word, in each of its spellings, may do. In doubt it matters. */
function weigh(written: string, { countsAlone, book, labels }: Concerns): Word {
  const plain = plainOf(written)
  const silent = plain.replaceAll("'", '')
  const meant = SPELLED.get(silent) ?? silent
  const parts = meant.split(' ')
  const last = parts.at(-1) ?? ''
  const says = Object.hasOwn(SINGLES, meant) ? [meant, SINGLES[meant] ?? meant] : parts
  const isTorn = ELISION.test(plain) || unleet(silent) !== silent || apart(silent) !== null
  return {
    matters: isTorn || QUOTING.has(silent) || says.some(countsAlone),
    isLabel: parts.some((part) => labels.has(part)),
    mayOpenLabel: JOINED.has(parts[0] ?? '') || [...labels].some((label) => label.startsWith(parts[0] ?? '')),
    length: meant.length - parts.length + 1,
    first: says[0] ?? '',
    met: says.some((word) => book.metBy.has(word)) ? metByAll(says, book) : undefined,
    phrases: says.flatMap((word) => book.byTrigger.get(word) ?? []).filter(({ kind }) => kind !== 'guard'),
    joins: JOINED.get(last) ?? null,
  }
}

/** Words of `own-words.ts`: a reaction to a picture, and what stands above a quoted e-mail. */
const QUOTING: ReadonlySet<string> = new Set(
  `image images photo photos picture pictures video videos movie movies attachment attachments file files audio voice digital sticker
   stickers gif gifs memoji memojis location locations contact contacts link links pdf pdfs imagen foto archivo adjunto mensaje enlace
   piece autocollant lien film message wrote escribio ecrit www http https`.split(/\s+/),
)

const KINDS = new Uint8Array(256).fill(OTHER)
for (let code = 0; code < 256; code++) {
  const character = String.fromCharCode(code)
  if (/[a-zA-Zà-öù-ýÀ-ÖÙ-Ý]/.test(character) && !/[æðÆÐ]/.test(character)) KINDS[code] = LETTER
  else if (/[0-9]/.test(character)) KINDS[code] = DIGIT
  else if (character === "'") KINDS[code] = APOSTROPHE
  else if (character === '!') KINDS[code] = BANG
  else if (!/[\s.,?:;()*/~_^%¿¡-]/.test(character)) KINDS[code] = UNCLEAR
}

function kindAt(body: string, at: number): number {
  const code = body.charCodeAt(at)
  if (code < 256) return KINDS[code] ?? OTHER
  if (code === 0x2019) return APOSTROPHE
  return isFace(body, at, code) ? OTHER : UNCLEAR
}

/** The smileys and gestures of U+1F400–1F64F, less the signs that say no; nothing is worn over a letter there. */
function isFace(body: string, at: number, code: number): boolean {
  if (code === 0xd83d) {
    const low = body.charCodeAt(at + 1)
    return low >= 0xdc00 && low <= 0xde4f && low !== 0xdd15 && low !== 0xdcf5
  }
  return code >= 0xdc00 && code <= 0xde4f && body.charCodeAt(at - 1) === 0xd83d
}

const isDrawnOut = (body: string, at: number): boolean => {
  const letter = body.charCodeAt(at) | 32
  return (body.charCodeAt(at - 1) | 32) === letter && (body.charCodeAt(at - 2) | 32) === letter
}

/** "ready!!" ends a word; "st!p" is one. */
function isPlainAfter(body: string, at: number): boolean {
  if (at >= body.length) return true
  const kind = body.charCodeAt(at) < 128 ? kindAt(body, at) : UNCLEAR
  return kind === OTHER || kind === BANG
}
