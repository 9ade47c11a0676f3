// The SQL of ordinary texts in open conversations: looked at, counted and stored in one statement.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

export type NewCalm = {
  readonly id: string
  readonly connectionId: string
  readonly carrierMessageId: string
  readonly from: string
  readonly to: string
  readonly body: string
  readonly preview: string
  /** The whole text as a keyword that a campaign may advertise; null for a longer one. */
  readonly keyword: string | null
  readonly sentAt: Date | null
}

/** `place` counts from 1. Without an id it came before; a text that is not among these was left alone. */
export type Stored = { place: number; id: string | null; departmentId: string | null }

// The condition is isCalm of consent/heard.ts; calm.slice.test.ts holds the two beside each other. Threads are moved in the order of
// their ids, like everywhere. The same text stored by another process meanwhile breaks the unique index, and the set is tried again.
const storeCalm = statement(
  'receive_calm',
  `
  WITH placed AS MATERIALIZED (
    SELECT i.*, c.id AS conversation_id, m.id AS earlier
      FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::text[], $9::timestamptz[], $10::text[])
        WITH ORDINALITY AS i (connection_id, carrier_message_id, phone, our_phone, id, body, preview, sent_at, keyword, place)
      JOIN number n ON n.org_id = $1 AND n.phone = i.our_phone AND n.connection_id = i.connection_id
      JOIN conversation c ON c.org_id = $1 AND c.their_phone = i.phone AND c.number_id = n.id
      JOIN door d ON d.org_id = $1 AND d.phone = i.phone
      LEFT JOIN message_inbound m ON m.org_id = $1 AND m.connection_id = i.connection_id AND m.carrier_message_id = i.carrier_message_id
      LEFT JOIN campaign_keyword k ON k.org_id = $1 AND k.number_id = n.id AND k.keyword = i.keyword AND k.removed_at IS NULL
     WHERE m.id IS NOT NULL OR k.id IS NULL AND d.blocked_at IS NULL AND c.state = 'open' AND (
       d.stop_at IS NOT NULL AND (d.start_at IS NULL OR d.start_at <= d.stop_at)
       OR c.window_at > COALESCE(d.stop_at, '-infinity') AND LEAST(i.sent_at, now()) <= c.window_at + interval '1 hour'
       OR c.window_at <= d.stop_at AND LEAST(i.sent_at, now()) <= d.stop_at)
     ORDER BY c.id
  ), moved AS (
    UPDATE conversation c
       SET last_order = c.last_order + 1, last_at = now(), preview = p.preview, preview_ours = false, unread = c.unread + 1,
           list_at = CASE WHEN c.list_at > now() - interval '10 seconds' THEN c.list_at ELSE now() END
      FROM placed p
     WHERE c.org_id = $1 AND c.id = p.conversation_id AND p.earlier IS NULL
       AND c.state = 'open' AND c.their_phone = p.phone -- neither closed nor erased while this one waited for it
    RETURNING c.department_id, c.last_order, p.*
  ), added AS (
    INSERT INTO message_inbound (org_id, id, conversation_id, order_no, connection_id, carrier_message_id, body, reading, sent_at)
    SELECT $1, id, conversation_id, last_order, connection_id, carrier_message_id, body, 'none', sent_at FROM moved
  )
  SELECT place::int, conversation_id AS id, department_id AS "departmentId" FROM moved
   UNION ALL SELECT place::int, NULL, NULL FROM placed WHERE earlier IS NOT NULL`,
)

/** Stores those of these texts that leave everything as it is; at most one of each phone. */
export function addCalm(tx: Tx, orgId: OrgId, rows: readonly NewCalm[]): Promise<Stored[]> {
  return tx.query<Stored>(storeCalm, [
    orgId,
    rows.map((row) => row.connectionId),
    rows.map((row) => row.carrierMessageId),
    rows.map((row) => row.from),
    rows.map((row) => row.to),
    rows.map((row) => row.id),
    rows.map((row) => row.body),
    rows.map((row) => row.preview),
    rows.map((row) => row.sentAt),
    rows.map((row) => row.keyword),
  ])
}
