// The canonical form was written twice, by two programs that share no code: here they are held against the contract and each other.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalBytes, type Field } from '../src/consent/ledger/canonical.ts'
import { ledgerColumns } from '../src/consent/ledger/columns.ts'
import { differences, fieldsIn } from './decode.ts'
import { type Column, makeEncoder, personalColumns, recordColumns, type Type, type Value } from './format.ts'
import { HMAC_HEADROOM, hmac, leafHash } from './hash.ts'
import { isSigned } from './heads.ts'
import { readHead, readValues } from './reading.ts'
import { handedOver } from './test-ledger.ts'

const path = new URL('../docs/ledger-vectors.json', import.meta.url)
const vectors = JSON.parse(readFileSync(path, 'utf8'))
type Vector = { row: Record<string, unknown> } & Record<
  'salt' | 'personal' | 'commitment' | 'canonical' | 'leaf',
  string
>
const records: Vector[] = vectors.records

const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex')
const chosen = (columns: readonly Column[], row: Record<string, unknown>): Value[] => {
  const fields = Object.fromEntries(columns.map(([name]) => [name, row[name]]))
  return readValues({ place: 'the vectors', fields }, columns)
}

test.each(records)(
  'a record has the bytes that docs/ledger-format.md says: $row.kind',
  ({ row, ...vector }) => {
    const personals = makeEncoder('parley-personal-v1', personalColumns, HMAC_HEADROOM)
    const end = personals.write(chosen(personalColumns, row))
    expect(personals.buffer().toString('hex', HMAC_HEADROOM, end)).toBe(vector.personal)
    expect(hex(hmac(Buffer.from(vector.salt, 'hex'), personals.buffer(), end))).toBe(vector.commitment)
    const encoder = makeEncoder('parley-record-v1', recordColumns, 0)
    const length = encoder.write(chosen(recordColumns, { ...row, commitment: vector.commitment }))
    const canonical = encoder.buffer().subarray(0, length)
    expect(canonical.toString('hex')).toBe(vector.canonical)
    expect(hex(leafHash(canonical))).toBe(vector.leaf)
  },
)

test('a head in a file is the one that was signed', () => {
  const head = readHead({ place: 'the vectors', fields: vectors.head })
  expect(isSigned(head)).toBe(true)
  expect(isSigned({ ...head, at: head.at + 1 })).toBe(false)
})

test('the product and the verifier seal the same columns, in the same order', () => {
  const product = (personal: boolean) =>
    ledgerColumns.filter((column) => column.personal === personal).map(({ name, type }) => [name, type])
  expect(recordColumns).toEqual([...product(false), ['commitment', 'bytes']])
  expect(personalColumns).toEqual(product(true))
})

const valuesOf: Record<Type, fc.Arbitrary<Field['value']>> = {
  text: fc.string({ unit: 'binary', maxLength: 60 }),
  json: fc.json(),
  int: fc.maxSafeInteger(),
  bool: fc.boolean(),
  time: fc.date({ noInvalidDate: true, max: new Date('2255-01-01'), min: new Date('1685-01-01') }),
  uuid: fc.uuid(),
  uuids: fc.array(fc.uuid(), { maxLength: 4 }),
  bytes: fc.uint8Array({ maxLength: 40 }),
}
const types = Object.keys(valuesOf).filter((name): name is Type => name in valuesOf)

const someField = fc.constantFrom(...types).chain((type) =>
  fc.record({
    name: fc.constantFrom('a', 'said_at', 'x'.repeat(60)),
    type: fc.constant(type),
    value: fc.option(valuesOf[type]),
  }),
) as fc.Arbitrary<Field>

test('whatever is sealed, both programs write the same bytes', () => {
  fc.assert(
    fc.property(fc.array(someField, { maxLength: 30 }), fc.nat(3), (fields, headroom) => {
      const columns = fields.map(({ name, type }): Column => [name, type])
      const encoder = makeEncoder('parley-record-v1', columns, headroom)
      const values = fields.map(({ value }) => handedOver(value))
      encoder.write(values.map(() => 'x'.repeat(50))) // what was written before leaves no trace
      const end = encoder.write(values)
      const ours = Buffer.from(canonicalBytes('parley-record-v1', fields))
      expect(encoder.buffer().toString('hex', headroom, end)).toBe(ours.toString('hex'))
    }),
    { numRuns: 500 },
  )
})

test('a long text among short ones is written whole', () => {
  const columns: Column[] = [
    ['a', 'text'],
    ['b', 'text'],
    ['c', 'bytes'],
  ]
  const values = ['é'.repeat(70_000), 'b', Buffer.alloc(90_000, 1)]
  const fields: Field[] = [
    { name: 'a', type: 'text', value: 'é'.repeat(70_000) },
    { name: 'b', type: 'text', value: 'b' },
    { name: 'c', type: 'bytes', value: Buffer.alloc(90_000, 1) },
  ]
  const encoder = makeEncoder('d', columns, 0)
  const end = encoder.write(values)
  expect(encoder.buffer().subarray(0, end).equals(canonicalBytes('d', fields))).toBe(true)
})

const impossible: [string, Type, Value][] = [
  ['a time that never comes', 'time', Number.POSITIVE_INFINITY],
  ['a number that is too large', 'int', 2 ** 53],
  ['no number at all', 'int', Number.NaN],
]

test.each(impossible)('%s is never mistaken for what was sealed', (_, type, value) => {
  const encoder = makeEncoder('d', [['a', type]], 0)
  const end = encoder.write([value])
  const written = encoder.buffer().toString('hex', 0, end)
  expect(written.slice(-16)).toBe('8000000000000000') // below −2^53: nothing that is sealed
})

test('what differs is told in words', () => {
  const encoder = makeEncoder('d', recordColumns, 0)
  const bytesOf = (row: Record<string, unknown>): Buffer => {
    const end = encoder.write(chosen(recordColumns, { ...row, commitment: '00' }))
    return Buffer.from(encoder.buffer().subarray(0, end))
  }
  const row = records[0]?.row ?? {}
  const changed = { ...row, level: null, wording_version: 4, said_at: '2026-02-01T00:00:00.5Z' }
  expect(differences(bytesOf(changed), bytesOf(row))).toBe(
    '"level" says nothing, but "promotional" was sealed; ' +
      '"said_at" says 2026-02-01 00:00:00.500 UTC, but 2026-01-31 09:30:00.123 UTC was sealed; ' +
      '"wording_version" says 4, but 3 was sealed.',
  )
  expect(differences(bytesOf(row), bytesOf(row).subarray(0, 90))).toMatch(/cannot be read/)
})

test('no bytes at all, however broken, stop the verifier from reading on', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect([null, 'object']).toContain(fieldsIn(Buffer.from(bytes)) && 'object')
    }),
  )
})
