// The SQL of API keys. Only a key's digest is stored; the key itself is shown once.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

export type KeyRow = {
  id: string
  name: string
  prefix: string
  scopes: string[]
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const COLUMNS = `id, name, prefix, scopes, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`

const list = statement(
  'key_list',
  `SELECT ${COLUMNS} FROM api_key WHERE org_id = $1 ORDER BY id DESC LIMIT 500`,
)
export const readKeys = (tx: Tx, orgId: OrgId): Promise<KeyRow[]> => tx.query(list, [orgId])

const read = statement('key_read', `SELECT ${COLUMNS} FROM api_key WHERE org_id = $1 AND id = $2`)
export const readKey = (tx: Tx, orgId: OrgId, id: string): Promise<KeyRow[]> => tx.query(read, [orgId, id])

const add = statement(
  'key_add',
  `INSERT INTO api_key (org_id, id, name, prefix, sha256, scopes, created_by)
   VALUES ($1, $2, $3, $4, sha256(convert_to($5, 'UTF8')), $6, $7) RETURNING ${COLUMNS}`,
)
const addRoute = statement('key_route', "SELECT add_route('api_key', $1, $2)")

export async function addKey(
  tx: Tx,
  orgId: OrgId,
  row: {
    id: string
    name: string
    prefix: string
    secret: string
    scopes: readonly string[]
    createdBy: string
  },
): Promise<KeyRow[]> {
  const values = [orgId, row.id, row.name, row.prefix, row.secret, row.scopes, row.createdBy]
  const added = await tx.query<KeyRow>(add, values)
  await tx.query(addRoute, [row.secret, row.id])
  return added
}

const revoke = statement(
  'key_revoke',
  'UPDATE api_key SET revoked_at = COALESCE(revoked_at, now()) WHERE org_id = $1 AND id = $2 RETURNING id',
)
const removeRoute = statement('key_unroute', "SELECT remove_route('api_key', $1)")

/** Revokes a key; false when there is none. Revoking it again changes nothing. */
export async function revokeRow(tx: Tx, orgId: OrgId, id: string): Promise<boolean> {
  const rows = await tx.query(revoke, [orgId, id])
  if (rows.length > 0) await tx.query(removeRoute, [id])
  return rows.length > 0
}

const used = statement(
  'key_used',
  `UPDATE api_key SET last_used_at = now()
    WHERE org_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
)
export async function noteUse(tx: Tx, orgId: OrgId, id: string): Promise<void> {
  await tx.query(used, [orgId, id])
}
