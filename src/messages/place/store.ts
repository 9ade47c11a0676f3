// The SQL of placing inbound texts: our number, the thread, the door, and whether it came before, in one statement; and what those
// agreed to, or were asked, who may be answering.
import { asDoor, asGrant, type DoorRow, type GrantRow } from '../../consent/actions.ts'
import type { GrantOf } from '../../consent/heard.ts'
import type { Door, Window } from '../../consent/standing.ts'
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

/** One of our numbers, with what answering over it needs. */
export type NumberRow = {
  readonly numberId: string
  readonly departmentId: string
  readonly laneId: string
  readonly business: string
  readonly helpContact: string
  /** May the confirmation of a STOP ask whether informational texts may go on? */
  readonly asksScope: boolean
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
  /** The keyword that the text is, where a campaign advertises it on this number. */
  advertisedId: string | null
}

/** Where each text belongs, in order, and the database's clock. */
export type Places = { readonly places: Placed[]; readonly now: Date }

export type Arrived = {
  readonly connectionId: string
  readonly carrierMessageId: string
  readonly from: string
  readonly to: string
  /** The whole text as a keyword; null for one that is too long to be one. */
  readonly keyword: string | null
}

const selectPlaced = statement(
  'receive_placed',
  `
  SELECT i.place::int, n.id AS number_id, n.department_id, l.id AS lane_id, o.name AS business, o.help_contact, o.ask_scope,
         m.id AS earlier, c.id AS conversation_id, c.window_at, c.window_record, c.window_message,
         d.phone IS NOT NULL AS has_door, d.stop_at, d.stop_record, d.stop_kind, d.start_at, d.start_record, d.doubt_at, d.doubt_record, d.blocked_at,
         k.id AS advertised_id, CASE WHEN i.place = 1 THEN date_trunc('milliseconds', clock_timestamp()) END AS now
    FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) WITH ORDINALITY AS i (connection_id, carrier_message_id, phone, our_phone, keyword, place)
    JOIN organization o ON o.org_id = $1
    LEFT JOIN number n ON n.org_id = $1 AND n.phone = i.our_phone AND n.connection_id = i.connection_id
    LEFT JOIN lane l ON l.org_id = $1 AND l.connection_id = n.connection_id AND l.campaign_id IS NULL
    LEFT JOIN message_inbound m ON m.org_id = $1 AND m.connection_id = i.connection_id AND m.carrier_message_id = i.carrier_message_id
    LEFT JOIN conversation c ON c.org_id = $1 AND c.their_phone = i.phone AND c.number_id = n.id
    LEFT JOIN door d ON d.org_id = $1 AND d.phone = i.phone
    LEFT JOIN campaign_keyword k ON k.org_id = $1 AND k.number_id = n.id AND k.keyword = i.keyword AND k.removed_at IS NULL`,
)

type Row = Omit<DoorRow, 'phone' | 'now'> & {
  place: number
  number_id: string | null
  department_id: string
  lane_id: string
  business: string
  help_contact: string
  ask_scope: boolean
  earlier: string | null
  conversation_id: string | null
  window_at: Date | null
  window_record: string | null
  window_message: string | null
  has_door: boolean
  advertised_id: string | null
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
    texts.map((t) => t.keyword),
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
    ask_scope: asksScope,
  } = row
  return {
    place: row.place,
    number: numberId === null ? null : { numberId, departmentId, laneId, business, helpContact, asksScope },
    earlier: row.earlier,
    conversationId: row.conversation_id,
    window:
      row.window_at && row.window_record && row.window_message
        ? { at: row.window_at, record: row.window_record, message: row.window_message }
        : null,
    door: row.has_door ? asDoor(row) : null,
    advertisedId: row.advertised_id,
  }
}

// A request can be answered once its bytes have left. `handing` is committed with the door's lock that the answer has waited for, so a
// request that is on its way is seen; `sent` and `delivered` are the carrier's word. `unconfirmed` may have left, and an answer speaks
// for it. Not `undelivered`, nor `failed`: by the carrier's word nobody has read it. Not `claimed`: no byte has left, or the hand-off
// was lost and is settled in seconds. `scheduled`, `queued`, `refused` and `cancelled` have not left. All levels of one request were
// asked at the same moment, and the attempt that counts is the one that the carrier did not turn away.
const selectAgreed = statement(
  'receive_agreed',
  `
  SELECT s.phone, s.campaign_id, s.level, s.given_at, s.given_record, s.withdrawn_at, s.withdrawn_record,
         s.asked_at, s.asked_record, s.asked_until, l.left_at
    FROM standing s
    LEFT JOIN LATERAL (
      SELECT date_trunc('milliseconds', min(a.started_at)) AS left_at
        FROM message_outbound m
        JOIN consent_record r ON r.org_id = $1 AND r.id = m.cleared_by AND r.said_at = s.asked_at
        JOIN attempt a ON a.org_id = $1 AND a.message_id = m.id AND (a.outcome IS NULL OR a.outcome IN ('accepted', 'unknown'))
       WHERE s.asked_at IS NOT NULL AND m.org_id = $1 AND m.kind = 'opt_in_request' AND m.phone = s.phone
         AND m.campaign_id = s.campaign_id AND m.state IN ('handing', 'sent', 'delivered', 'unconfirmed')
    ) l ON true
   WHERE s.org_id = $1 AND s.phone = ANY($2::text[])`,
)

/** What these phones agreed to, and when the requests left that wait for their answer. Certain under their doors' locks only. */
export async function readAgreed(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
): Promise<Map<string, GrantOf[]>> {
  const agreed = new Map<string, GrantOf[]>()
  if (phones.length === 0) return agreed
  for (const row of await tx.query<GrantRow & { left_at: Date | null }>(selectAgreed, [orgId, phones])) {
    const { phone, campaign_id: campaignId, level, left_at: requestLeftAt } = row
    const one = { campaignId, level, grant: asGrant(row), requestLeftAt }
    const others = agreed.get(phone)
    if (others) others.push(one)
    else agreed.set(phone, [one])
  }
  return agreed
}
