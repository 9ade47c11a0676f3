// Does a contact fit what is typed now? Asked again in the browser: the server's last answer may be about what was typed before,
// and Enter must never choose somebody else.
import type { Contact } from '../../contacts/contract.ts'
import { looksLikePhone } from '../ui/phone-number.ts'

/** A number by its beginning (with or without the country code) or its end; a name by the beginnings of its words. */
export function matches({ name, phone }: Pick<Contact, 'name' | 'phone'>, typed: string): boolean {
  const find = typed.trim()
  if (find === '') return true
  if (looksLikePhone(find)) {
    const digits = find.replace(/\D/g, '')
    const all = phone.replace(/\D/g, '')
    if (find.startsWith('+')) return all.startsWith(digits)
    return (
      all.startsWith(digits) ||
      all.slice(1).startsWith(digits) ||
      (digits.length >= 4 && all.endsWith(digits))
    )
  }
  const words = wordsOf(name)
  return wordsOf(find).every((part) => words.some((word) => word.startsWith(part)))
}

const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
