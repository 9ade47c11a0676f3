// The whole text is a keyword, however it is dressed: spread out, repeated, misspelled, with courtesy around it.
// Sources: 47 CFR 64.1200(a)(10) (the seven words revoke definitively), CTIA 5.1.3 (case and punctuation must not matter).
import { ANSWERING, CERTAIN, CERTAIN_COURTESY, COURTESY, KEYWORDS, POINTING } from './keywords.ts'
import { nearWord } from './near-words.ts'
import { type Label, type Reading, readAs } from './reading.ts'
import { isMark } from './words.ts'

/** Reads a text that is nothing but a keyword. Null if it is more, or something else. */
export function readWhole(words: readonly string[]): Reading | null {
  const spoken = words.filter((word) => !isMark(word))
  return (
    readJoined(spoken) ??
    readRepeated(spoken) ??
    readPolite(spoken) ??
    readAnswer(spoken) ??
    readMisspelled(spoken) ??
    readMisspelledApart(spoken)
  )
}

/** A keyword that can only mean the texts, as a sentence of its own: "I moved away. STOP." */
export function readClause(clause: readonly string[]): Reading | null {
  const reading = readPolite(clause)
  return reading?.label === 'opt_out' && clause.some((word) => CERTAIN.has(word)) ? reading : null
}

/** What each keyword says. */
export const LABELS: ReadonlyMap<string, Label> = new Map(
  KEYWORDS.flatMap(({ label, words }) => words.map((word): [string, Label] => [word, label])),
)
const LONGEST = 24
const OPENINGS: ReadonlySet<string> = new Set(Array.from(LABELS.keys(), (label) => label.charAt(0)))
/** More words than these are a sentence. */
const FEW = 7

/** "STOP", "S T O P", "opt-out", "stop all": nothing but the word. */
function readJoined(words: readonly string[]): Reading | null {
  if (words.length > LONGEST || !OPENINGS.has(words[0]?.charAt(0) ?? '')) return null
  const joined = words.join('')
  const label = LABELS.get(joined)
  return label ? readAs(label, `keyword ${joined}, whole text`) : null
}

/** "STOP STOP stop!!", "stop unsubscribe cancel": keywords of one kind and nothing else. An answer before a STOP gives way to it. */
function readRepeated(words: readonly string[]): Reading | null {
  if (!LABELS.has(words[0] ?? '')) return null
  const [first, ...others] = new Set(words.map((word) => LABELS.get(word)))
  if (first === undefined || others.includes(undefined)) return null
  if (others.length === 0) return readAs(first, `keyword ${words[0]}, repeated`)
  const certain = words.find((word) => CERTAIN.has(word))
  return certain ? readAs('opt_out', `keyword ${certain}, beside another`) : null
}

/** A keyword with nothing but courtesy around it: "stop please", "please unsubscribe me". */
function readPolite(words: readonly string[]): Reading | null {
  if (words.length > FEW) return null
  const rest = words.filter((word) => !COURTESY.has(word))
  const certain = rest.find(isDirect)
  if (certain !== undefined) {
    const isPolite = rest.every(
      (word) => isDirect(word) || POINTING.has(word) || CERTAIN_COURTESY.has(word) || ANSWERS.has(word),
    )
    return isPolite ? readAs('opt_out', `keyword ${certain}, with courtesy words`) : null
  }
  const [word] = rest
  const label = word === undefined ? undefined : LABELS.get(word)
  if (rest.length !== 1 || label === undefined || label === 'yes' || label === 'no') return null
  return readAs(label, `keyword ${word}, with courtesy words`)
}

/** "Quit it" is about the texts too, but "quit" is no sentence of its own. */
const isDirect = (word: string): boolean => CERTAIN.has(word) || word === 'quit'

const ANSWERS: ReadonlySet<string> = new Set(
  KEYWORDS.flatMap(({ label, words }) => (label === 'yes' || label === 'no' ? words : [])),
)

/** "Yes please", "no thank you": an answer, and what belongs to one. "Ok thanks" is only politeness. */
function readAnswer(words: readonly string[]): Reading | null {
  const [first, ...others] = words[0] === 'i' || words[0] === 'we' ? words.slice(1) : words
  const label = first === undefined ? undefined : LABELS.get(first)
  if (words.length > FEW || (label !== 'yes' && label !== 'no')) return null
  const thanks = label === 'no' || SURE_YES.has(first ?? '') ? THANKS : NOTHING
  const belongs = (word: string): boolean =>
    ANSWERING.has(word) ||
    thanks.has(word) ||
    (label === 'no' && DECLINING.has(word)) ||
    LABELS.get(word) === label
  return others.every(belongs) ? readAs(label, `answer ${words.join(' ')}`) : null
}
const THANKS: ReadonlySet<string> = new Set([
  'thanks',
  'thank',
  'you',
  'gracias',
  'merci',
  'thankyou',
  'very',
  'much',
  'so',
  'muchas',
])
/** "No, I'm good", "nah we're all set", "nope sorry", "no, pero gracias". */
const DECLINING: ReadonlySet<string> = new Set(
  `im good all set fine were am sorry but though tho anyway anyways still for the offer thankyou at this time right now today desole desolee mais pero perdon lo
   siento disculpe igual por ahora esta bien aujourd hui cette fois`.split(/\s+/),
)
const NOTHING: ReadonlySet<string> = new Set()
const SURE_YES: ReadonlySet<string> = new Set(['y', 'yes', 'yeah', 'yep', 'yup', 'yea', 'si', 'oui', 'sure'])

/** "STPO", "unsubscrbe please": one slip away from a keyword of four letters and more, and no real word. */
function readMisspelled(words: readonly string[]): Reading | null {
  if (words.length > FEW) return null
  const rest = words.filter((word) => !COURTESY.has(word))
  const [word] = rest
  const meant = rest.length === 1 && word !== undefined ? nearWord(word) : null
  const label = meant === null ? undefined : LABELS.get(meant)
  return label && meant !== null ? readAs(label, `keyword ${meant}, misspelled as ${word}`) : null
}

/** "STOP AL", "can cel": a keyword in two or three pieces, one slip away. */
function readMisspelledApart(words: readonly string[]): Reading | null {
  if (words.length < 2 || words.length > PIECES) return null
  const joined = words.join('')
  const meant = joined.length >= LONG_ENOUGH ? nearWord(joined) : null
  const label = meant === null ? undefined : LABELS.get(meant)
  return label === 'opt_out' ? readAs(label, `keyword ${meant}, misspelled as ${words.join(' ')}`) : null
}
const PIECES = 3
const LONG_ENOUGH = 6
