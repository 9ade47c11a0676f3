// A phrase: a wording in the notation of `notation.ts`, with what may take it back. The phrase book holds all of them and looks only
// for those whose words are in the text.
import { COMMONEST, LEXICON } from './lexicon.ts'
import { compile, type Matcher, spellOut } from './notation.ts'
import type { Language } from './reading.ts'

/** What a phrase tells: that something is no request after all, a request, a tale of one, a wish for the texts,
 *  a wrong number, a reason for a person to look, or a cry for help. */
export type Kind = 'guard' | 'request' | 'opt_in' | 'tale' | 'wrong_number' | 'doubt' | 'help'

/** A row of a table. Words after the phrase, in its clause, may take it back: `unless` names other things ("remove me from the list
 *  for the ‹class›"), `limits` leave a part standing, which a person should see ("don't text me ‹until› five"). `beside` names words of
 *  which one must stand somewhere in the text for the phrase to be about us ("I get your ‹texts› daily. Please stop them"). */
export type Row = {
  readonly id: string
  readonly pattern: string
  readonly unless?: string
  readonly limits?: string
  readonly beside?: string
}
/** The rows of a language with what they rest on. */
export type Table = { readonly language: Language; readonly source: string; readonly rows: readonly Row[] }

export type Match = {
  readonly id: string
  readonly kind: Kind
  /** The words that matched. */
  readonly words: string
  /** Where they begin in the joined text, and where their clause ends. */
  readonly from: number
  readonly clauseEnd: number
  readonly holds: 'fully' | 'in part'
}

export type Phrase = {
  readonly id: string
  readonly kind: Kind
  readonly matcher: Matcher
  /** A text without a word of each of these cannot match; the rarest come first. */
  readonly needs: readonly ReadonlySet<string>[]
  /** The numbers of the needs after the first, by which a book tells whether they are met. */
  readonly needNumbers: readonly number[]
  readonly unlessAt: RegExp | null
  readonly limitsAt: RegExp | null
  readonly besideAt: RegExp | null
}
export type Book = {
  /** The rarest words that each phrase cannot do without. */
  readonly byTrigger: ReadonlyMap<string, readonly Phrase[]>
  /** Every word that the phrases are written with. */
  readonly vocabulary: ReadonlySet<string>
  /** What a word meets: a bit for each of the needs that phrases share. */
  readonly metBy: ReadonlyMap<string, Needs>
  /** None of the needs is met. */
  readonly noNeeds: () => Needs
}
/** A bit for each need: is there a word for it? */
export type Needs = Uint32Array

/** Compiles the tables of each kind into one book. */
export function bookOf(tables: Readonly<Record<Kind, readonly Table[]>>): Book {
  const byTrigger = new Map<string, Phrase[]>()
  const numbers = new Map<string, number>()
  for (const phrase of phrasesOf(tables, numbers))
    for (const word of phrase.needs[0] ?? []) byTrigger.set(word, [...(byTrigger.get(word) ?? []), phrase])
  const vocabulary = new Set([...byTrigger.values()].flat().flatMap(({ matcher }) => matcher.words))
  const noNeeds = (): Needs => new Uint32Array((numbers.size + 31) >>> 5)
  return { byTrigger, vocabulary, metBy: metBy(numbers, noNeeds), noNeeds }
}

function metBy(numbers: ReadonlyMap<string, number>, noNeeds: () => Needs): Map<string, Needs> {
  const found = new Map<string, Needs>()
  for (const [need, number] of numbers)
    for (const word of need.split(' ')) {
      const met = found.get(word) ?? noNeeds()
      met[number >>> 5] = (met[number >>> 5] ?? 0) | (1 << (number & 31))
      found.set(word, met)
    }
  return found
}

/** Adds what a word meets to what is met already. */
export function meet(met: Needs, more: Needs | undefined): void {
  if (more !== undefined) for (let at = 0; at < met.length; at++) met[at] = (met[at] ?? 0) | (more[at] ?? 0)
}

/** The phrases that these words allow. */
export function candidatesIn(book: Book, words: readonly string[]): Phrase[] {
  if (!words.some((word) => book.byTrigger.has(word))) return []
  const met = book.noNeeds()
  for (const word of words) meet(met, book.metBy.get(word))
  const candidates = new Set<Phrase>()
  for (const word of words)
    for (const phrase of book.byTrigger.get(word) ?? []) if (isPossible(phrase, met)) candidates.add(phrase)
  return [...candidates]
}

/** Is there a word for each need? The first is known to be met. */
export function isPossible({ needNumbers }: Phrase, met: Needs): boolean {
  for (const number of needNumbers) if (((met[number >>> 5] ?? 0) & (1 << (number & 31))) === 0) return false
  return true
}

/** The text with every match of a guard replaced by a word that is nothing: what is guarded can match no other phrase. */
export function withoutGuarded(candidates: readonly Phrase[], text: string): string {
  let rest = text
  for (const { kind, matcher } of candidates)
    if (kind === 'guard') rest = rest.replace(matcher.expression, 'guarded ')
  return rest
}

/** Every match of a kind of phrase that nothing after it takes back. `text` is the words joined by spaces, with one at each end. */
export function matchesOf(kind: Kind, candidates: readonly Phrase[], text: string): Match[] {
  const matches: Match[] = []
  for (const phrase of candidates)
    if (phrase.kind === kind)
      for (const found of eachIn(text, phrase.matcher.expression)) {
        const match = matchOf(phrase, found, text)
        if (match !== null) matches.push(match)
      }
  return matches
}

/** As `matchAll`, which would copy the expression each time. */
function eachIn(text: string, expression: RegExp): readonly RegExpExecArray[] {
  expression.lastIndex = 0
  let found = expression.exec(text)
  if (found === null) return NONE
  const all: RegExpExecArray[] = []
  for (; found !== null; found = expression.exec(text)) {
    all.push(found)
    if (found[0] === '') expression.lastIndex++
  }
  return all
}
const NONE: readonly RegExpExecArray[] = []

function matchOf(
  { id, kind, unlessAt, limitsAt, besideAt }: Phrase,
  found: RegExpExecArray,
  text: string,
): Match | null {
  const until = found.index + found[0].length
  const clauseEnd = clauseEndAt(text, until)
  const after = ` ${text.slice(until, Math.min(clauseEnd, until + HEARD_AFTER))}`
  if (unlessAt?.test(after) || besideAt?.test(text) === false) return null
  const holds = limitsAt?.test(after) ? 'in part' : 'fully'
  return { id, kind, words: found[0].trim(), from: found.index, clauseEnd, holds }
}
/** How many characters after a phrase can take it back. */
const HEARD_AFTER = 60

function clauseEndAt(text: string, from: number): number {
  const end = Math.min(text.length, from + LONGEST_CLAUSE)
  for (let at = from; at < end; at++) if ('.?,'.includes(text.charAt(at))) return at + 1
  return end
}
/** Without a limit a text of one word a thousand times would be read a thousand times. */
const LONGEST_CLAUSE = 300

function* phrasesOf(
  tables: Readonly<Record<Kind, readonly Table[]>>,
  numbers: Map<string, number>,
): Iterable<Phrase> {
  for (const kind of KINDS)
    for (const { language, rows } of tables[kind])
      for (const { id, pattern, unless, limits, beside } of rows) {
        const matcher = compile(pattern, LEXICON[language])
        const besides = beside === undefined ? [] : [alternativesOf(beside, language)]
        const needs = rarestFirst([...matcher.needs, ...besides])
        if (needs.length === 0)
          throw new Error(`The phrase ${id} has no word that must be there; give it one.`)
        yield {
          id: `${language}/${id}`,
          kind,
          matcher,
          needs,
          needNumbers: needs.slice(1).map((need) => numberOf(need, numbers)),
          unlessAt: afterwards(unless, language),
          limitsAt: afterwards(limits, language),
          besideAt: afterwards(beside, language),
        }
      }
}
/** Phrases share most of their needs ("texts", "me"): each is numbered once. */
function numberOf(need: ReadonlySet<string>, numbers: Map<string, number>): number {
  const words = [...need].toSorted().join(' ')
  const number = numbers.get(words) ?? numbers.size
  numbers.set(words, number)
  return number
}
const KINDS: readonly Kind[] = ['guard', 'request', 'opt_in', 'tale', 'wrong_number', 'doubt', 'help']

function afterwards(alternatives: string | undefined, language: Language): RegExp | null {
  if (alternatives === undefined) return null
  const words = alternativesOf(alternatives, language)
  return new RegExp(
    ` (?:${words.map((word) => word.replaceAll('_', ' ').replace('?', '\\?')).join('|')})(?: |$)`,
  )
}

const alternativesOf = (alternatives: string, language: Language): string[] =>
  spellOut(alternatives.replace(/\s+/g, ''), LEXICON[language])

const rarestFirst = (needs: readonly (readonly string[])[]): ReadonlySet<string>[] =>
  needs
    .map((words) => new Set(words.map(tellingWord)))
    .toSorted((one, other) => commonness(one) - commonness(other))

const commonness = (words: Iterable<string>): number =>
  [...words].reduce((sum, word) => sum + (COMMONNESS.get(word) ?? SELDOM), 0)
const SELDOM = 0.3
const COMMONNESS: ReadonlyMap<string, number> = new Map(
  COMMONEST.map((word, rank): [string, number] => [word, 10_000 / (rank + 3)]).reverse(),
)

/** Of words in a fixed order, the one that tells most. */
const tellingWord = (words: string): string =>
  words.split('_').reduce((rarest, word) => (commonness([word]) < commonness([rarest]) ? word : rarest))
