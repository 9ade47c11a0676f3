// What the sender wrote themself: phones send reactions as texts that quote ours ("Liked “Reply STOP to opt out”"), and people
// quote what they got. Quoted words are never a request; own words beside them always may be.
// Sources: the wordings of iOS and Google Messages as recorded by open clients (QUIK's emoji tables, message exporters).

/** The text without reactions and without what it quotes. Empty if nothing of the sender's own is left. */
export function ownWords(body: string): string {
  if (!MAY_QUOTE.test(body)) return IMAGE_REACTION.test(body) ? body.replace(IMAGE_REACTION, '') : body
  return withoutQuotes(withoutReactions(withoutReplied(body)))
}

const MAY_QUOTE = /["“”„«»>‘]|(?:ed|at|to|de|à|a) '|wrote:|escribi|a écrit|message-/iu

const MEDIA_EN =
  '(?:an?|the|your) (?:image|photo|picture|video|movie|attachment|file|(?:audio|voice|digital touch)(?: message)?|sticker|gif|memoji|location|contact|link|pdf)s?'
const MEDIA_ES =
  '(?:una?|el|la) (?:imagen|foto|v[ií]deo|archivo(?: adjunto)?|adjunto|mensaje de (?:audio|voz)|audio|sticker|enlace)'
const MEDIA_FR =
  "(?:une?|l[ea]|l[’'])\\s?(?:image|photo|vid[ée]o|pi[èe]ce jointe|message (?:audio|vocal)|autocollant|lien|film)"

/** How a reaction opens, before the quoted text. `SIGN` is an emoji or a name of one. */
const SIGN = '[^"“«\\n]{1,40}?'
// biome-ignore format: a table
const OPENINGS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'loved', 'liked', 'disliked', 'laughed at', 'emphasi[sz]ed', 'questioned', 'hearted', `reacted ${SIGN} to`,
    `removed ${SIGN} from`, '[^\\p{L}\\p{N}"“«]{1,24} ?(?:to|from)',
  ],
  es: [
    'l[ae] (?:ha )?(?:encant[óo]|gust[óo]|encantado|gustado|gusta|encanta)', 'me (?:encanta|gusta)', 'no l[ae] (?:ha )?gust(?:[óo]|ado|a)',
    'le (?:dio|caus[óo]|hizo) (?:risa|gracia)', 'se (?:ri[óo]|ha re[íi]do) (?:de|con)', '(?:exclam[óo]|pregunt[óo]) por', 'dud[óo] (?:sobre|de)',
    '(?:enfatiz|destac|subray|cuestion|resalt)[óo]', `reaccion[óo] (?:con )?${SIGN} a`, `(?:ha )?(?:quit[óo]|quitado|elimin[óo]|eliminado|retir[óo]|retirado) ${SIGN} (?:de|a)`,
  ],
  fr: [
    'a (?:adoré|aimé|souligné|accentué|questionné|mis en évidence|mis en avant|exclamé sur)', 'n[’\']a pas aimé', 'a ri (?:de|à)', 'a posé une question (?:sur|à propos de)',
    's[’\']est interrogée?(?:\\(e\\))? sur', `a réagi (?:avec |par )?${SIGN} à`, `a (?:retiré|supprimé|enlevé) ${SIGN} (?:de|à)`,
    'a (?:attribué|retiré) la mention [«“"][^»”"]{1,30}[»”"] (?:à|de)', 'a (?:ajouté|retiré) une? [«“"][^»”"]{1,30}[»”"] (?:à|de)',
  ],
}
const REACTION = new RegExp(
  `^[\\s\\u200a-\\u200d]*(?:${Object.values(OPENINGS).flat().join('|')})[\\s\\u200a-\\u200d]*(?=["“«„‘'])`,
  'iu',
)
const IMAGE_REACTION = new RegExp(
  `^\\s*(?:(?:${OPENINGS.en?.join('|')}) ${MEDIA_EN}|(?:${OPENINGS.es?.join('|')}) ${MEDIA_ES}|(?:${OPENINGS.fr?.join('|')}) ${MEDIA_FR})(?![\\p{L}\\p{N}])`,
  'iu',
)

/** E-mail habits: lines that begin with ">", and all that follows "On … wrote:". */
function withoutReplied(body: string): string {
  if (!body.includes('>') && !body.includes(':')) return body
  const own: string[] = []
  for (const line of body.split('\n')) {
    if (REPLY_HEADER.test(line)) break
    if (!/^\s*>/.test(line)) own.push(line)
  }
  return own.join('\n')
}
const REPLY_HEADER =
  /^\s*(?:on [^\n]{1,100}wrote:|el [^\n]{1,100}escribi[óo]:|le [^\n]{1,100}a écrit ?:|-{3,} ?(?:original|forwarded) message)/i

function withoutReactions(body: string): string {
  let rest = body
  for (let opening = REACTION.exec(rest); opening; opening = REACTION.exec(rest)) {
    const quoteAt = opening[0].length
    rest = rest.slice(closingAt(rest, quoteAt) + 1)
  }
  return rest.replace(IMAGE_REACTION, '')
}

/** Where the quote that opens here closes. One that was cut off runs to the end. */
function closingAt(text: string, openAt: number): number {
  const open = text.charAt(openAt)
  const close = CLOSING[open] ?? open
  if (close === open) {
    const isWhole = text.trimEnd().endsWith(close) && text.trimEnd().length > openAt + 1
    const next = text.indexOf(close, openAt + 1)
    return isWhole ? text.length : next < 0 ? text.length : next
  }
  let depth = 0
  for (let at = openAt; at < text.length; at++) {
    if (text[at] === open) depth++
    else if (text[at] === close && --depth === 0) return at
  }
  const last = text.lastIndexOf(close)
  return last > openAt ? last : text.length
}
const CLOSING: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“', '‘': '’' }

/** Quoted sentences go; a quoted word or two is how people stress a word ("please "stop" now"), and so is a text wholly in quotes. */
function withoutQuotes(body: string): string {
  const own = body.replace(/[“"„«]([^“”"«»„]*)[”"“»]/g, (whole, quoted: string, at: number) =>
    quoted.trim().split(/\s+/).length <= STRESSED_WORDS || isQuotingSelf(body.slice(Math.max(0, at - 60), at))
      ? ` ${quoted} `
      : whole.includes('?')
        ? ' ? '
        : ' ',
  )
  return /[\p{L}\p{N}]/u.test(own) ? own : body
}
const STRESSED_WORDS = 3
const isQuotingSelf = (before: string): boolean =>
  /\b(?:i|we|i[’']?ve|i[’']?m)\b[^.?!]{0,20}\b(?:said|say|saying|told|asked|texted|replied|wrote|typed|sent|responded|repeat)\b[^.?!]{0,20}$/i.test(
    before,
  )
