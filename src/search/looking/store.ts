// The SQL of searching: places by word, newest first, and the texts at these places that may be seen.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import { type Source, type SourceName, sources } from '../sources/store.ts'

/** After every word that begins so: the greatest character follows it. */
const after = (beginning: string): string => `${beginning}\u{10FFFF}`

const selectEnd = statement('search_end', 'SELECT next_place FROM search_progress WHERE org_id = $1')

/** The place that the next text will get. */
export async function readEnd(tx: Tx, orgId: OrgId): Promise<number> {
  const [row] = await tx.query<{ next_place: number }>(selectEnd, [orgId])
  return row?.next_place ?? 0
}

const selectShelves = statement(
  'search_shelves_between',
  `SELECT min(shelf) AS lowest, max(shelf) AS highest FROM search_shelf
    WHERE org_id = $1 AND ($2::timestamptz IS NULL OR last_at >= $2) AND ($3::timestamptz IS NULL OR first_at < $3)`,
)

/** Between which shelves the texts of a time lie; null when there are none. */
export async function readShelves(
  tx: Tx,
  orgId: OrgId,
  { since, until }: { since: Date | null; until: Date | null },
): Promise<{ lowest: number; highest: number } | null> {
  const [row] = await tx.query<{ lowest: number | null; highest: number | null }>(selectShelves, [
    ...[orgId, since, until],
  ])
  const { lowest = null, highest = null } = row ?? {}
  return lowest === null || highest === null ? null : { lowest, highest }
}

// From one word straight to the next: what stands between them, a row for each shelf, is not read.
const selectBeginning = statement(
  'search_words_beginning',
  `WITH RECURSIVE found AS (
     (SELECT word FROM search_word WHERE org_id = $1 AND word >= $2 AND word < $3 ORDER BY word LIMIT 1)
     UNION ALL
     SELECT (SELECT w.word FROM search_word w WHERE w.org_id = $1 AND w.word > f.word AND w.word < $3 ORDER BY w.word LIMIT 1)
       FROM found f WHERE f.word IS NOT NULL
   )
   SELECT word FROM found WHERE word IS NOT NULL LIMIT $4`,
)

/** Words that begin so, up to a number of them. */
export const readWords = async (tx: Tx, orgId: OrgId, beginning: string, most: number): Promise<string[]> =>
  (await tx.query<{ word: string }>(selectBeginning, [orgId, beginning, after(beginning), most])).map(
    ({ word }) => word,
  )

export type PlaceRow = { readonly word: string; readonly shelf: number; readonly places: readonly number[] }

// An array of thousands is read several times faster as one text.
type Packed = { word: string; shelf: number; places: string }
const unpacked = ({ word, shelf, places }: Packed): PlaceRow => ({
  ...{ word, shelf },
  places: places === '' ? [] : places.split(',').map(Number),
})

const selectNewest = statement(
  'search_shelves_newest',
  `SELECT p.word, r.shelf FROM unnest($2::text[]) AS p (word)
    CROSS JOIN LATERAL (
      SELECT w.shelf FROM search_word w WHERE w.org_id = $1 AND w.word = p.word COLLATE "C" AND w.shelf <= $3
       ORDER BY w.shelf DESC LIMIT $4
    ) r`,
)

/** For each word the newest shelves where it stands, from one on downwards, so many of them. */
export const readNewest = (
  tx: Tx,
  orgId: OrgId,
  { words, from, most }: { words: readonly string[]; from: number; most: number },
): Promise<{ word: string; shelf: number }[]> => tx.query(selectNewest, [orgId, words, from, most])

const selectAt = statement(
  'search_places_at',
  `SELECT w.word, w.shelf, array_to_string(w.places, ',') AS places FROM unnest($2::text[]) AS p (word) CROSS JOIN unnest($3::int[]) AS s (shelf)
     JOIN search_word w ON w.org_id = $1 AND w.word = p.word COLLATE "C" AND w.shelf = s.shelf`,
)

/** The places of these words on these shelves. */
export const readAt = async (
  tx: Tx,
  orgId: OrgId,
  { words, shelves }: { words: readonly string[]; shelves: readonly number[] },
): Promise<PlaceRow[]> => (await tx.query<Packed>(selectAt, [orgId, words, shelves])).map(unpacked)

export type TextRow = {
  place: number
  id: string
  conversation_id: string
  department_id: string
  their_phone: string
  contact_name: string
  source: SourceName
  at: Date
  order_no: number
  body: string
}

const firstOf = (read: (source: Source) => string): string => `COALESCE(${sources.map(read).join(', ')})`
const body = firstOf(({ name, words }) => words(name))

// The words are read where they stand: what was erased a moment ago has none, whatever the index says.
const selectTexts = statement(
  'search_texts_at',
  `SELECT t.place, t.message_id AS id, t.conversation_id, c.department_id, c.their_phone, COALESCE(k.name, '') AS contact_name, t.source, t.at,
          ${firstOf(({ name }) => `${name}.order_no`)} AS order_no, ${body} AS body
     FROM unnest($2::bigint[]) AS p (place)
     JOIN search_text t ON t.org_id = $1 AND t.place = p.place
     JOIN conversation c ON c.org_id = $1 AND c.id = t.conversation_id
     LEFT JOIN contact k ON k.org_id = $1 AND k.phone = c.their_phone
     ${sources
       .map(
         ({ name, table, isLive }) =>
           `LEFT JOIN ${table} ${name} ON ${name}.org_id = $1 AND ${name}.id = t.message_id AND t.source = '${name}' AND ${isLive(name)}`,
       )
       .join('\n     ')}
    WHERE ($3::uuid[] IS NULL OR c.department_id = ANY($3)) AND ($4::text[] IS NULL OR t.source = ANY($4))
      AND ($5::timestamptz IS NULL OR t.at >= $5) AND ($6::timestamptz IS NULL OR t.at < $6) AND ${body} IS NOT NULL
    ORDER BY t.place DESC`,
)

export type Filter = {
  readonly departments: 'all' | readonly string[]
  readonly by: readonly SourceName[] | null
  readonly since: Date | null
  readonly until: Date | null
}

/** The texts at these places that pass the filter, newest first. */
export const readTexts = (
  tx: Tx,
  orgId: OrgId,
  places: readonly number[],
  { departments, by, since, until }: Filter,
): Promise<TextRow[]> =>
  tx.query<TextRow>(selectTexts, [
    ...[orgId, places, departments === 'all' ? null : departments],
    ...[by, since, until],
  ])

const selectThreads = statement(
  'search_threads_of',
  `SELECT DISTINCT ON (c.their_phone) c.their_phone AS phone, c.id FROM conversation c
    WHERE c.org_id = $1 AND c.their_phone = ANY($2::text[]) AND ($3::uuid[] IS NULL OR c.department_id = ANY($3))
    ORDER BY c.their_phone, c.last_at DESC, c.id`,
)

/** The newest conversation with each of these phones, among the departments named. */
export async function readThreads(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
  departments: 'all' | readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ phone: string; id: string }>(selectThreads, [
    ...[orgId, phones, departments === 'all' ? null : departments],
  ])
  return new Map(rows.map(({ phone, id }) => [phone, id]))
}

const selectDepartment = statement(
  'search_department',
  'SELECT id FROM department WHERE org_id = $1 AND id = $2',
)

export const isDepartment = async (tx: Tx, orgId: OrgId, id: string): Promise<boolean> =>
  (await tx.query(selectDepartment, [orgId, id])).length > 0
