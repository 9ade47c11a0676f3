// One row of a file as a person: the number read, the rest made fit for a card, and what of it could not be read.
import type { CountryCode } from 'libphonenumber-js'
import * as z from 'zod'
import { plainText } from '../../platform/plain-text.ts'
import type { Address, Card } from '../cards/card.ts'
import { isCountry } from '../countries.ts'
import { parsePhone } from '../phone.ts'
import { fieldLabels, type ImportField } from './columns.ts'

/** What a file says of a person. What it does not say is ''. */
export type Listed = { readonly rowNo: number; readonly phone: string; readonly card: Card }

export type RowProblem = {
  readonly rowNo: number
  readonly field: ImportField
  readonly value: string
  readonly sentence: string
  /** Taken all the same, without this value. */
  readonly isTaken: boolean
}

export type ReadRow = { readonly listed: Listed | null; readonly problems: readonly RowProblem[] }

const LONGEST: Readonly<Partial<Record<ImportField, number>>> = {
  name: 100, firstName: 60, lastName: 60, company: 100, email: 200, timeZone: 60, street: 200, city: 100, state: 60, postalCode: 20, country: 40,
} // biome-ignore format: a table

const anEmail = z.email()

/** Reads a row. Without a number there is nobody to take in; every other cell that cannot be read is left out and told. */
export function readRow(
  rowNo: number,
  cells: readonly string[],
  { columns, country }: { columns: readonly (ImportField | null)[]; country: string },
): ReadRow {
  const problems: RowProblem[] = []
  const given = new Map<ImportField, string>()
  for (const [at, field] of columns.entries()) if (field) given.set(field, cells[at] ?? '')
  const tell = (field: ImportField, sentence: string, isTaken = true): void => {
    const value = plainText(given.get(field) ?? '').slice(0, 200)
    problems.push({ rowNo, field, value, sentence, isTaken })
  }
  const phone = readPhone(given.get('phone') ?? '', country)
  if (!phone.ok) {
    tell('phone', phone.sentence, false)
    return { listed: null, problems }
  }
  const take = (field: ImportField): string => {
    const cell = given.get(field) ?? ''
    if (cell === '') return ''
    const why = whyNot(field, plainText(cell).trim())
    if (why === null) return asKept(field, plainText(cell).trim())
    tell(field, why)
    return ''
  }
  const name =
    take('name') || [take('firstName'), take('lastName')].filter(Boolean).join(' ').slice(0, 100).trim()
  const address: Address = {
    ...{ street: take('street'), city: take('city'), state: take('state') },
    ...{ postalCode: take('postalCode'), country: take('country') },
  }
  const card: Card = {
    name,
    company: take('company'),
    email: take('email'),
    timeZone: take('timeZone'),
    address,
  }
  return { listed: { rowNo, phone: phone.phone, card }, problems }
}

/** Spreadsheets that were told to keep a plus as text put an apostrophe before it; others write a number as 2.025550142E+9. */
function readPhone(cell: string, country: string): ReturnType<typeof parsePhone> {
  const typed = cell.trim().replace(/^'/, '')
  if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(typed))
    return {
      ok: false,
      sentence:
        'A spreadsheet has rounded this number. Format the column as text there and save the file again.',
    }
  return parsePhone(typed, country as CountryCode)
}

function whyNot(field: ImportField, value: string): string | null {
  const most = LONGEST[field] ?? 100
  if (value.includes('\ufffd'))
    return 'This holds characters that could not be read. Save the file as UTF-8 and import it again.'
  if (value.length > most) return `${fieldLabels[field]} has ${value.length} characters; ${most} is the most.`
  if (field === 'email' && !anEmail.safeParse(value).success)
    return 'This is no e-mail address such as dana@example.com.'
  if (field === 'country' && countryOf(value) === null) return 'Name a country by two letters such as US.'
  return null
}

const asKept = (field: ImportField, value: string): string =>
  field === 'country' ? (countryOf(value) ?? '') : value

const WRITTEN: Readonly<Record<string, string>> = {
  usa: 'US', 'united states': 'US', 'united states of america': 'US', 'u.s.': 'US', 'u.s.a.': 'US', canada: 'CA', mexico: 'MX', 'méxico': 'MX',
  'united kingdom': 'GB', uk: 'GB', france: 'FR', germany: 'DE', spain: 'ES',
} // biome-ignore format: a table

const countryOf = (value: string): string | null => {
  const letters = WRITTEN[value.toLowerCase()] ?? value.toUpperCase()
  return isCountry(letters) ? letters : null
}
