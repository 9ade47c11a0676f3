// The SQL of seats as they change, and of the trail that every change leaves.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Role } from '../permission.ts'
import type { seatActs } from './contract.ts'

const lock = statement('seats_lock', 'SELECT org_id FROM organization WHERE org_id = $1 FOR NO KEY UPDATE')
/** Seats of one organization change one after another, so that two who take each other's away do not both succeed. */
export async function lockSeats(tx: Tx, orgId: OrgId): Promise<void> {
  await tx.query(lock, [orgId])
}

const setRole = statement('seat_role', 'UPDATE member SET role = $3 WHERE org_id = $1 AND id = $2')
export async function setRoleRow(tx: Tx, orgId: OrgId, id: string, role: Role): Promise<void> {
  await tx.query(setRole, [orgId, id, role])
}

const setActive = statement(
  'seat_active',
  'UPDATE member SET deactivated_at = CASE WHEN $3 THEN NULL ELSE now() END WHERE org_id = $1 AND id = $2',
)
export async function setActiveRow(tx: Tx, orgId: OrgId, id: string, active: boolean): Promise<void> {
  await tx.query(setActive, [orgId, id, active])
}

const leave = statement(
  'seat_departments_leave',
  'DELETE FROM member_department WHERE org_id = $1 AND member_id = $2 AND department_id <> ALL ($3::uuid[])',
)
const enter = statement(
  'seat_departments_enter',
  `INSERT INTO member_department (org_id, member_id, department_id)
   SELECT $1, $2, d FROM unnest($3::uuid[]) AS t (d) ORDER BY d ON CONFLICT DO NOTHING`,
)
export async function setDepartmentRows(
  tx: Tx,
  orgId: OrgId,
  id: string,
  departments: readonly string[],
): Promise<void> {
  await tx.query(leave, [orgId, id, departments])
  await tx.query(enter, [orgId, id, departments])
}

export type SeatAct = (typeof seatActs)[number]
export type EventRow = {
  id: string
  act: SeatAct
  at: Date
  memberId: string | null
  email: string
  byMemberId: string | null
  was: string
  became: string
}

const addEvent = statement(
  'seat_event_add',
  `INSERT INTO member_event (org_id, id, act, member_id, email, by_member, was, became)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
export async function addEventRow(
  tx: Tx,
  orgId: OrgId,
  { act, memberId, email, byMemberId, was = '', became = '' }: NewEvent,
): Promise<void> {
  await tx.query(addEvent, [orgId, newId(), act, memberId, email, byMemberId, was, became])
}
export type NewEvent = Pick<EventRow, 'act' | 'memberId' | 'email' | 'byMemberId'> &
  Partial<Pick<EventRow, 'was' | 'became'>>

const events = statement(
  'seat_event_list',
  `SELECT id, act, at, member_id AS "memberId", email, by_member AS "byMemberId", was, became
     FROM member_event WHERE org_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3`,
)
const LATEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
export const readEvents = (
  tx: Tx,
  orgId: OrgId,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<EventRow[]> => tx.query(events, [orgId, before ?? LATEST, limit])
