// The SQL of a new install: its one-time secrets, kept as digests, and who may begin it.
import type pg from 'pg'
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

export type SecretKind = 'set_up_code' | 'demo_link'

/** Keeps the digest of a one-time secret, in place of the one before. */
export async function keepSecret(
  owner: pg.Pool,
  { kind, sha256, orgId, id }: { kind: SecretKind; sha256: Buffer; orgId: OrgId | null; id: string | null },
): Promise<void> {
  await owner.query(
    `INSERT INTO install_secret (kind, sha256, org_id, id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (kind) DO UPDATE
       SET sha256 = EXCLUDED.sha256, org_id = EXCLUDED.org_id, id = EXCLUDED.id, made_at = now(), used_at = NULL`,
    [kind, sha256, orgId, id],
  )
}

export async function isSecret(owner: pg.Pool, kind: SecretKind, sha256: Buffer): Promise<boolean> {
  const { rowCount } = await owner.query(
    'SELECT FROM install_secret WHERE kind = $1 AND sha256 = $2 AND used_at IS NULL',
    [kind, sha256],
  )
  return rowCount === 1
}

/** Was a secret of this kind ever made, spent or not? */
export async function wasKept(owner: pg.Pool, kind: SecretKind): Promise<boolean> {
  const { rowCount } = await owner.query('SELECT FROM install_secret WHERE kind = $1', [kind])
  return rowCount === 1
}

/** Uses a secret up; of many at the same moment one gets the row. */
export async function spendSecret(
  owner: pg.Pool,
  { kind, sha256, hours }: { kind: SecretKind; sha256: Buffer; hours: number },
): Promise<{ orgId: OrgId; id: string } | null> {
  const { rows } = await owner.query<{ orgId: OrgId; id: string }>(
    `UPDATE install_secret SET used_at = now()
      WHERE kind = $1 AND sha256 = $2 AND used_at IS NULL AND made_at > now() - make_interval(hours => $3)
      RETURNING org_id AS "orgId", id`,
    [kind, sha256, hours],
  )
  return rows[0] ?? null
}

const begin = statement('install_begin', 'SELECT begin_install() AS first')

/** True for the one transaction that makes the first organization; others wait for it, and come too late. */
export async function beginInstall(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ first: boolean }>(begin)
  return row?.first === true
}
