// The one form in which a thing is put into bytes before it is hashed or signed: equal fields give equal bytes, and different
// fields never do. Its contract, byte for byte, is docs/ledger-format.md.

/** What a field of each type holds. `json` is text that somebody else has written down already: its bytes are kept as they are. */
type Values = {
  text: string
  json: string
  int: number
  bool: boolean
  time: Date
  uuid: string
  uuids: readonly string[]
  bytes: Uint8Array
}

export type FieldType = keyof Values
export type ValueOf<T extends FieldType> = Values[T]
export type Field = { [T in FieldType]: { name: string; type: T; value: Values[T] | null } }[FieldType]

/** The type tags of docs/ledger-format.md. 0 is "no value", so that nothing and an empty text stay two different things. */
const NOTHING = 0
const tags: Record<FieldType, number> = {
  text: 1,
  int: 2,
  bool: 3,
  time: 4,
  uuid: 5,
  bytes: 6,
  json: 7,
  uuids: 8,
}

/** The fields, in the order given, under a domain that says what they are: bytes of one domain never mean another thing. */
export function canonicalBytes(domain: string, fields: readonly Field[]): Uint8Array {
  const writer = makeWriter(roomFor(domain, fields))
  writer.name(domain)
  writer.number(fields.length, 2)
  for (const field of fields) {
    writer.name(field.name)
    writer.number(field.value === null ? NOTHING : tags[field.type], 1)
    if (field.value !== null) writeValue(writer, field)
  }
  return writer.written()
}

function writeValue(writer: Writer, field: Field): void {
  const { name, type, value } = field
  if (value === null) return
  if (type === 'text' || type === 'json') writer.text(wellFormed(name, value))
  else if (type === 'bytes') writer.bytes(value)
  else if (type === 'int') writer.int64(BigInt(wholeNumber(name, value)))
  else if (type === 'time') writer.int64(BigInt(wholeNumber(name, value.getTime())) * 1_000n)
  else if (type === 'bool') writer.number(value ? 1 : 0, 1)
  else if (type === 'uuid') writer.id(anId(name, value))
  else {
    writer.number(value.length, 4)
    for (const id of value) writer.id(anId(name, id))
  }
}

function wellFormed(name: string, text: string): string {
  if (!text.isWellFormed())
    throw new Error(`${name} holds half a character; strip it where the text comes in.`)
  return text
}

function wholeNumber(name: string, value: number): number {
  if (!Number.isSafeInteger(value)) throw new Error(`${name} is not a whole number: ${value}`)
  return value
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function anId(name: string, text: string): string {
  if (!UUID.test(text)) throw new Error(`${name} is not an id in the form that we write: ${text}`)
  return text
}

/** At most: what a field of each type takes beside its name. A character takes up to three bytes for each of its UTF-16 units. */
function roomFor(domain: string, fields: readonly Field[]): number {
  return fields.reduce((room, { name, value }) => room + name.length + roomForValue(value), domain.length + 3)
}

function roomForValue(value: Field['value']): number {
  if (typeof value === 'string') return 3 * value.length + 16
  if (value instanceof Uint8Array) return value.length + 16
  return Array.isArray(value) ? 16 * value.length + 16 : 16
}

type Writer = ReturnType<typeof makeWriter>
const utf8 = new TextEncoder()

/** Bytes one after the other, in one piece: every text to be sent may write a record, and many small pieces cost more than the hash. */
function makeWriter(room: number) {
  const bytes = new Uint8Array(room)
  let at = 0
  const number = (value: number, width: number): void => {
    for (let place = width - 1; place >= 0; place--) bytes[at++] = value >>> (8 * place)
  }
  const ascii = (text: string): void => {
    for (let place = 0; place < text.length; place++) bytes[at++] = text.charCodeAt(place)
  }
  return {
    number,
    name(text: string): void {
      number(text.length, 1)
      ascii(text)
    },
    text(text: string): void {
      const { written } = utf8.encodeInto(text, bytes.subarray(at + 4))
      number(written, 4)
      at += written
    },
    bytes(value: Uint8Array): void {
      number(value.length, 4)
      bytes.set(value, at)
      at += value.length
    },
    int64(value: bigint): void {
      new DataView(bytes.buffer).setBigInt64(at, value)
      at += 8
    },
    id(text: string): void {
      bytes.set(fromHex(text.replaceAll('-', '')), at)
      at += 16
    },
    written: () => bytes.subarray(0, at),
  }
}

/** One array of bytes after the other. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Bytes from digits in lower case. */
export function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2)
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = 16 * digit(text.charCodeAt(2 * at)) + digit(text.charCodeAt(2 * at + 1))
  return bytes
}

const digit = (unit: number): number => (unit < 0x3a ? unit - 0x30 : unit - 0x57)
