// Does a contact fit what is typed now? Asked again in the browser: the server's last answer may be about what was typed before,
// and Enter must never choose somebody else.
import type { FoundContact } from '../../contacts/contract.ts'
import { digitsOf, looksLikePhone, unseenRemoved } from '../ui/phone-number.ts'

type Named = Pick<FoundContact, 'name' | 'phone'> & { readonly company?: string }

/** A number by its beginning (with or without the country code) or its end; a name or company by the beginnings of its words. */
export function matches({ name, company = '', phone }: Named, typed: string): boolean {
  const find = unseenRemoved(typed)
  if (find === '') return true
  if (looksLikePhone(find)) {
    const digits = digitsOf(find)
    const all = phone.replace(/\D/g, '')
    if (find.startsWith('+')) return all.startsWith(digits)
    return (
      all.startsWith(digits) ||
      all.slice(1).startsWith(digits) ||
      (digits.length >= 4 && all.endsWith(digits))
    )
  }
  const words = wordsOf(`${name} ${company}`)
  return wordsOf(find).every((part) => words.some((word) => word.startsWith(part)))
}

const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
