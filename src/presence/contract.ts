// What the API takes and gives for presence: who looks at a conversation just now, and who types in it.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'

export const presence = z.object({ memberId: z.uuid(), doing: z.enum(['viewing', 'typing']) })
export type Presence = z.output<typeof presence>

/**
 * Said again every 15 seconds while one looks, and every three while one types; who says nothing more is gone by themselves. Nothing of it is
 * kept. Others hear of it over `/api/events`, as `presence` {id, memberId, doing}.
 */
export const bePresent = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/presence',
  access: 'conversations.assign', // who may only look leaves no trace in what they look at
  summary: 'Say that you look at a conversation, type in it, or have left; answers who else is there',
  params: z.object({ id: z.uuid() }),
  body: z.object({ doing: z.enum(['viewing', 'typing', 'gone']) }),
  answer: z.object({ others: z.array(presence) }),
})
