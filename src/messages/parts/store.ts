// The SQL of what SMPP leaves to us: repeats of texts that have no id, and the parts of long texts.
import { type Database, type OrgId, statement, type Tx } from '../../platform/database.ts'

// Repeats of texts that came without an id.
export type Seen = { id: string; fingerprint: Buffer; bind_id: string; seen_at: Date }

const selectSeen = statement(
  'smpp_seen_select',
  `
  SELECT s.id, s.fingerprint, s.bind_id, s.seen_at FROM smpp_seen s
    LEFT JOIN smpp_bind b ON b.org_id = s.org_id AND b.connection_id = s.connection_id AND b.id = s.bind_id
   WHERE s.org_id = $1 AND s.connection_id = $2 AND s.fingerprint = ANY($3::bytea[]) AND s.repeated_by IS NULL
     AND s.seen_at > now() - interval '10 minutes' AND s.seen_at >= COALESCE(b.proved_until, '-infinity')
   ORDER BY s.fingerprint, s.id FOR NO KEY UPDATE OF s`,
)
const claimSeen = statement(
  'smpp_seen_claim',
  'UPDATE smpp_seen SET repeated_by = u.bind_id FROM unnest($3::bytea[], $4::uuid[], $5::uuid[]) AS u (fingerprint, id, bind_id) WHERE org_id = $1 AND connection_id = $2 AND smpp_seen.fingerprint = u.fingerprint AND smpp_seen.id = u.id',
)
const insertSeen = statement(
  'smpp_seen_insert',
  'INSERT INTO smpp_seen (org_id, connection_id, fingerprint, id, bind_id, seen_at) SELECT $1, $2, u.* FROM unnest($3::bytea[], $4::uuid[], $5::uuid[], $6::timestamptz[]) AS u (fingerprint, id, bind_id, seen_at) ORDER BY u.fingerprint, u.id',
)

export const readSeen = (
  tx: Tx,
  orgId: OrgId,
  connectionId: string,
  fingerprints: readonly Buffer[],
): Promise<Seen[]> => tx.query<Seen>(selectSeen, [orgId, connectionId, fingerprints])
export type Mark = {
  readonly fingerprint: Buffer
  readonly id: string
  readonly bindId: string
  readonly arrivedAt: Date
}
const marks = (rows: readonly Mark[]): unknown[] => [
  rows.map((r) => r.fingerprint),
  rows.map((r) => r.id),
  rows.map((r) => r.bindId),
]
export async function markRepeated(
  tx: Tx,
  orgId: OrgId,
  connectionId: string,
  rows: readonly Mark[],
): Promise<void> {
  await tx.query(claimSeen, [orgId, connectionId, ...marks(rows)])
}
export async function addSeen(
  tx: Tx,
  orgId: OrgId,
  connectionId: string,
  rows: readonly Mark[],
): Promise<void> {
  await tx.query(insertSeen, [orgId, connectionId, ...marks(rows), rows.map((r) => r.arrivedAt)])
}

const proveBind = statement(
  'smpp_bind_prove',
  `
  INSERT INTO smpp_bind (org_id, connection_id, id, proved_until) VALUES ($1, $2, $3, $4)
  ON CONFLICT (org_id, connection_id, id) DO UPDATE SET proved_until = GREATEST(smpp_bind.proved_until, EXCLUDED.proved_until)`,
)

/** Everything that came on this bind before `at`, and not at it, was answered and provably reached the carrier: it will not come again. */
export async function markProved(
  tx: Tx,
  orgId: OrgId,
  { connectionId, bindId, at }: { connectionId: string; bindId: string; at: Date },
): Promise<void> {
  await tx.query(proveBind, [orgId, connectionId, bindId, at])
}

// Parts of long texts.
export type PartKey = {
  readonly connectionId: string
  readonly from: string
  readonly to: string
  readonly reference: number
  readonly total: number
}
export type PartRow = {
  connection_id: string
  from_phone: string
  to_phone: string
  reference: number
  total: number
  position: number
  coding: 'gsm7' | 'latin1' | 'ucs2'
  bytes: Buffer
  received_at: Date
}

const lockParts = statement(
  'parts_lock',
  'SELECT pg_advisory_xact_lock(k) FROM (SELECT DISTINCT hashtextextended(u, 0) AS k FROM unnest($1::text[]) AS u ORDER BY 1) keys',
)
const insertParts = statement(
  'parts_insert',
  `
  INSERT INTO message_part (org_id, connection_id, from_phone, to_phone, reference, total, position, coding, bytes)
  SELECT DISTINCT ON (2, 3, 4, 5, 6, 7) $1::uuid, u.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::smallint[], $7::smallint[], $8::text[], $9::bytea[])
      AS u (connection_id, from_phone, to_phone, reference, total, position, coding, bytes)
   ORDER BY 2, 3, 4, 5, 6, 7
  ON CONFLICT (org_id, connection_id, from_phone, to_phone, reference, total, position)
  DO UPDATE SET coding = EXCLUDED.coding, bytes = EXCLUDED.bytes, received_at = now()`,
)
const selectParts = statement(
  'parts_select',
  `
  SELECT p.* FROM message_part p JOIN unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::smallint[]) AS u (connection_id, from_phone, to_phone, reference, total)
      ON p.org_id = $1 AND p.connection_id = u.connection_id AND p.from_phone = u.from_phone AND p.to_phone = u.to_phone AND p.reference = u.reference AND p.total = u.total
   ORDER BY p.position`,
)
const deleteParts = statement(
  'parts_delete',
  `
  DELETE FROM message_part p USING unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::smallint[]) AS u (connection_id, from_phone, to_phone, reference, total)
   WHERE p.org_id = $1 AND p.connection_id = u.connection_id AND p.from_phone = u.from_phone AND p.to_phone = u.to_phone AND p.reference = u.reference AND p.total = u.total`,
)

const keyColumns = (keys: readonly PartKey[]): unknown[] => [
  keys.map((k) => k.connectionId),
  keys.map((k) => k.from),
  keys.map((k) => k.to),
  keys.map((k) => k.reference),
  keys.map((k) => k.total),
]
export const nameOfPart = (key: PartKey): string =>
  `${key.connectionId} ${key.from} ${key.to} ${key.reference} ${key.total}`

/** Stores parts durably; two processes with parts of one text wait for each other here. */
export async function addParts(
  tx: Tx,
  orgId: OrgId,
  parts: readonly (PartKey & { position: number; coding: string; bytes: Buffer })[],
): Promise<void> {
  await tx.query(lockParts, [parts.map(nameOfPart)])
  await tx.query(insertParts, [
    orgId,
    ...keyColumns(parts),
    parts.map((p) => p.position),
    parts.map((p) => p.coding),
    parts.map((p) => p.bytes),
  ])
}
export const readParts = (tx: Tx, orgId: OrgId, keys: readonly PartKey[]): Promise<PartRow[]> =>
  tx.query<PartRow>(selectParts, [orgId, ...keyColumns(keys)])
export async function removeParts(tx: Tx, orgId: OrgId, keys: readonly PartKey[]): Promise<void> {
  await tx.query(deleteParts, [orgId, ...keyColumns(keys)])
}

/** Organizations with parts that wait for over an hour, or marks that nothing can repeat any more. */
export async function findStale(db: Database): Promise<OrgId[]> {
  const rows = await db.read<{ org_id: OrgId }>(`
    SELECT org_id FROM message_part WHERE received_at < now() - interval '1 hour'
    UNION SELECT org_id FROM smpp_seen WHERE seen_at < now() - interval '1 day'
    UNION SELECT org_id FROM smpp_bind WHERE bound_at < now() - interval '2 days' LIMIT 1000`)
  return rows.map((row) => row.org_id)
}

/** Parts that have waited for over an hour, in order. They stay until their text is stored. */
export const readStaleParts = (tx: Tx, orgId: OrgId): Promise<PartRow[]> =>
  tx.query<PartRow>(
    `SELECT * FROM message_part WHERE org_id = $1 AND received_at < now() - interval '1 hour'
      ORDER BY connection_id, from_phone, to_phone, reference, total, position LIMIT 500`,
    [orgId],
  )

export async function removeMarks(tx: Tx, orgId: OrgId): Promise<void> {
  await tx.query("DELETE FROM smpp_seen WHERE org_id = $1 AND seen_at < now() - interval '1 day'", [orgId])
  await tx.query("DELETE FROM smpp_bind WHERE org_id = $1 AND bound_at < now() - interval '2 days'", [orgId])
}
