// The SQL of notes. Whoever writes, edits or deletes one moves its thread's count first, so that notes of a thread change one after another.
import { type OrgId, statement, type Tx } from '../platform/database.ts'

export type NoteRow = {
  id: string
  conversation_id: string
  order_no: number
  change_no: number
  author_id: string
  body: string
  request_key: string
  written_at: Date
  edited_at: Date | null
  deleted_at: Date | null
  deleted_by: string | null
  erased_at: Date | null
}

const COLUMNS =
  'id, conversation_id, order_no, change_no, author_id, body, request_key, written_at, edited_at, deleted_at, deleted_by, erased_at'

const before = statement(
  'notes_before',
  `SELECT ${COLUMNS} FROM note WHERE org_id = $1 AND conversation_id = $2 AND order_no < $3 ORDER BY order_no DESC LIMIT $4`,
)
const after = statement(
  'notes_after',
  `SELECT ${COLUMNS} FROM note WHERE org_id = $1 AND conversation_id = $2 AND order_no > $3 ORDER BY order_no LIMIT $4`,
)
const changed = statement(
  'notes_changed',
  `SELECT ${COLUMNS} FROM note WHERE org_id = $1 AND conversation_id = $2 AND change_no > $3 AND change_no > order_no AND order_no <= $3 ORDER BY change_no LIMIT 500`,
)

export type Wanted = {
  readonly conversationId: string
  readonly before?: number | undefined
  readonly after?: number | undefined
  readonly limit: number
}

/** Notes before an order number, newest first, or after one, oldest first. */
export const notesOfThread = (tx: Tx, orgId: OrgId, wanted: Wanted): Promise<NoteRow[]> => {
  const { conversationId, limit } = wanted
  return wanted.after === undefined
    ? tx.query<NoteRow>(before, [orgId, conversationId, wanted.before ?? Number.MAX_SAFE_INTEGER, limit])
    : tx.query<NoteRow>(after, [orgId, conversationId, wanted.after, limit])
}

/** Notes up to an order number that were edited or deleted after it. */
export const notesChangedAfter = (
  tx: Tx,
  orgId: OrgId,
  conversationId: string,
  after: number,
): Promise<NoteRow[]> => tx.query<NoteRow>(changed, [orgId, conversationId, after])

const byId = statement(
  'notes_by_id',
  `SELECT ${COLUMNS} FROM note WHERE org_id = $1 AND id = ANY($2::uuid[])`,
)

export const selectNotes = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<NoteRow[]> =>
  tx.query<NoteRow>(byId, [orgId, ids])

const byKey = statement(
  'notes_by_key',
  `SELECT ${COLUMNS} FROM note WHERE org_id = $1 AND author_id = $2 AND request_key = $3`,
)

export async function noteOfRequest(
  tx: Tx,
  orgId: OrgId,
  authorId: string,
  requestKey: string,
): Promise<NoteRow | null> {
  const [row] = await tx.query<NoteRow>(byKey, [orgId, authorId, requestKey])
  return row ?? null
}

const moveCount = statement(
  'notes_place',
  'UPDATE conversation SET last_order = last_order + 1 WHERE org_id = $1 AND id = $2 RETURNING last_order, department_id, their_phone',
)
export type Place = { last_order: number; department_id: string; their_phone: string }

/** Takes the next number of a thread, and holds the thread until the transaction ends. */
export async function takePlace(tx: Tx, orgId: OrgId, conversationId: string): Promise<Place> {
  const [row] = await tx.query<Place>(moveCount, [orgId, conversationId])
  if (!row) throw new Error('A thread that was just seen is gone')
  return row
}

const insert = statement(
  'notes_insert',
  `INSERT INTO note (org_id, id, conversation_id, order_no, change_no, author_id, body, request_key)
   VALUES ($1, $2, $3, $4, $4, $5, $6, $7) ON CONFLICT (org_id, author_id, request_key) DO NOTHING RETURNING ${COLUMNS}`,
)
export type NewNote = Pick<
  NoteRow,
  'id' | 'conversation_id' | 'order_no' | 'author_id' | 'body' | 'request_key'
>

/** Stores a note; null when its request was carried out before. */
export async function insertNote(tx: Tx, orgId: OrgId, note: NewNote): Promise<NoteRow | null> {
  const [row] = await tx.query<NoteRow>(insert, [
    ...[orgId, note.id, note.conversation_id, note.order_no],
    ...[note.author_id, note.body, note.request_key],
  ])
  return row ?? null
}

const keepVersion = statement(
  'notes_keep_version',
  `INSERT INTO note_version (org_id, note_id, change_no, body, written_at)
   SELECT org_id, id, change_no, body, COALESCE(edited_at, written_at) FROM note WHERE org_id = $1 AND id = $2`,
)
const rewrite = statement(
  'notes_rewrite',
  `UPDATE note SET body = $3, change_no = $4, edited_at = now() WHERE org_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
)

/** Gives a note other words, and keeps what it said. Its thread is held. */
export async function rewriteNote(
  tx: Tx,
  orgId: OrgId,
  { id, body, changeNo }: { id: string; body: string; changeNo: number },
): Promise<NoteRow> {
  await tx.query(keepVersion, [orgId, id])
  return only(await tx.query<NoteRow>(rewrite, [orgId, id, body, changeNo]))
}

const dropVersions = statement(
  'notes_drop_versions',
  'DELETE FROM note_version WHERE org_id = $1 AND note_id = $2',
)
const empty = statement(
  'notes_empty',
  `UPDATE note SET body = '', change_no = $3, deleted_at = now(), deleted_by = $4 WHERE org_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
)

/** Takes a note's words away, those of before with them. Its thread is held. */
export async function emptyNote(
  tx: Tx,
  orgId: OrgId,
  { id, by, changeNo }: { id: string; by: string; changeNo: number },
): Promise<NoteRow> {
  await tx.query(dropVersions, [orgId, id])
  return only(await tx.query<NoteRow>(empty, [orgId, id, changeNo, by]))
}

const only = ([row]: NoteRow[]): NoteRow => {
  if (!row) throw new Error('A note that was just seen is gone')
  return row
}

const versions = statement(
  'notes_versions',
  'SELECT body, written_at FROM note_version WHERE org_id = $1 AND note_id = $2 ORDER BY change_no DESC LIMIT 100',
)

export const versionsOf = (
  tx: Tx,
  orgId: OrgId,
  id: string,
): Promise<Pick<NoteRow, 'body' | 'written_at'>[]> => tx.query(versions, [orgId, id])
