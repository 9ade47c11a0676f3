// The SQL of what a confirmation needs of its thread: our number's lane and who we are.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

export type ThreadOfStop = { laneId: string; business: string; helpContact: string }

const selectThread = statement(
  'stop_thread',
  `
  SELECT l.id AS "laneId", o.name AS business, o.help_contact AS "helpContact"
    FROM conversation c
    JOIN organization o ON o.org_id = $1
    JOIN number n ON n.org_id = $1 AND n.id = c.number_id
    JOIN lane l ON l.org_id = $1 AND l.connection_id = n.connection_id AND l.campaign_id IS NULL
   WHERE c.org_id = $1 AND c.id = $2`,
)

export async function threadOfStop(
  tx: Tx,
  orgId: OrgId,
  conversationId: string,
): Promise<ThreadOfStop | undefined> {
  const [row] = await tx.query<ThreadOfStop>(selectThread, [orgId, conversationId])
  return row
}
