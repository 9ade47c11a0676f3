// The SQL of one-time links. Only a link's digest is stored; the link itself is shown once.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import type { Role } from '../permission.ts'

export type LinkRow = {
  id: string
  kind: 'invitation' | 'reset'
  email: string
  memberId: string | null
  /** Null for a reset. */
  role: Role | null
  departments: string[]
  madeBy: string | null
  madeAt: Date
  expiresAt: Date
  isExpired: boolean
}

const COLUMNS = `id, kind, email, member_id AS "memberId", role, departments::text[], made_by AS "madeBy",
  made_at AS "madeAt", expires_at AS "expiresAt", expires_at <= now() AS "isExpired"`
const OPEN = 'used_at IS NULL AND revoked_at IS NULL'

const add = statement(
  'link_add',
  `INSERT INTO member_link (org_id, id, kind, sha256, email, member_id, role, departments, made_by, expires_at)
   VALUES ($1, $2, $3, sha256(convert_to($4, 'UTF8')), lower($5), $6, $7, $8, $9, now() + make_interval(hours => $10))
   ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
)
const addRoute = statement('link_route', "SELECT add_route('member_link', $1, $2)")
const removeRoute = statement('link_unroute', "SELECT remove_route('member_link', $1)")

export type NewLink = Pick<LinkRow, 'id' | 'kind' | 'email' | 'memberId' | 'role' | 'madeBy'> & {
  token: string
  departments: readonly string[]
  hours: number
}

/** Null when a link of this kind stands for this e-mail already. */
export async function addLink(tx: Tx, orgId: OrgId, row: NewLink): Promise<LinkRow | null> {
  const [added] = await tx.query<LinkRow>(add, [
    ...[orgId, row.id, row.kind, row.token, row.email, row.memberId, row.role, row.departments],
    ...[row.madeBy, row.hours],
  ])
  if (added) await tx.query(addRoute, [row.token, row.id])
  return added ?? null
}

const renew = statement(
  'link_renew',
  `UPDATE member_link SET sha256 = sha256(convert_to($3, 'UTF8')), made_by = $4, made_at = now(),
          expires_at = now() + make_interval(hours => $5)
    WHERE org_id = $1 AND id = $2 AND kind = 'invitation' AND ${OPEN} RETURNING ${COLUMNS}`,
)
/** Another link for the same invitation, in the name of who makes it now; null when the invitation stands no more. */
export async function renewLink(
  tx: Tx,
  orgId: OrgId,
  { id, token, madeBy, hours }: { id: string; token: string; madeBy: string; hours: number },
): Promise<LinkRow | null> {
  const [renewed] = await tx.query<LinkRow>(renew, [orgId, id, token, madeBy, hours])
  if (!renewed) return null
  await tx.query(removeRoute, [id])
  await tx.query(addRoute, [token, id])
  return renewed
}

const invitations = statement(
  'link_invitations',
  `SELECT ${COLUMNS} FROM member_link
    WHERE org_id = $1 AND kind = 'invitation' AND ${OPEN} ORDER BY email LIMIT 500`,
)
export const readInvitations = (tx: Tx, orgId: OrgId): Promise<LinkRow[]> => tx.query(invitations, [orgId])

const invitation = statement(
  'link_invitation',
  `SELECT ${COLUMNS} FROM member_link WHERE org_id = $1 AND id = $2 AND kind = 'invitation' AND ${OPEN}`,
)
export const readInvitation = (tx: Tx, orgId: OrgId, id: string): Promise<LinkRow[]> =>
  tx.query(invitation, [orgId, id])

const usable = `WHERE org_id = $1 AND id = $2 AND sha256 = sha256(convert_to($3, 'UTF8')) AND ${OPEN} AND expires_at > now()`
const look = statement('link_look', `SELECT ${COLUMNS} FROM member_link ${usable}`)
export const readUsable = (tx: Tx, orgId: OrgId, id: string, token: string): Promise<LinkRow[]> =>
  tx.query(look, [orgId, id, token])

const hold = statement('link_hold', `SELECT ${COLUMNS} FROM member_link ${usable} FOR NO KEY UPDATE`)
/** The link, held until the end of the transaction: of many who use it at the same moment one gets it. */
export const holdUsable = (tx: Tx, orgId: OrgId, id: string, token: string): Promise<LinkRow[]> =>
  tx.query(hold, [orgId, id, token])

const use = statement(
  'link_use',
  'UPDATE member_link SET used_at = now(), member_id = $3 WHERE org_id = $1 AND id = $2',
)
export async function spendLink(tx: Tx, orgId: OrgId, id: string, memberId: string): Promise<void> {
  await tx.query(use, [orgId, id, memberId])
  await tx.query(removeRoute, [id])
}

const revokeOne = statement(
  'link_revoke',
  `UPDATE member_link SET revoked_at = now() WHERE org_id = $1 AND id = $2 AND ${OPEN} RETURNING id`,
)
const revokeMade = statement(
  'link_revoke_made',
  `UPDATE member_link SET revoked_at = now() WHERE org_id = $1 AND made_by = $2 AND ${OPEN} RETURNING id`,
)
const revokeResets = statement(
  'link_revoke_resets',
  `UPDATE member_link SET revoked_at = now()
    WHERE org_id = $1 AND kind = 'reset' AND member_id = $2 AND ${OPEN} RETURNING id`,
)
/** Ends one link, all that somebody made, or those to somebody's password. Resolves with how many. */
export async function revokeLinkRows(
  tx: Tx,
  orgId: OrgId,
  which: { id: string } | { madeBy: string } | { resetsOf: string },
): Promise<number> {
  const rows = await tx.query<{ id: string }>(
    ...('id' in which
      ? ([revokeOne, [orgId, which.id]] as const)
      : 'madeBy' in which
        ? ([revokeMade, [orgId, which.madeBy]] as const)
        : ([revokeResets, [orgId, which.resetsOf]] as const)),
  )
  for (const { id } of rows) await tx.query(removeRoute, [id])
  return rows.length
}

const alone = statement('link_alone', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 6))')
/** People belong to the whole install: of two organizations that seat the same e-mail at the same moment, the second sees the first. */
export async function waitForEmail(tx: Tx, email: string): Promise<void> {
  await tx.query(alone, [email])
}
