// The notation that phrases and guards are written in, and how it is compiled to a regular expression that runs in linear time:
//
//   stop|quit        one of these words             my_phone        words of a fixed order, inside an alternative
//   <message>        a word of this class           <filler>*4      up to four words of these, in a row
//   [please]         there or not; [a|b]*3 up to three   ..3             up to three words of any kind, in the same clause
//   ~4               up to four words that describe a thing ("oil change", "your dumb"), in the same clause
//   !~4:texts|list   what comes next is none of these, however it is described
//   ^  $  ^^  $$     begin and end of a clause, of the text
//   !by|at           the next word is none of these -i|they         the word before is none of these (at the beginning only)
//   *                a word of any kind                *s  *ing        one that ends so ("marias")
//   *#               a number of three digits and more   !^^           not at the beginning of the text

/** A class's words. In the tables a brace spells endings: "mand{e,es,en}" is mande, mandes, manden. */
export type Classes = Readonly<Record<string, string>>

export type Matcher = {
  /** Runs over the words joined by single spaces, with a space before and after. */
  readonly expression: RegExp
  /** For each element that must be there: its words, those of a fixed order joined by "_". A text that lacks one of these words
   *  cannot match. */
  readonly needs: readonly (readonly string[])[]
  /** All words that it is written with. */
  readonly words: readonly string[]
}

/** Compiles a phrase of the notation. */
export function compile(pattern: string, classes: Classes): Matcher {
  const elements = pattern
    .replace(/\|\s+/g, '|') // a table breaks its long lines after a bar
    .trim()
    .split(/\s+/)
    .map((element) => compileElement(element, classes))
  const isAnchored = /^[-^]/.test(pattern)
  return {
    expression: new RegExp((isAnchored ? '' : '(?<= )') + elements.map(({ source }) => source).join(''), 'g'),
    needs: elements.flatMap(({ words, isNeeded }) => (isNeeded ? [words] : [])),
    words: elements.flatMap(({ words }) => words.flatMap((word) => word.split('_'))),
  }
}

/** Spells a list of words out: classes by their words, braces by their endings. */
export function spellOut(alternatives: string, classes: Classes): string[] {
  return alternatives.split('|').flatMap((each) => {
    const name = /^<(.+)>$/.exec(each)?.[1]
    if (name === undefined) return endings(each)
    const words = classes[name]
    if (words === undefined) throw new Error(`No class of words is called <${name}>; add it to the lexicon.`)
    return words
      .trim()
      .split(/\s+/)
      .flatMap((word) => (word.startsWith('<') ? spellOut(word, classes) : endings(word)))
  })
}

type Element = { readonly source: string; readonly words: readonly string[]; readonly isNeeded: boolean }

/** Courtesy that may stand before the first word of a clause, and after its last. */
const OPENING =
  '(?:(?:please|kindly|hi|hello|hey|ok|okay|so|and|sorry|well|um|oh|yo|also|porfavor|hola|svp|bonjour) ){0,2}'
const GREETING = '(?:(?:please|hi|hello|hey|sorry|hola|bonjour|svp|porfavor) ){0,2}'
const CLOSING =
  '(?:(?:please|thanks|thank|you|kindly|asap|sir|maam|guys|yall|hon|dear|dude|bro|gracias|porfavor|merci|svp) ){0,3}'

/** Elements that are no words: places, and words of any kind. */
const WORDLESS: Readonly<Record<string, string>> = {
  '^^': `(?<=^ ${GREETING})`,
  '!^^': '(?<!^ )',
  '^': `(?<=(?:^|[.,?]) ${OPENING})`,
  $: `(?=${CLOSING}(?:[.,?]|$))`,
  $$: `(?=${CLOSING}[.,? ]*$)`,
  '*': '[a-z0-9]+ ',
  '*ing': '[a-z]+ing ',
  '*#': '[0-9]{3,} ',
}

function compileElement(element: string, classes: Classes): Element {
  const [, gap, things] = /^!(~\d):(.+)$/.exec(element) ?? []
  if (gap !== undefined && things !== undefined) {
    const words = spellOut(things, classes)
    return { source: `(?!${gapOf(gap)}${oneOf(words)})`, words, isNeeded: false }
  }
  const wordless = WORDLESS[element] ?? gapOf(element)
  if (wordless !== null) return { source: wordless, words: [], isNeeded: false }
  const [, sign = '', alternatives = element, times] = /^([!-]?)\[?(.+?)\]?(?:\*(\d))?$/.exec(element) ?? []
  const words = spellOut(alternatives, classes)
  const one = oneOf(words)
  const isNeeded = false
  if (sign === '!') return { source: `(?!${one})`, words, isNeeded }
  if (sign === '-') return { source: `(?<= )(?<! ${one})`, words, isNeeded }
  if (times !== undefined) return { source: `(?:${one}){0,${times}}`, words, isNeeded }
  if (element.startsWith('[')) return { source: `(?:${one})?`, words, isNeeded }
  return { source: one, words, isNeeded: !words.some((word) => word === '$' || word in SIGNS) }
}

/** "..3": up to three words. "~3": up to three that belong to the thing named after them. */
function gapOf(element: string): string | null {
  const [, kind, gap] = /^(\.\.|~)(\d)$/.exec(element) ?? []
  if (gap === undefined) return null
  return kind === '~' ? `(?:(?!${LINKING})[a-z0-9]+ ){0,${gap}}?` : `(?:[a-z0-9]+ ){0,${gap}}?`
}

/** Words that begin another part of the sentence, so that they never stand between a verb and the thing it is about. */
const LINKING = `(?:${[
  'and or but so when if while because until till after before than then i we you he she they it who what where why how is are am was were be been do does did will would can could',
  'should have has had to at by in with for off out im ill ive youre its thats dont not y o pero cuando si para porque et ou mais quand pour car',
]
  .join(' ')
  .replaceAll(' ', '|')}) `

/** "me|us|$": one of these words, or the end of the clause. */
function oneOf(words: readonly string[]): string {
  const spelled = words
    .filter((word) => word !== '$')
    .map(sourceOf)
    .join('|')
  const one = `(?:${spelled}) `
  return words.includes('$') ? `(?:${one}|${WORDLESS.$})` : one
}

const sourceOf = (word: string): string => SIGNS[word] ?? word.replaceAll('_', ' ').replace(/[.?]/g, '\\$&')

/** Words of a kind, as an alternative. */
const SIGNS: Readonly<Record<string, string>> = { '*': '[a-z0-9]+', '*s': '[a-z]{2,}s', '*#': '[0-9]{3,}' }

/** "mand{e,es}" is mande and mandes; an empty ending is the bare stem. */
function endings(word: string): string[] {
  const brace = /^([^{]*)\{([^}]*)\}(.*)$/.exec(word)
  if (!brace) return [word]
  const [, stem = '', list = '', rest = ''] = brace
  return list.split(',').flatMap((ending) => endings(`${stem}${ending}${rest}`))
}
