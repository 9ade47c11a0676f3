// Changing seats: role, departments, taken away and given back. Each change leaves a line on the trail.
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { AnswerIn } from '../../platform/endpoint.ts'
import type { Caller } from '../../platform/http.ts'
import { type Auth, asMember } from '../actions.ts'
import type { Member } from '../contract.ts'
import { revokeLinkRows } from '../links/store.ts'
import { covers, type Role } from '../permission.ts'
import { type MemberRow, readDepartments, readMember } from '../store.ts'
import type { listSeatEvents } from './contract.ts'
import { departmentsFor, type SeatAct, type SeatRefusal, seatRefusal } from './seat-rules.ts'
import { addEventRow, lockSeats, readEvents, setActiveRow, setDepartmentRows, setRoleRow } from './store.ts'

/** Somebody who is signed in, not a program with a key. */
export type MemberCaller = Caller & { readonly memberId: string }
export type Refused = { ok: false; reason: SeatRefusal | 'not_found' }
export type SeatResult = { ok: true; member: Member } | Refused

/** Gives another role, other departments, or both at once. */
export async function changeMember(
  app: App,
  auth: Auth,
  caller: MemberCaller,
  { id, role, departments }: { id: string; role?: Role | undefined; departments?: string[] | undefined },
): Promise<SeatResult> {
  const result = await onSeat(app, caller, id, async (tx, actor, seat) => {
    const isNewRole = role !== undefined && role !== seat.role
    const acts: SeatAct[] = [
      ...(isNewRole ? [{ act: 'role' as const, becomes: role }] : []),
      ...(departments ? [{ act: 'departments' as const }] : []),
    ]
    for (const act of acts) {
      const reason = seatRefusal(actor, seat, act)
      if (reason) return { ok: false, reason }
    }
    if (departments && (await namesOf(tx, caller.orgId, departments)) === null)
      return { ok: false, reason: 'not_found' }
    if (isNewRole) await giveRole(tx, caller, seat, role)
    const wanted = departmentsFor(role ?? seat.role, departments ?? seat.departments)
    await giveDepartments(tx, caller, seat, wanted)
    return { ok: true }
  })
  if (result.ok) auth.known.forget()
  return result
}

/** Takes a seat away. What the member wrote stays theirs, and what they were assigned stays to be handed on. */
export async function deactivateMember(
  app: App,
  auth: Auth,
  caller: MemberCaller,
  id: string,
): Promise<SeatResult> {
  let userId: string | null = null
  const result = await onSeat(app, caller, id, async (tx, actor, seat) => {
    const reason = seatRefusal(actor, seat, { act: 'deactivate' })
    if (reason) return { ok: false, reason }
    userId = seat.userId
    if (!seat.active) return { ok: true }
    await setActiveRow(tx, caller.orgId, id, false)
    await revokeLinkRows(tx, caller.orgId, { madeBy: id })
    await revokeLinkRows(tx, caller.orgId, { resetsOf: id })
    await note(tx, caller, seat, { act: 'deactivated' })
    return { ok: true }
  })
  auth.known.forget()
  if (result.ok && userId !== null) await auth.people.endSessionsOf(userId)
  return result
}

/** Gives a seat back. Sessions from before stay ended, also one that slipped in while the seat was being taken away. */
export async function reactivateMember(
  app: App,
  auth: Auth,
  caller: MemberCaller,
  id: string,
): Promise<SeatResult> {
  return onSeat(app, caller, id, async (tx, actor, seat) => {
    const reason = seatRefusal(actor, seat, { act: 'reactivate' })
    if (reason) return { ok: false, reason }
    if (seat.active) return { ok: true }
    await auth.people.endSessionsOf(seat.userId)
    await setActiveRow(tx, caller.orgId, id, true)
    await note(tx, caller, seat, { act: 'reactivated' })
    return { ok: true }
  })
}

/** Runs `work` while no other seat of the organization changes; who asks is read anew, for what was proved before may be over. */
export async function asActor<T>(
  app: App,
  { orgId, memberId }: MemberCaller,
  work: (tx: Tx, actor: MemberRow) => Promise<T | Refused>,
): Promise<T | Refused> {
  return app.db.inOrganization(orgId, async (tx) => {
    await lockSeats(tx, orgId)
    const [actor] = await readMember(tx, orgId, memberId)
    return actor ? work(tx, actor) : { ok: false, reason: 'not_allowed' }
  })
}

const onSeat = (
  app: App,
  caller: MemberCaller,
  id: string,
  work: (tx: Tx, actor: MemberRow, seat: MemberRow) => Promise<{ ok: true } | Refused>,
): Promise<SeatResult> =>
  asActor<SeatResult>(app, caller, async (tx, actor) => {
    const [seat] = await readMember(tx, caller.orgId, id)
    if (!seat) return { ok: false, reason: 'not_found' }
    const done = await work(tx, actor, seat)
    if (!done.ok) return done
    const [after] = await readMember(tx, caller.orgId, id)
    return { ok: true, member: asMember(after ?? seat) }
  })

async function giveRole(tx: Tx, caller: MemberCaller, seat: MemberRow, role: Role): Promise<void> {
  await setRoleRow(tx, caller.orgId, seat.id, role)
  // Links that they made may give what they no longer may.
  if (!covers(role, seat.role)) await revokeLinkRows(tx, caller.orgId, { madeBy: seat.id })
  await note(tx, caller, seat, { act: 'role_changed', was: seat.role, became: role })
}

async function giveDepartments(
  tx: Tx,
  caller: MemberCaller,
  seat: MemberRow,
  departments: readonly string[],
): Promise<void> {
  const wanted = [...new Set(departments)].sort()
  if (wanted.join() === seat.departments.join()) return
  await setDepartmentRows(tx, caller.orgId, seat.id, wanted)
  await note(tx, caller, seat, {
    act: 'departments_changed',
    was: (await namesOf(tx, caller.orgId, seat.departments)) ?? '',
    became: (await namesOf(tx, caller.orgId, wanted)) ?? '',
  })
}

/** The departments' names in a row; null when one of them is not this organization's. */
export async function namesOf(tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<string | null> {
  const all = await readDepartments(tx, orgId)
  const wanted = new Set(ids)
  const found = all.filter(({ id }) => wanted.has(id))
  return found.length === wanted.size ? found.map(({ name }) => name).join(', ') : null
}

const note = (
  tx: Tx,
  { orgId, memberId: byMemberId }: MemberCaller,
  { id: memberId, email }: MemberRow,
  what: Pick<Parameters<typeof addEventRow>[2], 'act' | 'was' | 'became'>,
): Promise<void> => addEventRow(tx, orgId, { ...what, memberId, email, byMemberId })

/** What was done to seats, the latest first. */
export async function readTrail(
  app: App,
  { orgId }: Caller,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<AnswerIn<typeof listSeatEvents>> {
  const rows = await app.db.inOrganization(orgId, (tx) => readEvents(tx, orgId, { before, limit: limit + 1 }))
  return {
    events: rows.slice(0, limit).map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    more: rows.length > limit,
  }
}
