// Takes a plain text apart into words and clause marks ("." "?" ","), spelled alike however they were written: "pls dont txt me!!",
// "s.t.o.p", "st0p", "STOOOP", "m'envoyez".
import { plainOf } from '../look-alikes.ts'
import { apart } from './run-on.ts'
import { JOINED, SPELLED } from './spelling.ts'

/** The words of a text, with the marks that end a clause. Linear in its length. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  const plain = withoutLinks(plainOf(text))
  let start = -1
  let run = 0
  let shape = 0
  for (let at = 0; at <= plain.length; at++) {
    const code = plain.charCodeAt(at) // NaN at the end, which is no letter
    const kind = KINDS[code] ?? OTHER
    if (kind === LETTER || kind === DIGIT) {
      if (start < 0) start = at
      run = code === plain.charCodeAt(at - 1) ? run + 1 : 1
      if (kind === DIGIT) shape |= HAS_DIGIT
      else shape |= run >= 3 ? HAS_LETTER | IS_DRAWN_OUT : HAS_LETTER
    } else if (kind === INNER && (start >= 0 || isAlphanumeric(plain, at + 1))) {
      if (start < 0) start = at
      shape |= HAS_SIGN
    } else if (kind !== IGNORED) {
      if (start >= 0) addWord(words, plain.slice(start, at), shape)
      start = -1
      run = shape = 0
      if (kind === MARK) addMark(words, plain, at)
    }
  }
  return spelledOut(withoutHammering(words))
}

/** "Take. Me. Off. Your. List." is one sentence. */
function withoutHammering(words: string[]): string[] {
  const marks = words.filter(isMark).length
  if (marks < 3) return words
  return words.length <= 2 * marks + 1 && words.length > 4
    ? words.filter((word) => !isMark(word))
    : words.filter((word, at) => word !== '.' || !isHammered(words, at))
}

/** "no. more. texts.": a stop between single words, of which there are three in a row. */
function isHammered(words: readonly string[], at: number): boolean {
  const isStop = (near: number): boolean => isMark(words[at + near] ?? '.')
  const isBeat = (near: number): boolean =>
    words[at + near] !== undefined && !isStop(near) && isStop(near + 1)
  const isAlone = isStop(-2) && isBeat(-1) && isBeat(1)
  return (
    isAlone && ((words[at + 2] === '.' && isBeat(3)) || (words[at - 2] === '.' && isBeat(-3) && isStop(-4)))
  )
}

/** Is this one of the marks that end a clause? */
export const isMark = (word: string): boolean => word === '.' || word === ',' || word === '?'

const OTHER = 0
const LETTER = 1
const DIGIT = 2
const INNER = 3 // may stand for a letter or be silent inside a word: ' $ @ ! | +
const MARK = 4
const IGNORED = 5 // control characters, which are worn inside words
const HAS_LETTER = 1
const HAS_DIGIT = 2
const HAS_SIGN = 4
const IS_DRAWN_OUT = 8

const KINDS = new Uint8Array(128).map((_, code) => {
  const character = String.fromCharCode(code)
  if (character >= 'a' && character <= 'z') return LETTER
  if (character >= '0' && character <= '9') return DIGIT
  if ("'$@!|+".includes(character)) return INNER
  if ('.?,;:\n\r#&-('.includes(character)) return MARK
  return code < 32 && character !== '\t' ? IGNORED : OTHER
})

function isAlphanumeric(plain: string, at: number): boolean {
  const kind = KINDS[plain.charCodeAt(at)]
  return kind === LETTER || kind === DIGIT
}

function addMark(words: string[], plain: string, at: number): void {
  const mark = plain.charAt(at)
  const isGlued = isAlphanumeric(plain, at + 1)
  if (mark === '&') words.push('and')
  else if (mark === '#') {
    if (!isGlued) words.push('number')
  } else if (mark === '?' || mark === '\n' || mark === '\r' || mark === ';')
    endClause(words, mark === '?' ? '?' : '.')
  else if (mark === '.' && !isGlued && !TITLES.has(words.at(-1) ?? '')) endClause(words, '.')
  else if (
    (mark === '(' && plain.endsWith(')')) ||
    mark === ',' ||
    mark === ':' ||
    (mark === '-' && plain.charAt(at - 1) === ' ' && !isGlued)
  )
    endClause(words, ',')
}

/** "no Dr. Kim here" is one clause. */
const TITLES: ReadonlySet<string> = new Set(['mr', 'mrs', 'ms', 'dr', 'rev', 'mme', 'sra', 'sr'])

function endClause(words: string[], mark: string): void {
  const last = words.at(-1)
  if (last === undefined || last === '?') return
  if (!isMark(last)) words.push(mark)
  else if (last === ',') words[words.length - 1] = mark
}

function addWord(words: string[], written: string, shape: number): void {
  if (shape === HAS_LETTER || shape === HAS_DIGIT) addSpelled(words, written)
  else if (shape & HAS_SIGN) addSigned(words, written, shape)
  else addSpelled(words, shape & HAS_DIGIT ? unleet(written) : drawnIn(written))
}

/** An apostrophe is silent ("don't") or an elision ("m'envoyez"); other signs stand for letters or are punctuation. */
function addSigned(words: string[], written: string, shape: number): void {
  const bare = written.replace(/[$@!|+']+$/, '')
  const elided = ELISION.exec(bare)
  if (elided) {
    addSpelled(words, elided[1] ?? '')
    addSpelled(words, elided[2] ?? '')
  } else if (/[$@!|+]/.test(bare)) {
    const whole = unleet(bare)
    for (const word of LEET_WORDS.has(whole) ? [whole] : bare.split(/[$@!|+']+/)) addSpelled(words, word)
  } else {
    const silent = bare.replaceAll("'", '')
    addSpelled(words, shape & IS_DRAWN_OUT ? drawnIn(silent) : silent)
  }
  if (/[!]'*$/.test(written)) endClause(words, '.')
}

/** "m'envoyez": the word before the apostrophe, and the one after it. */
export const ELISION = /^(m|n|d|l|j|s|c|t|qu)'([aeiouyh][a-z]+)$/
// biome-ignore format: a table
const LEET: Readonly<Record<string, string>> = {
  '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', $: 's', '@': 'a', '!': 'i', '|': 'i', '+': 't',
}
/** Digits and signs are letters only where that makes one of these words: "st0p" is, "3pm" is not. */
// biome-ignore format: a table
const LEET_WORDS = new Set([
  'stop', 'stopall', 'quit', 'end', 'cancel', 'revoke', 'unsubscribe', 'unsub', 'optout', 'remove', 'start', 'help', 'info', 'yes', 'no',
  'text', 'texts', 'texting', 'message', 'messages', 'number', 'list', 'alto', 'arret', 'arretez', 'parar', 'baja',
])

/** The word that digits and signs spell, or the same. */
export function unleet(word: string): string {
  const letters = word.replace(/[013457$@!|+]/g, (sign) => LEET[sign] ?? sign)
  return LEET_WORDS.has(letters) ? letters : word
}

/** "stooooop" and "yessss": three and more of a letter are one, or two where that is the word ("all"). */
const drawnIn = (word: string): string => {
  const once = word.replace(/([a-z])\1{2,}/g, '$1')
  return DOUBLED.has(once) ? word.replace(/([a-z])\1{2,}/g, '$1$1') : once
}
const DOUBLED = new Set([
  'stopal',
  'al',
  'cal',
  'caling',
  'wil',
  'spel',
  'sel',
  'of',
  'to',
  'hel',
  'kil',
  'bul',
  'ful',
])

function addSpelled(words: string[], word: string): void {
  if (word === '') return
  const meant = SPELLED.get(word)
  const parts = meant === undefined ? apart(word) : null
  if (parts !== null) for (const part of parts) addSpelled(words, part)
  else if (meant?.includes(' ')) words.push(...meant.split(' '))
  else addJoined(words, meant ?? word)
}

function addJoined(words: string[], word: string): void {
  const last = words.at(-1)
  const joined = last === undefined ? undefined : JOINED.get(last)?.get(word)
  if (joined === undefined) words.push(word)
  else words[words.length - 1] = joined
}

/** "s t o p texting me": four and more single letters in a row are one word. What stays alone may be shorthand: "u", "r". */
function spelledOut(words: string[]): string[] {
  for (let at = 0, singles = 0; at <= words.length; at++) {
    const word = words[at]
    if (word?.length === 1 && !isMark(word)) singles++
    else {
      if (singles > 0) settleSingles(words, at - singles, at)
      singles = 0
    }
  }
  return words.includes('') ? words.filter((word) => word !== '') : words
}

function settleSingles(words: string[], from: number, until: number): void {
  const isWord = until - from >= LETTERS_OF_A_WORD
  if (isWord) words[from] = words.slice(from, until).join('')
  for (let at = from; at < until; at++)
    if (isWord && at > from) words[at] = ''
    else if (!isWord) words[at] = SINGLES[words[at] ?? ''] ?? words[at] ?? ''
}
const LETTERS_OF_A_WORD = 4
/** Letters that are words. */
export const SINGLES: Readonly<Record<string, string>> = { u: 'you', r: 'are', w: 'with', b: 'be', q: 'que' }

const withoutLinks = (plain: string): string =>
  plain.includes('://') || plain.includes('www.') ? plain.replace(/(?:https?:\/\/|www\.)\S+/g, ' ') : plain
