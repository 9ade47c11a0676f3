// The SQL of placing inbound texts: our number, the thread, the door, and whether it came before, in one statement.
import { asDoor, type DoorRow } from '../../consent/actions.ts'
import type { Door, Window } from '../../consent/standing.ts'
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

/** One of our numbers, with what answering over it needs. */
export type NumberRow = {
  readonly numberId: string
  readonly departmentId: string
  readonly laneId: string
  readonly business: string
  readonly helpContact: string
}

export type Placed = {
  place: number
  /** Our number that was texted; null when it is not one of this connection's. */
  number: NumberRow | null
  /** The same text, stored before. */
  earlier: string | null
  conversationId: string | null
  window: Window | null
  /** The door of the phone as it is now; null while it has none. */
  door: Door | null
}

/** Where each text belongs, in order, and the database's clock. */
export type Places = { readonly places: Placed[]; readonly now: Date }

export type Arrived = {
  readonly connectionId: string
  readonly carrierMessageId: string
  readonly from: string
  readonly to: string
}

const selectPlaced = statement(
  'receive_placed',
  `
  SELECT i.place::int, n.id AS number_id, n.department_id, l.id AS lane_id, o.name AS business, o.help_contact,
         m.id AS earlier, c.id AS conversation_id, c.window_at, c.window_record, c.window_message,
         d.phone IS NOT NULL AS has_door, d.stop_at, d.stop_record, d.stop_kind, d.start_at, d.start_record, d.doubt_at, d.doubt_record,
         CASE WHEN i.place = 1 THEN date_trunc('milliseconds', clock_timestamp()) END AS now
    FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS i (connection_id, carrier_message_id, phone, our_phone, place)
    JOIN organization o ON o.org_id = $1
    LEFT JOIN number n ON n.org_id = $1 AND n.phone = i.our_phone AND n.connection_id = i.connection_id
    LEFT JOIN lane l ON l.org_id = $1 AND l.connection_id = n.connection_id AND l.campaign_id IS NULL
    LEFT JOIN message_inbound m ON m.org_id = $1 AND m.connection_id = i.connection_id AND m.carrier_message_id = i.carrier_message_id
    LEFT JOIN conversation c ON c.org_id = $1 AND c.their_phone = i.phone AND c.number_id = n.id
    LEFT JOIN door d ON d.org_id = $1 AND d.phone = i.phone`,
)

type Row = Omit<DoorRow, 'phone' | 'now'> & {
  place: number
  number_id: string | null
  department_id: string
  lane_id: string
  business: string
  help_contact: string
  earlier: string | null
  conversation_id: string | null
  window_at: Date | null
  window_record: string | null
  window_message: string | null
  has_door: boolean
  now: Date | null // of the first one only
}

/** Where texts belong, whether they came before, and how thread and door stand. Without locks: certain only under the door's. */
export async function readPlaces(tx: Tx, orgId: OrgId, texts: readonly Arrived[]): Promise<Places> {
  const rows = await tx.query<Row>(selectPlaced, [
    orgId,
    texts.map((t) => t.connectionId),
    texts.map((t) => t.carrierMessageId),
    texts.map((t) => t.from),
    texts.map((t) => t.to),
  ])
  const places = rows.map(asPlaced).sort((one, other) => one.place - other.place)
  return { places, now: rows.find(({ place }) => place === 1)?.now ?? new Date(0) }
}

function asPlaced(row: Row): Placed {
  const {
    number_id: numberId,
    department_id: departmentId,
    lane_id: laneId,
    business,
    help_contact: helpContact,
  } = row
  return {
    place: row.place,
    number: numberId === null ? null : { numberId, departmentId, laneId, business, helpContact },
    earlier: row.earlier,
    conversationId: row.conversation_id,
    window:
      row.window_at && row.window_record && row.window_message
        ? { at: row.window_at, record: row.window_record, message: row.window_message }
        : null,
    door: row.has_door ? asDoor(row) : null,
  }
}
