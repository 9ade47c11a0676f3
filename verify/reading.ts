// Reads what people bring along as files: JSON whose every field is checked, keys in PEM. What cannot be read is said in words.
import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Column, Type, Value } from './format.ts'
import { CannotVerify } from './report.ts'
import type { HeadRow } from './source.ts'

/** An object of a file, with the words that say where in the file it stands. */
export type Part = { readonly place: string; readonly fields: Readonly<Record<string, unknown>> }

/** A JSON file, which may be compressed with gzip. */
export function readJson(path: string): Part {
  const bytes = readBytes(path)
  try {
    const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
    return asPart(JSON.parse(text.toString('utf8')), path)
  } catch (error) {
    if (error instanceof CannotVerify) throw error
    throw new CannotVerify(`${path} is not a JSON file; give it as it was exported.`)
  }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new CannotVerify(`${path} cannot be opened; check its name.`)
  }
}

/** The 32 bytes of an Ed25519 public key in a PEM file. */
export function readKey(path: string): Buffer {
  const bytes = readBytes(path)
  try {
    const key = createPublicKey(bytes)
    if (key.asymmetricKeyType === 'ed25519') return key.export({ type: 'spki', format: 'der' }).subarray(-32)
  } catch {
    // said below: what it is instead does not matter
  }
  throw new CannotVerify(`${path} is not an Ed25519 public key in PEM form.`)
}

/** A signed head, as it is exported. */
export function readHead(part: Part): HeadRow {
  if (part.fields.format !== 'parley-head-v1')
    throw new CannotVerify(`${part.place} is not a signed head of format parley-head-v1.`)
  return {
    number: readInt(part, 'number'),
    at: readTime(part, 'at'),
    size: readInt(part, 'size'),
    root: readHex(part, 'root', 32),
    previous: part.fields.previous === null ? null : readHex(part, 'previous', 32),
    publicKey: readHex(part, 'public_key', 32),
    signature: readHex(part, 'signature', 64),
  }
}

export function readPart(part: Part, name: string): Part {
  return asPart(part.fields[name], `${part.place}, ${name}`)
}

export function readParts(part: Part, name: string): Part[] {
  return readList(part, name).map((each, at) => asPart(each, `${part.place}, ${name}[${at}]`))
}

export function readHashes(part: Part, name: string): Buffer[] {
  return readList(part, name).map((each) => hexBytes(each, 32) ?? wrong(part, name, 'a list of hashes'))
}

export function readInt(part: Part, name: string): number {
  const value = part.fields[name]
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : wrong(part, name, 'a whole number')
}

export function readId(part: Part, name: string): string {
  const value = part.fields[name]
  return isId(value) ? value : wrong(part, name, 'an id')
}

export function readHex(part: Part, name: string, length: number): Buffer {
  return hexBytes(part.fields[name], length) ?? wrong(part, name, `${length} bytes in hexadecimal digits`)
}

const readTime = (part: Part, name: string): number =>
  timeFrom(part.fields[name]) ?? wrong(part, name, 'a time like 2026-01-31T09:30:00.000Z')

/** The values of these columns, in their order. A column that is left out, or that nobody knows, is a mistake: it might hide something. */
export function readValues(part: Part, columns: readonly Column[]): Value[] {
  const known = new Set(columns.map(([name]) => name))
  const unknown = Object.keys(part.fields).find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new CannotVerify(`${part.place} has a field that no seal covers: ${unknown}.`)
  return columns.map(([name, type]) => {
    const value = part.fields[name]
    if (value === null) return null
    return valueFrom(type, value) ?? wrong(part, name, `of the type ${type}`)
  })
}

function valueFrom(type: Type, value: unknown): Value {
  if (type === 'time') return timeFrom(value)
  if (type === 'bytes') return hexBytes(value)
  if (type === 'uuid') return isId(value) ? value : null
  if (type === 'uuids') return Array.isArray(value) && value.every(isId) ? value : null
  if (type === 'int') return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
  if (type === 'bool') return typeof value === 'boolean' ? value : null
  return typeof value === 'string' && value.isWellFormed() ? value : null
}

function asPart(value: unknown, place: string): Part {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CannotVerify(`${place} is missing or is not an object.`)
  return { place, fields: { ...value } }
}

function readList(part: Part, name: string): unknown[] {
  const value = part.fields[name]
  return Array.isArray(value) ? value : wrong(part, name, 'a list')
}

function wrong(part: Part, name: string, wanted: string): never {
  throw new CannotVerify(`${part.place}: "${name}" is not ${wanted}.`)
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

function hexBytes(value: unknown, length?: number): Buffer | null {
  if (typeof value !== 'string' || !/^([0-9a-f]{2})*$/.test(value)) return null
  return length === undefined || value.length === 2 * length ? Buffer.from(value, 'hex') : null
}

/** Microseconds since 1970 from ISO 8601 in UTC, with up to six digits after the second. */
function timeFrom(value: unknown): number | null {
  const [, whole, fraction = ''] =
    (typeof value === 'string' && /^(\S+T\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/.exec(value)) || []
  const ms = whole === undefined ? Number.NaN : Date.parse(`${whole}Z`)
  return Number.isNaN(ms) ? null : ms * 1_000 + Number(fraction.padEnd(6, '0'))
}
