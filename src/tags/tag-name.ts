// What a tag may be called: a few words on one line.

export const maxTagName = 40

/** The name as it is kept: composed signs, one space between words, none at the ends. */
export const tagName = (typed: string): string => typed.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** Why a name will not do, in one sentence; null when it will. */
export function whyNotName(typed: string): string | null {
  const name = tagName(typed)
  if (name === '') return 'Give the tag a name.'
  if (Array.from(name).length > maxTagName)
    return `A tag may have at most ${maxTagName} characters. Shorten it.`
  // Direction marks and the like would make two tags look the same.
  if (!name.isWellFormed() || /[\p{Cc}\p{Cf}\p{Co}]/u.test(name.replace(/\u200d/g, '')))
    return 'The name holds a character that cannot be seen. Remove it and try again.'
  return null
}
