// What to look for instead, when nothing was found.

/** Something else to look for, or to look everywhere; null when there is nothing simpler. */
export type Suggestion =
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'words'; readonly find: string }
  | null

export function suggest(find: string, { isNarrowed }: { isNarrowed: boolean }): Suggestion {
  if (isNarrowed) return { kind: 'everywhere' }
  const words = find.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const unquoted = words.join(' ')
  if (/["\u201C\u201D\u201E\u00AB\u00BB]/u.test(find) && words.length > 1)
    return { kind: 'words', find: unquoted }
  const longest = words.toSorted((one, other) => other.length - one.length)[0]
  if (longest === undefined) return null
  if (words.length > 1) return { kind: 'words', find: longest }
  const letters = Array.from(longest)
  return letters.length > 4
    ? { kind: 'words', find: letters.slice(0, Math.ceil(letters.length / 2)).join('') }
    : null
}
