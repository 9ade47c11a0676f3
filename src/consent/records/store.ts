// The SQL of the ledger: records are added with their personal part and their place in the queue for sealing, and read back.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import { type LedgerRow, ledgerColumns } from '../ledger/columns.ts'
import type { Level, Method } from '../methods.ts'
import type { Medium, RecordKind } from '../record.ts'

// One statement for all three tables: a record is never without its personal part, nor forgotten by the sealing.
const insertSealed = statement(
  'records_insert',
  `
  WITH r AS (
    SELECT * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::uuid[], $9::uuid[], $10::text[],
                         $11::timestamptz[], $12::timestamptz[], $13::uuid[], $14::uuid[], $15::text[], $16::int[], $17::bytea[], $18::uuid[], $19::bytea[], $20::bytea[],
                         $21::bytea[], $22::text[], $23::text[], $24::text[], $25::text[], $26::text[], $27::text[], $28::text[], $29::text[], $30::text[], $31::text[])
      AS r (id, kind, level, campaign_id, method, medium, number_id, message_id, rule, said_at, recorded_at, actor_member_id, actor_key_id, page_url,
            wording_version, wording_sha256, answers_record_id, commitment, canonical, salt, phone, words, actor_name, ip, user_agent, identity, experience, evidence, reason, erased)
  ), record AS (
    INSERT INTO consent_record (org_id, id, kind, level, campaign_id, method, medium, number_id, message_id, rule, said_at, recorded_at, actor_member_id, actor_key_id,
                                page_url, wording_version, wording_sha256, answers_record_id, erased_record_ids, commitment, canonical)
    SELECT $1, id, kind, level, campaign_id, method, medium, number_id, message_id, rule, said_at, recorded_at, actor_member_id, actor_key_id,
           page_url, wording_version, wording_sha256, answers_record_id, erased::uuid[], commitment, canonical FROM r
  ), person AS (
    INSERT INTO record_personal (org_id, record_id, salt, phone, words, actor_name, ip, user_agent, identity, experience, evidence, reason)
    SELECT $1, id, salt, phone, words, actor_name, ip, user_agent, identity, experience, evidence, reason FROM r
  )
  INSERT INTO unsealed (org_id, id) SELECT $1, id FROM r`,
)

/** A record as it is stored: its columns, its personal part, and what seals it. */
export type SealedRow = LedgerRow & {
  readonly commitment: Uint8Array
  readonly canonical: Uint8Array
  readonly salt: Uint8Array
}

export async function insertRecords(tx: Tx, orgId: OrgId, records: readonly SealedRow[]): Promise<void> {
  const rows = records.map((row) => ({ ...row, erased: arrayOf(row.erased_record_ids) }))
  const column = (key: (typeof STORED)[number]): unknown[] => rows.map((row) => bytesOf(row[key]))
  await tx.query(insertSealed, [orgId, ...STORED.map(column)])
}

const STORED = [
  'id', 'kind', 'level', 'campaign_id', 'method', 'medium', 'number_id', 'message_id', 'rule', 'said_at', 'recorded_at', 'actor_member_id', 'actor_key_id',
  'page_url', 'wording_version', 'wording_sha256', 'answers_record_id', 'commitment', 'canonical', 'salt', 'phone', 'words', 'actor_name', 'ip', 'user_agent',
  'identity', 'experience', 'evidence', 'reason', 'erased',
] as const // biome-ignore format: the order of the statement's parameters

const bytesOf = (value: unknown): unknown =>
  value instanceof Uint8Array && !Buffer.isBuffer(value) ? Buffer.from(value) : value
/** An array inside of an array has to travel as text: PostgreSQL's unnest would flatten it. */
const arrayOf = (ids: readonly string[] | null): string | null => (ids === null ? null : `{${ids.join(',')}}`)

/** A record as it is read back; without its personal part once that was erased. */
export type StoredRecord = {
  readonly id: string
  readonly kind: RecordKind
  readonly level: Level | null
  readonly campaignId: string | null
  readonly method: Method | null
  readonly medium: Medium
  readonly numberId: string | null
  readonly messageId: string | null
  readonly rule: string
  readonly saidAt: Date
  readonly recordedAt: Date
  readonly actorMemberId: string | null
  readonly actorKeyId: string | null
  readonly answersRecordId: string | null
  readonly pageUrl: string | null
  readonly personal: Omit<LedgerPersonal, 'salt'> | null
}
type LedgerPersonal = Pick<
  LedgerRow,
  'phone' | 'words' | 'actor_name' | 'ip' | 'user_agent' | 'identity' | 'experience' | 'evidence' | 'reason'
>
type Row = LedgerRow & { has_person: boolean }

const PERSONAL = ledgerColumns.filter(({ personal }) => personal).map(({ name }) => `p.${name}`)
const COLUMNS = `r.id, r.kind, r.level, r.campaign_id, r.method, r.medium, r.number_id, r.message_id, r.rule, r.said_at, r.recorded_at,
  r.actor_member_id, r.actor_key_id, r.answers_record_id, r.page_url, p.record_id IS NOT NULL AS has_person, ${PERSONAL.join(', ')}`

const byIds = statement(
  'records_by_ids',
  `SELECT ${COLUMNS} FROM consent_record r LEFT JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id
    WHERE r.org_id = $1 AND r.id = ANY($2::uuid[]) ORDER BY r.id DESC`,
)
const byPhone = statement(
  'records_by_phone',
  `SELECT ${COLUMNS} FROM record_personal p JOIN consent_record r ON r.org_id = p.org_id AND r.id = p.record_id
    WHERE p.org_id = $1 AND p.phone = $2 AND p.record_id < COALESCE($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    ORDER BY p.record_id DESC LIMIT $4`,
)

export type RecordsWanted =
  | { readonly ids: readonly string[] }
  | { readonly phone: string; readonly before?: string | null; readonly limit: number }

/** Records by id, or those of a phone, newest first. */
export async function readRecords(tx: Tx, orgId: OrgId, wanted: RecordsWanted): Promise<StoredRecord[]> {
  const rows =
    'ids' in wanted
      ? await tx.query<Row>(byIds, [orgId, wanted.ids])
      : await tx.query<Row>(byPhone, [orgId, wanted.phone, wanted.before ?? null, wanted.limit])
  return rows.map(asStored)
}

function asStored(row: Row): StoredRecord {
  const { phone, words, actor_name, ip, user_agent, identity, experience, evidence, reason } = row
  return {
    id: row.id ?? '',
    kind: row.kind as RecordKind,
    level: row.level as Level | null,
    campaignId: row.campaign_id,
    method: row.method as Method | null,
    medium: row.medium as Medium,
    numberId: row.number_id,
    messageId: row.message_id,
    rule: row.rule ?? '',
    saidAt: row.said_at ?? new Date(0),
    recordedAt: row.recorded_at ?? new Date(0),
    actorMemberId: row.actor_member_id,
    actorKeyId: row.actor_key_id,
    answersRecordId: row.answers_record_id,
    pageUrl: row.page_url,
    personal: row.has_person
      ? { phone, words, actor_name, ip, user_agent, identity, experience, evidence, reason }
      : null,
  }
}

const selectBases = statement(
  'records_bases',
  "SELECT id, kind, CASE WHEN medium = 'staff' THEN said_at ELSE recorded_at END AS at, message_id FROM consent_record WHERE org_id = $1 AND id = ANY($2::uuid[])",
)

/** The rows that our automatic texts rest on. The minutes of one that staff entered count from when it was said. */
export async function readBases(
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
): Promise<Map<string, { id: string; kind: string; at: Date; message: string | null }>> {
  const rows = await tx.query<{ id: string; kind: string; at: Date; message_id: string | null }>(
    selectBases,
    [orgId, ids],
  )
  return new Map(
    rows.map((row) => [row.id, { id: row.id, kind: row.kind, at: row.at, message: row.message_id }]),
  )
}
