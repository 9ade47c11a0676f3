// Segment counts at every edge, and against an independent implementation.
import * as fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { expect, test } from 'vitest'
import { segmentsOf } from './segments.ts'

const edges: [what: string, body: string, encoding: string, units: number, segments: number][] = [
  ['nothing', '', 'GSM-7', 0, 0],
  ['160 letters', 'a'.repeat(160), 'GSM-7', 160, 1],
  ['161 letters', 'a'.repeat(161), 'GSM-7', 161, 2],
  ['306 letters', 'a'.repeat(306), 'GSM-7', 306, 2],
  ['307 letters', 'a'.repeat(307), 'GSM-7', 307, 3],
  ['80 euro signs', '€'.repeat(80), 'GSM-7', 160, 1],
  ['81 euro signs', '€'.repeat(81), 'GSM-7', 162, 2],
  ['an escape pair at the cut', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
  ['one smart quote and 69 letters', `’${'a'.repeat(69)}`, 'UCS-2', 70, 1],
  ['one smart quote and 160 letters', `’${'a'.repeat(160)}`, 'UCS-2', 161, 3],
  ['35 emoji', '😀'.repeat(35), 'UCS-2', 70, 1],
  ['36 emoji', '😀'.repeat(36), 'UCS-2', 72, 2],
  ['a surrogate pair at the cut', `${'é“'.repeat(33)}😀${'b'.repeat(66)}`, 'UCS-2', 134, 3],
]
test.each(edges)('%s', (_what, body, encoding, units, segments) => {
  expect(segmentsOf(body)).toMatchObject({ encoding, units, segments })
})

test('the character that made a text expensive is named with its place', () => {
  expect(segmentsOf('It’s ready').costly).toEqual({ character: '’', index: 2 })
  expect(segmentsOf('Ready 🎉').costly).toEqual({ character: '🎉', index: 6 })
  expect(segmentsOf('Ready').costly).toBeUndefined()
})

test('counts agree with an independent calculator on any text', () => {
  const letters = fc.constantFrom('a', 'Z', ' ', '€', '{', 'é', 'ñ', '\n', '“', 'ж', '漢', '😀')
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 400 }), (characters) => {
      const body = characters.join('')
      const theirs = new SegmentedMessage(body, 'auto')
      expect(segmentsOf(body).segments).toBe(theirs.segmentsCount)
    }),
    { numRuns: 300, seed: 7 },
  )
})
