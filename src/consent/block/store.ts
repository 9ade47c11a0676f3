// The SQL of blocking: a mark at the door, under its lock, and a line in the contact's journey.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

const mark = statement(
  'doors_block',
  `
  WITH wanted AS (
    SELECT c.id, c.phone FROM contact c WHERE c.org_id = $1 AND c.id = ANY($2::uuid[])
  ), locked AS MATERIALIZED (
    SELECT d.phone, w.id FROM wanted w JOIN door d ON d.org_id = $1 AND d.phone = w.phone
     WHERE (d.blocked_at IS NOT NULL) <> $3 ORDER BY d.phone FOR NO KEY UPDATE OF d
  ), marked AS (
    UPDATE door d SET blocked_at = CASE WHEN $3 THEN now() END FROM locked l WHERE d.org_id = $1 AND d.phone = l.phone
  )
  INSERT INTO contact_event (org_id, id, contact_id, kind, before, after, actor_member_id, actor_key_id)
  SELECT $1, gen_random_uuid(), id, CASE WHEN $3 THEN 'blocked' ELSE 'unblocked' END, '', '', $4, $5 FROM locked
  RETURNING contact_id AS id`,
)

/** Blocks or unblocks; returns the contacts that were not so before. */
export async function markBlocked(
  tx: Tx,
  orgId: OrgId,
  contactIds: readonly string[],
  how: { isBlocked: boolean; memberId: string | null; keyId: string | null },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(mark, [
    orgId,
    contactIds,
    how.isBlocked,
    how.memberId,
    how.keyId,
  ])
  return rows.map(({ id }) => id)
}
