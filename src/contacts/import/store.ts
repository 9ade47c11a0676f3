// The SQL of imports: the file's parts, how far each import is, and what could not be taken.
import { type Database, type OrgId, statement, type Tx } from '../../platform/database.ts'
import type { ImportField } from './columns.ts'
import type { KnownWay } from './known-contacts.ts'
import type { RowProblem } from './listed-person.ts'

export type Settings = {
  readonly columns: readonly (ImportField | null)[]
  readonly hasHeading: boolean
  readonly country: string
  readonly known: KnownWay
}
export type ImportRow = {
  id: string
  member_id: string
  by: string
  name: string
  bytes: number
  state: 'uploading' | 'running' | 'done' | 'cancelled' | 'failed'
  settings: Settings | null
  rows_done: number
  bytes_done: number
  added: number
  changed: number
  unchanged: number
  opted_out: number
  refused: number
  problems: number
  sentence: string | null
  created_at: Date
  ended_at: Date | null
}

const COLUMNS = `i.id, i.member_id, m.name AS by, i.name, i.bytes, i.state, i.settings, i.rows_done, i.bytes_done, i.added, i.changed, i.unchanged, i.opted_out,
  i.refused, i.problems, i.sentence, i.created_at, i.ended_at`
const FROM = 'contact_import i JOIN member m ON m.org_id = i.org_id AND m.id = i.member_id'

const insert = statement(
  'import_begin',
  'INSERT INTO contact_import (org_id, id, member_id, name, bytes) VALUES ($1, $2, $3, $4, $5)',
)
export async function addImport(
  tx: Tx,
  orgId: OrgId,
  row: { id: string; memberId: string; name: string; bytes: number },
): Promise<void> {
  await tx.query(insert, [orgId, row.id, row.memberId, row.name, row.bytes])
}

const one = statement('import_one', `SELECT ${COLUMNS} FROM ${FROM} WHERE i.org_id = $1 AND i.id = $2`)
export async function readImport(tx: Tx, orgId: OrgId, id: string): Promise<ImportRow | undefined> {
  const [row] = await tx.query<ImportRow>(one, [orgId, id])
  return row
}

const locked = statement(
  'import_locked',
  `SELECT ${COLUMNS} FROM ${FROM} WHERE i.org_id = $1 AND i.id = $2 FOR NO KEY UPDATE OF i`,
)
/** One import, held: of two that go on with it at once the second waits, and sees what the first has done. */
export async function lockImport(tx: Tx, orgId: OrgId, id: string): Promise<ImportRow | undefined> {
  const [row] = await tx.query<ImportRow>(locked, [orgId, id])
  return row
}

const latest = statement(
  'import_latest',
  `SELECT ${COLUMNS} FROM ${FROM} WHERE i.org_id = $1 ORDER BY i.id DESC LIMIT 20`,
)
export const listImportRows = (tx: Tx, orgId: OrgId): Promise<ImportRow[]> => tx.query(latest, [orgId])

const unfinished = statement(
  'import_unfinished',
  "SELECT count(*)::int AS count FROM contact_import WHERE org_id = $1 AND state IN ('uploading', 'running')",
)
export async function countUnfinished(tx: Tx, orgId: OrgId): Promise<number> {
  const [row] = await tx.query<{ count: number }>(unfinished, [orgId])
  return row?.count ?? 0
}

const addPartRow = statement(
  'import_part',
  'INSERT INTO contact_import_part (org_id, import_id, part, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
)
export async function addPart(
  tx: Tx,
  orgId: OrgId,
  row: { id: string; part: number; bytes: Buffer },
): Promise<void> {
  await tx.query(addPartRow, [orgId, row.id, row.part, row.bytes])
}

const partRow = statement(
  'import_part_read',
  'SELECT bytes FROM contact_import_part WHERE org_id = $1 AND import_id = $2 AND part = $3',
)
export async function readPart(tx: Tx, orgId: OrgId, id: string, part: number): Promise<Buffer | null> {
  const [row] = await tx.query<{ bytes: Buffer }>(partRow, [orgId, id, part])
  return row?.bytes ?? null
}

const wholeness = statement(
  'import_parts_sum',
  `SELECT COALESCE(sum(octet_length(bytes)), 0)::bigint AS bytes, count(*)::int AS parts, COALESCE(max(part), -1)::int AS last
     FROM contact_import_part WHERE org_id = $1 AND import_id = $2`,
)
/** Is every part there, from the first to the last, and as many bytes as were said? */
export async function isWhole(
  tx: Tx,
  orgId: OrgId,
  { id, bytes }: { id: string; bytes: number },
): Promise<boolean> {
  const [row] = await tx.query<{ bytes: number; parts: number; last: number }>(wholeness, [orgId, id])
  return row !== undefined && row.bytes === bytes && row.parts === row.last + 1
}

const start = statement(
  'import_start',
  `UPDATE contact_import SET state = 'running', settings = $3, started_at = now(), beat_at = now() WHERE org_id = $1 AND id = $2`,
)
export async function startRow(tx: Tx, orgId: OrgId, id: string, settings: Settings): Promise<void> {
  await tx.query(start, [orgId, id, JSON.stringify(settings)])
}

export type Progress = {
  readonly rowsDone: number
  readonly bytesDone: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly optedOut: number
  readonly refused: number
  readonly problems: number
}
const progress = statement(
  'import_progress',
  `UPDATE contact_import SET rows_done = $3, bytes_done = LEAST($4, bytes), added = added + $5, changed = changed + $6, unchanged = unchanged + $7,
          opted_out = opted_out + $8, refused = refused + $9, problems = problems + $10, beat_at = now()
    WHERE org_id = $1 AND id = $2`,
)
export async function noteProgress(tx: Tx, orgId: OrgId, id: string, done: Progress): Promise<void> {
  await tx.query(progress, [
    ...[orgId, id, done.rowsDone, done.bytesDone, done.added, done.changed, done.unchanged],
    ...[done.optedOut, done.refused, done.problems],
  ])
}

const end = statement(
  'import_end',
  `UPDATE contact_import SET state = $3, sentence = $4, ended_at = now(), bytes_done = CASE WHEN $3 = 'done' THEN bytes ELSE bytes_done END
    WHERE org_id = $1 AND id = $2`,
)
const dropParts = statement(
  'import_parts_drop',
  'DELETE FROM contact_import_part WHERE org_id = $1 AND import_id = $2',
)
/** Ends an import that this transaction holds; the file itself is not kept. */
export async function endRow(
  tx: Tx,
  orgId: OrgId,
  id: string,
  { state, sentence = null }: { state: 'done' | 'cancelled' | 'failed'; sentence?: string | null },
): Promise<void> {
  await tx.query(end, [orgId, id, state, sentence])
  await tx.query(dropParts, [orgId, id])
}

const addProblemRows = statement(
  'import_problems_add',
  `INSERT INTO contact_import_problem (org_id, import_id, row_no, field, value, sentence, is_taken)
   SELECT $1, $2, p.* FROM unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::boolean[]) AS p`,
)
export async function addProblems(
  tx: Tx,
  orgId: OrgId,
  id: string,
  rows: readonly RowProblem[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.query(addProblemRows, [
    ...[orgId, id, rows.map(({ rowNo }) => rowNo), rows.map(({ field }) => field)],
    ...[rows.map(({ value }) => value), rows.map(({ sentence }) => sentence)],
    rows.map(({ isTaken }) => isTaken),
  ])
}

export type ProblemRow = {
  row_no: number
  field: ImportField
  value: string
  sentence: string
  is_taken: boolean
}
const problemRows = statement(
  'import_problems',
  `SELECT row_no, field, value, sentence, is_taken FROM contact_import_problem
    WHERE org_id = $1 AND import_id = $2 AND (row_no, field) > ($3, $4) ORDER BY row_no, field LIMIT $5`,
)
export const readProblems = (
  tx: Tx,
  orgId: OrgId,
  id: string,
  { after, limit }: { after: { rowNo: number; field: string }; limit: number },
): Promise<ProblemRow[]> => tx.query(problemRows, [orgId, id, after.rowNo, after.field, limit])

const left = statement(
  'imports_left',
  `SELECT org_id, id FROM contact_import WHERE state = 'running' AND beat_at < now() - make_interval(secs => $1) ORDER BY beat_at LIMIT 20`,
)
/** Imports that are running and have not said so for this long: their worker is gone. */
export const findLeft = (db: Database, seconds: number): Promise<{ org_id: OrgId; id: string }[]> =>
  db.read(left, [seconds])

const old = statement(
  'imports_old',
  `SELECT org_id, id FROM contact_import
    WHERE (created_at < now() - interval '30 days' AND state <> 'running') OR (created_at < now() - interval '1 day' AND state = 'uploading')
    ORDER BY created_at LIMIT 200`,
)
export const findOld = (db: Database): Promise<{ org_id: OrgId; id: string }[]> => db.read(old)

const drop = statement('import_drop', 'DELETE FROM contact_import WHERE org_id = $1 AND id = $2')
export async function dropImport(tx: Tx, orgId: OrgId, id: string): Promise<void> {
  await tx.query(drop, [orgId, id])
}

const ourCountry = statement(
  'import_our_phone',
  'SELECT phone FROM number WHERE org_id = $1 ORDER BY created_at, id LIMIT 1',
)
/** One of the business's own numbers, which tells its country. */
export async function ourPhone(tx: Tx, orgId: OrgId): Promise<string | null> {
  const [row] = await tx.query<{ phone: string }>(ourCountry, [orgId])
  return row?.phone ?? null
}
