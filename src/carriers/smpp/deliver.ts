// What a deliver_sm is: a text, a part of one, or a receipt, in our words.
import { createHash } from 'node:crypto'
import type { CarrierEvent, RepeatMark } from '../carrier.ts'
import { fromAddress } from './address.ts'
import { charsetOf, decodeCharset, encodeText } from './coding.ts'
import { readHeader, validMark } from './concatenation.ts'
import type { Deliver } from './pdu.ts'
import { readReceipt } from './receipt.ts'
import type { SmppSettings } from './settings.ts'

const UDH_INDICATOR = 0x40
const KIND_BITS = 0x3c
const RECEIPT = 0x04
const INTERMEDIATE = 0x20

/** What we are told, or why there is nothing in it for us. */
export type Reading = { readonly event: CarrierEvent } | { readonly ignored: string }

/** On which bind a delivery came, and when. */
export type Arrival = Omit<RepeatMark, 'fingerprint'>

export function readDelivery(deliver: Deliver, settings: SmppSettings, arrival: Arrival): Reading {
  const charset = charsetOf(deliver.dataCoding, settings.alphabet)
  const hasHeader = (deliver.esmClass & UDH_INDICATOR) !== 0
  const { mark: inHeader, rest } = hasHeader ? readHeader(deliver.bytes) : { mark: null, rest: deliver.bytes }

  // Only the SMSC can set these: a text that merely looks like a receipt is a text, whoever sent it.
  const kind = deliver.esmClass & KIND_BITS
  if (kind === RECEIPT || kind === INTERMEDIATE || deliver.receiptedId !== undefined) {
    // SMSCs write receipts in plain ASCII and call it their default alphabet, where _ and $ would be other signs.
    const wording = charset === 'ucs2' ? decodeCharset(charset, rest) : rest.toString('latin1')
    const receipt = readReceipt(wording, deliver, {
      idFormat: settings.idFormat,
      utcOffsetHours: settings.receiptUtcOffset,
    })
    return receipt ? { event: receipt } : { ignored: 'a receipt that names no text' }
  }
  if (kind !== 0) return { ignored: 'an acknowledgement by a phone' }

  const from = fromAddress(deliver.source, deliver.sourceTon, settings.country)
  const to = fromAddress(deliver.destination, deliver.destTon, settings.country)
  const repeat = { fingerprint: fingerprintOf(deliver), ...arrival }
  const mark = inHeader ?? (deliver.sar ? validMark(deliver.sar) : null)
  if (mark === null) {
    const body = decodeCharset(charset, rest)
    return { event: { kind: 'text', from, to, body, sentAt: null, carrierMessageId: null, repeat } }
  }
  return { event: { kind: 'part', from, to, ...mark, ...partOf(charset, rest), repeat } }
}

// Parts keep their bytes, as a character may be cut between two; in these two alphabets none can be.
function partOf(charset: ReturnType<typeof charsetOf>, bytes: Buffer) {
  if (charset === 'gsm7' || charset === 'latin1' || charset === 'ucs2') return { coding: charset, bytes }
  if (charset === 'binary') return { coding: 'latin1', bytes } as const
  return { coding: 'ucs2', bytes: encodeText('ucs2', decodeCharset(charset, bytes)) } as const
}

/** Equal for the same text sent again. Every field is written with its length, so that none can pass for another. */
function fingerprintOf(deliver: Deliver): Buffer {
  const { sar } = deliver
  const hash = createHash('sha256')
  const fields = [
    deliver.source,
    deliver.destination,
    String(deliver.esmClass),
    String(deliver.dataCoding),
    String(deliver.userMessageReference ?? ''),
    sar ? `${sar.reference}/${sar.total}/${sar.position}` : '',
  ]
  for (const field of fields) hash.update(`${field.length}:${field}`)
  return hash.update(deliver.bytes).digest()
}
