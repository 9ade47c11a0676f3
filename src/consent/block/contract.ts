// What the API takes and gives for blocking people.
import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'

/**
 * Texts of somebody who is blocked are kept in the thread without a stir, and nothing is sent to them. Opt-out words count all the same.
 */
export const blockContacts = endpoint({
  method: 'POST',
  path: '/api/contacts/block',
  access: 'contacts.edit',
  summary: 'Block contacts, or unblock them; those that are not there are passed over',
  body: z.object({
    contactIds: z
      .array(z.uuid())
      .min(1, 'Name at least one contact.')
      .max(200, 'Name at most 200 contacts at once.'),
    blocked: z.boolean(),
  }),
  answer: z.object({ changed: z.array(z.uuid()) }), // those that were not so before
})
