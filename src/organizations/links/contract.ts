// What the API takes and gives for one-time links: invitations to a seat, and resets of a password.
import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { email, name, password, role } from '../contract.ts'
import { departmentIds } from '../seats/contract.ts'

const params = z.object({ id: z.uuid() })

export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role,
  departments: z.array(z.uuid()),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  isExpired: z.boolean(),
  /** Who made it; null for the operator at the command line. */
  madeBy: z.uuid().nullable(),
})
export type Invitation = z.output<typeof invitation>

/** A link to copy, in this answer and nowhere else. */
const link = { link: z.string(), expiresAt: z.iso.datetime() }

export const listInvitations = endpoint({
  method: 'GET',
  path: '/api/invitations',
  access: 'members.view',
  summary: 'The invitations that nobody has used yet',
  answer: z.object({ invitations: z.array(invitation) }),
})

export const invite = endpoint({
  method: 'POST',
  path: '/api/invitations',
  access: 'members.manage',
  summary: 'Invite somebody by a one-time link, which is shown this once and holds for seven days',
  status: 201,
  body: z.object({ email, role, departments: departmentIds.default([]) }),
  answer: z.object({ invitation, ...link }),
})

export const renewInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/:id/renew',
  access: 'members.manage',
  summary: 'Make a new link for an invitation; the one before stops working',
  params,
  answer: z.object({ invitation, ...link }),
})

export const revokeInvitation = endpoint({
  method: 'DELETE',
  path: '/api/invitations/:id',
  access: 'members.manage',
  summary: 'Take an invitation back: its link stops working at once',
  params,
})

export const makeResetLink = endpoint({
  method: 'POST',
  path: '/api/members/:id/reset-link',
  access: 'members.manage',
  summary: 'Make a one-time link by which a member sets a new password, which holds for a day',
  status: 201,
  params,
  answer: z.object(link),
})

const token = z.string().max(500)

/** In the body and not in the address, so that the link stands in no log. */
export const lookAtLink = endpoint({
  method: 'POST',
  path: '/api/link',
  access: 'public',
  summary: 'What a one-time link is for',
  body: z.object({ token }),
  answer: z.object({
    kind: z.enum(['invitation', 'reset']),
    organization: z.string(),
    email: z.string(),
    /** The member's name; empty for an invitation. */
    name: z.string(),
    role,
    expiresAt: z.iso.datetime(),
  }),
})

export const followLink = endpoint({
  method: 'POST',
  path: '/api/link/use',
  access: 'public',
  summary: 'Set a password by a one-time link, and be signed in',
  body: z.object({ token, name: name.optional(), password }),
  answer: z.object({ ok: z.literal(true) }),
})
