// What the API takes and gives for seats: their roles, departments, whether they may sign in, and what was done to them.
import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { member, role } from '../contract.ts'

export const departmentIds = z.array(z.uuid()).max(200, 'Choose at most 200 departments.')
const params = z.object({ id: z.uuid() })

export const changeMember = endpoint({
  method: 'PATCH',
  path: '/api/members/:id',
  access: 'members.manage',
  summary: 'Change the role or the departments of a member; what is left out stays as it is',
  params,
  body: z.object({ role: role.optional(), departments: departmentIds.optional() }),
  answer: member,
})

export const deactivateMember = endpoint({
  method: 'POST',
  path: '/api/members/:id/deactivate',
  access: 'members.manage',
  summary: 'Take a member’s seat away: their sessions end at once, what they wrote and were assigned stays',
  params,
  answer: member,
})

export const reactivateMember = endpoint({
  method: 'POST',
  path: '/api/members/:id/reactivate',
  access: 'members.manage',
  summary: 'Give a deactivated member their seat back',
  params,
  answer: member,
})

export const seatActs = [
  'invited',
  'invitation_renewed',
  'invitation_revoked',
  'joined',
  'role_changed',
  'departments_changed',
  'deactivated',
  'reactivated',
  'reset_link_made',
  'password_reset',
] as const

export const seatEvent = z.object({
  id: z.uuid(),
  act: z.enum(seatActs),
  at: z.iso.datetime(),
  /** Whom it was done to; null while they have not joined. */
  memberId: z.uuid().nullable(),
  email: z.string(),
  /** Who did it; null for the operator at the command line. */
  byMemberId: z.uuid().nullable(),
  /** A role, or names of departments. */
  was: z.string(),
  became: z.string(),
})
export type SeatEvent = z.output<typeof seatEvent>

export const listSeatEvents = endpoint({
  method: 'GET',
  path: '/api/member-events',
  access: 'evidence.export',
  summary: 'Who did what to whose seat, the latest first',
  query: z.object({
    before: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ events: z.array(seatEvent), more: z.boolean() }),
})
