// Reads canonical bytes back, only to tell people which field of a record is not what was sealed.
import { typeNames } from './format.ts'
import { timeOf } from './report.ts'

/** What each field says, ready to be shown; null when the bytes are not in canonical form. */
export function fieldsIn(bytes: Buffer): Map<string, string> | null {
  try {
    return readFields(bytes)
  } catch (error) {
    if (error instanceof RangeError) return null // read past the end
    throw error
  }
}

function readFields(bytes: Buffer): Map<string, string> | null {
  const fields = new Map<string, string>()
  let at = 1 + bytes.readUInt8(0)
  const count = bytes.readUInt16BE(at)
  at += 2
  for (let field = 0; field < count; field++) {
    const length = bytes.readUInt8(at)
    const name = bytes.toString('utf8', at + 1, at + 1 + length)
    const read = readValue(bytes, at + 1 + length)
    if (read === null) return null
    fields.set(name, read.shown)
    at = read.end
  }
  return at === bytes.length ? fields : null
}

function readValue(bytes: Buffer, from: number): { shown: string; end: number } | null {
  const type = typeNames[bytes.readUInt8(from)]
  const at = from + 1
  switch (type) {
    case undefined:
      return null
    case 'nothing':
      return { shown: 'nothing', end: at }
    case 'bool':
      return { shown: bytes.readUInt8(at) === 1 ? 'true' : 'false', end: at + 1 }
    case 'int':
      return { shown: String(bytes.readBigInt64BE(at)), end: at + 8 }
    case 'time':
      return { shown: timeOf(Number(bytes.readBigInt64BE(at))), end: at + 8 }
    case 'uuid':
      return { shown: idAt(bytes, at), end: at + 16 }
    case 'uuids': {
      const count = bytes.readUInt32BE(at)
      const end = at + 4 + 16 * count
      if (end > bytes.length) return null
      return { shown: `${count} ids (${bytes.toString('hex', at + 4, end).slice(0, 64)})`, end }
    }
    default: {
      const end = at + 4 + bytes.readUInt32BE(at)
      if (end > bytes.length) return null
      const content = bytes.subarray(at + 4, end)
      return {
        shown: type === 'bytes' ? content.toString('hex') : JSON.stringify(content.toString('utf8')),
        end,
      }
    }
  }
}

function idAt(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + 16)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Which fields differ, in words: what the table says and what was sealed. */
export function differences(now: Buffer, sealed: Buffer): string {
  const [table, seal] = [fieldsIn(now), fieldsIn(sealed)]
  if (seal === null) return 'The sealed bytes cannot be read as a record.'
  if (table === null) return 'One of its fields holds what the type of the field does not allow.'
  const names = [...new Set([...table.keys(), ...seal.keys()])]
  const changed = names.filter((name) => table.get(name) !== seal.get(name))
  if (changed.length === 0) return 'The sealed bytes are not those of a record in this form.'
  const told = changed
    .slice(0, TOLD)
    .map((name) => `"${name}" says ${short(table.get(name))}, but ${short(seal.get(name))} was sealed`)
  const more = changed.length > TOLD ? `; so it is with ${changed.length - TOLD} more fields` : ''
  return `${told.join('; ')}${more}.`
}

/** More fields than this tell nobody more. */
const TOLD = 3

const short = (shown = 'nothing'): string => (shown.length > 70 ? `${shown.slice(0, 69)}…` : shown)
