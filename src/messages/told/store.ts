// The SQL of the question in the confirmation of an opt-out: what it named, once it has left.
import type { ScopeAsked } from '../../consent/scope-question.ts'
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

// The question counts from when its confirmation left, as for a request (place/store.ts). Its records were made with the STOP's, whose id
// begins with the same millisecond, so only what was recorded of the phone since is looked at.
const selectScopeAsked = statement(
  'receive_scope_asked',
  `
  SELECT d.phone, d.stop_record, l.left_at, r.id AS record_id, r.campaign_id
    FROM door d
    JOIN message_outbound m ON m.org_id = $1 AND m.request_key = 'answer:' || d.stop_record
     AND m.state IN ('handing', 'sent', 'delivered', 'unconfirmed')
   CROSS JOIN LATERAL (
     SELECT date_trunc('milliseconds', min(a.started_at)) AS left_at FROM attempt a
      WHERE a.org_id = $1 AND a.message_id = m.id AND (a.outcome IS NULL OR a.outcome IN ('accepted', 'unknown'))
   ) l
    JOIN record_personal p ON p.org_id = $1 AND p.phone = d.phone
     AND p.record_id >= (left(replace(d.stop_record::text, '-', ''), 12) || repeat('0', 20))::uuid
    JOIN consent_record r ON r.org_id = $1 AND r.id = p.record_id AND r.kind = 'scope_asked' AND r.answers_record_id = d.stop_record
    JOIN campaign c ON c.org_id = $1 AND c.id = r.campaign_id AND c.archived_at IS NULL AND r.level = ANY(c.levels)
   WHERE d.org_id = $1 AND d.phone = ANY($2::text[]) AND l.left_at IS NOT NULL
   ORDER BY r.id`,
)
type Row = { phone: string; stop_record: string; left_at: Date; record_id: string; campaign_id: string }

/** The questions that wait for these phones' answers. Certain under their doors' locks only. */
export async function readScopeAsked(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
): Promise<Map<string, ScopeAsked>> {
  if (phones.length === 0) return new Map()
  const rows = await tx.query<Row>(selectScopeAsked, [orgId, phones])
  return new Map(
    [...Map.groupBy(rows, ({ phone }) => phone)].flatMap(([phone, all]) => {
      const [first] = all
      if (!first) return []
      const named = all.map((row) => ({ recordId: row.record_id, campaignId: row.campaign_id }))
      return [[phone, { stopRecord: first.stop_record, leftAt: first.left_at, named }]]
    }),
  )
}
