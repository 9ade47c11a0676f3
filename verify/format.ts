// The canonical form of docs/ledger-format.md, written a second time and on its own: what is sealed, in which order, in which bytes.

/**
 * What a column holds, as every source hands it over: times as whole microseconds since 1970, ids as text in lower case, JSON as its
 * text.
 */
export type Value = string | number | boolean | Uint8Array | readonly string[] | null
export type Type = 'text' | 'int' | 'bool' | 'time' | 'uuid' | 'bytes' | 'json' | 'uuids'
export type Column = readonly [name: string, type: Type]

/** parley-record-v1: sealed as they are. */
export const recordColumns: readonly Column[] = [
  ['org_id', 'uuid'],
  ['id', 'uuid'],
  ['kind', 'text'],
  ['level', 'text'],
  ['campaign_id', 'uuid'],
  ['method', 'text'],
  ['medium', 'text'],
  ['number_id', 'uuid'],
  ['message_id', 'uuid'],
  ['rule', 'text'],
  ['said_at', 'time'],
  ['recorded_at', 'time'],
  ['actor_member_id', 'uuid'],
  ['actor_key_id', 'uuid'],
  ['page_url', 'text'],
  ['wording_version', 'int'],
  ['wording_sha256', 'bytes'],
  ['answers_record_id', 'uuid'],
  ['erased_record_ids', 'uuids'],
  ['commitment', 'bytes'],
]

/** parley-personal-v1: sealed through the commitment only. */
export const personalColumns: readonly Column[] = [
  ['phone', 'text'],
  ['words', 'text'],
  ['actor_name', 'text'],
  ['ip', 'text'],
  ['user_agent', 'text'],
  ['identity', 'text'],
  ['experience', 'json'],
  ['evidence', 'json'],
  ['reason', 'text'],
]

export const organizationHeadColumns: readonly Column[] = [
  ['organization', 'uuid'],
  ['size', 'int'],
  ['root', 'bytes'],
]

export const headColumns: readonly Column[] = [
  ['number', 'int'],
  ['at', 'time'],
  ['size', 'int'],
  ['root', 'bytes'],
  ['previous', 'bytes'],
  ['public_key', 'bytes'],
]

export const headLinkColumns: readonly Column[] = [
  ['head', 'bytes'],
  ['signature', 'bytes'],
]

export const typeNames: readonly (Type | 'nothing')[] = [
  'nothing',
  'text',
  'int',
  'bool',
  'time',
  'uuid',
  'bytes',
  'json',
  'uuids',
]

/** Writes rows of one kind into a buffer that is used again and again: millions of rows leave no garbage behind. */
export type Encoder = {
  /** Writes the values and answers where they end; they begin at `headroom`. The next call overwrites them. */
  write(values: readonly Value[]): number
  /** The buffer that was written to; a long row may have made a new one. */
  buffer(): Buffer
}

export function makeEncoder(domain: string, columns: readonly Column[], headroom: number): Encoder {
  const start = opening(domain, columns.length)
  const plan = columns.map(([name, type]) => ({ type, name: nameAndTag(name, typeNames.indexOf(type)) }))
  let buffer: Buffer = Buffer.alloc(4_096)
  return {
    write(values) {
      const room = headroom + start.length + roomFor(values)
      if (room > buffer.length) buffer = Buffer.alloc(2 * room)
      buffer.set(start, headroom)
      let at = headroom + start.length
      let index = 0
      for (const { name, type } of plan) {
        const value = values[index++] ?? null
        buffer.set(name, at)
        at += name.length
        if (value === null) buffer[at - 1] = NOTHING
        else at = writeValue(buffer, at, type, value)
      }
      return at
    },
    buffer: () => buffer,
  }
}

const NOTHING = 0

const opening = (domain: string, columns: number): Buffer =>
  Buffer.from([domain.length, ...Buffer.from(domain), columns >> 8, columns & 0xff])

const nameAndTag = (name: string, tag: number): Buffer =>
  Buffer.from([name.length, ...Buffer.from(name), tag])

/** At most. A character takes up to three bytes in UTF-8 for each of its UTF-16 units; names and lengths take less than 64. */
function roomFor(values: readonly Value[]): number {
  let room = 64 * values.length
  for (const value of values) {
    if (typeof value === 'string') room += 3 * value.length
    else if (typeof value === 'object' && value !== null) room += 16 * value.length
  }
  return room
}

function writeValue(buffer: Buffer, at: number, type: Type, value: Exclude<Value, null>): number {
  if (typeof value === 'string')
    return type === 'uuid' ? writeId(buffer, at, value) : writeText(buffer, at, value)
  if (typeof value === 'number') return writeInt64(buffer, at, value)
  if (typeof value === 'boolean') return buffer.writeUInt8(value ? 1 : 0, at)
  writeLength(buffer, at, value.length)
  if (value instanceof Uint8Array) {
    buffer.set(value, at + 4)
    return at + 4 + value.length
  }
  return value.reduce((end, id) => writeId(buffer, end, id), at + 4)
}

/** Texts are short, and mostly plain: those are copied here, which is faster than asking for it. */
function writeText(buffer: Buffer, at: number, text: string): number {
  const from = at + 4
  let length = 0
  while (length < text.length && length < SHORT) {
    const unit = text.charCodeAt(length)
    if (unit > 0x7f) break
    buffer[from + length++] = unit
  }
  if (length < text.length) length = buffer.write(text, from, 'utf8')
  writeLength(buffer, at, length)
  return from + length
}

const SHORT = 24

function writeLength(buffer: Buffer, at: number, length: number): void {
  buffer[at] = length >>> 24
  buffer[at + 1] = length >>> 16
  buffer[at + 2] = length >>> 8
  buffer[at + 3] = length
}

/** What nobody can have sealed (2^53 and beyond, or a time that never comes) is written as what nobody seals. */
function writeInt64(buffer: Buffer, at: number, value: number): number {
  if (!Number.isSafeInteger(value)) return buffer.writeBigInt64BE(-(2n ** 63n), at)
  const high = Math.floor(value / 2 ** 32)
  writeLength(buffer, at, high)
  writeLength(buffer, at + 4, value - high * 2 ** 32)
  return at + 8
}

const digits = new Uint8Array(128)
for (let value = 0; value < 16; value++) digits[value.toString(16).charCodeAt(0)] = value
/** Where the two digits of each byte stand in 8-4-4-4-12. */
const places = Uint8Array.of(0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34)

/** Sources hand over ids in their one form only. */
function writeId(buffer: Buffer, at: number, id: string): number {
  for (let byte = 0; byte < 16; byte++) {
    const place = places[byte] ?? 0
    const high = digits[id.charCodeAt(place)] ?? 0
    buffer[at + byte] = (high << 4) | (digits[id.charCodeAt(place + 1)] ?? 0)
  }
  return at + 16
}
