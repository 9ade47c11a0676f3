// Who may change whose seat: nobody above their own role, nobody their own role, nobody who may not manage people.
import { covers, type Permission, type Role, rolePermissions } from '../permission.ts'

/** A seat as these rules look at it. */
export type Seat = { readonly id: string; readonly role: Role; readonly active: boolean }

/** What is to be done with a seat; a role is given, departments are not. */
export type SeatAct =
  | { readonly act: 'role'; readonly becomes: Role }
  | { readonly act: 'departments' | 'deactivate' | 'reactivate' | 'reset' }

export type SeatRefusal = 'not_allowed' | 'yourself' | 'above_you' | 'role_above_yours' | 'deactivated'

/** Each refusal in one sentence with the way out. */
export const seatRefusals: Record<SeatRefusal, string> = {
  not_allowed: 'Your role does not let you change people. Ask an admin of your organization.',
  yourself: 'You cannot do this to your own seat. Ask a colleague who manages people.',
  above_you: 'Their role goes beyond yours, so only somebody with a role like theirs can change them.',
  role_above_yours: 'You cannot give a role that goes beyond your own. Choose another, or ask an admin.',
  deactivated: 'They cannot sign in just now. Re-activate them first.',
}

const MANAGES: Permission = 'members.manage'

/** May people with this role change others at all? */
export const managesPeople = (role: Role): boolean => rolePermissions[role].includes(MANAGES)

/**
 * Null when `actor` may do this to `seat`. Because nobody touches their own role or seat, and a Super Admin is within the reach of
 * Super Admins only, whoever takes one away is one who stays: an organization is never left without.
 */
export function seatRefusal(actor: Seat, seat: Seat, asked: SeatAct): SeatRefusal | null {
  if (!actor.active || !managesPeople(actor.role)) return 'not_allowed'
  if (actor.id === seat.id && asked.act !== 'departments') return 'yourself'
  if (!covers(actor.role, seat.role)) return 'above_you'
  if (asked.act === 'role' && !covers(actor.role, asked.becomes)) return 'role_above_yours'
  if (asked.act === 'reset' && !seat.active) return 'deactivated'
  return null
}

/** Null when `actor` may invite somebody to this role. */
export function inviteRefusal(actor: Seat, role: Role): SeatRefusal | null {
  if (!actor.active || !managesPeople(actor.role)) return 'not_allowed'
  return covers(actor.role, role) ? null : 'role_above_yours'
}

/** The departments that a seat of this role keeps: who answers nobody has none, so that no conversation is assigned to them. */
export const departmentsFor = (role: Role, wanted: readonly string[]): readonly string[] =>
  rolePermissions[role].includes('conversations.assign') ? wanted : []
