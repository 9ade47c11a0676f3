// One row of a file as a person, and what becomes of a contact that is known already.
import { expect, test } from 'vitest'
import type { Card } from '../cards/card.ts'
import { type ImportField, importFields } from './columns.ts'
import { EMPTY_CARD, type KnownWay, withListed } from './known-contacts.ts'
import { readRow } from './listed-person.ts'

const read = (given: Partial<Record<ImportField, string>>, country = 'US') =>
  readRow(
    7,
    importFields.map((field) => given[field] ?? ''),
    { columns: importFields, country },
  )

test.each<[typed: string, country: string, phone: string | null]>([
  ['(202) 555-0142', 'US', '+12025550142'],
  ['202-555-0142', 'US', '+12025550142'],
  ["'+1 202 555 0142", 'US', '+12025550142'],
  ['020 7946 0958', 'GB', '+442079460958'],
  ['+44 20 7946 0958', 'US', '+442079460958'],
  ['2.025550142E+9', 'US', null],
  ['', 'US', null],
  ['Dana', 'US', null],
  ['12345', 'US', null],
  ['+1 800 555 0142', 'US', null],
])('the number %s in %s is %s', (typed, country, phone) => {
  const { listed, problems } = read({ phone: typed, name: 'Dana' }, country)
  expect(listed?.phone ?? null).toBe(phone)
  if (phone === null)
    expect(problems).toMatchObject([{ rowNo: 7, field: 'phone', value: typed, isTaken: false }])
})

test.each<[field: ImportField, value: string, told: string]>([
  ['email', 'dana at example', 'This is no e-mail address such as dana@example.com.'],
  ['name', 'D'.repeat(101), 'Name has 101 characters; 100 is the most.'],
  ['country', 'Atlantis', 'Name a country by two letters such as US.'],
  [
    'company',
    'Caf\ufffd',
    'This holds characters that could not be read. Save the file as UTF-8 and import it again.',
  ],
])('a person is taken in without a %s like %s', (field, value, sentence) => {
  const { listed, problems } = read({ phone: '2025550142', [field]: value })
  expect(listed?.phone).toBe('+12025550142')
  expect(problems).toMatchObject([{ field, sentence, isTaken: true }])
})

test('a card is what the columns say, in plain text', () => {
  const { listed } = read({
    ...{ phone: '2025550142', firstName: ' Dana\u202e ', lastName: 'Reyes\tJr', company: '=HYPERLINK("x")' },
    ...{ city: 'Hilo', state: 'HI', country: 'usa' },
  })
  expect(listed?.card).toEqual({
    ...{ name: 'Dana Reyes Jr', company: '=HYPERLINK("x")', email: '', timeZone: '' },
    address: { street: '', city: 'Hilo', state: 'HI', postalCode: '', country: 'US' },
  })
})

const hilo = { street: '12 Palm St', city: 'Hilo', state: 'HI', postalCode: '', country: 'US' }
const reno = { street: '', city: 'Reno', state: 'NV', postalCode: '', country: '' }
const card = (given: Partial<Card>): Card => ({ ...EMPTY_CARD, ...given })

test.each<[KnownWay, has: Partial<Card>, says: Partial<Card>, is: Partial<Card>]>([
  ['fill', { name: 'Dana' }, { name: 'D. Reyes', company: 'Reyes & Co' }, { name: 'Dana', company: 'Reyes & Co' }],
  ['fill', { address: hilo }, { address: reno }, { address: hilo }],
  ['fill', {}, { address: reno }, { address: reno }],
  ['overwrite', { name: 'Dana', email: 'd@example.com' }, { name: 'D. Reyes' }, { name: 'D. Reyes', email: 'd@example.com' }],
  ['overwrite', { address: hilo }, { address: reno }, { address: reno }],
  ['overwrite', { address: hilo }, {}, { address: hilo }],
  ['skip', { name: '' }, { name: 'D. Reyes' }, { name: '' }],
])('%s: has %j, the file says %j', (way, has, says, is) => {
  expect(withListed(card(has), card(says), way)).toEqual(card(is))
}) // biome-ignore format: a row a line
