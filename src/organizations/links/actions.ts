// Making one-time links: an invitation to a seat, a reset of a password. What they open is in joining.
import { randomBytes } from 'node:crypto'
import type { App } from '../../platform/app.ts'
import type { Database, OrgId, Tx } from '../../platform/database.ts'
import type { Caller } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import type { Role } from '../permission.ts'
import { asActor, type MemberCaller, namesOf, type Refused } from '../seats/actions.ts'
import { departmentsFor, inviteRefusal, seatRefusal } from '../seats/seat-rules.ts'
import { addEventRow, lockSeats } from '../seats/store.ts'
import { listOrganizations, type MemberRow, readMember, readMemberOf } from '../store.ts'
import type { Invitation } from './contract.ts'
import { addLink, type LinkRow, readInvitation, readInvitations, renewLink, revokeLinkRows } from './store.ts'

const INVITATION_HOURS = 7 * 24
/** Shorter than an invitation: it opens a seat that somebody has already. */
const RESET_HOURS = 24

type Made = { readonly token: string; readonly expiresAt: string }
export type InviteResult =
  | ({ ok: true; invitation: Invitation } & Made)
  | Refused
  | { ok: false; reason: 'is_member' }
  | { ok: false; reason: 'is_invited' }

const newToken = (): string => randomBytes(32).toString('base64url')

/** The address to hand over. What follows the # is never sent to a server, so it stands in no log. */
export const addressOf = (publicUrl: string, kind: LinkRow['kind'], token: string): string =>
  `${publicUrl.replace(/\/$/, '')}/${kind === 'invitation' ? 'join' : 'reset'}#link=${token}`

export async function listInvitations(app: App, { orgId }: Caller): Promise<Invitation[]> {
  const rows = await app.db.inOrganization(orgId, (tx) => readInvitations(tx, orgId))
  return rows.map(asInvitation)
}

/** Invites somebody. The link's token is in this answer and nowhere else. */
export async function invite(
  app: App,
  caller: MemberCaller,
  asked: { email: string; role: Role; departments: readonly string[] },
): Promise<InviteResult> {
  const { orgId, memberId } = caller
  return asActor<InviteResult>(app, caller, async (tx, actor) => {
    const reason = inviteRefusal(actor, asked.role)
    if (reason) return { ok: false, reason }
    if ((await namesOf(tx, orgId, asked.departments)) === null) return { ok: false, reason: 'not_found' }
    const email = asked.email.toLowerCase()
    if ((await readMemberOf(tx, orgId, email)).length > 0) return { ok: false, reason: 'is_member' }
    const token = newToken()
    const departments = departmentsFor(asked.role, [...new Set(asked.departments)])
    const row = await addLink(tx, orgId, {
      ...{ id: newId(), kind: 'invitation', email, memberId: null, role: asked.role, departments },
      ...{ madeBy: memberId, token, hours: INVITATION_HOURS },
    })
    if (!row) return { ok: false, reason: 'is_invited' }
    await noteInvitation(tx, caller, row, 'invited')
    return { ok: true, invitation: asInvitation(row), token, expiresAt: row.expiresAt.toISOString() }
  })
}

/** A new link for the same invitation; the one before is worth nothing from now on. */
export async function renewInvitation(app: App, caller: MemberCaller, id: string): Promise<InviteResult> {
  const { orgId, memberId: madeBy } = caller
  return onInvitation<InviteResult>(app, caller, id, async (tx) => {
    const token = newToken()
    const row = await renewLink(tx, orgId, { id, token, madeBy, hours: INVITATION_HOURS })
    if (!row) return { ok: false, reason: 'not_found' }
    await noteInvitation(tx, caller, row, 'invitation_renewed')
    return { ok: true, invitation: asInvitation(row), token, expiresAt: row.expiresAt.toISOString() }
  })
}

export async function revokeInvitation(
  app: App,
  caller: MemberCaller,
  id: string,
): Promise<{ ok: true } | Refused> {
  return onInvitation<{ ok: true } | Refused>(app, caller, id, async (tx, row) => {
    // It may have been used since it was read; then there is nothing to take back.
    if ((await revokeLinkRows(tx, caller.orgId, { id })) === 0) return { ok: false, reason: 'not_found' }
    await noteInvitation(tx, caller, row, 'invitation_revoked')
    return { ok: true }
  })
}

/** Runs `work` for who may give the invitation's role. */
const onInvitation = <T>(
  app: App,
  caller: MemberCaller,
  id: string,
  work: (tx: Tx, row: LinkRow) => Promise<T | Refused>,
): Promise<T | Refused> =>
  asActor<T>(app, caller, async (tx, actor) => {
    const [row] = await readInvitation(tx, caller.orgId, id)
    if (!row?.role) return { ok: false, reason: 'not_found' }
    const reason = inviteRefusal(actor, row.role)
    return reason ? { ok: false, reason } : work(tx, row)
  })

const noteInvitation = (
  tx: Tx,
  { orgId, memberId: byMemberId }: MemberCaller,
  { email, role }: LinkRow,
  act: 'invited' | 'invitation_renewed' | 'invitation_revoked',
): Promise<void> => addEventRow(tx, orgId, { act, memberId: null, email, byMemberId, became: role ?? '' })

/** A link for a member to set a new password, in place of the one before. */
export async function makeResetLink(
  app: App,
  caller: MemberCaller,
  id: string,
): Promise<({ ok: true } & Made) | Refused> {
  return asActor<({ ok: true } & Made) | Refused>(app, caller, async (tx, actor) => {
    const [seat] = await readMember(tx, caller.orgId, id)
    if (!seat) return { ok: false, reason: 'not_found' }
    const reason = seatRefusal(actor, seat, { act: 'reset' })
    if (reason) return { ok: false, reason }
    return { ok: true, ...(await addReset(tx, caller.orgId, seat, caller.memberId)) }
  })
}

async function addReset(tx: Tx, orgId: OrgId, seat: MemberRow, madeBy: string | null): Promise<Made> {
  await revokeLinkRows(tx, orgId, { resetsOf: seat.id })
  const token = newToken()
  const row = await addLink(tx, orgId, {
    ...{ id: newId(), kind: 'reset', email: seat.email, memberId: seat.id, role: null, departments: [] },
    ...{ madeBy, token, hours: RESET_HOURS },
  })
  if (!row) throw new Error('A reset link stood although the ones before were ended; look at member_link')
  const { id: memberId, email } = seat
  await addEventRow(tx, orgId, { act: 'reset_link_made', memberId, email, byMemberId: madeBy })
  return { token, expiresAt: row.expiresAt.toISOString() }
}

export type OperatorReset =
  | ({ ok: true; name: string; organization: string } & Made)
  | { ok: false; reason: 'unknown' | 'deactivated' }

/** The way back in for who has the machine: a reset link for anybody, also the only Super Admin. */
export async function operatorReset(db: Database, email: string): Promise<OperatorReset> {
  let isDeactivated = false
  for (const { orgId, name: organization } of await listOrganizations(db)) {
    const made = await db.inOrganization(orgId, async (tx) => {
      await lockSeats(tx, orgId)
      const [seat] = await readMemberOf(tx, orgId, email)
      if (seat && !seat.active) isDeactivated = true
      return seat?.active ? { name: seat.name, ...(await addReset(tx, orgId, seat, null)) } : null
    })
    if (made) return { ok: true, organization, ...made }
  }
  return { ok: false, reason: isDeactivated ? 'deactivated' : 'unknown' }
}

const asInvitation = ({ id, email, role, departments, madeBy, ...row }: LinkRow): Invitation => ({
  ...{ id, email, role: role ?? 'agent', departments, madeBy, isExpired: row.isExpired },
  ...{ madeAt: row.madeAt.toISOString(), expiresAt: row.expiresAt.toISOString() },
})
