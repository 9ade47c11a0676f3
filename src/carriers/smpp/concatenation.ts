// Long texts: a body cut into parts that phones join again, and the headers that say how (GSM 03.40, 9.2.3.24).
import type { Chosen } from './coding.ts'

/** Which part of which long text. References of 8 and of 16 bits share one number. */
export type PartMark = { readonly reference: number; readonly total: number; readonly position: number }

/** Cuts a body between characters: never inside an escape pair or a surrogate pair. */
export function splitBody(body: string, chosen: Pick<Chosen, 'single' | 'part' | 'units'>): string[] {
  let units = 0
  for (const char of body) units += chosen.units(char)
  if (units <= chosen.single) return [body]

  const parts: string[] = []
  let part = ''
  let room = chosen.part
  for (const char of body) {
    const needed = chosen.units(char)
    if (needed > room) {
      parts.push(part)
      part = ''
      room = chosen.part
    }
    part += char
    room -= needed
  }
  parts.push(part)
  return parts
}

/** The user data header of one part, with the 8-bit reference that every phone knows. */
export function partHeader({ reference, total, position }: PartMark): Buffer {
  return Buffer.from([5, 0, 3, reference & 0xff, total, position])
}

/** Takes the user data header off a message. A header that does not add up is left in the text. */
export function readHeader(bytes: Buffer): { mark: PartMark | null; rest: Buffer } {
  const end = 1 + (bytes[0] ?? 0)
  if (bytes.length === 0 || end > bytes.length) return { mark: null, rest: bytes }
  let mark: PartMark | null = null
  for (let at = 1; at + 2 <= end; ) {
    const length = bytes[at + 1] ?? 0
    const data = bytes.subarray(at + 2, Math.min(at + 2 + length, end))
    mark = markOf(bytes[at], data) ?? mark
    at += 2 + length
  }
  return { mark, rest: bytes.subarray(end) }
}

/** A part's mark from any source, or null where its figures cannot be (then it is a text of its own). */
export function validMark(mark: PartMark): PartMark | null {
  return mark.total > 1 && mark.position >= 1 && mark.position <= mark.total ? mark : null
}

function markOf(element: number | undefined, data: Buffer): PartMark | null {
  const [a, b, c, d] = data
  if (element === 0x00 && a !== undefined && b !== undefined && c !== undefined) {
    return validMark({ reference: a, total: b, position: c })
  }
  if (element === 0x08 && a !== undefined && b !== undefined && c !== undefined && d !== undefined) {
    return validMark({ reference: (a << 8) | b, total: c, position: d })
  }
  return null
}
