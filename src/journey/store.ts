// The SQL of the journey's order: which events of one contact come next, each found by an index of the contact's own rows.
import { type OrgId, statement, type Tx } from '../platform/database.ts'
import type { JourneyPlace, Source } from './cursor.ts'

export type ContactRow = { id: string; phone: string; name: string }

const selectContact = statement(
  'journey_contact',
  'SELECT id, phone, name FROM contact WHERE org_id = $1 AND id = $2',
)

export async function findContact(tx: Tx, orgId: OrgId, id: string): Promise<ContactRow | null> {
  const [row] = await tx.query<ContactRow>(selectContact, [orgId, id])
  return row ?? null
}

/** One event's place. `ref` is the text that an attempt or a receipt is about. */
export type PlaceRow = { source: Source; id: string; at: Date; ref: string | null }

export type PlacesWanted = {
  readonly contact: ContactRow
  readonly departments: 'all' | readonly string[]
  readonly after: JourneyPlace | null
  readonly limit: number
  readonly consent: boolean
  readonly messages: boolean
  readonly delivery: boolean
  readonly assignment: boolean
  readonly notes: boolean
  readonly profile: boolean
}

const branch = (
  source: Source,
  parts: { flag: string; at: string; id: string; ref?: string; from: string },
): string => {
  const { flag, at, id, ref = 'NULL::uuid', from } = parts
  return `
  (SELECT '${source}' COLLATE "C" AS source, ${id} AS id, ${at} AS at, ${ref} AS ref FROM ${from}
      AND ${flag} AND (${at}, ${id}, '${source}' COLLATE "C") < ($5::timestamptz, $6::uuid, $7::text)
    ORDER BY 3 DESC, 2 DESC LIMIT $4)`
}

// An attempt's clock is finer than a cursor can say.
const STARTED = "date_trunc('milliseconds', a.started_at)"
const places = statement(
  'journey_places',
  `
  WITH thread AS MATERIALIZED (
    SELECT id FROM conversation WHERE org_id = $1 AND their_phone = $2 AND ($8::uuid[] IS NULL OR department_id = ANY($8))
  )
  SELECT * FROM (${[
    branch('record', {
      flag: '$9::boolean',
      at: 'r.recorded_at',
      id: 'r.id',
      from: `record_personal p JOIN consent_record r ON r.org_id = p.org_id AND r.id = p.record_id
      WHERE p.org_id = $1 AND p.phone = $2`,
    }),
    branch('inbound', {
      flag: '$10::boolean',
      at: 'm.received_at',
      id: 'm.id',
      from: 'thread t JOIN message_inbound m ON m.org_id = $1 AND m.conversation_id = t.id WHERE true',
    }),
    branch('outbound', {
      flag: '$10::boolean',
      at: 'm.accepted_at',
      id: 'm.id',
      from: 'thread t JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = t.id WHERE true',
    }),
    branch('settled', {
      flag: '$11::boolean',
      at: 'm.settled_at',
      id: 'm.id',
      from: `thread t JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = t.id
      WHERE m.settled_at IS NOT NULL AND (m.state IN ('cancelled', 'refused') OR m.reason = 'too_many_tries')`,
    }),
    branch('attempt', {
      flag: '$11::boolean',
      at: STARTED,
      id: 'a.id',
      ref: 'm.id',
      from: `thread t JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = t.id
      JOIN attempt a ON a.org_id = $1 AND a.message_id = m.id WHERE true`,
    }),
    branch('receipt', {
      flag: '$11::boolean',
      at: 'e.received_at',
      id: 'e.id',
      ref: 'm.id',
      from: `thread t JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = t.id
      JOIN attempt a ON a.org_id = $1 AND a.message_id = m.id
      JOIN receipt e ON e.org_id = $1 AND e.connection_id = a.connection_id AND e.carrier_message_id = a.carrier_message_id AND e.message_id = m.id
      WHERE true`,
    }),
    branch('thread', {
      flag: '$12::boolean',
      at: 'v.at',
      id: 'v.id',
      from: 'thread t JOIN thread_event v ON v.org_id = $1 AND v.conversation_id = t.id WHERE true',
    }),
    branch('note', {
      flag: '$14::boolean',
      at: 'v.written_at',
      id: 'v.id',
      from: 'thread t JOIN note v ON v.org_id = $1 AND v.conversation_id = t.id WHERE true',
    }),
    branch('profile', {
      flag: '$13::boolean',
      at: 'v.at',
      id: 'v.id',
      from: 'contact_event v WHERE v.org_id = $1 AND v.contact_id = $3',
    }),
    branch('contact', {
      flag: '$13::boolean',
      at: 'c.created_at',
      id: 'c.id',
      from: 'contact c WHERE c.org_id = $1 AND c.id = $3',
    }),
  ].join(' UNION ALL')}
  ) event ORDER BY at DESC, id DESC, source DESC LIMIT $4`,
)

/** The next events of a contact, newest first, of the groups wanted and of the departments that may be seen. */
export const nextPlaces = (tx: Tx, orgId: OrgId, wanted: PlacesWanted): Promise<PlaceRow[]> => {
  const { contact, departments, after, limit } = wanted
  return tx.query<PlaceRow>(places, [
    ...[orgId, contact.phone, contact.id, limit],
    ...[after?.at ?? 'infinity', after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', after?.source ?? '~'],
    departments === 'all' ? null : departments,
    ...[wanted.consent, wanted.messages, wanted.delivery, wanted.assignment, wanted.profile, wanted.notes],
  ])
}
