// The SQL of consent: doors under their lock, and ledger rows, which are only ever added.
import { type OrgId, statement, type Tx } from '../platform/database.ts'
import type { Door } from './standing.ts'

type DoorRow = {
  phone: string
  stop_at: Date | null
  stop_record: string | null
  start_at: Date | null
  start_record: string | null
  now: Date
}

const asDoor = (row: DoorRow): Door => ({
  stopAt: row.stop_at,
  stopRecord: row.stop_record,
  startAt: row.start_at,
  startRecord: row.start_record,
})

const LOCK = (strength: string) => `
  SELECT phone, stop_at, stop_record, start_at, start_record, date_trunc('milliseconds', clock_timestamp()) AS now
    FROM door WHERE org_id = $1 AND phone = ANY($2::text[])
   ORDER BY phone FOR ${strength}`
const shareDoors = statement('doors_share', LOCK('SHARE'))
const changeDoors = statement('doors_change', LOCK('NO KEY UPDATE'))

/**
 * Locks the doors of these phones in one order for everybody: `share` for who relies on them, `change` for who changes them.
 * `now` is the database's clock after the lock was had; phones without a door are missing from the map.
 */
export async function lockDoors(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
  how: 'share' | 'change',
): Promise<{ doors: Map<string, Door>; now: Date | null }> {
  const rows = await tx.query<DoorRow>(how === 'share' ? shareDoors : changeDoors, [orgId, phones])
  return { doors: new Map(rows.map((row) => [row.phone, asDoor(row)])), now: rows[0]?.now ?? null }
}

const plainDoors = statement(
  'doors_plain',
  'SELECT phone, stop_at, stop_record, start_at, start_record, now() AS now FROM door WHERE org_id = $1 AND phone = ANY($2::text[])',
)

/** The doors as they stand, without a lock: for showing, never for sending. */
export async function readDoors(tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<Map<string, Door>> {
  const rows = await tx.query<DoorRow>(plainDoors, [orgId, phones])
  return new Map(rows.map((row) => [row.phone, asDoor(row)]))
}

const insertDoors = statement(
  'doors_insert',
  `
  INSERT INTO door (org_id, phone) SELECT $1, phone FROM unnest($2::text[]) AS phone ORDER BY phone COLLATE "C" ON CONFLICT DO NOTHING`,
)

export async function addDoors(tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<void> {
  await tx.query(insertDoors, [orgId, phones])
}

const updateDoors = statement(
  'doors_update',
  `
  UPDATE door d SET stop_at = c.stop_at, stop_record = c.stop_record, start_at = c.start_at, start_record = c.start_record
    FROM unnest($2::text[], $3::timestamptz[], $4::uuid[], $5::timestamptz[], $6::uuid[]) AS c (phone, stop_at, stop_record, start_at, start_record)
   WHERE d.org_id = $1 AND d.phone = c.phone`,
)

/** Writes doors that this transaction has locked for change. */
export async function writeDoors(tx: Tx, orgId: OrgId, doors: ReadonlyMap<string, Door>): Promise<void> {
  const all = [...doors]
  if (all.length === 0) return
  await tx.query(updateDoors, [
    orgId,
    all.map(([phone]) => phone),
    all.map(([, d]) => d.stopAt),
    all.map(([, d]) => d.stopRecord),
    all.map(([, d]) => d.startAt),
    all.map(([, d]) => d.startRecord),
  ])
}

/** One entry of the ledger. `saidAt` is by the carrier's clock and never later than now. */
export type NewRecord = {
  readonly id: string
  readonly phone: string
  readonly kind: 'opt_out' | 'opt_in' | 'help' | 'conversation'
  readonly level: 'conversational' | null
  readonly medium: 'inbound_text' | 'carrier_report'
  readonly numberId: string | null
  readonly messageId: string | null
  readonly words: string
  readonly rule: string
  readonly saidAt: Date
}

const insertRecords = statement(
  'records_insert',
  `
  INSERT INTO consent_record (org_id, id, phone, kind, level, medium, number_id, message_id, words, rule, said_at)
  SELECT $1, r.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::text[], $10::text[], $11::timestamptz[])
      AS r (id, phone, kind, level, medium, number_id, message_id, words, rule, said_at)`,
)

export async function addRecords(tx: Tx, orgId: OrgId, records: readonly NewRecord[]): Promise<void> {
  if (records.length === 0) return
  await tx.query(insertRecords, [
    orgId,
    records.map((r) => r.id),
    records.map((r) => r.phone),
    records.map((r) => r.kind),
    records.map((r) => r.level),
    records.map((r) => r.medium),
    records.map((r) => r.numberId),
    records.map((r) => r.messageId),
    records.map((r) => r.words),
    records.map((r) => r.rule),
    records.map((r) => r.saidAt),
  ])
}

const selectBases = statement(
  'records_bases',
  'SELECT id, kind, said_at, recorded_at, message_id FROM consent_record WHERE org_id = $1 AND id = ANY($2::uuid[])',
)

/** The rows that our automatic answers rest on. */
export async function readBases(
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
): Promise<Map<string, { id: string; kind: string; at: Date; message: string | null }>> {
  const rows = await tx.query<{ id: string; kind: string; recorded_at: Date; message_id: string | null }>(
    selectBases,
    [orgId, ids],
  )
  return new Map(
    rows.map((row) => [row.id, { id: row.id, kind: row.kind, at: row.recorded_at, message: row.message_id }]),
  )
}
