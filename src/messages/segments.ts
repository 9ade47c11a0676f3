// How many segments a text costs, and which character made it expensive. The same count in browser, server and command line.
// Source: 3GPP TS 23.038 (alphabets), TS 23.040 9.2.3.24.1 (concatenation: 160/153 septets, 70/67 UCS-2 units).
import { gsmUnits } from '../carriers/gsm-alphabet.ts'

export type Segments = {
  readonly encoding: 'GSM-7' | 'UCS-2'
  /** Septets in GSM-7 (an extension character takes two), 16-bit units in UCS-2. */
  readonly units: number
  readonly segments: number
  /** The first character that GSM-7 lacks, which made the whole text UCS-2. */
  readonly costly?: { readonly character: string; readonly index: number }
}

/** Counts a body. An empty one is no segment. */
export function segmentsOf(body: string): Segments {
  let units = 0
  for (let index = 0; index < body.length; index++) {
    const width = gsmUnits(body.charAt(index))
    if (width === 0) return asUcs2(body, index)
    units += width
  }
  if (units <= 160) return { encoding: 'GSM-7', units, segments: units === 0 ? 0 : 1 }
  return { encoding: 'GSM-7', units, segments: packed(body, 153, gsmWidth) }
}

function asUcs2(body: string, index: number): Segments {
  const units = body.length
  const costly = { character: String.fromCodePoint(body.codePointAt(index) ?? 0), index }
  return { encoding: 'UCS-2', units, segments: units <= 70 ? 1 : packed(body, 67, ucs2Width), costly }
}

/** Fills segments of `room` units; what belongs together (an escape pair, a surrogate pair) is never cut. */
function packed(body: string, room: number, widthAt: (body: string, index: number) => number): number {
  let segments = 1
  let filled = 0
  for (let index = 0; index < body.length; ) {
    const width = widthAt(body, index)
    if (filled + width > room) {
      segments++
      filled = 0
    }
    filled += width
    index += widthAt === ucs2Width ? width : 1
  }
  return segments
}

const gsmWidth = (body: string, index: number): number => gsmUnits(body.charAt(index))
const ucs2Width = (body: string, index: number): number => ((body.codePointAt(index) ?? 0) > 0xffff ? 2 : 1)
