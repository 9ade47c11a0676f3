// Delivery receipts: SMPP 3.4 appendix B leaves their text to each SMSC, so it is read by its words, in any order.
import type { Receipt } from '../carrier.ts'

/** How the carrier writes its ids: in its answer to a submit, and in its receipts. Many write hex there, decimal here. */
export type IdFormat = 'same' | 'decimal' | 'hex' | 'hex_then_decimal' | 'decimal_then_hex'

/** The words of a receipt's text. Missing ones are undefined. */
export type ReceiptText = {
  readonly id?: string
  readonly state?: string
  readonly code?: string
  readonly doneAt?: Date
}

/** What came with a receipt beside its text. */
export type ReceiptExtras = {
  readonly receiptedId?: string
  readonly messageState?: number
  readonly networkErrorCode?: Buffer
}

const WORD =
  /(?<=^|[\s,;|])(id|sub|dlvrd|submit[ _]?date|done[ _]?date|stat|state|status|err|error|text)[ \t]*[:=]\s*/gi

export function readReceiptText(text: string): ReceiptText {
  const words = new Map<string, string>()
  const found = [...text.matchAll(WORD)]
  for (const [index, match] of found.entries()) {
    const name = (match[1] ?? '').toLowerCase().replace(/[ _]/, '')
    // What follows `text:` is the customer's or our own words and may look like a receipt itself.
    if (name === 'text') break
    const [value] = text.slice(match.index + match[0].length, found[index + 1]?.index).split(/[\s,;|]/, 1)
    if (value && !words.has(name)) words.set(name, value)
  }
  const state = words.get('stat') ?? words.get('state') ?? words.get('status')
  const code = words.get('err') ?? words.get('error')
  const doneAt = readDate(words.get('donedate') ?? '')
  return {
    ...(words.has('id') && { id: words.get('id') }),
    ...(state !== undefined && { state: state.toUpperCase() }),
    ...(code !== undefined && !/^0+$/.test(code) && { code }),
    ...(doneAt !== null && { doneAt }),
  }
}

/** One receipt from its text and what came beside it; null where it names no text. */
export function readReceipt(
  text: string,
  extras: ReceiptExtras,
  settings: { idFormat: IdFormat; utcOffsetHours: number },
): Receipt | null {
  const said = readReceiptText(text)
  const id = receiptId(said.id, extras.receiptedId, settings.idFormat)
  if (id === null) return null
  const word = stateWord(extras.messageState) ?? said.state ?? ''
  return {
    kind: 'receipt',
    carrierMessageId: id,
    status: STATUS[word.slice(0, 7)] ?? 'unknown',
    carrierWord: word,
    code: said.code ?? networkCode(extras.networkErrorCode),
    saidAt: said.doneAt ? new Date(said.doneAt.getTime() - settings.utcOffsetHours * 3_600_000) : null,
  }
}

/** The carrier's id from its answer to a submit, in the form in which ids are compared. */
export function submitId(id: string, format: IdFormat): string {
  const base = { same: null, decimal: 10, hex: 16, hex_then_decimal: 16, decimal_then_hex: 10 } as const
  return comparable(id, base[format])
}

function receiptId(inText: string | undefined, beside: string | undefined, format: IdFormat): string | null {
  if (format === 'same') return beside || inText || null
  const base = { decimal: 10, hex: 16, hex_then_decimal: 10, decimal_then_hex: 16 } as const
  // The setting speaks of the receipt's text; the id beside it is often written as in the answer to the submit.
  const id = inText || beside
  return id ? comparable(id, /[a-f]/i.test(id) ? 16 : base[format]) : null
}

// An id that is no number in its base is left as it is: better one that is not found than the wrong one.
function comparable(id: string, base: 10 | 16 | null): string {
  const digits = id.trim()
  if (base === 16 && /^(0x)?[0-9a-f]+$/i.test(digits))
    return BigInt(`0x${digits.replace(/^0x/i, '')}`).toString()
  if (base === 10 && /^[0-9]+$/.test(digits)) return BigInt(digits).toString()
  return digits
}

// Keys are the first seven letters: SMSCs write both UNDELIV and UNDELIVERABLE.
const STATUS: Readonly<Record<string, Receipt['status']>> = {
  SCHEDUL: 'sent',
  ENROUTE: 'sent',
  ACCEPTD: 'sent',
  ACCEPTE: 'sent',
  ACKED: 'sent',
  BUFFRED: 'sent',
  BUFFERE: 'sent',
  SENT: 'sent',
  DELIVRD: 'delivered',
  DELIVER: 'delivered',
  EXPIRED: 'undelivered',
  UNDELIV: 'undelivered',
  DELETED: 'failed',
  REJECTD: 'failed',
  REJECTE: 'failed',
  SKIPPED: 'failed',
  FAILED: 'failed',
  UNKNOWN: 'unknown',
}

const STATES = [
  'SCHEDULED',
  'ENROUTE',
  'DELIVRD',
  'EXPIRED',
  'DELETED',
  'UNDELIV',
  'ACCEPTD',
  'UNKNOWN',
  'REJECTD',
]

function stateWord(state: number | undefined): string | undefined {
  return state === undefined ? undefined : STATES[state]
}

// One octet of network type, then the network's error of 16 bits.
function networkCode(bytes: Buffer | undefined): string | null {
  if (bytes === undefined || bytes.length < 3) return null
  const code = bytes.readUInt16BE(1)
  return code === 0 ? null : String(code)
}

// YYMMDDhhmm, with seconds or without, and by some SMSCs with the century.
function readDate(value: string): Date | null {
  const digits = value.replace(/[^0-9]/g, '')
  if (digits.length === 14) return dateOf(digits)
  if (digits.length === 12) return dateOf(`20${digits}`) ?? dateOf(`${digits}00`)
  if (digits.length === 10) return dateOf(`20${digits}00`)
  return null
}

function dateOf(digits: string): Date | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = [
    digits.slice(0, 4),
    ...(digits.slice(4).match(/../g) ?? []),
  ].map(Number)
  const isDate =
    month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 24 && minute <= 59 && second <= 60
  return isDate ? new Date(Date.UTC(year, month - 1, day, hour, minute, second)) : null
}
