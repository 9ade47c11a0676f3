// Words written as one ("donttextme", "removemefromlist") or with a letter where the space should be ("stopmtexting"): the keys above
// and beside the space bar are hit for it.

const split = (words: string): readonly string[] => words.trim().split(/\s+/)

/** A request begins with one of these. */
const BEGINNINGS: readonly string[] = split(`
  stop stp stahp unsubcribe unsuscribe quit dont dnt donot nomore remove delete unsubscribe unsub optout opt cancel please pls plz leave lose never take iwant get
  noquiero nomas nome dejen deje quiten quitenme borren arretez plus desabonnez enlevez retirez
`)
const WORDS: ReadonlySet<string> = new Set([
  ...BEGINNINGS,
  ...split(`
    me my us this the your ur these those all any it im of off from out to on in and more no not ever again anymore now asap thanks thank you
    text texts texting txt txts txting message messages messaging msg msgs msging sms send sending contact contacting contacted list lists number
    phone alone bothering spamming calling harassing notifications reminders alerts want receive receiving getting immediately please
    mas mensajes textos mande manden escriban escriba mandar escribir de la mi lista numero
    moi textos messages liste ecrire texter envoyer svp
  `),
])
const BY_LETTER: ReadonlyMap<number, readonly string[]> = Map.groupBy(BEGINNINGS, (first) =>
  first.charCodeAt(0),
)
const STRAY = 'bnmvcx'
const SHORTEST = 7
const LONGEST = 40

/** The words that this one is made of, or null where it is a word itself ("quitenme" too: what hangs on it is short). */
export function apart(word: string): readonly string[] | null {
  if (word.length < SHORTEST || word.length > LONGEST) return null
  for (const first of BY_LETTER.get(word.charCodeAt(0)) ?? [])
    if (word.startsWith(first) && word.length > first.length) {
      const rest = wordsFrom(word, first.length, true)
      if (rest !== null && (rest.length > 1 || (rest[0] ?? '').length > 2 || first.startsWith('unsub')))
        return [first, ...rest]
    }
  return null
}

/** The longest words first; one stray letter is allowed before a longer word. */
function wordsFrom(word: string, at: number, mayStray: boolean): readonly string[] | null {
  if (at === word.length) return []
  for (let end = word.length; end > at; end--) {
    if (!WORDS.has(word.slice(at, end))) continue
    const rest = wordsFrom(word, end, mayStray)
    if (rest !== null) return [word.slice(at, end), ...rest]
  }
  const isStray = mayStray && STRAY.includes(word.charAt(at)) && word.length - at > 4
  return isStray ? wordsFrom(word, at + 1, false) : null
}
