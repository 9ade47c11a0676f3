import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Alphabets, chooseCoding, decodeText, encodeText } from './coding.ts'
import { partHeader, readHeader, splitBody } from './concatenation.ts'

const alphabets: Alphabets[] = [
  { zero: 'gsm7', latin1: false },
  { zero: 'gsm7', latin1: true },
  { zero: 'latin1', latin1: false },
  { zero: 'ascii', latin1: true },
]
const bodies = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.string({ unit: 'grapheme', maxLength: 500 }),
  fc.string({ unit: fc.constantFrom('a', 'é', '€', '{', '@'), maxLength: 1_000 }),
  fc.string({ unit: fc.constantFrom('a', '😀', '👩‍👩‍👧', 'ç'), maxLength: 400 }),
)

test('any body cut into parts and joined again is the same body, and no part is too long', () => {
  fc.assert(
    fc.property(bodies, fc.constantFrom(...alphabets), (text, choice) => {
      const body = text.replaceAll('\u0000', '')
      const chosen = chooseCoding(body, choice)
      const parts = splitBody(body, chosen)
      expect(parts.join('')).toBe(body)

      const bytes = parts.map((part) => encodeText(chosen.coding, part))
      expect(decodeText(chosen.coding, Buffer.concat(bytes))).toBe(body)
      // Each part can be read alone: no escape pair and no surrogate pair was cut.
      expect(bytes.map((part) => decodeText(chosen.coding, part)).join('')).toBe(body)

      const most = parts.length === 1 ? chosen.single : chosen.part
      for (const part of parts) {
        let units = 0
        for (const char of part) units += chosen.units(char)
        expect(units).toBeLessThanOrEqual(most)
      }
    }),
    { numRuns: 2_000 },
  )
})

describe('A body becomes as many parts as phones count', () => {
  const cases: [name: string, body: string, parts: number][] = [
    ['160 letters', 'a'.repeat(160), 1],
    ['161 letters', 'a'.repeat(161), 2],
    ['80 euro signs', '€'.repeat(80), 1],
    ['81 euro signs', '€'.repeat(81), 2],
    ['306 letters', 'a'.repeat(306), 2],
    ['307 letters', 'a'.repeat(307), 3],
    ['an escape pair across the border', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
    ['35 emoji', '😀'.repeat(35), 1],
    ['36 emoji', '😀'.repeat(36), 2],
    ['67 emoji: 33 fit a part', '😀'.repeat(67), 3],
    ['nothing', '', 1],
  ]
  test.each(cases)('%s', (_name, body, parts) => {
    expect(splitBody(body, chooseCoding(body, { zero: 'gsm7', latin1: false }))).toHaveLength(parts)
  })
})

describe('Headers of parts', () => {
  const mark = { reference: 7, total: 3, position: 2 }
  const cases: [name: string, hex: string, mark: object | null, rest: string][] = [
    ['an 8-bit reference', '0500030703024869', mark, 'Hi'],
    ['a 16-bit reference', '060804010703024869', { ...mark, reference: 0x107 }, 'Hi'],
    ['after a port address', '0b05040b8423f0000307030248', mark, 'H'],
    ['only a port address', '0605040b8423f048', null, 'H'],
    ['position 0', '050003070300', null, ''],
    ['a position beyond the total', '050003070304', null, ''],
    ['one part of one', '05000307010148', null, 'H'],
    ['an element longer than the header', '05000a07030248', mark, 'H'],
    ['a header longer than the message', '4048', null, '@H'],
    ['a header of no elements', '0048', null, 'H'],
    ['half an element', '010048', null, 'H'],
    ['nothing', '', null, ''],
  ]
  test.each(cases)('%s', (_name, hex, expected, rest) => {
    const read = readHeader(Buffer.from(hex, 'hex'))
    expect(read.mark).toEqual(expected)
    expect(read.rest.toString('latin1')).toBe(rest)
  })
  test('ours is read back', () => {
    expect(readHeader(Buffer.concat([partHeader(mark), Buffer.from('x')])).mark).toEqual(mark)
  })
})
