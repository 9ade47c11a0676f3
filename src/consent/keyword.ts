// Reads an inbound text: is it a STOP, a START, a HELP, or an ordinary text? A bare keyword always counts, however it is dressed up.
// Sources: 47 CFR 64.1200(a)(10) (the seven words that revoke per se), CTIA Messaging Principles 5.1.3 (small variations in
// case or punctuation must not matter), carriers' published lists (STOPALL, UNSUB …; START, UNSTOP; HELP, INFO).
import { skeletonOf } from './look-alikes.ts'

export type Reading = {
  readonly label: 'opt_out' | 'opt_in' | 'help' | 'none'
  /** The rule that read it so; it goes on the ledger. Empty for an ordinary text. */
  readonly rule: string
}

const OPT_OUT = new Set([
  // 47 CFR 64.1200(a)(10): definitively revoked
  'stop', 'quit', 'end', 'revoke', 'optout', 'cancel', 'unsubscribe',
  // CTIA, carriers' and registries' lists
  'stopall', 'unsub', 'remove', 'stop2quit', 'stoptoquit', 'stop2end', 'stop2stop',
  // Canada (French) and what Spanish speakers text
  'arret', 'arreter', 'desabonner', 'alto', 'parar', 'baja', 'cancelar', 'detener',
]) // biome-ignore format: a table
const OPT_IN = new Set([
  'start',
  'unstop',
  'startall',
  'subscribe',
  'resume',
  'comenzar',
  'alta',
  'empezar',
  'commencer',
])
const HELP = new Set(['help', 'info', 'ayuda', 'aide', 'helpme'])
/** Words that may stand beside a keyword without making it a sentence: "STOP please", "stop now thanks". */
const PADDING = new Set([
  'please',
  'pls',
  'plz',
  'now',
  'thanks',
  'thank',
  'you',
  'thx',
  'ok',
  'okay',
  'sms',
  'texts',
  'text',
  'messages',
  'msgs',
  'me',
  'por',
  'favor',
  'svp',
  'all',
  'it',
  'this',
])

/** Reads one inbound body. Pure and linear in its length; only the first 2,000 characters can be a keyword's dress. */
export function readKeyword(body: string): Reading {
  if (body.length > 2_000) return ORDINARY
  const words = spelled(skeletonOf(body)).split(' ').filter(Boolean)
  if (words.length === 0 || words.length > 12) return ORDINARY
  return readJoined(words) ?? readRepeated(words) ?? readPadded(words) ?? ORDINARY
}

/** Words that are one, written as two. */
const spelled = (text: string): string =>
  text
    .replace(/\bopt out\b/g, 'optout')
    .replace(/\bstop all\b/g, 'stopall')
    .replace(/\bun subscribe\b/g, 'unsubscribe')

const ORDINARY: Reading = { label: 'none', rule: '' }

/** The whole text is one keyword, also when it is spread out: "S T O P", "opt-out", "stop all". */
function readJoined(words: readonly string[]): Reading | null {
  return readWord(words.join(''), 'whole text')
}

/** The same keyword again and again: "STOP STOP stop!!". */
function readRepeated(words: readonly string[]): Reading | null {
  const distinct = new Set(words)
  const [only] = distinct
  return distinct.size === 1 && only !== undefined ? readWord(only, 'repeated') : null
}

/** A keyword with nothing but courtesy around it: "stop please", "please unsubscribe me". */
function readPadded(words: readonly string[]): Reading | null {
  const keywords = words.filter((word) => !PADDING.has(word))
  const [keyword] = keywords
  if (keywords.length !== 1 || keyword === undefined || words.length > 4) return null
  const reading = readWord(keyword, 'with courtesy words')
  // "help me", "cancel it", "end this": a request about something else, unless the verb can only mean the texts.
  if (
    reading?.label === 'opt_out' &&
    !CERTAIN.has(keyword) &&
    words.some((word) => word === 'it' || word === 'this')
  )
    return null
  return reading
}

const CERTAIN = new Set(['stop', 'unsubscribe', 'unsub', 'stopall', 'optout', 'revoke'])

function readWord(word: string, how: string): Reading | null {
  if (OPT_OUT.has(word)) return { label: 'opt_out', rule: `keyword ${word}, ${how}` }
  if (OPT_IN.has(word)) return { label: 'opt_in', rule: `keyword ${word}, ${how}` }
  if (HELP.has(word)) return { label: 'help', rule: `keyword ${word}, ${how}` }
  return null
}
