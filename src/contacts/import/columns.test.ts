// What a column of a file is guessed to be, and which ones are never taken.
import { expect, test } from 'vitest'
import { barredBy, barredSentences, guessColumns, hasHeading } from './columns.ts'

test.each<[heading: string, field: string | null]>([
  ['Phone', 'phone'],
  ['Mobile Number', 'phone'],
  ['cell_phone', 'phone'],
  ['Teléfono', 'phone'],
  ['Téléphone', 'phone'],
  ['Name', 'name'],
  ['Full Name', 'name'],
  ['First Name', 'firstName'],
  ['given-name', 'firstName'],
  ['Apellido', 'lastName'],
  ['Surname', 'lastName'],
  ['Company', 'company'],
  ['Organisation', 'company'],
  ['Company Name', 'company'],
  ['E-mail Address', 'email'],
  ['Correo', 'email'],
  ['Time Zone', 'timeZone'],
  ['Street Address', 'street'],
  ['City', 'city'],
  ['State', 'state'],
  ['ZIP', 'postalCode'],
  ['Postal Code', 'postalCode'],
  ['Country', 'country'],
  ['Favourite colour', null],
])('a column headed %s is %s', (heading, field) => {
  expect(guessColumns([[heading], ['x']], true)[0]?.field).toBe(field)
})

test.each<[heading: string, barred: string | null]>([
  ['Opt-in', 'consent'],
  ['SMS Consent', 'consent'],
  ['Subscribed', 'consent'],
  ['Marketing OK', 'consent'],
  ['permission_to_text', 'consent'],
  ['Acepta mensajes', 'consent'],
  ['Opted out', 'opt_out'],
  ['Unsubscribed', 'opt_out'],
  ['Do not text', 'opt_out'],
  ['DNC', 'opt_out'],
  ['Phone', null],
  ['Company', null],
])('a column headed %s is barred as %s', (heading, barred) => {
  expect(barredBy(heading)).toBe(barred)
  const [column] = guessColumns([[heading], ['yes']], true)
  expect(column?.barred).toBe(barred)
  if (barred) expect(column?.field).toBeNull()
})

test('what bars a column is told with what would do instead', () => {
  expect(barredSentences.consent).toMatch(/never gives consent.+Consent Management Tool/)
  expect(barredSentences.opt_out).toMatch(/Opt-out desk/)
})

test.each<[why: string, rows: string[][], isHeaded: boolean]>([
  ['names over numbers', [['Phone', 'Name'], ['2025550142', 'Dana']], true],
  ['numbers at once', [['2025550142', 'Dana'], ['2025550143', 'Marcus']], false],
  ['an address at once', [['dana@example.com', '2025550142']], false],
  ['words that are no field, over numbers', [['Qui', 'Quoi'], ['Dana', '2025550142']], false],
  ['a heading of consent', [['Opt-in', 'Wer'], ['yes', '2025550142']], true],
])('a file with %s: heading %s', (_why, rows, isHeaded) => {
  expect(hasHeading(rows)).toBe(isHeaded)
}) // biome-ignore format: a row a line

test('without headings numbers and addresses are known by their looks', () => {
  const rows = [
    ['Dana', '(202) 555-0142', 'dana@example.com'],
    ['Marcus', '202.555.0143', ''],
  ]
  expect(guessColumns(rows, false).map(({ field }) => field)).toEqual([null, 'phone', 'email'])
})

test('no field is guessed twice', () => {
  const columns = guessColumns(
    [
      ['Phone', 'Mobile', 'Name', 'Contact'],
      ['1', '2', '3', '4'],
    ],
    true,
  )
  expect(columns.map(({ field }) => field)).toEqual(['phone', null, 'name', null])
})
