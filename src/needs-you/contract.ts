// What the API takes and gives for the list of what waits for a person.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'

/** A text that did not arrive, or of which nobody knows. */
export const waiting = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  departmentId: z.uuid(),
  contactName: z.string(),
  phone: z.string(),
  state: z.enum(['failed', 'undelivered', 'refused', 'unconfirmed']),
  body: z.string(),
  at: z.iso.datetime(), // when it came to be so
  sentence: z.string(),
  wayOut: z.string(),
  again: z.enum(['may', 'ask', 'no']), // ask: it may have arrived, so a person has to say so
  authorName: z.string().nullable(), // nobody wrote an automatic one
})
export type Waiting = z.output<typeof waiting>

export const listNeedsYou = endpoint({
  method: 'GET',
  path: '/api/needs-you',
  access: 'conversations.view',
  summary: 'Texts that failed, were held back or are not confirmed, the latest first, by cursor',
  query: z.object({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(40),
  }),
  answer: z.object({ texts: z.array(waiting), next: z.string().nullable() }),
})
/** Counted up to 100 (100 means "99 and more"), among the latest thousand of the organization. */
export const countNeedsYou = endpoint({
  method: 'GET',
  path: '/api/needs-you/count',
  access: 'conversations.view',
  summary: 'How many texts wait for a person, and how many doubtful opt-outs wait for a decision',
  answer: z.object({ texts: z.number(), doubts: z.number() }),
})
export const dismissTexts = endpoint({
  method: 'POST',
  path: '/api/needs-you/dismiss',
  access: 'messages.send',
  summary: 'Take texts off the list; later news of one brings it back',
  body: z.object({ ids: z.array(z.uuid()).min(1, 'Name at least one text.').max(100) }),
  answer: z.object({ dismissed: z.number() }),
})
export const sendAgain = endpoint({
  method: 'POST',
  path: '/api/needs-you/:id/send-again',
  access: 'messages.send',
  summary:
    'Send the words of such a text again, as a new text through the gate; once, however often it is asked',
  status: 202,
  whenAway: 'not_sent_kept',
  params: z.object({ id: z.uuid() }),
  body: z.object({
    /** Somebody has read that the first one may have arrived, and wants it sent all the same. */
    mayHaveArrived: z.boolean().default(false),
  }),
  answer: z.object({ id: z.uuid(), conversationId: z.uuid(), state: z.string() }),
})
