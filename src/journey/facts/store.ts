// The SQL of what a page of events says: each kind by primary key, and the names that stand in it.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import type { ProfileFact, ThreadFact } from '../fact.ts'

type Ids = readonly string[]
function find<Row>(name: string, text: string) {
  const asked = statement(name, text)
  return async (tx: Tx, orgId: OrgId, ids: Ids, ...more: readonly unknown[]): Promise<Row[]> =>
    ids.length === 0 ? [] : tx.query<Row>(asked, [orgId, ids, ...more])
}

const PLACE = `JOIN conversation c ON c.org_id = m.org_id AND c.id = m.conversation_id
  JOIN number n ON n.org_id = c.org_id AND n.id = c.number_id
  JOIN department d ON d.org_id = c.org_id AND d.id = c.department_id`

export type InboundRow = {
  id: string
  conversation_id: string
  body: string
  is_erased: boolean
  reading: string
  record_id: string | null
  sent_at: Date | null
  received_at: Date
  our_phone: string
  department: string
}
export const findInbound = find<InboundRow>(
  'journey_inbound',
  `SELECT m.id, m.conversation_id, m.body, m.erased_at IS NOT NULL AS is_erased, m.reading, m.record_id, m.sent_at, m.received_at, n.phone AS our_phone, d.name AS department
     FROM message_inbound m ${PLACE} WHERE m.org_id = $1 AND m.id = ANY($2::uuid[])`,
)

export type OutboundRow = {
  id: string
  conversation_id: string
  kind: string
  body: string
  is_erased: boolean
  state: string
  reason: string | null
  due_at: Date
  accepted_at: Date
  author_id: string | null
  key_id: string | null
  cleared_by: string | null
  cleared_rule: string
  level: 'conversational' | 'informational' | 'promotional'
  campaign_id: string | null
  overruled_by: string | null
  our_phone: string
  department: string
}
export const findOutbound = find<OutboundRow>(
  'journey_outbound',
  `SELECT m.id, m.conversation_id, m.kind, m.body, m.erased_at IS NOT NULL AS is_erased, m.state, m.reason, m.due_at, m.accepted_at, m.author_id, m.key_id, m.cleared_by, m.cleared_rule,
          m.level, m.campaign_id, m.overruled_by, n.phone AS our_phone, d.name AS department
     FROM message_outbound m ${PLACE} WHERE m.org_id = $1 AND m.id = ANY($2::uuid[])`,
)

export type AttemptRow = {
  id: string
  conversation_id: string
  outcome: string | null
  code: string | null
  note: string | null
  settled_at: Date | null
  connection: string
  body: string
  cleared_by: string | null
}
export const findAttempts = find<AttemptRow>(
  'journey_attempts',
  `SELECT a.id, m.conversation_id, a.outcome, a.code, a.note, a.settled_at, k.name AS connection, m.body, m.cleared_by
     FROM attempt a JOIN message_outbound m ON m.org_id = a.org_id AND m.id = a.message_id
     JOIN connection k ON k.org_id = a.org_id AND k.id = a.connection_id
    WHERE a.org_id = $1 AND a.id = ANY($2::uuid[])`,
)

export type ReceiptRow = {
  id: string
  conversation_id: string
  status: string
  carrier_word: string
  code: string | null
  said_at: Date | null
  received_at: Date
  body: string
  cleared_by: string | null
}
export const findReceipts = find<ReceiptRow>(
  'journey_receipts',
  `SELECT e.id, m.conversation_id, e.status, e.carrier_word, e.code, e.said_at, e.received_at, m.body, m.cleared_by
     FROM receipt e JOIN message_outbound m ON m.org_id = e.org_id AND m.id = e.message_id
    WHERE e.org_id = $1 AND e.id = ANY($2::uuid[])`,
)

export type ThreadEventRow = {
  id: string
  conversation_id: string
  kind: ThreadFact['kind']
  actor_member_id: string | null
  actor_key_id: string | null
  to_member_id: string | null
  from_department: string | null
  to_department: string | null
  until: Date | null
  words: string
  our_phone: string
  department: string
}
export const findThreadEvents = find<ThreadEventRow>(
  'journey_thread_events',
  `SELECT m.id, m.conversation_id, m.kind, m.actor_member_id, m.actor_key_id, m.to_member_id, m.until, m.words, n.phone AS our_phone, d.name AS department,
          (SELECT f.name FROM department f WHERE f.org_id = m.org_id AND f.id = m.from_department_id) AS from_department,
          (SELECT t.name FROM department t WHERE t.org_id = m.org_id AND t.id = m.to_department_id) AS to_department
     FROM thread_event m ${PLACE} WHERE m.org_id = $1 AND m.id = ANY($2::uuid[])`,
)

export type NoteRow = {
  id: string
  conversation_id: string
  body: string
  author_id: string
  edited_at: Date | null
  deleted_at: Date | null
  deleted_by: string | null
  is_erased: boolean
  our_phone: string
  department: string
}
export const findNotes = find<NoteRow>(
  'journey_notes',
  `SELECT m.id, m.conversation_id, m.body, m.author_id, m.edited_at, m.deleted_at, m.deleted_by, m.erased_at IS NOT NULL AS is_erased,
          n.phone AS our_phone, d.name AS department
     FROM note m ${PLACE} WHERE m.org_id = $1 AND m.id = ANY($2::uuid[])`,
)

export type ContactEventRow = {
  id: string
  kind: ProfileFact['kind']
  before: string
  after: string
  actor_member_id: string | null
  actor_key_id: string | null
}
export const findContactEvents = find<ContactEventRow>(
  'journey_contact_events',
  'SELECT id, kind, before, after, actor_member_id, actor_key_id FROM contact_event WHERE org_id = $1 AND id = ANY($2::uuid[])',
)

const threads = statement(
  'journey_threads',
  `SELECT id, number_id FROM conversation WHERE org_id = $1 AND their_phone = $2 AND ($3::uuid[] IS NULL OR department_id = ANY($3))`,
)

/** The conversations with a phone in these departments, by our number. */
export async function threadsByNumber(
  tx: Tx,
  orgId: OrgId,
  { phone, departments }: { phone: string; departments: 'all' | readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; number_id: string }>(threads, [
    ...[orgId, phone, departments === 'all' ? null : departments],
  ])
  return new Map(rows.map((row) => [row.number_id, row.id]))
}

type Named = { id: string; name: string }
const named = (table: string, column = 'name') =>
  find<Named>(
    `journey_${table}_names`,
    `SELECT id, ${column} AS name FROM ${table} WHERE org_id = $1 AND id = ANY($2::uuid[])`,
  )
const tables = {
  members: named('member'),
  keys: named('api_key'),
  campaigns: named('campaign'),
  numbers: named('number', 'phone'),
} as const

export type Names = Readonly<Record<keyof typeof tables, ReadonlyMap<string, string>>>
export type NamesWanted = Readonly<Record<keyof typeof tables, readonly (string | null)[]>>

/** What members, API keys, campaigns and our numbers are called. */
export async function findNames(tx: Tx, orgId: OrgId, wanted: NamesWanted): Promise<Names> {
  const of = async (kind: keyof typeof tables): Promise<ReadonlyMap<string, string>> => {
    const ids = [...new Set(wanted[kind].filter((id) => id !== null))]
    return new Map((await tables[kind](tx, orgId, ids)).map(({ id, name }) => [id, name]))
  }
  const [members, keys, campaigns, numbers] = await Promise.all([
    ...[of('members'), of('keys'), of('campaigns'), of('numbers')],
  ])
  const none = new Map<string, string>()
  return {
    members: members ?? none,
    keys: keys ?? none,
    campaigns: campaigns ?? none,
    numbers: numbers ?? none,
  }
}
