// What the tests' SMSC writes and reads: texts as phones send them, receipts as SMSCs word them, our submit_sm.
import smpp, { type Decoded, type PDU } from 'smpp'

/** One submit_sm as it came, read by the package's own decoder. */
export type Submit = {
  readonly messageId: string
  readonly source: string
  readonly sourceTon: number
  readonly destination: string
  readonly destTon: number
  readonly body: string
  readonly part: { reference: number; total: number; position: number } | null
  readonly isPayload: boolean
  readonly dataCoding: number
  readonly wantsReceipt: boolean
}

export function readSubmit(pdu: PDU, messageId: string): Submit {
  const short = pdu.short_message as Decoded
  const payload = pdu.message_payload as Decoded | undefined
  const { message, udh } = payload ?? short
  const header = udh?.find((element) => element[0] === 0)
  const [, , reference = 0, total = 1, position = 1] = header ?? []
  return {
    messageId,
    source: String(pdu.source_addr),
    sourceTon: Number(pdu.source_addr_ton),
    destination: String(pdu.destination_addr),
    destTon: Number(pdu.dest_addr_ton),
    body: String(message),
    part: header ? { reference, total, position } : null,
    isPayload: payload !== undefined,
    dataCoding: Number(pdu.data_coding),
    wantsReceipt: pdu.registered_delivery === 1,
  }
}

/** The texts of these submits, long ones joined again; a text of which a part is missing is not among them. */
export function joinSubmits(
  taken: readonly Submit[],
): { source: string; destination: string; body: string; messageId: string }[] {
  const parts = new Map<string, Submit[]>()
  for (const submit of taken) {
    const key = submit.part ? `${submit.destination}/${submit.part.reference}` : submit.messageId
    parts.set(key, [...(parts.get(key) ?? []), submit])
  }
  return [...parts.values()].flatMap((all) => {
    const ordered = all.toSorted((a, b) => (a.part?.position ?? 0) - (b.part?.position ?? 0))
    const last = ordered.at(-1)
    if (!last || ordered.length !== (last.part?.total ?? 1)) return []
    return [{ ...last, body: ordered.map(({ body }) => body).join('') }]
  })
}

/** A text from a phone. `as` is how a long one comes; `cut` is how many bytes of it a part carries. */
export type Inbound = {
  from: string
  to: string
  body: string
  coding?: 'gsm7' | 'latin1' | 'ucs2'
  as?: 'short' | 'udh' | 'udh16' | 'sar' | 'payload'
  cut?: number
  reference?: number
  ton?: number
  extra?: Record<string, unknown>
}

const CODINGS = {
  gsm7: { code: 0, coder: smpp.encodings.ASCII, bytes: 153 },
  latin1: { code: 3, coder: smpp.encodings.LATIN1, bytes: 134 },
  ucs2: { code: 8, coder: smpp.encodings.UCS2, bytes: 134 },
}

/** The deliver_sm of one text. Parts are cut by bytes alone, as phones do, also through a character. */
export function inboundFields(inbound: Inbound): Record<string, unknown>[] {
  const { code, coder, bytes: most } = CODINGS[inbound.coding ?? 'gsm7']
  const bytes = coder.encode(inbound.body)
  const base = {
    source_addr_ton: inbound.ton ?? 1,
    source_addr_npi: 1,
    source_addr: inbound.from.replace('+', ''),
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: inbound.to.replace('+', ''),
    data_coding: code,
    ...inbound.extra,
  }
  const as = inbound.as ?? 'short'
  if (as === 'payload') return [{ ...base, message_payload: bytes }]
  if (as === 'short') return [{ ...base, short_message: bytes }]

  const size = inbound.cut ?? most
  const total = Math.ceil(bytes.length / size)
  const reference = inbound.reference ?? 7
  return Array.from({ length: total }, (_, index) => {
    const message = bytes.subarray(index * size, (index + 1) * size)
    const position = index + 1
    if (as === 'sar') {
      const sar = { sar_msg_ref_num: reference, sar_total_segments: total, sar_segment_seqnum: position }
      return { ...base, ...sar, short_message: message }
    }
    const udh =
      as === 'udh'
        ? [5, 0, 3, reference & 0xff, total, position]
        : [6, 8, 4, reference >> 8, reference & 0xff, total, position]
    return { ...base, short_message: { udh: Buffer.from(udh), message } }
  })
}

/** How this SMSC words a receipt. */
export type ReceiptWords = {
  state?: string
  err?: string
  format?: 'standard' | 'seconds' | 'loose' | 'tlv' | 'payload'
  id?: string
  afterMs?: number
}

const MESSAGE_STATES = [
  '',
  'ENROUTE',
  'DELIVRD',
  'EXPIRED',
  'DELETED',
  'UNDELIV',
  'ACCEPTD',
  'UNKNOWN',
  'REJECTD',
]
const RECEIPT = 0x04

export function receiptFields(
  submit: Submit,
  { state = 'DELIVRD', err = '000', format = 'standard', id = submit.messageId }: ReceiptWords,
): Record<string, unknown> {
  const texts = {
    standard: `id:${id} sub:001 dlvrd:001 submit date:2611230910 done date:2611230911 stat:${state} err:${err} text:Hello`,
    seconds: `id:${id} sub:001 dlvrd:001 submit date:261123091000 done date:261123091105 stat:${state} err:${err} text:`,
    loose: `ID: ${id} Submit_Date: 2611230910 Done_Date: 2611230911 Stat: ${state.toLowerCase()} Err: ${err}`,
    tlv: '',
    payload: `id:${id} stat:${state} err:${err}`,
  }
  const message = Buffer.from(texts[format], 'latin1')
  return {
    source_addr_ton: 1,
    source_addr: submit.destination,
    dest_addr_ton: submit.sourceTon,
    destination_addr: submit.source,
    esm_class: RECEIPT,
    data_coding: 0,
    ...(format === 'payload' ? { message_payload: message } : { short_message: message }),
    ...(format === 'tlv' && { receipted_message_id: id, message_state: MESSAGE_STATES.indexOf(state) }),
  }
}
