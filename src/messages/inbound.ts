// An inbound body made fit to store: whatever bytes a handset or carrier sent, the text that people see is whole.
import type { ArrivedFile, CarrierEvent } from '../carriers/carrier.ts'
import { type Coding, decodeText } from '../carriers/smpp/coding.ts'

const LONGEST = 10_000

/** Replaces what PostgreSQL and browsers cannot hold: NUL and lone surrogates become U+FFFD. */
export const storable = (body: string): string =>
  body.slice(0, LONGEST).toWellFormed().replaceAll('\u0000', '\ufffd')

const MOST_FILES = 10
const LONGEST_URL = 2_000

/** The files that can be kept: of a text that brings more, the first ten. */
export const fetchable = (files: readonly ArrivedFile[]): ArrivedFile[] =>
  files
    .filter(({ url }) => url.length <= LONGEST_URL && url.isWellFormed() && !url.includes('\u0000'))
    .slice(0, MOST_FILES)
    .map(({ url, type }) => ({
      url,
      type: type !== null && /^[a-z]+\/[a-z0-9.+-]{1,60}$/.test(type) ? type : null,
    }))

const LONGEST_WORD = 300 // an index takes no more, and no carrier's id is nearly as long

const storableWord = (word: string): string => storable(word.slice(0, LONGEST_WORD))

/** The same for what a carrier calls its texts and says of ours: an id is only compared, so it may be changed, always alike. */
export function withStorableWords<Event extends CarrierEvent>(event: Event): Event {
  if (event.kind === 'part') return event
  const carrierMessageId = event.carrierMessageId === null ? null : storableWord(event.carrierMessageId)
  if (event.kind === 'text') return { ...event, carrierMessageId }
  const { carrierWord, code } = event
  return {
    ...event,
    carrierMessageId,
    carrierWord: storableWord(carrierWord),
    code: code && storableWord(code),
  }
}

/** Puts the parts of a long text together, in order; bytes first, characters after, since a character may be split. */
export function joined(parts: readonly { readonly coding: Coding; readonly bytes: Uint8Array }[]): string {
  const [first] = parts
  if (!first) return ''
  if (parts.every(({ coding }) => coding === first.coding))
    return decodeText(first.coding, Buffer.concat(parts.map(({ bytes }) => bytes)))
  return parts.map(({ coding, bytes }) => decodeText(coding, bytes)).join('')
}
