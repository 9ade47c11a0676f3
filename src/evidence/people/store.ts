// The SQL of one number's evidence: its records, its texts both ways and what they were told about, oldest first, a page at a time.
import type { LedgerRow } from '../../consent/ledger/columns.ts'
import { ledgerColumns } from '../../consent/ledger/columns.ts'
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

export const PAGE = 1_000

const selectContact = statement(
  'evidence_contact',
  'SELECT id, phone, name FROM contact WHERE org_id = $1 AND id = $2',
)
const selectContactOf = statement(
  'evidence_contact_of',
  'SELECT id, phone, name FROM contact WHERE org_id = $1 AND phone = $2',
)
export type ContactRow = { id: string; phone: string; name: string }

export async function findContact(
  tx: Tx,
  orgId: OrgId,
  wanted: { readonly id: string } | { readonly phone: string },
): Promise<ContactRow | null> {
  const [row] =
    'id' in wanted
      ? await tx.query<ContactRow>(selectContact, [orgId, wanted.id])
      : await tx.query<ContactRow>(selectContactOf, [orgId, wanted.phone])
  return row ?? null
}

const selectOrganization = statement(
  'evidence_organization',
  'SELECT name FROM organization WHERE org_id = $1',
)

export async function organizationName(tx: Tx, orgId: OrgId): Promise<string> {
  const [row] = await tx.query<{ name: string }>(selectOrganization, [orgId])
  return row?.name ?? ''
}

const selectThreads = statement(
  'evidence_threads',
  `SELECT c.id, d.time_zone, d.name AS department, n.phone AS our_phone
     FROM conversation c JOIN department d ON d.org_id = c.org_id AND d.id = c.department_id
     JOIN number n ON n.org_id = c.org_id AND n.id = c.number_id
    WHERE c.org_id = $1 AND c.their_phone = $2 ORDER BY c.list_at DESC`,
)
export type ThreadRow = { id: string; time_zone: string; department: string; our_phone: string }

/** The conversations with a phone, the latest first. */
export const findThreads = (tx: Tx, orgId: OrgId, phone: string): Promise<ThreadRow[]> =>
  tx.query<ThreadRow>(selectThreads, [orgId, phone])

const selectZone = statement(
  'evidence_zone',
  'SELECT time_zone FROM department WHERE org_id = $1 ORDER BY id LIMIT 1',
)

/** The zone of the first department, for a number that has no conversation. */
export async function firstZone(tx: Tx, orgId: OrgId): Promise<string> {
  const [row] = await tx.query<{ time_zone: string }>(selectZone, [orgId])
  return row?.time_zone ?? 'UTC'
}

/** A record with everything that its seal covers. */
export type RecordRow = LedgerRow & {
  readonly id: string
  readonly commitment: Buffer
  readonly salt: Buffer | null
  readonly has_person: boolean
}

const PLAIN = ledgerColumns.filter(({ personal }) => !personal).map(({ name }) => `r.${name}`)
const PERSONAL = ledgerColumns.filter(({ personal }) => personal).map(({ name }) => `p.${name}`)
const COLUMNS = `${PLAIN.join(', ')}, ${PERSONAL.join(', ')}, r.commitment, p.salt, p.record_id IS NOT NULL AS has_person`

const selectRecords = statement(
  'evidence_records',
  `SELECT ${COLUMNS} FROM record_personal p JOIN consent_record r ON r.org_id = p.org_id AND r.id = p.record_id
    WHERE p.org_id = $1 AND p.phone = $2 AND p.record_id > $3 ORDER BY p.record_id LIMIT ${PAGE}`,
)
export const recordsAfter = (tx: Tx, orgId: OrgId, phone: string, after: string): Promise<RecordRow[]> =>
  tx.query<RecordRow>(selectRecords, [orgId, phone, after])

const selectErased = statement(
  'evidence_erased',
  `SELECT ${COLUMNS} FROM consent_record r LEFT JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id
    WHERE r.org_id = $1 AND r.id = ANY($2::uuid[]) AND p.record_id IS NULL`,
)
/** Those of these records whose personal part was erased: nothing but a text tells whose they were. */
export const erasedAmong = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<RecordRow[]> =>
  tx.query<RecordRow>(selectErased, [orgId, ids])

const selectErasures = statement(
  'evidence_erasures',
  `SELECT ${COLUMNS} FROM consent_record r LEFT JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id
    WHERE r.org_id = $1 AND r.kind = 'erased' AND r.erased_record_ids && $2::uuid[]`,
)
/** The records that say that these were erased. */
export const erasuresOf = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<RecordRow[]> =>
  tx.query<RecordRow>(selectErasures, [orgId, ids])

const selectHeard = statement(
  'evidence_heard',
  `SELECT id, order_no, body, erased_at, record_id, sent_at, received_at, carrier_message_id FROM message_inbound
    WHERE org_id = $1 AND conversation_id = $2 AND order_no > $3 ORDER BY order_no LIMIT ${PAGE}`,
)
export type HeardRow = {
  id: string
  order_no: number
  body: string
  erased_at: Date | null
  record_id: string | null
  sent_at: Date | null
  received_at: Date
  carrier_message_id: string
}
export const heardAfter = (tx: Tx, orgId: OrgId, threadId: string, after: number): Promise<HeardRow[]> =>
  tx.query<HeardRow>(selectHeard, [orgId, threadId, after])

// Of several attempts the one that the carrier took, or may have taken, counts; of several receipts the latest.
const selectSent = statement(
  'evidence_sent',
  `SELECT m.id, m.order_no, m.kind, m.body, m.erased_at, m.state, m.reason, m.accepted_at, m.due_at, m.settled_at, m.level, m.campaign_id, m.cleared_by,
          m.cleared_rule, m.answers_id, m.overruled_by, m.author_id, m.key_id, a.left_at, a.carrier_message_id, COALESCE(e.code, a.code) AS code,
          e.status AS receipt, e.at AS receipt_at
     FROM message_outbound m
     LEFT JOIN LATERAL (
       SELECT CASE WHEN outcome IS NULL OR outcome IN ('accepted', 'unknown') THEN started_at END AS left_at, connection_id, carrier_message_id, code
         FROM attempt WHERE org_id = $1 AND message_id = m.id
        ORDER BY (outcome IS NULL OR outcome IN ('accepted', 'unknown')) DESC, started_at DESC LIMIT 1
     ) a ON true
     LEFT JOIN LATERAL (
       SELECT status, code, COALESCE(said_at, received_at) AS at
         FROM receipt WHERE org_id = $1 AND connection_id = a.connection_id AND carrier_message_id = a.carrier_message_id AND message_id = m.id
        ORDER BY received_at DESC LIMIT 1
     ) e ON true
    WHERE m.org_id = $1 AND m.conversation_id = $2 AND m.order_no > $3 ORDER BY m.order_no LIMIT ${PAGE}`,
)
export type SentRow = {
  id: string
  order_no: number
  kind:
    | 'text'
    | 'opt_out_confirmation'
    | 'help_answer'
    | 'opt_in_request'
    | 'opt_in_confirmation'
    | 'away_answer'
  body: string
  erased_at: Date | null
  state: string
  reason: string | null
  accepted_at: Date
  due_at: Date
  settled_at: Date | null
  level: 'conversational' | 'informational' | 'promotional'
  campaign_id: string | null
  cleared_by: string | null
  cleared_rule: string
  answers_id: string | null
  overruled_by: string | null
  author_id: string | null
  key_id: string | null
  left_at: Date | null
  carrier_message_id: string | null
  code: string | null
  receipt: string | null
  receipt_at: Date | null
}
export const sentAfter = (tx: Tx, orgId: OrgId, threadId: string, after: number): Promise<SentRow[]> =>
  tx.query<SentRow>(selectSent, [orgId, threadId, after])

const named = (table: string, columns: string) =>
  statement(
    `evidence_${table}_names`,
    `SELECT id, ${columns} FROM ${table} WHERE org_id = $1 AND id = ANY($2::uuid[])`,
  )
const tables = {
  members: named('member', 'name'),
  keys: named('api_key', 'name'),
  campaigns: named('campaign', 'name, use_case AS more'),
  numbers: named('number', 'phone AS name'),
}
export type Named = { readonly id: string; readonly name: string; readonly more?: string }
export type Names = Readonly<Record<keyof typeof tables, ReadonlyMap<string, Named>>>

/** What members, API keys, campaigns and our numbers are called now. */
export async function namesOf(
  tx: Tx,
  orgId: OrgId,
  wanted: Readonly<Record<keyof typeof tables, readonly (string | null)[]>>,
): Promise<Names> {
  const of = async (kind: keyof typeof tables): Promise<ReadonlyMap<string, Named>> => {
    const ids = [...new Set(wanted[kind].filter((id) => id !== null))]
    const rows = ids.length === 0 ? [] : await tx.query<Named>(tables[kind], [orgId, ids])
    return new Map(rows.map((row) => [row.id, row]))
  }
  return {
    members: await of('members'),
    keys: await of('keys'),
    campaigns: await of('campaigns'),
    numbers: await of('numbers'),
  }
}
