// The SQL of inbound texts: where they belong, whether they came before, their rows, and what a STOP cancels.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

export type NumberRow = {
  connection_id: string
  phone: string
  number_id: string
  department_id: string
  lane_id: string
  business: string
  help_contact: string
}

const selectNumbers = statement(
  'receive_numbers',
  `
  SELECT n.connection_id, n.phone, n.id AS number_id, n.department_id, l.id AS lane_id, o.name AS business, o.help_contact
    FROM organization o
    JOIN number n ON n.org_id = o.org_id AND n.phone = ANY($2::text[])
    JOIN lane l ON l.org_id = n.org_id AND l.connection_id = n.connection_id AND l.campaign_id IS NULL
   WHERE o.org_id = $1`,
)

/** Our numbers among these phones. */
export const readNumbers = (tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<NumberRow[]> =>
  tx.query<NumberRow>(selectNumbers, [orgId, phones])

export type Placed = {
  place: number
  earlier: string | null
  conversation_id: string | null
  window_at: Date | null
  window_record: string | null
  window_message: string | null
}
export type Arrived = {
  readonly connectionId: string
  readonly carrierMessageId: string
  readonly numberId: string
  readonly from: string
}

const selectPlaced = statement(
  'receive_placed',
  `
  SELECT i.place::int, m.id AS earlier, c.id AS conversation_id, c.window_at, c.window_record, c.window_message
    FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[]) WITH ORDINALITY AS i (connection_id, carrier_message_id, number_id, phone, place)
    LEFT JOIN message_inbound m ON m.org_id = $1 AND m.connection_id = i.connection_id AND m.carrier_message_id = i.carrier_message_id
    LEFT JOIN conversation c ON c.org_id = $1 AND c.their_phone = i.phone AND c.number_id = i.number_id`,
)

/** Asked under the doors' locks: has this text come before, and how does its thread stand? */
export async function readPlaces(tx: Tx, orgId: OrgId, texts: readonly Arrived[]): Promise<Placed[]> {
  const rows = await tx.query<Placed>(selectPlaced, [
    orgId,
    texts.map((t) => t.connectionId),
    texts.map((t) => t.carrierMessageId),
    texts.map((t) => t.numberId),
    texts.map((t) => t.from),
  ])
  return rows.sort((one, other) => one.place - other.place)
}

export type NewInbound = {
  readonly id: string
  readonly conversationId: string
  readonly orderNo: number
  readonly connectionId: string
  readonly carrierMessageId: string
  readonly body: string
  readonly reading: string
  readonly recordId: string | null
  readonly sentAt: Date | null
}

const insertInbound = statement(
  'inbound_insert',
  `
  INSERT INTO message_inbound (org_id, id, conversation_id, order_no, connection_id, carrier_message_id, body, reading, record_id, sent_at)
  SELECT $1, m.* FROM unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::timestamptz[])
      AS m (id, conversation_id, order_no, connection_id, carrier_message_id, body, reading, record_id, sent_at)
   ORDER BY m.connection_id, m.carrier_message_id COLLATE "C"`,
)

export async function addInbound(tx: Tx, orgId: OrgId, rows: readonly NewInbound[]): Promise<void> {
  const column = <Key extends keyof NewInbound>(key: Key): NewInbound[Key][] => rows.map((row) => row[key])
  await tx.query(insertInbound, [
    orgId,
    column('id'),
    column('conversationId'),
    column('orderNo'),
    column('connectionId'),
    column('carrierMessageId'),
    column('body'),
    column('reading'),
    column('recordId'),
    column('sentAt'),
  ])
}

const cancelOpen = statement(
  'outbound_cancel_phones',
  `
  WITH threads AS (
    SELECT id FROM conversation WHERE org_id = $1 AND their_phone = ANY($2::text[])
  ), waiting AS (
    SELECT m.id FROM threads t JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = t.id AND m.state IN ('queued', 'scheduled')
    UNION ALL
    SELECT m.id FROM threads t JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = t.id AND m.state IN ('claimed', 'handing')
  ), locked AS MATERIALIZED (
    SELECT id FROM message_outbound
     WHERE org_id = $1 AND id IN (SELECT id FROM waiting) AND state IN ('queued', 'scheduled', 'claimed') AND kind <> 'opt_out_confirmation'
     ORDER BY id FOR NO KEY UPDATE
  )
  UPDATE message_outbound m SET state = 'cancelled', reason = 'opted_out', settled_at = now()
    FROM locked WHERE m.org_id = $1 AND m.id = locked.id
  RETURNING m.conversation_id`,
)

/** Cancels everything that has not left to these phones, the confirmation of an opt-out excepted. */
export const cancelFor = (
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
): Promise<{ conversation_id: string }[]> => tx.query(cancelOpen, [orgId, phones])
