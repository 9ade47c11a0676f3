// What the API takes and gives for a contact's journey: everything that happened with one person, newest first.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'

/** The groups of the filter, in the order of their chips. */
export const journeyGroups = ['consent', 'messages', 'delivery', 'notes', 'assignment', 'profile'] as const
export type JourneyGroup = (typeof journeyGroups)[number]

export const groupLabels: Record<JourneyGroup, string> = {
  consent: 'Consent',
  messages: 'Messages',
  delivery: 'Delivery',
  notes: 'Notes',
  assignment: 'Assignment',
  profile: 'Profile',
}

/** The groups that a comma-separated list names; none of them means all. */
export const groupsOf = (list: string): JourneyGroup[] => {
  const named = list.split(',').map((each) => each.trim())
  const found = journeyGroups.filter((group) => named.includes(group))
  return found.length === 0 ? [...journeyGroups] : found
}

/** `at`: a point in time as the detail's value, to be shown in the reader's own zone. */
export const journeyDetail = z.object({
  label: z.string(),
  value: z.string(),
  at: z.iso.datetime().nullable(),
})
export type JourneyDetail = z.output<typeof journeyDetail>

export const journeyEvent = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  group: z.enum(journeyGroups),
  kind: z.string(), // what happened, as a word for the icon: opt_out, given, text_in, delivered, assigned …
  tone: z.enum(['conversational', 'informational', 'promotional', 'withdrawn', 'pending', 'plain']),
  title: z.string(),
  words: z.string().nullable(), // the text, or what the person said, word for word
  areWordsHidden: z.boolean(), // they stand in a conversation of a department that the caller does not see
  by: z.string().nullable(),
  details: z.array(journeyDetail),
  conversationId: z.uuid().nullable(),
  recordId: z.uuid().nullable(), // the entry of the ledger that it is, or that it rests on
})
export type JourneyEvent = z.output<typeof journeyEvent>

const id = z.object({ id: z.uuid() })
const filter = z
  .string()
  .max(100)
  .regex(
    /^([a-z]+(,[a-z]+)*)?$/,
    'Name the kinds of events with commas between them, such as consent,messages.',
  )
  .refine(
    (list) => list === '' || list.split(',').every((each) => journeyGroups.some((group) => group === each)),
    `Choose among ${journeyGroups.join(', ')}.`,
  )
  .default('')
const timeZone = z.string().max(60).default('UTC')

export const readJourney = endpoint({
  method: 'GET',
  path: '/api/contacts/:id/journey',
  access: 'consent.view',
  summary:
    'The Contact Journey: consent, texts, delivery, notes, assignment and profile of one contact, newest first, by cursor',
  params: id,
  query: z.object({
    filter,
    cursor: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({
    contact: z.object({ id: z.uuid(), phone: z.string(), name: z.string() }),
    events: z.array(journeyEvent),
    next: z.string().nullable(),
  }),
})
export const journeyCsv = endpoint({
  method: 'GET',
  path: '/api/contacts/:id/journey.csv',
  access: 'evidence.export',
  summary: 'The filtered Contact Journey as CSV, up to 20,000 events',
  params: id,
  query: z.object({ filter, timeZone }),
  answer: z.unknown(), // a stream of text/csv
})
export const journeyPdf = endpoint({
  method: 'GET',
  path: '/api/contacts/:id/journey.pdf',
  access: 'evidence.export',
  summary: 'The filtered Contact Journey as a PDF document, up to 20,000 events',
  params: id,
  query: z.object({ filter, timeZone }),
  answer: z.unknown(), // a stream of application/pdf
})
