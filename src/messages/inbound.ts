// An inbound body made fit to store: whatever bytes a handset or carrier sent, the text that people see is whole.
import { type Coding, decodeText } from '../carriers/smpp/coding.ts'

const LONGEST = 10_000

/** Replaces what PostgreSQL and browsers cannot hold: NUL and lone surrogates become U+FFFD. */
export const storable = (body: string): string =>
  body.slice(0, LONGEST).toWellFormed().replaceAll('\u0000', '\ufffd')

/** Puts the parts of a long text together, in order; bytes first, characters after, since a character may be split. */
export function joined(parts: readonly { readonly coding: Coding; readonly bytes: Uint8Array }[]): string {
  const [first] = parts
  if (!first) return ''
  if (parts.every(({ coding }) => coding === first.coding))
    return decodeText(first.coding, Buffer.concat(parts.map(({ bytes }) => bytes)))
  return parts.map(({ coding, bytes }) => decodeText(coding, bytes)).join('')
}
