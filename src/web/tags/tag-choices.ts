// Which tags a few typed letters may mean, and whether they may be made into a new one.
import type { Tag } from '../../tags/contract.ts'
import { tagName, whyNotName } from '../../tags/tag-name.ts'

const MOST = 8

/** Those whose name begins so before those with a word that does; and last, a new one of that name where there is none. */
export function choicesFor(
  tags: readonly Tag[],
  taken: readonly string[],
  typed: string,
): readonly (Tag | { readonly name: string })[] {
  const sought = plain(typed)
  const free = tags.filter(({ id }) => !taken.includes(id))
  const begins = free.filter(({ name }) => plain(name).startsWith(sought))
  const within = free.filter(
    ({ name }) =>
      !plain(name).startsWith(sought) &&
      plain(name)
        .split(' ')
        .some((word) => word.startsWith(sought)),
  )
  const found = [...begins, ...within].slice(0, MOST)
  const isNew =
    sought !== '' &&
    whyNotName(typed) === null &&
    !tags.some(({ name }) => name.toLowerCase() === tagName(typed).toLowerCase())
  return isNew ? [...found, { name: tagName(typed) }] : found
}

const plain = (name: string): string => tagName(name).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
