// What the API takes and gives for handing conversations on, and for what was done with a conversation.
import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { conversation } from '../contract.ts'
import { left } from '../snooze/contract.ts'

export const maxTransferWords = 500

/**
 * To a colleague, to a department, or to a colleague in a department. In another department it is that department's alone from then on: whoever
 * sees only the old one sees it no more, and no answer shows it. Whoever had it has it no more.
 */
export const transfer = endpoint({
  method: 'POST',
  path: '/api/conversations/transfer',
  access: 'conversations.assign',
  summary: 'Hand conversations on to a colleague or a department, with a note',
  body: z
    .object({
      ids: z
        .array(z.uuid())
        .min(1, 'Name at least one conversation.')
        .max(100, 'Name at most 100 conversations at once.'),
      departmentId: z.uuid().optional(),
      memberId: z.uuid().optional(),
      words: z
        .string()
        .max(maxTransferWords, `A note may have at most ${maxTransferWords} characters.`)
        .refine(
          (words) => words.isWellFormed() && !words.includes('\u0000'),
          'Use letters, digits and signs.',
        )
        .default(''),
    })
    .refine(({ departmentId, memberId }) => departmentId !== undefined || memberId !== undefined, {
      error: 'Choose a colleague or a department.',
      path: ['memberId'],
    }),
  answer: z.object({ conversations: z.array(conversation), left: z.array(left) }),
})

/** The departments that a conversation may be handed to: all of the business, by name only. */
export const listTransferDepartments = endpoint({
  method: 'GET',
  path: '/api/conversations/transfer/departments',
  access: 'conversations.assign',
  summary: 'The departments that conversations may be handed on to',
  answer: z.object({ departments: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
})

/** Something that was done with a conversation. Who did it stands by their id; nobody where a text or the clock did. */
export const threadEvent = z.object({
  id: z.uuid(),
  kind: z.enum(['assigned', 'closed', 'reopened', 'snoozed', 'woken', 'transferred']),
  at: z.iso.datetime(),
  by: z.uuid().nullable(),
  byKey: z.boolean(),
  toMemberId: z.uuid().nullable(),
  fromDepartment: z.string().nullable(),
  toDepartment: z.string().nullable(),
  until: z.iso.datetime().nullable(),
  words: z.string(),
})
export type ThreadEvent = z.output<typeof threadEvent>

export const listThreadEvents = endpoint({
  method: 'GET',
  path: '/api/conversations/:id/events',
  access: 'conversations.view',
  summary:
    'What was done with a conversation lately, newest first: the last hundred of who took, handed on, snoozed and closed it',
  params: z.object({ id: z.uuid() }),
  answer: z.object({ events: z.array(threadEvent) }),
})
