// Reads one inbound text: does it take consent back, give it, ask for help, answer, or say that we have the wrong number?
// The order of decision is that of section 2.5 of the compliance notes: own words, keyword, phrases less guards, doubt.
// A wish for no more texts outranks a wish for them, and that outranks a tale of having left ("I opted out last year").
import { ASKING_BACK } from './asking-back.ts'
import { ASKING_HELP } from './asking-help.ts'
import { glanceFor } from './at-a-glance.ts'
import { DOUBTS } from './doubts.ts'
import { ANY_NUMBER, OUTBURSTS } from './english-any-number.ts'
import { ANY_WORDS } from './english-any-words.ts'
import { LEAVING, LEFT } from './english-leave.ts'
import { REFUSING } from './english-refuse.ts'
import { STOPPING } from './english-stop.ts'
import { FRENCH } from './french.ts'
import { GUARDS } from './guards.ts'
import { HINTS } from './hints.ts'
import { CERTAIN } from './keywords.ts'
import { COMMONEST } from './lexicon.ts'
import { NAMING_NOTHING } from './naming-nothing.ts'
import { nearWord } from './near-words.ts'
import { ownWords } from './own-words.ts'
import { bookOf, candidatesIn, type Match, matchesOf, withoutGuarded } from './phrase.ts'
import { inDoubt, type Label, ORDINARY, type Reading, readAs } from './reading.ts'
import { rememberedBy } from './remembered.ts'
import { isPromotional, keepsTheRest } from './scope.ts'
import { SPANISH } from './spanish.ts'
import { LABELS, readClause, readWhole } from './whole.ts'
import { wordsOf } from './words.ts'
import { WRONG_NUMBER } from './wrong-number.ts'

/** All phrases there are. */
export const BOOK = bookOf({
  guard: GUARDS,
  request: [STOPPING, REFUSING, LEAVING, ANY_WORDS, ANY_NUMBER, SPANISH, FRENCH, ...NAMING_NOTHING],
  opt_in: ASKING_BACK,
  tale: [LEFT],
  wrong_number: WRONG_NUMBER,
  doubt: [...DOUBTS, ...HINTS, OUTBURSTS],
  help: ASKING_HELP,
})

/** Faces alone that say "not you again". */
const FED_UP = /^\s*(?:[\u{1f644}\u{1f595}\u{1f92c}]\p{EMod}?\s*)+$/u
/** Longer than any carrier delivers; what comes after it is not read. */
const LONGEST = 20_000
/** A longer text is no keyword, whatever it wears. */
const LONGEST_KEYWORD = 2_000

/** Reads one inbound body. Pure, and linear in its length. */
export const readText = (body: string): Reading => (isEverydayTalk(body) ? ORDINARY : readInFull(body))

/** The same without the quick look at the words. */
export function readInFull(body: string): Reading {
  const own = ownWords(body.length > LONGEST ? body.slice(0, LONGEST) : body)
  const words = wordsOf(own)
  if (words.length === 0) return FED_UP.test(own) ? inDoubt('doubt: a face that has had enough') : ORDINARY
  const isLong = body.length > LONGEST_KEYWORD
  return (isLong ? null : readWhole(words)) ?? readSentence(words, isLong) ?? ORDINARY
}

function readSentence(written: readonly string[], isLong: boolean): Reading | null {
  const isTopical = written.length <= SHORT || written.some((word) => TOPIC.has(word))
  const words = written.map((word) => (isTopical || word.length >= LONG ? respelled(word) : word))
  const possible = candidatesIn(BOOK, words)
  const hasKeyword = words.some((word) => CERTAIN.has(word))
  if (!hasKeyword && possible.every(({ kind }) => kind === 'guard')) return null
  const whole = ` ${words.join(' ')} `
  const text = withoutGuarded(possible, whole)
  const left = text === whole ? null : new Set(candidatesIn(BOOK, text.trim().split(' ')))
  const candidates = left === null ? possible : possible.filter((phrase) => left.has(phrase))
  const clause = hasKeyword && !isLong ? readClauses(text) : null
  const requests = matchesOf('request', candidates, text)
  return (
    readRequests(requests, text, clause) ??
    clause ??
    readFirst('opt_in', matchesOf('opt_in', candidates, text)) ??
    readFirst('help', matchesOf('help', candidates, text)) ??
    readRequests(matchesOf('tale', candidates, text), text, null) ??
    readFirst('wrong_number', matchesOf('wrong_number', candidates, text)) ??
    readDoubt([...requests, ...matchesOf('doubt', candidates, text)])
  )
}

/** In a short text, or beside one of these, any misspelled word is looked for ("remvoe me from this list"), elsewhere long ones only. */
const TOPIC: ReadonlySet<string> = new Set(
  `stop quit text texts texting message messages messaging list lists number contact contacting notifications reminders sms mensaje mensajes textos lista liste`.split(
    ' ',
  ),
)
const SHORT = 8
const LONG = 9
const KNOWN: ReadonlySet<string> = new Set([...BOOK.vocabulary, ...COMMONEST])

const isEverydayTalk = glanceFor({
  countsAlone: (word) => CERTAIN.has(word) || (!KNOWN.has(word) && nearWord(word) !== null),
  book: BOOK,
  labels: new Set(LABELS.keys()),
})

const respelled = rememberedBy((word) => (KNOWN.has(word) ? word : (nearWord(word) ?? word)))

function readRequests(requests: readonly Match[], text: string, clause: Reading | null): Reading | null {
  const full = requests.filter(({ holds }) => holds === 'fully')
  const [longest] = full.toSorted((one, other) => other.words.length - one.words.length)
  if (longest === undefined) return null
  const isOnlyOffers = clause === null && full.every((match) => isPromotional(text, match))
  if (isOnlyOffers && keepsTheRest(text)) return inDoubt(ruleOf('doubt, a part only,', longest))
  return { ...readAs('opt_out', ruleOf('phrase', longest)), scope: isOnlyOffers ? 'promotional' : null }
}

/** "STOP" as a sentence of its own. In fun ("omg stop!! 😂") it is left to a person. */
function readClauses(text: string): Reading | null {
  if (FUN.test(text)) return null
  for (const clause of text.split(/[.?]/)) {
    const parts = clause.split(',')
    for (const part of new Set([parts.join(''), parts[0] ?? '', parts.at(-1) ?? ''])) {
      const reading = readClause(part.trim().split(/ +/))
      if (reading) return { ...reading, rule: `${reading.rule}, as a sentence` }
    }
  }
  return null
}
const FUN = / (?:lol|lmao|lmfao|haha|hahaha|hehe|omg|omfg|kidding|joking|hilarious|funny|sweet|blushing|jk) /

function readFirst(label: Label, [first]: readonly Match[]): Reading | null {
  return first ? readAs(label, ruleOf('phrase', first)) : null
}

function readDoubt([first]: readonly Match[]): Reading | null {
  return first ? inDoubt(ruleOf('doubt', first)) : null
}

const ruleOf = (how: string, { id, words }: Match): string => `${how} ${id}: ${words.slice(0, 100)}`
