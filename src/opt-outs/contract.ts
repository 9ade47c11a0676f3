// What the API takes and gives for the opt-out desk and the opt-out register.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'

const decision = z.enum(['opt_out', 'keep'])
export type Decision = z.output<typeof decision>

/** A text that may have meant STOP. `before` are the two texts that came before it, the older one first. */
export const deskCase = z.object({
  id: z.uuid(),
  phone: z.string(),
  contactName: z.string(),
  conversationId: z.uuid(),
  departmentId: z.uuid(),
  words: z.string().nullable(), // null once the person was erased
  saidAt: z.iso.datetime(),
  dueOn: z.iso.date(),
  businessDaysLeft: z.number(), // 0 on the last day, less when it is overdue
  before: z.array(z.object({ ours: z.boolean(), body: z.string(), at: z.iso.datetime() })),
})
export type DeskCase = z.output<typeof deskCase>

export const listDesk = endpoint({
  method: 'GET',
  path: '/api/opt-outs/desk',
  access: 'optouts.view',
  summary: 'Texts that may have meant STOP and wait for a decision, soonest due first, by cursor',
  query: z.object({
    cursor: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ cases: z.array(deskCase), next: z.string().nullable() }),
})
export const decideCase = endpoint({
  method: 'POST',
  path: '/api/opt-outs/desk/:id/decide',
  access: 'optouts.decide',
  summary: 'Decide whether a text meant STOP; a decision stands',
  params: z.object({ id: z.uuid() }),
  body: z.object({ decision }),
  answer: z.object({
    id: z.uuid(),
    decision,
    decidedAt: z.iso.datetime(),
    isClosed: z.boolean(), // false where they texted START after these words
    isConfirmed: z.boolean(), // the one confirmation went into the outbox
  }),
})

/** How an opt-out reached us. `desk`: decided at the opt-out desk. */
export const way = z.enum(['text', 'desk', 'staff', 'list', 'carrier', 'api', 'system'])
export type Way = z.output<typeof way>

export const optOut = z.object({
  phone: z.string(),
  contactId: z.uuid().nullable(),
  contactName: z.string(),
  kind: z.enum(['opt_out', 'wrong_number']),
  since: z.iso.datetime(),
  way,
  words: z.string().nullable(), // null where none are known, or they were said to a department that is not the caller's
  by: z.string().nullable(), // who entered it; nobody did where they said it themselves
  recordId: z.uuid().nullable(),
})
export type OptOut = z.output<typeof optOut>

export const listOptOuts = endpoint({
  method: 'GET',
  path: '/api/opt-outs',
  access: 'optouts.view',
  summary:
    'Every phone that has opted out, the latest first, by cursor; or those whose number begins as typed',
  query: z.object({
    find: z.string().max(40).default(''),
    cursor: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ optOuts: z.array(optOut), next: z.string().nullable() }),
})
export const exportOptOuts = endpoint({
  method: 'GET',
  path: '/api/opt-outs/export.csv',
  access: 'optouts.decide',
  summary: 'The whole register as a CSV file',
  answer: z.unknown(), // a stream of text/csv
})

/** How many lines one import may have. */
export const MOST_LINES = 50_000

export const importOptOuts = endpoint({
  method: 'POST',
  path: '/api/opt-outs/import',
  access: 'optouts.decide',
  summary: 'Take in a list of opt-outs: one phone a line, with an optional date and words',
  body: z.object({ csv: z.string().min(1, 'The list is empty. Put one phone number on each line.') }),
  answer: z.object({
    lines: z.number(),
    added: z.number(), // opted out now
    already: z.number(), // had opted out before
    problems: z.array(
      z.object({
        line: z.number(),
        sentence: z.string(),
        isTaken: z.boolean(), // taken all the same, with what could be read of it
      }),
    ),
  }),
})
export type ImportReport = z.output<NonNullable<typeof importOptOuts.answer>>
