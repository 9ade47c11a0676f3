// PDUs ↔ our types, by the npm package's tables. Message bytes stay raw: the package would decode them by data_coding
// alone, part by part, and would guess the alphabet of what we send.
import { PDU } from 'smpp'
import type { PartMark } from './concatenation.ts'

/** A deliver_sm: a text, a part of one, or a receipt. */
export type Deliver = {
  readonly source: string
  readonly sourceTon: number
  readonly destination: string
  readonly destTon: number
  readonly esmClass: number
  readonly dataCoding: number
  readonly bytes: Buffer
  readonly userMessageReference?: number
  readonly sar?: PartMark
  readonly receiptedId?: string
  readonly messageState?: number
  readonly networkErrorCode?: Buffer
}

export type Incoming =
  | { kind: 'deliver'; sequence: number; deliver: Deliver }
  | { kind: 'answer'; sequence: number; status: number; messageId: string }
  | { kind: 'enquire' | 'unbind' | 'unknown'; sequence: number }
  | { kind: 'malformed'; sequence: number; why: string }

/** What we send. Requests carry fields, answers a status. */
export type Command =
  | 'bind_transceiver'
  | 'submit_sm'
  | 'enquire_link'
  | 'unbind'
  | 'enquire_link_resp'
  | 'unbind_resp'
  | 'deliver_sm_resp'
  | 'generic_nack'

class RawPdu extends PDU {
  protected override _filter(): void {}
}

export function writePdu(
  command: Command,
  sequence: number,
  { status = 0, fields = {} }: { status?: number; fields?: Readonly<Record<string, unknown>> } = {},
): Buffer {
  const pdu = new RawPdu(command, { ...fields, command_status: status })
  pdu.sequence_number = sequence
  return pdu.toBuffer()
}

const ANSWER = 0x80000000
const GENERIC_NACK = 0x80000000
const DELIVER = 0x05
const UNBIND = 0x06
const ENQUIRE = 0x15
const SUBMIT_ANSWER = 0x80000004

/** Reads one frame of the stream. Total: a deliver_sm whose body cannot be read is `malformed`. */
export function readPdu(frame: Buffer): Incoming {
  const command = frame.readUInt32BE(4)
  const status = frame.readUInt32BE(8)
  const sequence = frame.readUInt32BE(12)
  if (command === DELIVER) {
    try {
      return { kind: 'deliver', sequence, deliver: readDeliver(new RawPdu(frame)) }
    } catch (error) {
      return { kind: 'malformed', sequence, why: String(error) }
    }
  }
  if (command === SUBMIT_ANSWER)
    return { kind: 'answer', sequence, status, messageId: readMessageId(frame, status) }
  if (command === GENERIC_NACK) return { kind: 'answer', sequence, status: status || 0xff, messageId: '' }
  if (command > ANSWER) return { kind: 'answer', sequence, status, messageId: '' }
  return { kind: command === ENQUIRE ? 'enquire' : command === UNBIND ? 'unbind' : 'unknown', sequence }
}

// An error's body is mostly missing, and some SMSCs leave it out of a good answer too. It was taken all the same.
function readMessageId(frame: Buffer, status: number): string {
  if (status !== 0 || frame.length === 16) return ''
  try {
    return word(new RawPdu(frame).message_id)
  } catch {
    return ''
  }
}

function readDeliver(pdu: PDU): Deliver {
  const short = buffer(pdu.short_message)
  if (short === undefined) throw new Error('The message ends before its text.')
  const payload = buffer(pdu.message_payload)
  const sar = {
    reference: pdu.sar_msg_ref_num,
    total: pdu.sar_total_segments,
    position: pdu.sar_segment_seqnum,
  }
  const receiptedId = word(pdu.receipted_message_id)
  return {
    source: word(pdu.source_addr),
    sourceTon: number(pdu.source_addr_ton) ?? 0,
    destination: word(pdu.destination_addr),
    destTon: number(pdu.dest_addr_ton) ?? 0,
    esmClass: number(pdu.esm_class) ?? 0,
    dataCoding: number(pdu.data_coding) ?? 0,
    // A copy: the frame is a piece of a larger read, which a kept part would hold in memory.
    bytes: Buffer.from(short.length === 0 && payload ? payload : short),
    ...optional('userMessageReference', number(pdu.user_message_reference)),
    ...optional('sar', isMark(sar) ? sar : undefined),
    ...optional('receiptedId', receiptedId === '' ? undefined : receiptedId),
    ...optional('messageState', number(pdu.message_state)),
    ...optional('networkErrorCode', buffer(pdu.network_error_code)),
  }
}

// The package reads a C string in a TLV to the next NUL, past the TLV's end where the SMSC left that NUL out. What
// follows begins with a tag, whose first byte is never a printable one.
function word(value: unknown): string {
  return typeof value === 'string' ? value.replace(/[^\x20-\x7e].*$/s, '').trim() : ''
}

function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function buffer(value: unknown): Buffer | undefined {
  return Buffer.isBuffer(value) ? value : undefined
}

function isMark(sar: Record<keyof PartMark, unknown>): sar is PartMark {
  return Object.values(sar).every((figure) => typeof figure === 'number')
}

function optional<K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [key in K]: V })
}
