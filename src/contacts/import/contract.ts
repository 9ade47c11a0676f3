// What the API takes and gives for contacts that come from a file.
import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { plainText } from '../../platform/plain-text.ts'
import { isCountry } from '../countries.ts'
import { barredBy, barredSentences, type ImportField, importFields } from './columns.ts'
import { knownWays } from './known-contacts.ts'

export const MOST_BYTES = 100 * 1024 * 1024
/** A file comes in parts of at most so many bytes, so that a line that breaks costs one of them. */
export const PART_BYTES = 512 * 1024

export const contactImport = z.object({
  id: z.uuid(),
  name: z.string(),
  by: z.string(),
  state: z.enum(['uploading', 'running', 'done', 'cancelled', 'failed']),
  bytes: z.number(),
  bytesDone: z.number(), // how far the file is read
  rows: z.number(), // read so far, without the heading
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  optedOut: z.number(), // of these people so many have opted out, and stay so
  refused: z.number(), // rows without a number that could be read
  problems: z.number(), // lines of the report
  sentence: z.string().nullable(), // why it failed
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})
export type ContactImport = z.output<typeof contactImport>

const params = z.object({ id: z.uuid() })

export const beginImport = endpoint({
  method: 'POST',
  path: '/api/contacts/imports',
  access: 'contacts.import',
  summary: 'Begin to import contacts from a CSV file; its bytes follow in parts',
  status: 201,
  body: z.object({
    name: z
      .string()
      .overwrite(plainText)
      .trim()
      .min(1, 'Name the file.')
      .max(200, 'Use at most 200 characters.'),
    bytes: z
      .int()
      .min(1, 'The file is empty. Choose one with a phone number in each row.')
      .max(MOST_BYTES, 'The file is larger than 100 MB. Split it and import the parts.'),
  }),
  answer: contactImport,
})
/** The body is the bytes themselves, with the header Content-Type: text/csv. A part that came already is kept as it is. */
export const addPart = endpoint({
  method: 'PUT',
  path: '/api/contacts/imports/:id/parts/:part',
  access: 'contacts.import',
  summary: 'One part of the file, counted from 0, of at most 512 KB, as text/csv',
  params: params.extend({ part: z.coerce.number().int().min(0).max(399) }),
})

const field = z.enum(importFields)
export const previewImport = endpoint({
  method: 'GET',
  path: '/api/contacts/imports/:id/preview',
  access: 'contacts.import',
  summary: 'The first rows of the file, and what each column seems to be',
  params,
  answer: z.object({
    hasHeading: z.boolean(),
    country: z.string(), // of numbers without a country code
    columns: z.array(
      z.object({
        heading: z.string(),
        samples: z.array(z.string()),
        field: field.nullable(),
        barred: z.string().nullable(), // why this column is never taken
      }),
    ),
    rows: z.array(z.array(z.string())),
  }),
})
export type ImportPreview = z.output<NonNullable<typeof previewImport.answer>>

/** A column may be named for consent by mistake only: that is told in its own sentence. */
const columnField = z
  .string()
  .nullable()
  .superRefine((named, context) => {
    if (named === null || (importFields as readonly string[]).includes(named)) return
    const barred = barredBy(named)
    const message = barred ? barredSentences[barred] : `Choose one of ${importFields.join(', ')}, or nothing.`
    context.addIssue({ code: 'custom', message })
  })
  .transform((named) => named as ImportField | null)

export const startImport = endpoint({
  method: 'POST',
  path: '/api/contacts/imports/:id/start',
  access: 'contacts.import',
  summary:
    'Take the file in, as its columns are said to be. It never gives consent and opens no closed door.',
  params,
  body: z.object({
    columns: z
      .array(columnField)
      .min(1, 'Name the columns of the file, in their order.')
      .max(300, 'The file has more than 300 columns. Take away those that are no contact\u2019s.')
      .refine(
        (columns) => columns.filter((each) => each === 'phone').length === 1,
        'Choose the one column that holds the phone numbers.',
      )
      .refine(
        (columns) => importFields.every((each) => columns.filter((one) => one === each).length < 2),
        'Two columns are the same field. Choose one of them.',
      ),
    hasHeading: z.boolean(),
    country: z.string().toUpperCase().refine(isCountry, 'Choose a country, by two letters such as US.'),
    known: z.enum(knownWays),
  }),
  answer: contactImport,
})
export const listImports = endpoint({
  method: 'GET',
  path: '/api/contacts/imports',
  access: 'contacts.import',
  summary: 'The latest imports of contacts, with how far they are',
  answer: z.object({ imports: z.array(contactImport) }),
})
export const cancelImport = endpoint({
  method: 'POST',
  path: '/api/contacts/imports/:id/cancel',
  access: 'contacts.import',
  summary: 'Stop an import where it is; what was taken in stays',
  params,
  answer: contactImport,
})
export const importProblems = endpoint({
  method: 'GET',
  path: '/api/contacts/imports/:id/problems.csv',
  access: 'contacts.import',
  summary: 'What could not be taken, row by row, as a CSV file',
  params,
  answer: z.unknown(), // a stream of text/csv
})
