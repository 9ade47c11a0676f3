// What the API takes and gives for the people we text.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { plainText } from '../platform/plain-text.ts'

export const contact = z.object({ id: z.uuid(), phone: z.string(), name: z.string() })
export type Contact = z.output<typeof contact>

/** Compose: recent contacts, or those whose name or number begins as typed. `conversations` lead straight to the thread. */
export const findContacts = endpoint({
  method: 'GET',
  path: '/api/contacts',
  access: 'contacts.view',
  summary: 'Contacts by the beginning of a name or number',
  query: z.object({
    find: z.string().overwrite(plainText).trim().max(100).default(''),
    limit: z.coerce.number().int().min(1).max(50).default(8),
  }),
  answer: z.object({ contacts: z.array(contact) }),
})
export const renameContact = endpoint({
  method: 'PATCH',
  path: '/api/contacts/:id',
  access: 'contacts.edit',
  summary: 'Name a contact',
  params: z.object({ id: z.uuid() }),
  body: z.object({ name: z.string().overwrite(plainText).trim().max(100, 'Use at most 100 characters.') }),
  answer: contact,
})
