// The SQL of answers outside of business hours: whom one may be for, and how their thread stands.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

const selectWaiting = statement(
  'away_waiting',
  `
  SELECT c.id FROM conversation c
   WHERE c.org_id = $1 AND c.department_id = $2 AND c.state = 'open' AND c.list_at > $3 AND c.last_at >= $4 AND NOT c.preview_ours
     AND NOT EXISTS (SELECT 1 FROM message_outbound m WHERE m.org_id = $1 AND m.request_key = 'away:' || c.id || ':' || $5)
   ORDER BY c.list_at DESC, c.id DESC LIMIT 500`,
)

/** Conversations of a department whose last words are theirs, said since it closed, which have had no answer in this closed period. */
export async function findWaiting(
  tx: Tx,
  orgId: OrgId,
  about: { departmentId: string; from: Date; since: Date; period: string },
): Promise<string[]> {
  // A thread's place in the lists may lag behind its last text by ten seconds.
  const from = new Date(about.from.getTime() - 10_000)
  const rows = await tx.query<{ id: string }>(selectWaiting, [
    ...[orgId, about.departmentId, from, about.since, about.period],
  ])
  return rows.map(({ id }) => id)
}

export type AwayThread = {
  id: string
  phone: string
  lane_id: string
  business: string
  hours: number
  window_at: Date | null
  window_record: string | null
  window_message: string | null
  /** Their last text, if it is the last of the thread. */
  reading: string
  body: string
  received_at: Date
  is_ours: boolean
  lately: number
}

const selectThreads = statement(
  'away_threads',
  `
  SELECT c.id, c.their_phone AS phone, l.id AS lane_id, o.name AS business, o.conversation_hours AS hours, c.window_at, c.window_record, c.window_message,
         i.reading, i.body, i.received_at,
         EXISTS (SELECT 1 FROM number own WHERE own.org_id = $1 AND own.phone = c.their_phone) AS is_ours,
         (SELECT count(*)::int FROM message_outbound m
           WHERE m.org_id = $1 AND m.phone = c.their_phone AND m.kind = 'away_answer' AND m.accepted_at > now() - interval '1 hour') AS lately
    FROM unnest($2::uuid[]) AS u (id)
    JOIN conversation c ON c.org_id = $1 AND c.id = u.id
    JOIN organization o ON o.org_id = $1
    JOIN number n ON n.org_id = $1 AND n.id = c.number_id
    JOIN lane l ON l.org_id = $1 AND l.connection_id = n.connection_id AND l.campaign_id IS NULL
    JOIN message_inbound i ON i.org_id = $1 AND i.conversation_id = c.id AND i.order_no = c.last_order
   ORDER BY c.id`,
)

export const readThreads = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<AwayThread[]> =>
  tx.query<AwayThread>(selectThreads, [orgId, ids])
