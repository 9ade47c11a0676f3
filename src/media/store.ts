// The rows of pictures and files: what each is, where it belongs, and how much room an organization has left.
import { type Database, type OrgId, statement, type Tx } from '../platform/database.ts'

export type MediaRow = {
  id: string
  state: 'preparing' | 'ready' | 'waiting' | 'failed'
  name: string
  type: string
  bytes: number
  sha256: Buffer | null
  width: number | null
  height: number | null
  is_animated: boolean
  has_thumbnail: boolean
  alt: string
  conversation_id: string | null
  member_id: string | null
  key_id: string | null
  note: string | null
  is_dropped: boolean
}

const COLUMNS = `m.id, m.state, m.name, m.type, m.bytes, m.sha256, m.width, m.height, m.is_animated, m.has_thumbnail, m.alt, m.conversation_id,
  m.member_id, m.key_id, m.note, m.dropped_at IS NOT NULL AS is_dropped`

export type NewMedia = {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly sha256: Buffer
  readonly width: number | null
  readonly height: number | null
  readonly isAnimated: boolean
  readonly hasThumbnail: boolean
  readonly alt: string
  readonly memberId: string | null
  readonly keyId: string | null
}

const takeRoom = statement(
  'media_room',
  `INSERT INTO media_use AS u (org_id, bytes) SELECT $1, $2::bigint WHERE $2::bigint <= $3::bigint
   ON CONFLICT (org_id) DO UPDATE SET bytes = greatest(0, u.bytes + $2::bigint) WHERE u.bytes + $2::bigint <= $3::bigint OR $2::bigint <= 0
   RETURNING bytes`,
)

/** Takes room for so many bytes, or gives it back where they are less than nothing. False where there is none left. */
export const moveRoom = async (tx: Tx, orgId: OrgId, bytes: number, quota: number): Promise<boolean> =>
  (await tx.query(takeRoom, [orgId, bytes, quota])).length > 0

const insertMedia = statement(
  'media_insert',
  `INSERT INTO media (org_id, id, state, name, type, bytes, sha256, width, height, is_animated, has_thumbnail, alt, member_id, key_id)
   VALUES ($1, $2, 'preparing', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
)

export async function addMedia(tx: Tx, orgId: OrgId, row: NewMedia): Promise<void> {
  await tx.query(insertMedia, [
    ...[orgId, row.id, row.name, row.type, row.bytes, row.sha256, row.width, row.height, row.isAnimated],
    ...[row.hasThumbnail, row.alt, row.memberId, row.keyId],
  ])
}

const readySql = statement(
  'media_ready',
  `UPDATE media SET state = 'ready', name = $3, type = $4, bytes = $5, sha256 = $6, width = $7, height = $8, is_animated = $9, has_thumbnail = $10,
          note = NULL, due_at = NULL
    WHERE org_id = $1 AND id = $2 AND dropped_at IS NULL RETURNING conversation_id`,
)

export type ReadyMedia = Omit<NewMedia, 'alt' | 'memberId' | 'keyId'>

/** Its bytes are stored. Null where it was taken away meanwhile. */
export async function markReady(
  tx: Tx,
  orgId: OrgId,
  row: ReadyMedia,
): Promise<{ conversation_id: string | null } | null> {
  const [found] = await tx.query<{ conversation_id: string | null }>(readySql, [
    ...[orgId, row.id, row.name, row.type, row.bytes, row.sha256, row.width, row.height, row.isAnimated],
    row.hasThumbnail,
  ])
  return found ?? null
}

const selectMedia = statement(
  'media_read',
  `SELECT ${COLUMNS} FROM media m WHERE m.org_id = $1 AND m.id = ANY($2::uuid[])`,
)

export const readMedia = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<MediaRow[]> =>
  tx.query<MediaRow>(selectMedia, [orgId, ids])

const claimSql = statement(
  'media_claim',
  `WITH locked AS MATERIALIZED (
     SELECT id FROM media WHERE org_id = $1 AND id = ANY($2::uuid[]) AND state = 'ready' AND dropped_at IS NULL
        AND (conversation_id = $3 OR conversation_id IS NULL AND (member_id = $4 OR key_id = $5))
      ORDER BY id FOR NO KEY UPDATE)
   UPDATE media m SET conversation_id = $3 FROM locked WHERE m.org_id = $1 AND m.id = locked.id
   RETURNING ${COLUMNS}`,
)

export type Bringer = { readonly memberId: string | null; readonly keyId: string | null }

/** Gives uploads of this member or key to a conversation; those that are there already may be used again. */
export const claimRows = (
  tx: Tx,
  orgId: OrgId,
  { ids, conversationId, by }: { ids: readonly string[]; conversationId: string; by: Bringer },
): Promise<MediaRow[]> => tx.query<MediaRow>(claimSql, [orgId, ids, conversationId, by.memberId, by.keyId])

export type Link = { readonly messageId: string; readonly position: number; readonly mediaId: string }

const linkSql = statement(
  'message_media_insert',
  `INSERT INTO message_media (org_id, message_id, position, media_id)
   SELECT $1, * FROM unnest($2::uuid[], $3::smallint[], $4::uuid[])`,
)

export async function addLinks(tx: Tx, orgId: OrgId, links: readonly Link[]): Promise<void> {
  await tx.query(linkSql, [
    orgId,
    links.map(({ messageId }) => messageId),
    links.map(({ position }) => position),
    links.map(({ mediaId }) => mediaId),
  ])
}

const ofMessages = statement(
  'message_media_of',
  `SELECT l.message_id, ${COLUMNS} FROM message_media l JOIN media m ON m.org_id = $1 AND m.id = l.media_id
    WHERE l.org_id = $1 AND l.message_id = ANY($2::uuid[]) ORDER BY l.message_id, l.position`,
)

export const readOfMessages = (
  tx: Tx,
  orgId: OrgId,
  messageIds: readonly string[],
): Promise<(MediaRow & { message_id: string })[]> => tx.query(ofMessages, [orgId, messageIds])

export type Arriving = {
  readonly id: string
  readonly messageId: string
  readonly position: number
  readonly conversationId: string
  readonly connectionId: string
  readonly url: string
  readonly type: string
}

const arriveSql = statement(
  'media_arrive',
  `WITH files AS (
     SELECT * FROM unnest($2::uuid[], $3::uuid[], $4::smallint[], $5::uuid[], $6::uuid[], $7::text[], $8::text[])
       AS f (id, message_id, position, conversation_id, connection_id, url, type)
   ), rows AS (
     INSERT INTO media (org_id, id, state, type, conversation_id, connection_id, source_url, due_at)
     SELECT $1, id, 'waiting', type, conversation_id, connection_id, url, now() FROM files)
   INSERT INTO message_media (org_id, message_id, position, media_id) SELECT $1, message_id, position, id FROM files`,
)

/** Files that came with texts and are still to be fetched. */
export async function addArriving(tx: Tx, orgId: OrgId, rows: readonly Arriving[]): Promise<void> {
  const column = <Key extends keyof Arriving>(key: Key): Arriving[Key][] => rows.map((row) => row[key])
  await tx.query(arriveSql, [
    ...[orgId, column('id'), column('messageId'), column('position'), column('conversationId')],
    ...[column('connectionId'), column('url'), column('type')],
  ])
}

export type Due = {
  id: string
  conversation_id: string
  connection_id: string
  source_url: string
  type: string
  tries: number
}

const takeDueSql = statement(
  'media_take_due',
  `WITH due AS MATERIALIZED (
     SELECT id FROM media WHERE org_id = $1 AND state = 'waiting' AND due_at <= now() AND dropped_at IS NULL
      ORDER BY due_at, id LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED)
   UPDATE media m SET tries = m.tries + 1, due_at = now() + make_interval(secs => ($3::int[])[least(m.tries + 1, cardinality($3::int[]))])
     FROM due WHERE m.org_id = $1 AND m.id = due.id
   RETURNING m.id, m.conversation_id, m.connection_id, m.source_url, m.type, m.tries`,
)

/** Takes files to fetch, so that nobody else fetches them meanwhile. `waits`: the seconds until the next try, try by try. */
export const takeDue = (tx: Tx, orgId: OrgId, most: number, waits: readonly number[]): Promise<Due[]> =>
  tx.query<Due>(takeDueSql, [orgId, most, waits])

const failSql = statement(
  'media_fail',
  `UPDATE media SET note = $3, state = CASE WHEN $4 THEN 'failed' ELSE state END, due_at = CASE WHEN $4 THEN NULL ELSE due_at END
    WHERE org_id = $1 AND id = $2 AND state = 'waiting'`,
)

/** Why it could not be fetched; `isFinal`: it is not tried again by itself. */
export async function noteFailure(
  tx: Tx,
  orgId: OrgId,
  { id, note, isFinal }: { id: string; note: string; isFinal: boolean },
): Promise<void> {
  await tx.query(failSql, [orgId, id, note, isFinal])
}

const againSql = statement(
  'media_again',
  `UPDATE media SET state = 'waiting', tries = 0, due_at = now(), note = NULL
    WHERE org_id = $1 AND id = $2 AND state = 'failed' AND source_url IS NOT NULL AND dropped_at IS NULL RETURNING id`,
)
export const waitAgain = async (tx: Tx, orgId: OrgId, id: string): Promise<boolean> =>
  (await tx.query(againSql, [orgId, id])).length > 0

const dropSql = statement(
  'media_drop',
  `UPDATE media SET dropped_at = now() WHERE org_id = $1 AND id = $2 AND conversation_id IS NULL AND dropped_at IS NULL
      AND (member_id = $3 OR key_id = $4) RETURNING id`,
)
/** Lets go of an upload that was not used. False where there is none of this member or key. */
export const dropOwn = async (tx: Tx, orgId: OrgId, id: string, by: Bringer): Promise<boolean> =>
  (await tx.query(dropSql, [orgId, id, by.memberId, by.keyId])).length > 0

const dropOne = statement(
  'media_drop_one',
  'UPDATE media SET dropped_at = now() WHERE org_id = $1 AND id = $2',
)
export async function drop(tx: Tx, orgId: OrgId, id: string): Promise<void> {
  await tx.query(dropOne, [orgId, id])
}

const dropOfPhones = statement(
  'media_drop_phones',
  `WITH locked AS MATERIALIZED (
     SELECT m.id FROM conversation c JOIN media m ON m.org_id = $1 AND m.conversation_id = c.id AND m.dropped_at IS NULL
      WHERE c.org_id = $1 AND c.their_phone = ANY($2::text[]) ORDER BY m.id FOR NO KEY UPDATE OF m)
   UPDATE media m SET dropped_at = now(), name = '', alt = '', note = NULL, source_url = NULL
     FROM locked WHERE m.org_id = $1 AND m.id = locked.id RETURNING m.id`,
)
/** Takes away every file of the conversations with these phones. */
export const dropForPhones = (tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<{ id: string }[]> =>
  tx.query(dropOfPhones, [orgId, phones])

const dropUnusedSql = statement(
  'media_drop_unused',
  `WITH locked AS MATERIALIZED (
     SELECT id FROM media WHERE org_id = $1 AND dropped_at IS NULL
        AND (state = 'preparing' AND made_at < now() - interval '1 hour' OR conversation_id IS NULL AND made_at < now() - make_interval(days => $2))
      ORDER BY id LIMIT 500 FOR NO KEY UPDATE SKIP LOCKED)
   UPDATE media m SET dropped_at = now() FROM locked WHERE m.org_id = $1 AND m.id = locked.id RETURNING m.id`,
)
/** Uploads that were cut off, and those that nobody used for so many days. */
export const dropUnused = (tx: Tx, orgId: OrgId, days: number): Promise<{ id: string }[]> =>
  tx.query(dropUnusedSql, [orgId, days])

const droppedSql = statement(
  'media_dropped',
  'SELECT id, sha256, bytes, has_thumbnail FROM media WHERE org_id = $1 AND dropped_at IS NOT NULL AND sha256 IS NOT NULL ORDER BY dropped_at LIMIT 500',
)
export type Dropped = { id: string; sha256: Buffer; bytes: number; has_thumbnail: boolean }
export const readDropped = (tx: Tx, orgId: OrgId): Promise<Dropped[]> => tx.query(droppedSql, [orgId])

// A text keeps the place of a file that was taken away; an upload that was never used leaves nothing.
const forgetSql = statement(
  'media_forget',
  `WITH emptied AS (
     UPDATE media SET sha256 = NULL, bytes = 0, has_thumbnail = false, state = 'failed' WHERE org_id = $1 AND id = $2 AND sha256 IS NOT NULL
     RETURNING id)
   SELECT id FROM emptied`,
)
const deleteUnlinked = statement(
  'media_delete',
  `DELETE FROM media m WHERE m.org_id = $1 AND m.id = $2 AND m.dropped_at IS NOT NULL AND m.sha256 IS NULL
      AND NOT EXISTS (SELECT 1 FROM message_media l WHERE l.org_id = $1 AND l.media_id = $2)`,
)
/** Its files are gone. False where somebody else has said so already. */
export async function forgetBytes(tx: Tx, orgId: OrgId, id: string): Promise<boolean> {
  const isFirst = (await tx.query(forgetSql, [orgId, id])).length > 0
  await tx.query(deleteUnlinked, [orgId, id])
  return isFirst
}

const workSql = statement(
  'media_work',
  `SELECT o.org_id FROM organization o
    WHERE EXISTS (SELECT 1 FROM media m WHERE m.org_id = o.org_id AND m.state = 'preparing' AND m.made_at < now() - interval '1 hour')
       OR EXISTS (SELECT 1 FROM media m WHERE m.org_id = o.org_id AND m.conversation_id IS NULL AND m.made_at < now() - make_interval(days => $1))
       OR EXISTS (SELECT 1 FROM media m WHERE m.org_id = o.org_id AND m.dropped_at IS NOT NULL AND m.sha256 IS NOT NULL)`,
)
/** Organizations with something to clear away. Read across organizations. */
export const findUntidy = async (db: Database, days: number): Promise<OrgId[]> =>
  (await db.read<{ org_id: OrgId }>(workSql, [days])).map(({ org_id }) => org_id)

const waitingSql = statement(
  'media_waiting',
  `SELECT o.org_id, greatest(0, extract(epoch FROM w.due_at - now()) * 1000)::float8 AS in_ms FROM organization o
     CROSS JOIN LATERAL (SELECT due_at FROM media m WHERE m.org_id = o.org_id AND m.state = 'waiting' AND m.dropped_at IS NULL ORDER BY due_at LIMIT 1) w`,
)
/** Organizations with files to fetch, and how long until the first is due. Read across organizations. */
export const findWaiting = (db: Database): Promise<{ org_id: OrgId; in_ms: number }[]> => db.read(waitingSql)
