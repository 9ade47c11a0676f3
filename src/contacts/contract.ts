// What the API takes and gives for the people we text.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { plainText } from '../platform/plain-text.ts'
import { isCountry } from './countries.ts'

export const contact = z.object({ id: z.uuid(), phone: z.string(), name: z.string() })
export type Contact = z.output<typeof contact>

const params = z.object({ id: z.uuid() })
const line = (most: number) =>
  z.string().overwrite(plainText).trim().max(most, `Use at most ${most} characters.`)

const anEmail = z.email()
const isEmail = (typed: string): boolean => anEmail.safeParse(typed).success

/** A contact with what the business was told of the person. What nobody filled in is ''. */
export const contactCard = contact.extend({
  company: z.string(),
  email: z.string(),
  timeZone: z.string(),
  address: z.object({
    street: z.string(),
    city: z.string(),
    state: z.string(),
    postalCode: z.string(),
    country: z.string(),
  }),
})
export type ContactCard = z.output<typeof contactCard>

const address = z.object({
  street: line(200).default(''),
  city: line(100).default(''),
  state: line(60).default(''),
  postalCode: line(20).default(''),
  country: line(2)
    .toUpperCase()
    .refine((letters) => letters === '' || isCountry(letters), 'Choose a country, by two letters such as US.')
    .default(''),
})

/** A contact as the list to choose from shows it. Who opted out is shown, so that nobody wonders where they are. */
export const foundContact = contact.extend({ company: z.string(), isOptedOut: z.boolean() })
export type FoundContact = z.output<typeof foundContact>

/** Compose: those whose name, company or number begins as typed; before anything is typed, who was in touch last. */
export const findContacts = endpoint({
  method: 'GET',
  path: '/api/contacts',
  access: 'contacts.view',
  summary: 'Contacts by the beginning of a name, company or number; without one, who was in touch last',
  query: z.object({
    find: z.string().overwrite(plainText).trim().max(100).default(''),
    limit: z.coerce.number().int().min(1).max(50).default(8),
  }),
  answer: z.object({ contacts: z.array(foundContact) }),
})
/** Somebody who has not texted yet. Being a contact agrees to nothing; one who is there already is found, and keeps their name. */
export const addContact = endpoint({
  method: 'POST',
  path: '/api/contacts',
  access: 'contacts.edit',
  summary: 'Add a contact by number, or find who has it',
  status: 201,
  body: z.object({ phone: z.string().min(1).max(40), name: line(100).default('') }),
  answer: contact.extend({ isNew: z.boolean() }),
})
export const readContact = endpoint({
  method: 'GET',
  path: '/api/contacts/:id',
  access: 'contacts.view',
  summary: 'One contact with its card: company, e-mail, time zone and address',
  params,
  answer: contactCard,
})
/**
 * Changes what is named and leaves the rest, so two people who change different fields do not write over each other; of the same field the
 * last one stands. An address is replaced whole, and '' takes a field away. Quiet hours count the time zone and the address at once.
 */
export const editContact = endpoint({
  method: 'PATCH',
  path: '/api/contacts/:id',
  access: 'contacts.edit',
  summary: 'Change the card of a contact: name, company, e-mail, time zone, address',
  params,
  body: z
    .object({
      name: line(100).optional(),
      company: line(100).optional(),
      email: line(200)
        .refine(
          (typed) => typed === '' || isEmail(typed),
          'Enter an e-mail address such as dana@example.com.',
        )
        .optional(),
      timeZone: line(60).optional(),
      address: address.optional(),
    })
    .refine((named) => Object.keys(named).length > 0, 'Name at least one field to change.'),
  answer: contactCard,
})
