import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalBytes, type Field, toHex } from './canonical.ts'

const bytesOf = (field: Field): string => toHex(canonicalBytes('d', [field])).slice('01640001'.length)
const id = '018f3a00-0000-7000-8000-0000000000a1'

const written: [string, Field, string][] = [
  ['nothing', { name: 'a', type: 'text', value: null }, '016100'],
  ['nothing, whatever its type', { name: 'a', type: 'uuids', value: null }, '016100'],
  ['an empty text', { name: 'a', type: 'text', value: '' }, '01610100000000'],
  ['a text', { name: 'a', type: 'text', value: 'é👍' }, '01610100000006c3a9f09f918d'],
  ['a text that is not normalized', { name: 'a', type: 'text', value: 'e\u0301' }, '0161010000000365cc81'],
  ['a number', { name: 'a', type: 'int', value: 258 }, '0161020000000000000102'],
  ['a number below zero', { name: 'a', type: 'int', value: -1 }, '016102ffffffffffffffff'],
  ['the largest number', { name: 'a', type: 'int', value: 2 ** 53 - 1 }, '016102001fffffffffffff'],
  ['true', { name: 'a', type: 'bool', value: true }, '01610301'],
  ['a time', { name: 'a', type: 'time', value: new Date(1) }, '01610400000000000003e8'],
  ['a time before 1970', { name: 'a', type: 'time', value: new Date(-1) }, '016104fffffffffffffc18'],
  ['an id', { name: 'a', type: 'uuid', value: id }, '016105018f3a000000700080000000000000a1'],
  ['bytes', { name: 'a', type: 'bytes', value: Uint8Array.of(0, 255) }, '0161060000000200ff'],
  ['JSON as it is', { name: 'a', type: 'json', value: '{ "b":1}' }, '016107000000087b202262223a317d'],
  ['no ids', { name: 'a', type: 'uuids', value: [] }, '01610800000000'],
  ['ids', { name: 'a', type: 'uuids', value: [id] }, '01610800000001018f3a000000700080000000000000a1'],
]

test.each(written)('%s is written in one way only', (_, field, hex) => {
  expect(bytesOf(field)).toBe(hex)
})

test('bytes begin with what they are and how many fields they have', () => {
  const field: Field = { name: 'size', type: 'int', value: 1 }
  expect(toHex(canonicalBytes('ab', [field, field]))).toMatch(/^02616200020473697a6502/)
})

const refused: [string, Field, RegExp][] = [
  ['half a character', { name: 'words', type: 'text', value: '\ud83d' }, /words holds half a character/],
  ['a broken number', { name: 'size', type: 'int', value: 1.5 }, /size is not a whole number/],
  ['a number too large', { name: 'size', type: 'int', value: 2 ** 53 }, /size is not a whole number/],
  ['a time that is none', { name: 'at', type: 'time', value: new Date('x') }, /at is not a whole number/],
  ['an id in capitals', { name: 'id', type: 'uuid', value: id.toUpperCase() }, /id is not an id/],
]

test.each(refused)('%s is never sealed', (_, field, words) => {
  expect(() => canonicalBytes('d', [field])).toThrow(words)
})

const anyField: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    name: fc.constantFrom('a', 'ab', 'b'),
    type: fc.constantFrom('text' as const, 'json' as const),
    value: fc.option(fc.string({ unit: 'binary' })),
  }),
  fc.record({
    name: fc.constantFrom('a', 'ab'),
    type: fc.constant('int' as const),
    value: fc.option(fc.maxSafeInteger()),
  }),
  fc.record({
    name: fc.constantFrom('a', 'ab'),
    type: fc.constant('uuids' as const),
    value: fc.option(fc.array(fc.constantFrom(id, id.replace('a1', 'a2')))),
  }),
)

/** Nothing has no type: a text and a number that are both missing are the same. */
const told = (fields: readonly Field[]): string =>
  JSON.stringify(fields.map(({ name, type, value }) => (value === null ? [name] : [name, type, value])))

test('different fields are never written alike, however their contents run together', () => {
  fc.assert(
    fc.property(fc.array(anyField, { maxLength: 4 }), fc.array(anyField, { maxLength: 4 }), (one, other) => {
      const areSame = toHex(canonicalBytes('d', one)) === toHex(canonicalBytes('d', other))
      expect(areSame).toBe(told(one) === told(other))
    }),
    { numRuns: 2_000 },
  )
})
