// The SQL of staff's consent acts on texts: what a withdrawal cancels.
import type { CampaignLevel } from '../../consent/methods.ts'
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

// As for a STOP, a claimed text is left alone: whoever claimed it asks the gate again before a byte leaves.
const cancelCampaign = statement(
  'outbound_cancel_campaign',
  `
  WITH threads AS (
    SELECT id FROM conversation WHERE org_id = $1 AND their_phone = $2
  ), locked AS MATERIALIZED (
    SELECT m.id FROM threads t
      JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = t.id AND m.state IN ('queued', 'scheduled')
       AND m.campaign_id = $3 AND (m.level = ANY($4::text[]) OR m.kind = 'opt_in_request')
     ORDER BY m.id FOR NO KEY UPDATE OF m
  )
  UPDATE message_outbound m SET state = 'cancelled', reason = 'withdrawn', settled_at = now()
    FROM locked WHERE m.org_id = $1 AND m.id = locked.id`,
)

/** Cancels what waits to leave for this campaign and these levels, a request to confirm them among it. */
export async function cancelCampaignTexts(
  tx: Tx,
  orgId: OrgId,
  wanted: { phone: string; campaignId: string; levels: readonly CampaignLevel[] },
): Promise<void> {
  await tx.query(cancelCampaign, [orgId, wanted.phone, wanted.campaignId, wanted.levels])
}

const selectThreads = statement(
  'consent_threads',
  'SELECT id, department_id AS "departmentId" FROM conversation WHERE org_id = $1 AND their_phone = $2',
)

/** The conversations of a phone, whoever may see them: their screens show its consent. */
export const threadsOf = (
  tx: Tx,
  orgId: OrgId,
  phone: string,
): Promise<{ id: string; departmentId: string }[]> => tx.query(selectThreads, [orgId, phone])
