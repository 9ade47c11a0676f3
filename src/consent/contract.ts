// What the API takes and gives for the Consent Management Tool: what one contact agreed to, and what staff may enter about it.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { placeSources } from './hours/place.ts'
import { campaignLevels, levels, methodNames } from './methods.ts'

const params = z.object({ id: z.uuid() })
const time = z.iso.datetime()

/** A key the client makes for one act: sent twice, it is entered once. */
const requestKey = z
  .string()
  .min(8, 'Use a key of 8 to 100 characters.')
  .max(100, 'Use a key of 8 to 100 characters.')
  .refine((key) => key.isWellFormed() && !/\p{Cc}/u.test(key), 'Use letters, digits and signs for a key.')

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000')
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most} characters.`)
    .refine(storable, 'This holds a character that cannot be stored. Remove it and try again.')

/** How consent stands for one campaign and level. `lapsed`: they were asked and did not answer in time. */
export const standingName = z.enum(['given', 'pending', 'lapsed', 'withdrawn', 'none'])

const levelOf = z.object({
  level: z.enum(campaignLevels),
  standing: standingName,
  since: time.nullable(),
  until: time.nullable(),
  recordId: z.uuid().nullable(),
  method: z.enum(methodNames).nullable(),
  by: z.string().nullable(), // the member of staff who entered it; null when it came from the contact
  mayGive: z.boolean(),
  mayWithdraw: z.boolean(),
  mayAsk: z.boolean(),
  whyNot: z.string().nullable(), // why it cannot be given or asked for now, with the way out
})

export const contactConsent = z.object({
  contactId: z.uuid(),
  phone: z.string(),
  name: z.string(),
  door: z.object({
    state: z.enum(['open', 'opted_out', 'wrong_number']),
    at: time.nullable(),
    words: z.string().nullable(), // what they wrote, word for word
    recordId: z.uuid().nullable(),
    sentence: z.string().nullable(),
    wayOut: z.string().nullable(),
  }),
  // Everywhere they may be, by their own zone, their address and their number: quiet hours are those of all of these
  places: z.array(z.object({ zone: z.string(), region: z.string(), source: z.enum(placeSources) })),
  doubt: z.object({ at: time, words: z.string().nullable(), recordId: z.uuid() }).nullable(),
  conversations: z.array(
    z.object({
      conversationId: z.uuid(),
      ourPhone: z.string(),
      since: time,
      until: time,
      recordId: z.uuid(),
    }),
  ),
  campaigns: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      useCase: z.string(),
      doubleOptIn: z.boolean(),
      levels: z.array(levelOf),
    }),
  ),
})
export type ContactConsent = z.output<typeof contactConsent>
export type CampaignConsent = ContactConsent['campaigns'][number]
export type LevelConsent = z.output<typeof levelOf>

const wantedLevels = z
  .array(z.enum(campaignLevels))
  .min(1, 'Choose at least one level.')
  .max(levels.length)
  .transform((chosen) => [...new Set(chosen)])

/** When it was said, where that was not just now. Nobody texted for a business before 2000; a year 2 is a slip of the key. */
const saidAt = z.iso
  .datetime({ offset: true })
  .refine((text) => text >= '2000', 'Enter the day on which it was said, in 2000 or later.')

export const readConsent = endpoint({
  method: 'GET',
  path: '/api/contacts/:id/consent',
  access: 'consent.view',
  summary: 'What a contact agreed to, level by level and campaign by campaign',
  params,
  answer: contactConsent,
})
/** Each method needs its own evidence (consent/methods.ts). What must be confirmed by text is pending, and the request goes out at once. */
export const giveConsent = endpoint({
  method: 'POST',
  path: '/api/contacts/:id/consent/give',
  access: 'consent.change',
  summary: 'Enter consent that a contact has given, with its evidence',
  params,
  body: z.object({
    requestKey,
    campaignId: z.uuid(),
    levels: wantedLevels,
    method: z.enum(methodNames),
    evidence: z.record(z.string().max(40), words(4_000)).default({}),
    identity: words(200).optional(),
    saidAt: saidAt.optional(),
    conversationId: z.uuid().optional(),
  }),
  answer: contactConsent,
})
export const withdrawConsent = endpoint({
  method: 'POST',
  path: '/api/contacts/:id/consent/withdraw',
  access: 'consent.change',
  summary: 'Withdraw consent for a campaign; what waits to be sent on it is cancelled',
  params,
  body: z.object({ campaignId: z.uuid(), levels: wantedLevels, words: words(1_000).optional() }),
  answer: contactConsent,
})
/** Rests on an opt-in that waits to be confirmed, or on an open conversation; asked once, then not again for a while. */
export const askForConsent = endpoint({
  method: 'POST',
  path: '/api/contacts/:id/consent/ask',
  access: 'consent.change',
  summary: 'Send the double opt-in request',
  params,
  body: z.object({ campaignId: z.uuid(), levels: wantedLevels, conversationId: z.uuid().optional() }),
  answer: contactConsent,
})
/** How an opt-out reached the business when it was not by text. */
export const optOutWays = ['phone', 'email', 'counter', 'letter'] as const
export const enterOptOut = endpoint({
  method: 'POST',
  path: '/api/contacts/:id/consent/opt-out',
  access: 'consent.change',
  summary: 'Enter an opt-out that was told by another way than text; nothing is sent to confirm it',
  params,
  body: z.object({
    how: z.enum(optOutWays),
    words: words(1_000).refine((text) => text !== '', 'Write what the person said.'),
    saidAt: saidAt.optional(),
  }),
  answer: contactConsent,
})
