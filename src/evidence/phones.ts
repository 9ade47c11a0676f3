// Which numbers a request names: as they are stored, or as people write them.
import { parsePhone } from '../contacts/phone.ts'

/** What a contact's number may look like: E.164, or a short code that texted us. */
const STORED = /^(\+[1-9][0-9]{1,14}|[0-9]{3,8})$/

export type PhonesRead = { ok: true; phones: string[] } | { ok: false; sentence: string; at: number }

/** Every number once, in their order; or why one of them is none. */
export function readPhones(given: readonly string[]): PhonesRead {
  const phones = new Set<string>()
  for (const [at, text] of given.entries()) {
    const plain = text.trim()
    const read = STORED.test(plain) ? { ok: true as const, phone: plain } : parsePhone(plain)
    if (!read.ok) return { ok: false, sentence: read.sentence, at }
    phones.add(read.phone)
  }
  return { ok: true, phones: [...phones] }
}
