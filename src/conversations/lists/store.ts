// The SQL of the inbox's lists, whole and by tag: ranges of indexes in the order of the list, never an OFFSET.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import { COLUMNS, JOINED, type ThreadRow } from '../store.ts'

export type ListWanted = {
  readonly list: 'mine' | 'unassigned' | 'all' | 'snoozed' | 'closed'
  readonly memberId: string | null
  readonly departments: 'all' | readonly string[]
  readonly after: { at: Date; id: string } | null
  readonly limit: number
}

// `departments` null means every one of the organization. The cursor's first page starts after the end of time.
const WITHIN =
  "(c.list_at, c.id) < (COALESCE($4::timestamptz, 'infinity'), COALESCE($5::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))"
const NEWEST_FIRST = 'ORDER BY c.list_at DESC, c.id DESC LIMIT $3'

/**
 * Mine and Unassigned: one range of the index by assignee for each department, merged. The assignee is named in the order, too: IS NULL
 * is no equality to PostgreSQL, which would sort everything unassigned.
 */
const byAssignee = (whose: string) => `
  SELECT ${COLUMNS} FROM department d
   CROSS JOIN LATERAL (
     SELECT c.* FROM conversation c
      WHERE c.org_id = $1 AND c.department_id = d.id AND c.state = 'open' AND c.assignee_id ${whose} AND ${WITHIN}
      ORDER BY c.assignee_id, c.list_at DESC, c.id DESC LIMIT $3
   ) c ${JOINED}
   WHERE d.org_id = $1 AND ($2::uuid[] IS NULL OR d.id = ANY($2)) ${NEWEST_FIRST}`

/** All, Snoozed and Closed: one range of the index for each department, merged. */
const byDepartment = (state: string) => `
  SELECT ${COLUMNS} FROM department d
   CROSS JOIN LATERAL (
     SELECT c.* FROM conversation c
      WHERE c.org_id = $1 AND c.department_id = d.id AND c.state = '${state}' AND ${WITHIN} ${NEWEST_FIRST}
   ) c ${JOINED}
   WHERE d.org_id = $1 AND ($2::uuid[] IS NULL OR d.id = ANY($2)) ${NEWEST_FIRST}`

const lists = {
  mine: statement('threads_mine', byAssignee('= $6')),
  unassigned: statement('threads_unassigned', byAssignee('IS NULL')),
  all: statement('threads_all', byDepartment('open')),
  snoozed: statement('threads_snoozed', byDepartment('snoozed')),
  closed: statement('threads_closed', byDepartment('closed')),
}

/** One page of a list, newest first: ranges of indexes, never an OFFSET. */
export function listThreads(
  tx: Tx,
  orgId: OrgId,
  { list, memberId, departments, after, limit }: ListWanted,
): Promise<ThreadRow[]> {
  const values = [
    orgId,
    departments === 'all' ? null : departments,
    limit,
    after?.at ?? null,
    after?.id ?? null,
  ]
  return tx.query<ThreadRow>(lists[list], list === 'mine' ? [...values, memberId] : values)
}

// A list by tag. Few that carry it are gathered and put in order; where there are many, the list is walked and those that carry it are kept.
// Counted, not EXISTS: that, the planner would answer from a hash of everything that carries the tag.
const TAGGED = `(SELECT count(*) FROM conversation_tag t WHERE t.org_id = $1 AND t.conversation_id = c.id AND t.tag_id = $7)
  + (SELECT count(*) FROM contact p JOIN contact_tag t ON t.org_id = $1 AND t.contact_id = p.id AND t.tag_id = $7 WHERE p.org_id = $1 AND p.phone = c.their_phone) > 0`
const of = (list: ListWanted['list']): string =>
  list === 'mine' || list === 'unassigned'
    ? "c.state = 'open'"
    : `c.state = '${list === 'all' ? 'open' : list}'`
// $6 is named in every statement, so that all of them take the same values.
const whose = (list: ListWanted['list']): string =>
  list === 'mine'
    ? 'c.assignee_id = $6::uuid'
    : list === 'unassigned'
      ? 'c.assignee_id IS NULL AND $6::uuid IS NULL'
      : '$6::uuid IS NULL'

const gather = (list: ListWanted['list']): string => `
  WITH carrying AS MATERIALIZED (
    SELECT t.conversation_id AS id FROM conversation_tag t WHERE t.org_id = $1 AND t.tag_id = $7
     UNION
    SELECT c.id FROM contact_tag t JOIN contact p ON p.org_id = $1 AND p.id = t.contact_id
      JOIN conversation c ON c.org_id = $1 AND c.their_phone = p.phone WHERE t.org_id = $1 AND t.tag_id = $7
  )
  SELECT array_agg(id) AS ids, 0 AS looked, NULL::timestamptz AS at, NULL::uuid AS id FROM (
    SELECT c.id FROM carrying k JOIN conversation c ON c.org_id = $1 AND c.id = k.id
     WHERE ${of(list)} AND ${whose(list)} AND ($2::uuid[] IS NULL OR c.department_id = ANY($2)) AND ${WITHIN} ${NEWEST_FIRST}
  ) page`

/** How many conversations are looked at for one page of a list by tag. */
export const LOOKED_AT = 2_000
const walk = (list: ListWanted['list']): string => `
  WITH looked AS MATERIALIZED (
    SELECT c.id, c.list_at, c.their_phone FROM department d
     CROSS JOIN LATERAL (
       SELECT c.id, c.list_at, c.their_phone FROM conversation c
        WHERE c.org_id = $1 AND c.department_id = d.id AND ${of(list)} AND ${whose(list)} AND ${WITHIN}
        ORDER BY ${list === 'mine' || list === 'unassigned' ? 'c.assignee_id, ' : ''}c.list_at DESC, c.id DESC LIMIT ${LOOKED_AT}
     ) c WHERE d.org_id = $1 AND ($2::uuid[] IS NULL OR d.id = ANY($2)) ORDER BY c.list_at DESC, c.id DESC LIMIT ${LOOKED_AT}
  ), page AS (SELECT c.id FROM looked c WHERE ${TAGGED} ${NEWEST_FIRST}
  ), last AS (SELECT list_at, id FROM looked ORDER BY list_at, id LIMIT 1)
  SELECT (SELECT array_agg(id) FROM page) AS ids, (SELECT count(*)::int FROM looked) AS looked, last.list_at AS at, last.id
    FROM (SELECT) one LEFT JOIN last ON true`

const byTag = (name: string, text: (list: ListWanted['list']) => string) =>
  ({
    mine: statement(`tagged_mine_${name}`, text('mine')),
    unassigned: statement(`tagged_unassigned_${name}`, text('unassigned')),
    all: statement(`tagged_all_${name}`, text('all')),
    snoozed: statement(`tagged_snoozed_${name}`, text('snoozed')),
    closed: statement(`tagged_closed_${name}`, text('closed')),
  }) as const
const gathering = byTag('few', gather)
const walking = byTag('many', walk)

const FEW = 500
const isFew = statement(
  'tagged_few',
  `SELECT (SELECT count(*) FROM (SELECT FROM conversation_tag WHERE org_id = $1 AND tag_id = $2 LIMIT ${FEW + 1}) a)
        + (SELECT count(*) FROM (SELECT FROM contact_tag WHERE org_id = $1 AND tag_id = $2 LIMIT ${FEW + 1}) b) <= ${FEW} AS few`,
)

/** What was found of one page, in any order, and up to where it was looked when that was not the end of the list. */
export type Tagged = { readonly ids: readonly string[]; readonly upTo: { at: Date; id: string } | null }

/** The conversations of a list that carry a tag, or whose contact does: a page of them, or as many as a bounded look finds. */
export async function findTagged(tx: Tx, orgId: OrgId, wanted: ListWanted, tagId: string): Promise<Tagged> {
  const { list, memberId, departments, after, limit } = wanted
  const [size] = await tx.query<{ few: boolean }>(isFew, [orgId, tagId])
  const statements = size?.few ? gathering : walking
  const [row] = await tx.query<{ ids: string[] | null; looked: number; at: Date | null; id: string | null }>(
    statements[list],
    [
      ...[orgId, departments === 'all' ? null : departments, limit, after?.at ?? null, after?.id ?? null],
      ...[list === 'mine' ? memberId : null, tagId],
    ],
  )
  const isMore = row !== undefined && row.looked >= LOOKED_AT && row.at !== null && row.id !== null
  return { ids: row?.ids ?? [], upTo: isMore && row.at && row.id ? { at: row.at, id: row.id } : null }
}
