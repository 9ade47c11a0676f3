import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { seal, sha256 } from './actions.ts'
import { canonicalBytes, fromHex, toHex } from './canonical.ts'
import { type LedgerRow, ledgerColumns, recordFrom } from './columns.ts'
import { sealRecord } from './commitment.ts'

type Vector = { row: Record<string, string>; salt: string } & Record<
  'personal' | 'commitment' | 'canonical' | 'leaf',
  string
>
const vectors: { records: Vector[] } = JSON.parse(
  readFileSync(new URL('../../../docs/ledger-vectors.json', import.meta.url), 'utf8'),
)

const fromJson = (type: string, value: string | null): unknown => {
  if (value === null) return null
  if (type === 'time') return new Date(value)
  return type === 'bytes' ? fromHex(value) : value
}
const rowOf = ({ row }: Vector): LedgerRow =>
  Object.fromEntries(
    ledgerColumns.map(({ name, type }) => [name, fromJson(type, row[name] ?? null)]),
  ) as LedgerRow

const salt = new Uint8Array(32).fill(9)
const [first] = vectors.records
if (first === undefined) throw new Error('docs/ledger-vectors.json has no records.')
const row = rowOf(first)
const sealed = (given: Partial<LedgerRow> = {}) => sealRecord({ row: { ...row, ...given }, salt, sha256 })

test.each(vectors.records)('a record is sealed as docs/ledger-format.md says: $row.kind', (vector) => {
  const record = sealRecord({ row: rowOf(vector), salt: fromHex(vector.salt), sha256 })
  expect(toHex(canonicalBytes('parley-personal-v1', recordFrom(rowOf(vector)).personal))).toBe(
    vector.personal,
  )
  expect(toHex(record.commitment)).toBe(vector.commitment)
  expect(toHex(record.canonical)).toBe(vector.canonical)
  expect(toHex(record.leaf)).toBe(vector.leaf)
})

test('the commitment is HMAC-SHA256 of the personal part under the salt', () => {
  const bytes = canonicalBytes('parley-personal-v1', recordFrom(row).personal)
  expect(toHex(sealed().commitment)).toBe(createHmac('sha256', salt).update(bytes).digest('hex'))
})

test.each(ledgerColumns.map(({ name, personal, type }) => ({ name, personal, type })))(
  'another $name is another record',
  ({ name, personal, type }) => {
    const other = {
      uuid: '018f3a00-0000-7000-8000-00000000dead',
      uuids: [first.row.id],
      int: 4,
      time: new Date(5),
      bytes: salt,
    }
    const value = other[type as keyof typeof other] ?? 'something else'
    const changed = sealed({ [name]: value } as Partial<LedgerRow>)
    expect(toHex(changed.leaf)).not.toBe(toHex(sealed().leaf))
    expect(toHex(changed.commitment) !== toHex(sealed().commitment)).toBe(personal)
  },
)

test('nothing of the personal part stands in the sealed bytes', () => {
  const bytes = Buffer.from(sealed().canonical)
  for (const { value } of recordFrom(row).personal)
    if (typeof value === 'string' && value !== '') expect(bytes.includes(value)).toBe(false)
  expect(bytes.includes('4155550123')).toBe(false)
})

test('the same record is sealed anew under another salt, so that equal numbers cannot be seen', () => {
  const [one, other] = [seal(row), seal(row)]
  expect(toHex(one.salt)).not.toBe(toHex(other.salt))
  expect(toHex(one.commitment)).not.toBe(toHex(other.commitment))
})

test('a salt that is too short is refused', () => {
  expect(() => sealRecord({ row, salt: new Uint8Array(16), sha256 })).toThrow(/32 bytes/)
})
