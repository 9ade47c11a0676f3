// What the API takes and gives for snoozing conversations.
import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { conversation } from '../contract.ts'

/** What of a set was left as it was, and why. One that is left never keeps the others. */
export const left = z.object({ id: z.uuid(), code: z.string(), message: z.string() })

/**
 * Snoozed conversations are out of the lists until their time, or until they text, whichever is first. `lastAt` is what the screen showed:
 * one in which they have texted since is left awake. Where nothing of the set could be done, the first reason is the answer.
 */
export const snooze = endpoint({
  method: 'POST',
  path: '/api/conversations/snooze',
  access: 'conversations.assign',
  summary: 'Snooze conversations until a time, or without one until they text',
  body: z.object({
    conversations: z
      .array(z.object({ id: z.uuid(), lastAt: z.iso.datetime().optional() }))
      .min(1, 'Name at least one conversation.')
      .max(100, 'Name at most 100 conversations at once.'),
    until: z.iso.datetime().nullable(),
  }),
  answer: z.object({ conversations: z.array(conversation), left: z.array(left) }),
})
