// The SQL of placing inbound texts: our numbers, and where each text belongs.
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
  /** The door of the phone as it is now; null while it has none. */
  stop_at: Date | null
  stop_record: string | null
  start_at: Date | null
  start_record: string | null
  has_door: boolean
  now: Date
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
  SELECT i.place::int, m.id AS earlier, c.id AS conversation_id, c.window_at, c.window_record, c.window_message,
         d.stop_at, d.stop_record, d.start_at, d.start_record, d.phone IS NOT NULL AS has_door, date_trunc('milliseconds', clock_timestamp()) AS now
    FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[]) WITH ORDINALITY AS i (connection_id, carrier_message_id, number_id, phone, place)
    LEFT JOIN message_inbound m ON m.org_id = $1 AND m.connection_id = i.connection_id AND m.carrier_message_id = i.carrier_message_id
    LEFT JOIN conversation c ON c.org_id = $1 AND c.their_phone = i.phone AND c.number_id = i.number_id
    LEFT JOIN door d ON d.org_id = $1 AND d.phone = i.phone`,
)

/** Has this text come before, and how do its thread and its door stand? Without locks: certain only under the door's. */
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
