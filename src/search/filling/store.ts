// The SQL of filling the index: what has no place yet, a place for it, and the words it is found by.
import { type Database, type OrgId, statement, type Tx } from '../../platform/database.ts'
import { type Source, type SourceName, sources } from '../sources/store.ts'

const LOCK =
  'SELECT next_place, read_until, sure_until FROM search_progress WHERE org_id = $1 FOR NO KEY UPDATE'
const lockOrPass = statement('search_lock_or_pass', `${LOCK} SKIP LOCKED`)
const lockOrWait = statement('search_lock_or_wait', LOCK)
const begin = statement(
  'search_begin',
  'INSERT INTO search_progress (org_id) VALUES ($1) ON CONFLICT DO NOTHING',
)

export type Progress = { next_place: number; read_until: Date; sure_until: Date }

/** How far the organization's index is, locked: one at a time changes it. Null when somebody else does right now. */
export async function lockProgress(tx: Tx, orgId: OrgId, how: 'pass' | 'wait'): Promise<Progress | null> {
  const lock = () => tx.query<Progress>(how === 'pass' ? lockOrPass : lockOrWait, [orgId])
  const [row] = await lock()
  if (row) return row
  if (how === 'wait') await tx.query(begin, [orgId])
  const [again] = how === 'wait' ? await lock() : []
  return again ?? null
}

/** The first search of an organization's worker makes its row. */
export const beginProgress = async (tx: Tx, orgId: OrgId): Promise<void> => {
  await tx.query(begin, [orgId])
}

export type NewText = {
  readonly id: string
  readonly conversation_id: string
  readonly body: string
  readonly at: Date
  readonly source: SourceName
}

// Looked up text by text, whatever the planner knows: joined, a plan made while the table was empty reads all of it for each text.
// Ids begin with the time they were made at, so those since a time are a range of the primary key.
const selectNew = new Map(
  sources.map(({ name, table, isLive, words, at }: Source) => [
    name,
    statement(
      `search_new_${name}`,
      `SELECT s.id, s.conversation_id, ${words('s')} AS body, ${at('s')} AS at, '${name}' AS source FROM ${table} s
        WHERE s.org_id = $1 AND s.id >= $2 AND ${isLive('s')}
          AND (SELECT t.place FROM search_taken t WHERE t.org_id = $1 AND t.message_id = s.id) IS NULL
        ORDER BY s.id LIMIT $3`,
    ),
  ]),
)

/** Texts of one source without a place in the index, the oldest first. */
export const readNew = (
  tx: Tx,
  orgId: OrgId,
  { source, since, most }: { source: SourceName; since: Date; most: number },
): Promise<NewText[]> => {
  const wanted = selectNew.get(source)
  return wanted ? tx.query<NewText>(wanted, [orgId, firstIdAt(since), most]) : Promise.resolve([])
}

const firstIdAt = (time: Date): string => {
  const hex = Math.max(0, time.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

const insertTexts = statement(
  'search_texts_add',
  `WITH t AS (
     SELECT *, $2::bigint + nth - 1 AS place
       FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[]) WITH ORDINALITY AS t (id, conversation_id, source, at, nth)
   ), taken AS (
     INSERT INTO search_taken (org_id, message_id, place) SELECT $1, id, place FROM t ORDER BY id
   )
   INSERT INTO search_text (org_id, place, message_id, conversation_id, source, at)
   SELECT $1, place, id, conversation_id, source, at FROM t`,
)
const insertWords = statement(
  'search_words_add',
  `INSERT INTO search_word AS w (org_id, word, shelf, places)
   SELECT $1, t.word, t.shelf, t.places::smallint[] FROM unnest($2::text[], $3::int[], $4::text[]) AS t (word, shelf, places)
    ORDER BY t.word COLLATE "C", t.shelf
   ON CONFLICT (org_id, word, shelf) DO UPDATE SET places = w.places || excluded.places`,
)
const widenShelves = statement(
  'search_shelves_widen',
  `INSERT INTO search_shelf AS s (org_id, shelf, first_at, last_at)
   SELECT $1, place / $2, min(at), max(at) FROM unnest($3::bigint[], $4::timestamptz[]) AS t (place, at) GROUP BY place / $2 ORDER BY 2
   ON CONFLICT (org_id, shelf) DO UPDATE SET first_at = least(s.first_at, excluded.first_at), last_at = greatest(s.last_at, excluded.last_at)`,
)

export type WordRow = { readonly word: string; readonly shelf: number; readonly places: readonly number[] }

/** Gives texts their places, from `first` on. Whoever does holds the progress. */
export async function addTexts(
  tx: Tx,
  orgId: OrgId,
  {
    first,
    texts,
    words,
    shelf,
  }: { first: number; texts: readonly NewText[]; words: readonly WordRow[]; shelf: number },
): Promise<void> {
  const times = texts.map(({ at }) => at)
  await Promise.all([
    tx.query(insertTexts, [
      ...[orgId, first, texts.map(({ id }) => id), texts.map(({ conversation_id }) => conversation_id)],
      ...[texts.map(({ source }) => source), times],
    ]),
    tx.query(insertWords, [
      ...[orgId, words.map(({ word }) => word), words.map((each) => each.shelf)],
      words.map(({ places }) => `{${places.join(',')}}`),
    ]),
    tx.query(widenShelves, [orgId, shelf, texts.map((_, nth) => first + nth), times]),
  ])
}

const moveOn = statement(
  'search_progress_move',
  'UPDATE search_progress SET next_place = $2, read_until = $3, sure_until = $4 WHERE org_id = $1',
)

export async function moveProgress(tx: Tx, orgId: OrgId, to: Progress): Promise<void> {
  await tx.query(moveOn, [orgId, to.next_place, to.read_until, to.sure_until])
}

const deleteTexts = statement(
  'search_texts_forget',
  `WITH gone AS (
     DELETE FROM search_taken WHERE org_id = $1 AND message_id = ANY($2::uuid[]) RETURNING message_id AS id, place
   ), texts AS (
     DELETE FROM search_text t USING gone WHERE t.org_id = $1 AND t.place = gone.place
   )
   SELECT id, place FROM gone`,
)

/** Takes texts out of the index, and says where they stood. */
export const removeTexts = (
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
): Promise<{ id: string; place: number }[]> => tx.query(deleteTexts, [orgId, ids])

// Cut from the rows of the words that they held: what somebody wrote must not be left there either.
const cutWords = statement(
  'search_words_cut',
  `UPDATE search_word w
      SET places = ARRAY(SELECT place FROM unnest(w.places) AS p (place) WHERE place <> ALL (g.places::smallint[]) ORDER BY place)
     FROM (SELECT * FROM unnest($2::text[], $3::int[], $4::text[]) AS t (word, shelf, places)) g
    WHERE w.org_id = $1 AND w.word = g.word COLLATE "C" AND w.shelf = g.shelf`,
)
const dropEmpty = statement(
  'search_words_drop',
  `DELETE FROM search_word w USING unnest($2::text[], $3::int[]) AS t (word, shelf)
    WHERE w.org_id = $1 AND w.word = t.word COLLATE "C" AND w.shelf = t.shelf AND w.places = '{}'`,
)

export async function removeWords(tx: Tx, orgId: OrgId, rows: readonly WordRow[]): Promise<void> {
  const words = rows.map(({ word }) => word)
  const shelves = rows.map(({ shelf }) => shelf)
  await tx.query(cutWords, [orgId, words, shelves, rows.map(({ places }) => `{${places.join(',')}}`)])
  await tx.query(dropEmpty, [orgId, words, shelves])
}

/** Organizations with something to find: whoever texts has a ledger. */
export const findOrganizations = (
  db: Database,
  after: OrgId | null,
  most: number,
): Promise<{ org_id: OrgId }[]> =>
  db.read<{ org_id: OrgId }>(
    statement(
      'search_organizations',
      `SELECT org_id FROM tree_head WHERE org_id > COALESCE($1::uuid, '00000000-0000-0000-0000-000000000000') ORDER BY org_id LIMIT $2`,
    ),
    [after, most],
  )
