// The rows of the files that the demo's phones send and get.
import { type Database, type OrgId, statement, type Tx } from '../../platform/database.ts'

export type PhoneFileRow = {
  id: string
  text_id: string | null
  type: string
  bytes: number
  note: string | null
}

/** A file that somebody put on a phone, to send with a text. */
export async function addOwn(
  tx: Tx,
  orgId: OrgId,
  file: { id: string; type: string; bytes: number },
): Promise<void> {
  await tx.query('INSERT INTO phone_media (org_id, id, type, bytes) VALUES ($1, $2, $3, $4)', [
    ...[orgId, file.id, file.type, file.bytes],
  ])
}

/** Files of a phone's text, in order. False where one is not there, or was sent before. */
export async function tieToText(
  tx: Tx,
  orgId: OrgId,
  { textId, ids }: { textId: string; ids: readonly string[] },
): Promise<boolean> {
  const tied = await tx.query(
    `UPDATE phone_media p SET text_id = $2, position = f.position FROM unnest($3::uuid[]) WITH ORDINALITY AS f (id, position)
      WHERE p.org_id = $1 AND p.id = f.id AND p.text_id IS NULL AND p.source_url IS NULL RETURNING p.id`,
    [orgId, textId, ids],
  )
  await tx.query('UPDATE phone_text SET media_count = $3 WHERE org_id = $1 AND id = $2', [
    orgId,
    textId,
    ids.length,
  ])
  return tied.length === ids.length
}

export type Coming = {
  readonly textId: string
  readonly id: string
  readonly url: string
  readonly type: string
}

/** Files of texts that the network has just taken; they are fetched next. */
export async function addComing(tx: Tx, orgId: OrgId, files: readonly Coming[]): Promise<void> {
  await tx.query(
    statement(
      'phone_files_coming',
      `WITH added AS (
         INSERT INTO phone_media (org_id, id, text_id, position, type, source_url)
         SELECT $1, f.id, f.text_id, f.position, f.type, f.url
           FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) WITH ORDINALITY AS f (id, text_id, url, type, position)
         RETURNING text_id)
       UPDATE phone_text t SET media_count = n.files FROM (SELECT text_id, count(*) AS files FROM added GROUP BY text_id) n
        WHERE t.org_id = $1 AND t.id = n.text_id`,
    ),
    [
      orgId,
      files.map(({ id }) => id),
      files.map(({ textId }) => textId),
      files.map(({ url }) => url),
      files.map(({ type }) => type),
    ],
  )
}

/** The files of texts, in order. */
export const listFiles = (
  tx: Tx,
  orgId: OrgId,
  textIds: readonly string[],
): Promise<(PhoneFileRow & { text_id: string })[]> =>
  tx.query(
    statement(
      'phone_files',
      `SELECT id, text_id, type, bytes, note FROM phone_media
        WHERE org_id = $1 AND text_id = ANY($2::uuid[]) ORDER BY text_id, position, id`,
    ),
    [orgId, textIds],
  )

export async function readFileRow(tx: Tx, orgId: OrgId, id: string): Promise<PhoneFileRow | null> {
  const [row] = await tx.query<PhoneFileRow>(
    statement(
      'phone_file',
      'SELECT id, text_id, type, bytes, note FROM phone_media WHERE org_id = $1 AND id = $2',
    ),
    [orgId, id],
  )
  return row ?? null
}

export type WaitingFile = { org_id: OrgId; id: string; source_url: string }

/** Files that the network still has to fetch from Parley. Read across organizations. */
export const findWaitingFiles = (db: Database): Promise<WaitingFile[]> =>
  db.read<WaitingFile>(
    statement(
      'phone_files_waiting',
      'SELECT org_id, id, source_url FROM phone_media WHERE source_url IS NOT NULL AND note IS NULL LIMIT 50',
    ),
  )

/** The file is here, or will never be. */
export async function settleFile(
  tx: Tx,
  orgId: OrgId,
  { id, type, bytes, note }: { id: string; type: string; bytes: number; note: string | null },
): Promise<void> {
  await tx.query(
    'UPDATE phone_media SET source_url = NULL, type = $3, bytes = $4, note = $5 WHERE org_id = $1 AND id = $2',
    [orgId, id, type, bytes, note],
  )
}
