// The SQL of reading a thread: both directions by order number, a range of two indexes.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

export type TextRow = {
  id: string
  conversation_id: string
  order_no: number
  ours: boolean
  body: string
  at: Date
  kind: string
  state: string
  reason: string | null
  note: string | null
  author_id: string | null
  segments: number
  due_at: Date | null
  request_key: string | null
  level: 'conversational' | 'informational' | 'promotional' | null
  campaign: string | null
  is_erased: boolean
  media_count: number
}

const INBOUND = `SELECT id, conversation_id, order_no, false AS ours, body, received_at AS at, reading AS kind, 'received' AS state, NULL::text AS reason, NULL::text AS note,
  NULL::uuid AS author_id, 0::smallint AS segments, NULL::timestamptz AS due_at, NULL::text AS request_key,
  NULL::text AS level, NULL::text AS campaign, erased_at IS NOT NULL AS is_erased, media_count FROM message_inbound`
const OUTBOUND = `SELECT m.id, m.conversation_id, m.order_no, true AS ours, m.body, m.accepted_at AS at, m.kind, m.state, m.reason,
  CASE WHEN m.state = 'failed' THEN (SELECT a.note FROM attempt a WHERE a.org_id = m.org_id AND a.message_id = m.id ORDER BY a.started_at DESC LIMIT 1) END AS note,
  m.author_id, m.segments, CASE WHEN m.state = 'scheduled' THEN m.due_at END AS due_at, m.request_key,
  m.level, (SELECT k.name FROM campaign k WHERE k.org_id = m.org_id AND k.id = m.campaign_id) AS campaign, m.erased_at IS NOT NULL AS is_erased, m.media_count
  FROM message_outbound m`

const page = (where: string, order: 'DESC' | 'ASC') => `
  SELECT * FROM (
    (${INBOUND} WHERE org_id = $1 AND conversation_id = $2 AND order_no ${where} $3 ORDER BY order_no ${order} LIMIT $4)
    UNION ALL
    (${OUTBOUND} WHERE m.org_id = $1 AND m.conversation_id = $2 AND m.order_no ${where} $3 ORDER BY m.order_no ${order} LIMIT $4)
  ) both_ways ORDER BY order_no ${order} LIMIT $4`
const before = statement('thread_before', page('<', 'DESC'))
const after = statement('thread_after', page('>', 'ASC'))

export type Wanted = {
  readonly conversationId: string
  readonly before?: number | undefined
  readonly after?: number | undefined
  readonly limit: number
}

/** Texts before an order number, newest first, or after one, oldest first. */
export function readTexts(tx: Tx, orgId: OrgId, wanted: Wanted): Promise<TextRow[]> {
  if (wanted.after !== undefined)
    return tx.query<TextRow>(after, [orgId, wanted.conversationId, wanted.after, wanted.limit])
  return tx.query<TextRow>(before, [
    orgId,
    wanted.conversationId,
    wanted.before ?? Number.MAX_SAFE_INTEGER,
    wanted.limit,
  ])
}

const one = statement(
  'thread_one',
  `${OUTBOUND} WHERE m.org_id = $1 AND m.id = $2 UNION ALL ${INBOUND} WHERE org_id = $1 AND id = $2`,
)

export async function readText(tx: Tx, orgId: OrgId, id: string): Promise<TextRow | null> {
  const [row] = await tx.query<TextRow>(one, [orgId, id])
  return row ?? null
}

const takeBackText = statement(
  'thread_take_back',
  `
  UPDATE message_outbound SET state = 'cancelled', reason = 'taken_back', settled_at = now()
   WHERE org_id = $1 AND id = $2 AND state IN ('queued', 'scheduled') AND kind = 'text' RETURNING id`,
)

/** Takes a text back, if it is still waiting. */
export const takeBack = async (tx: Tx, orgId: OrgId, id: string): Promise<boolean> =>
  (await tx.query(takeBackText, [orgId, id])).length > 0
