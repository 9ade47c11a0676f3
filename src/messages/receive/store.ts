// The SQL of inbound texts: their rows, and what a STOP cancels.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

export type NewInbound = {
  readonly id: string
  readonly conversationId: string
  /** How far its order number lies behind the last one of its thread, once the thread has moved. */
  readonly back: number
  readonly connectionId: string
  readonly carrierMessageId: string
  readonly body: string
  readonly reading: string
  readonly recordId: string | null
  readonly sentAt: Date | null
  /** How many files came with it. */
  readonly files: number
}

const inserting = (column = '', type = '') => `
  INSERT INTO message_inbound (org_id, id, conversation_id, order_no, connection_id, carrier_message_id, body, reading, record_id, sent_at${column})
  SELECT $1, m.id, m.conversation_id, c.last_order - m.back, m.connection_id, m.carrier_message_id, m.body, m.reading, m.record_id, m.sent_at${column}
    FROM unnest($2::uuid[], $3::uuid[], $4::int[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::timestamptz[]${type})
      AS m (id, conversation_id, back, connection_id, carrier_message_id, body, reading, record_id, sent_at${column})
    JOIN conversation c ON c.org_id = $1 AND c.id = m.conversation_id
   ORDER BY m.connection_id, m.carrier_message_id COLLATE "C"`
const insertInbound = statement('inbound_insert', inserting())
const insertWithFiles = statement('inbound_insert_files', inserting(', media_count', ', $11::smallint[]'))

/**
 * Stores texts of threads that were moved just now, under their locks. One that another process has stored since it was looked up breaks
 * the unique index: the whole set is taken back and tried again, so a text never writes what its repeat has written.
 */
export async function addInbound(tx: Tx, orgId: OrgId, rows: readonly NewInbound[]): Promise<void> {
  const column = <Key extends keyof NewInbound>(key: Key): NewInbound[Key][] => rows.map((row) => row[key])
  const isOrdinary = rows.every(({ files }) => files === 0)
  await tx.query(isOrdinary ? insertInbound : insertWithFiles, [
    orgId,
    column('id'),
    column('conversationId'),
    column('back'),
    column('connectionId'),
    column('carrierMessageId'),
    column('body'),
    column('reading'),
    column('recordId'),
    column('sentAt'),
    ...(isOrdinary ? [] : [column('files')]),
  ])
}

// A claimed text is left alone: its bytes may have left in a hand-off whose transaction was lost. Whoever claimed it asks the
// gate again, under the door's lock, before a byte leaves.
const cancelOpen = statement(
  'outbound_cancel_phones',
  `
  WITH threads AS (
    SELECT id FROM conversation WHERE org_id = $1 AND their_phone = ANY($2::text[])
  ), locked AS MATERIALIZED (
    SELECT m.id FROM threads t
      JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = t.id AND m.state IN ('queued', 'scheduled') AND m.kind <> 'opt_out_confirmation'
     ORDER BY m.id FOR NO KEY UPDATE OF m
  )
  UPDATE message_outbound m SET state = 'cancelled', reason = $3, settled_at = now()
    FROM locked WHERE m.org_id = $1 AND m.id = locked.id
  RETURNING m.conversation_id`,
)

/** Cancels everything that waits to leave to these phones, the confirmation of an opt-out excepted. Returns where something did. */
export async function cancelFor(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
  reason: 'opted_out' | 'wrong_number' = 'opted_out',
): Promise<{ conversation_id: string }[]> {
  return phones.length === 0 ? [] : tx.query(cancelOpen, [orgId, phones, reason])
}
