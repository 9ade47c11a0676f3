// The SQL of where people may be, as it is kept at their doors.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

const update = statement(
  'doors_whereabouts',
  `
  UPDATE door d SET whereabouts = w.whereabouts FROM unnest($2::text[], $3::text[]) AS w (phone, whereabouts)
   WHERE d.org_id = $1 AND d.phone = w.phone AND d.phone = ANY($2::text[]) AND d.whereabouts IS DISTINCT FROM w.whereabouts`,
)

/** Writes where people may be at doors that this transaction holds for change. */
export async function keepWhereabouts(
  tx: Tx,
  orgId: OrgId,
  rows: readonly { readonly phone: string; readonly whereabouts: string | null }[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.query(update, [orgId, rows.map(({ phone }) => phone), rows.map(({ whereabouts }) => whereabouts)])
}
