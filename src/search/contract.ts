// What the API takes and gives for searching people and texts.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'

/** Looked through with every sign: two texts of the longest kind do not fit, a long sentence does. */
const mostTyped = 500

export const foundContact = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string(),
  conversationId: z.uuid().nullable(), // the newest one that the caller may see
})
export type FoundContact = z.output<typeof foundContact>

export const foundText = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  departmentId: z.uuid(),
  orderNo: z.number(), // its place in the thread
  by: z.enum(['them', 'us', 'note']), // a note is ours alone: it never left the house
  at: z.iso.datetime(),
  contactName: z.string(),
  phone: z.string(),
  snippet: z.array(z.object({ text: z.string(), isHit: z.boolean() })),
})
export type FoundText = z.output<typeof foundText>

/**
 * Every word must stand in the text, in any order; the last one may be the beginning of a word, and words in quotes stand together. Accents
 * and case make no difference. A text can be found about a second after it came. `isCutShort`: so much was looked through that the rest
 * is left to the next page, so a page may be short, or empty, and still have a `next`. Internal notes are found by people, not by keys.
 */
export const search = endpoint({
  method: 'GET',
  path: '/api/search',
  access: 'conversations.view',
  summary: 'People and texts by words, names and numbers, newest first',
  query: z.object({
    find: z
      .string()
      .max(mostTyped, `Look for at most ${mostTyped} characters.`)
      .refine((typed) => typed.trim() !== '', 'Type something to look for.'),
    by: z.enum(['them', 'us', 'note']).optional(),
    departmentId: z.uuid().optional(),
    since: z.iso.datetime({ offset: true }).optional(),
    until: z.iso.datetime({ offset: true }).optional(),
    cursor: z
      .string()
      .regex(/^[0-9]{1,15}$/, 'The cursor is not one that the search gave. Start from the first page.')
      .optional(),
    limit: z.coerce.number().int().min(1).max(50).default(25),
  }),
  answer: z.object({
    contacts: z.array(foundContact), // with the first page only
    texts: z.array(foundText),
    next: z.string().nullable(),
    isCutShort: z.boolean(),
  }),
})
