// Finds the links in a text that somebody else wrote. Only http and https; what cannot be seen is never part of a link.

export type TextPart = { readonly text: string; readonly href?: string }

// Neither spaces nor quotes, nor characters that are invisible or turn the direction of writing (a link could look like another).
const LINK = /\bhttps?:\/\/[^\s<>"'`\p{Cc}\p{Cf}]+/giu
const TRAILING = /[.,:;!?)\]}*_~…”’»]+$/u

/** Characters that force the direction of writing: with them a text or a link can look like another. Nobody writes them by hand. */
export const withoutOverrides = (body: string): string => body.replace(/[\u202d\u202e]/g, '')

/** The text in parts, links apart; joined they are the text again. */
export function linkedText(body: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of body.matchAll(LINK)) {
    const text = withoutTrailing(match[0])
    if (!URL.canParse(text)) continue
    if (match.index > from) parts.push({ text: body.slice(from, match.index) })
    parts.push({ text, href: new URL(text).href })
    from = match.index + text.length
  }
  if (from < body.length) parts.push({ text: body.slice(from) })
  return parts
}

/** A full stop ends the sentence, not the link; a closing bracket stays when the link opened it. */
function withoutTrailing(link: string): string {
  const cut = link.replace(TRAILING, '')
  return link.charAt(cut.length) === ')' && cut.includes('(') && !cut.includes(')') ? `${cut})` : cut
}

/** Up to three emoji and nothing else: shown large, as phones do. */
export const isOnlyEmoji = (body: string): boolean =>
  /^(?:\p{RGI_Emoji}\s*){1,3}$/v.test(body.trim()) && !/^[\d#*\s]+$/.test(body)
