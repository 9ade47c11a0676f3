// What the API takes and gives for evidence files: everything about one number, or many, to be read by people and verified by anybody.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'

/** How many numbers one file may hold. */
export const MOST_PHONES = 200

const id = z.object({ id: z.uuid() })
/** It is streamed: its parts are made while the first of them are on their way. */
const file = z.unknown()

export const evidenceJson = endpoint({
  method: 'GET',
  path: '/api/contacts/:id/evidence.json',
  access: 'evidence.export',
  summary: 'The evidence file of a contact as JSON (parley-evidence-v1), with proofs that anybody can verify',
  params: id,
  query: z.object({
    against: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(), // the number of a signed head that the reader kept
  }),
  answer: file,
})
export const evidencePdf = endpoint({
  method: 'GET',
  path: '/api/contacts/:id/evidence.pdf',
  access: 'evidence.export',
  summary: 'The evidence file of a contact as a PDF document',
  params: id,
  answer: file,
})
/** A number that nobody here knows is in the file, too: it says that there is no record of it. */
export const evidenceOfMany = endpoint({
  method: 'POST',
  path: '/api/evidence',
  access: 'evidence.export',
  summary: 'One evidence file of up to 200 numbers, as JSON or as a PDF document',
  body: z.object({
    phones: z
      .array(z.string().min(1).max(40))
      .min(1, 'Name at least one number.')
      .max(MOST_PHONES, `Name at most ${MOST_PHONES} numbers; ask for the others in a second file.`),
    as: z.enum(['pdf', 'json']).default('pdf'),
  }),
  answer: file,
})
