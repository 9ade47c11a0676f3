// Reactions of phones, which come as texts that quote ours ("Liked “…”", "👍 to “…”"): read, and folded onto the text that they quote.
// Only what spans the whole text is one: words of the person's own beside it make it a text like any other. What it says about consent is
// read elsewhere (consent/reading). Sources: the wordings of iOS and Google Messages as recorded by open clients (QUIK's emoji tables).

export type Reaction = {
  /** The emoji that is shown. */
  readonly mark: string
  readonly isTakenBack: boolean
  /** The words that it quotes, `isCut` where the phone shortened them; or that it is about a picture or file. */
  readonly quote: { readonly words: string; readonly isCut: boolean } | 'file'
}

const LOVED = '❤️'
const LIKED = '👍'
const DISLIKED = '👎'
const LAUGHED = '😂'
const STRESSED = '‼️'
const ASKED = '❓'

/** What each mark is called to those who listen. */
const reactionWords: Readonly<Record<string, string>> = {
  [LOVED]: 'They loved this',
  [LIKED]: 'They liked this',
  [DISLIKED]: 'They disliked this',
  [LAUGHED]: 'They laughed at this',
  [STRESSED]: 'They emphasized this',
  [ASKED]: 'They questioned this',
}

/** What a mark says, in words. */
export const saidOf = (mark: string): string => reactionWords[mark] ?? `They reacted with ${mark} to this`

// biome-ignore format: a table
const PUT: readonly (readonly [mark: string, openings: string])[] = [
  [LOVED, "loved|hearted|l[ae] (?:ha )?encant(?:ó|ado|a)|a adoré|a attribué la mention [«“\"]\\s?j[’']adore\\s?[»”\"] à"],
  [DISLIKED, "disliked|no l[ae] (?:ha )?gust(?:ó|ado|a)|n[’']a pas aimé|a attribué la mention [«“\"]\\s?je n[’']aime pas\\s?[»”\"] à"],
  [LIKED, "liked|l[ae] (?:ha )?gust(?:ó|ado|a)|a aimé|a attribué la mention [«“\"]\\s?j[’']aime\\s?[»”\"] à"],
  [LAUGHED, 'laughed at|le (?:dio|causó|hizo) (?:risa|gracia)|se (?:rió|ha reído) (?:de|con)|a ri (?:de|à)'],
  [STRESSED, 'emphasi[sz]ed|exclamó por|(?:enfatiz|destac|subray|resalt)ó|a (?:souligné|accentué|mis en évidence|mis en avant|exclamé sur)'],
  [ASKED, "questioned|preguntó por|dudó (?:sobre|de)|cuestionó|a questionné|a posé une question (?:sur|à propos de)|s[’']est interrogée?(?:\\(e\\))? sur"],
]
// biome-ignore format: a table
const NAMED: readonly (readonly [mark: string, names: string])[] = [
  [LOVED, 'an? (?:heart|love)|un corazón|un me encanta|un cœur|un coeur'],
  [DISLIKED, "an? (?:dislike|thumbs[- ]down)|un no me gusta|un je n[’']aime pas|un pouce vers le bas"],
  [LIKED, "an? (?:like|thumbs[- ]up)|un me gusta|un j[’']aime|un pouce"],
  [LAUGHED, 'an? (?:laugh|haha)|una risa|un jaja|un rire|un haha'],
  [STRESSED, "an? (?:exclamation(?: mark| point)?|emphasis)|una exclamación|un énfasis|une? (?:exclamation|point d[’']exclamation)"],
  [ASKED, "a question(?: mark)?|una (?:interrogación|pregunta)|un signo de interrogación|une question|un point d[’']interrogation"],
]
const EMOJI =
  '(?:\\p{Extended_Pictographic}|\\p{Regional_Indicator})(?:[\\p{M}\\p{Emoji_Modifier}\\u200d\\ufe0f]|\\p{Extended_Pictographic}|\\p{Regional_Indicator})*'
const MEDIA =
  "(?:(?:an?|the|your) (?:image|photo|picture|video|movie|attachment|file|(?:audio|voice)(?: message)?|sticker|gif)|(?:una?|el|la) (?:imagen|foto|v[ií]deo|archivo(?: adjunto)?|adjunto|mensaje de (?:audio|voz)|sticker)|(?:une?|l[ea]|l[’'])\\s?(?:image|photo|vidéo|pièce jointe|message (?:audio|vocal)|autocollant))"
const ABOUT = `\\s*(?:(?<media>${MEDIA})|(?<open>[“"«„'‘])\\s?(?<words>[\\s\\S]+?)\\s?(?<close>[”"»“'’])?)$`

const whole = (opening: string): RegExp => new RegExp(`^(?:${opening})${ABOUT}`, 'iu')
const puts = PUT.map(([mark, openings]) => [mark, whole(openings)] as const)
const takes = NAMED.map(
  ([mark, names]) =>
    [
      mark,
      whole(
        `(?:removed (?:${names}) from|(?:ha )?(?:quitó|quitado|eliminó|eliminado|retiró|retirado) (?:${names}) (?:de|a)|a (?:retiré|supprimé|enlevé) (?:${names}) (?:de|à))`,
      ),
    ] as const,
)
const putSign = whole(
  `(?:(?:reacted|reaccionó|a réagi) (?:(?:with|con|avec|par) )?)?(?<sign>${EMOJI}) ?(?:to|a|à)`,
)
const takenSign = whole(
  `(?:removed|quitó|eliminó|retiró|a (?:retiré|supprimé|enlevé)) (?<sign>${EMOJI}) ?(?:from|de|à|a)`,
)

/** Longer than any that a phone sends: it is not looked at. */
const LONGEST = 2_000

/** The reaction that this text is; null for every other text. */
export function readReaction(body: string): Reaction | null {
  if (body.length > LONGEST) return null
  const text = body.replace(/[\u200a-\u200c]/gu, '').trim()
  for (const [mark, pattern] of puts) {
    const found = pattern.exec(text)
    if (found) return reactionOf(found, { mark, isTakenBack: false })
  }
  for (const [mark, pattern] of takes) {
    const found = pattern.exec(text)
    if (found) return reactionOf(found, { mark, isTakenBack: true })
  }
  const put = putSign.exec(text)
  if (put) return reactionOf(put, { mark: put.groups?.sign ?? '', isTakenBack: false })
  const taken = takenSign.exec(text)
  return taken && reactionOf(taken, { mark: taken.groups?.sign ?? '', isTakenBack: true })
}

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '«': '»',
  '„': '“”',
  '‘': '’',
  '"': '"',
  "'": "'",
}

function reactionOf(
  { groups }: RegExpExecArray,
  reaction: { mark: string; isTakenBack: boolean },
): Reaction | null {
  if (groups?.media) return { ...reaction, quote: 'file' }
  const { open = '', close, words = '' } = groups ?? {}
  const isCut = /(?:…|\.\.\.)$/u.test(words)
  if (close === undefined ? !isCut : !CLOSING[open]?.includes(close)) return null
  // A quote that closes and goes on, such as “the cake”, but not “the tart”, is a sentence of somebody's own.
  if (hasOwnWords(words, open)) return null
  return { ...reaction, quote: { words: words.replace(/(?:…|\.\.\.)$/u, ''), isCut } }
}

function hasOwnWords(words: string, open: string): boolean {
  if (open === '"' || open === "'")
    return open === '"' && words.includes('"') && words.split('"').length % 2 === 0
  let depth = 1
  for (const sign of words) {
    if (sign === open) depth += 1
    else if (CLOSING[open]?.includes(sign) && --depth === 0) return true
  }
  return false
}

/** A text of a thread, as far as reactions care. */
export type Reactable = {
  readonly id: string
  readonly ours: boolean
  readonly body: string
  readonly kind: string
  readonly isErased: boolean
  readonly orderNo: number
  readonly files?: readonly unknown[] | undefined
}
export type Badge = {
  readonly mark: string
  /** The places of the texts that were folded into it. */
  readonly orderNos: readonly number[]
}
export type Folded = {
  /** What is shown on a text, by its id; one without a mark was taken back. */
  readonly badges: ReadonlyMap<string, Badge>
  /** The texts that are shown as badges, and not as texts. */
  readonly folded: ReadonlySet<string>
}

/** How far up a reaction looks for what it quotes. */
const LOOKS_BACK = 300
/** A quote that was shortened without a sign is one from this length on. */
const SURE_PREFIX = 10

/** Folds the reactions of a thread, oldest first, onto what they quote. One that quotes nothing that is held stays a text. */
export function foldReactions(texts: readonly Reactable[]): Folded {
  const badges = new Map<string, Badge>()
  const folded = new Set<string>()
  for (const [index, text] of texts.entries()) {
    if (text.ours || text.kind !== 'none' || text.isErased || (text.files?.length ?? 0) > 0) continue
    const reaction = readReaction(text.body)
    if (!reaction) continue
    const above = texts.slice(Math.max(0, index - LOOKS_BACK), index).filter(({ id }) => !folded.has(id))
    const target = quoted(reaction.quote, above)
    if (!target) continue
    folded.add(text.id)
    const before = badges.get(target.id)
    const orderNos = [...(before?.orderNos ?? []), text.orderNo]
    const isOther = reaction.isTakenBack && before !== undefined && before.mark !== reaction.mark
    badges.set(target.id, {
      mark: isOther ? before.mark : reaction.isTakenBack ? '' : reaction.mark,
      orderNos,
    })
  }
  return { badges, folded }
}

/** The text that is quoted: the same words before words that begin so, ours before theirs, and the newest of these. */
function quoted(quote: Reaction['quote'], above: readonly Reactable[]): Reactable | null {
  let best: { readonly text: Reactable; readonly score: number } | null = null
  for (const text of above.toReversed()) {
    const fit = quote === 'file' ? Number((text.files?.length ?? 0) > 0) : fitOf(quote, text)
    const score = fit * 2 + Number(text.ours)
    if (fit > 0 && (!best || score > best.score)) best = { text, score }
  }
  return best?.text ?? null
}

function fitOf({ words, isCut }: { words: string; isCut: boolean }, { body }: Reactable): number {
  const [asked, said] = [plain(words), plain(body)]
  if (asked === '') return 0
  if (said === asked) return 2
  return said.startsWith(asked) && (isCut || asked.length >= SURE_PREFIX) ? 1 : 0
}

/** Carriers swap quotes and spaces on the way. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/…/gu, '...')
    .replace(/\s+/gu, ' ')
    .trim()
