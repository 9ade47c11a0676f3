// What the API takes and gives for erasing a person: what would go, what stays and why, and the erasure itself.
import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'

const params = z.object({ id: z.uuid() })
const time = z.iso.datetime()

/** What an erasure would take now. `hindrance`: why nothing may be erased, with what to do first. */
export const erasure = z.object({
  phone: z.string(),
  isNumberGone: z.boolean(),
  texts: z.number(), // texts that still have their words
  records: z.number(), // records that still tell who the person is
  isOptedOut: z.boolean(),
  keptUntil: time.nullable(), // until when the proof of consent is to be kept; null where there is none
  hindrance: z.string().nullable(),
  erasedAt: time.nullable(),
})
export type Erasure = z.output<typeof erasure>

export const readErasure = endpoint({
  method: 'GET',
  path: '/api/contacts/:id/erasure',
  access: 'consent.erase',
  summary: 'What erasing a person would take, what stays, and what hinders it',
  params,
  answer: erasure,
})
/** Twice is the same as once. `proof`: `keep` leaves what they agreed to until the six years are over, `erase` takes it at once. */
export const eraseContact = endpoint({
  method: 'POST',
  path: '/api/contacts/:id/erasure',
  access: 'consent.erase',
  summary: 'Erase a person: name, texts and other words go at once; it cannot be undone',
  params,
  body: z.object({
    phone: z.string().max(60),
    reason: z
      .string()
      .trim()
      .min(3, 'Say why, without naming the person: it is kept.')
      .max(400, 'Use at most 400 characters.')
      .refine(
        (text) => text.isWellFormed() && !text.includes('\u0000'),
        'This holds a character that cannot be stored. Remove it and try again.',
      ),
    proof: z.enum(['keep', 'erase']).default('keep'),
  }),
  answer: z.object({
    texts: z.number(), // those whose words were taken by this erasure
    records: z.number(),
    isOptedOut: z.boolean(),
    isNumberKept: z.boolean(),
    keptUntil: time.nullable(),
  }),
})
