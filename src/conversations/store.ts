// The SQL of threads: moved forward under their lock by every text, and read as the inbox's lists.

import type { Window } from '../consent/standing.ts'
import { type OrgId, type Statement, statement, type Tx } from '../platform/database.ts'

/** How one set of texts moves a thread. `texts` is how many order numbers it takes. */
export type Step = {
  readonly id: string
  readonly texts: number
  readonly unread: number
  /** Left out, the thread stays as its lists show it: it neither comes up nor reopens, and is as read or unread as before. */
  readonly preview: string | null
  readonly ours: boolean
  /** Who is assigned if nobody is yet: the first to reply. */
  readonly assignTo: string | null
  readonly window: Window | null
}

/** A thread that moved, and whom it concerns. */
export type Moved = { readonly id: string; readonly departmentId: string }

// The steps, the threads under their locks, and the threads as they have moved. `nth` counts the steps from 1.
const MOVED = `
  step AS (
    SELECT * FROM unnest($2::uuid[], $3::int[], $4::int[], $5::text[], $6::bool[], $7::uuid[], $8::timestamptz[], $9::uuid[], $10::uuid[])
      WITH ORDINALITY AS s (id, texts, unread, preview, ours, assignee_id, window_at, window_record, window_message, nth)
  ), locked AS MATERIALIZED ( -- with its step, so that nothing is joined to it again: a set joined to a set is quadratic
    SELECT s.*, c.last_order, c.state AS state_before, c.assignee_id AS assignee_before FROM step s JOIN conversation c ON c.org_id = $1 AND c.id = s.id ORDER BY c.id FOR NO KEY UPDATE OF c
  ), noted AS ( -- what a text changed by itself, for the contact's journey: by nobody, unless one of us wrote it
    INSERT INTO thread_event (org_id, id, conversation_id, kind, actor_member_id, to_member_id, at)
    SELECT $1, gen_random_uuid(), id, CASE state_before WHEN 'snoozed' THEN 'woken' ELSE 'reopened' END, assignee_id, NULL, clock_timestamp() FROM locked WHERE state_before <> 'open' AND preview IS NOT NULL
     UNION ALL
    SELECT $1, gen_random_uuid(), id, 'assigned', NULL, assignee_id, clock_timestamp() FROM locked
     WHERE assignee_before IS NULL AND assignee_id IS NOT NULL
  ), moved AS (
    UPDATE conversation c
       SET last_order = l.last_order + l.texts, last_at = CASE WHEN l.preview IS NULL THEN c.last_at ELSE now() END,
           state = CASE WHEN l.preview IS NULL THEN c.state ELSE 'open' END,
           -- A thread that came up a moment ago stays where it is in the lists: its row need not be entered in every index anew.
           list_at = CASE WHEN l.preview IS NULL OR c.state = 'open' AND c.list_at > now() - interval '10 seconds' THEN c.list_at ELSE now() END,
           preview = COALESCE(l.preview, c.preview), preview_ours = CASE WHEN l.preview IS NULL THEN c.preview_ours ELSE l.ours END,
           unread = CASE WHEN l.preview IS NULL THEN c.unread WHEN l.ours THEN 0 ELSE c.unread + l.unread END,
           assignee_id = COALESCE(c.assignee_id, l.assignee_id),
           window_at = COALESCE(l.window_at, c.window_at), window_record = COALESCE(l.window_record, c.window_record),
           window_message = COALESCE(l.window_message, c.window_message)
      FROM locked l
     WHERE c.org_id = $1 AND c.id = l.id
    RETURNING c.id, c.department_id, c.last_order, l.nth
  )`

/**
 * A statement that moves threads and writes what rests on their new order numbers: `rest` are more parts of its WITH and what it selects.
 * It may read `moved (id, department_id, last_order, nth)`, and its own values start at $11, behind those of the steps.
 */
export const movingThreads = (name: string, rest: string): Statement =>
  statement(name, `WITH ${MOVED} ${rest}`)

const advance = movingThreads('threads_advance', 'SELECT id, department_id AS "departmentId" FROM moved')

/** Moves threads forward, locking them in the one order. Their new texts are numbered back from the new `last_order`. */
export const advanceThreads = (tx: Tx, orgId: OrgId, steps: readonly Step[]): Promise<Moved[]> =>
  tx.query<Moved>(advance, stepValues(orgId, steps))

/** The values $1 to $10 of a statement that moves threads. */
export const stepValues = (orgId: OrgId, steps: readonly Step[]): unknown[] => [
  orgId,
  steps.map((s) => s.id),
  steps.map((s) => s.texts),
  steps.map((s) => s.unread),
  steps.map((s) => s.preview),
  steps.map((s) => s.ours),
  steps.map((s) => s.assignTo),
  steps.map((s) => s.window?.at ?? null),
  steps.map((s) => s.window?.record ?? null),
  steps.map((s) => s.window?.message ?? null),
]

const insertThreads = statement(
  'threads_insert',
  `
  INSERT INTO conversation (org_id, id, number_id, department_id, their_phone)
  SELECT $1, t.* FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[]) AS t (id, number_id, department_id, their_phone)
   ORDER BY t.number_id, t.their_phone COLLATE "C" ON CONFLICT (org_id, number_id, their_phone) DO NOTHING`,
)

export type NewThread = {
  readonly id: string
  readonly numberId: string
  readonly departmentId: string
  readonly phone: string
}

/** Makes threads that are not there yet; one that somebody else made meanwhile stays theirs. */
export async function insertThreadsIfMissing(
  tx: Tx,
  orgId: OrgId,
  threads: readonly NewThread[],
): Promise<void> {
  await tx.query(insertThreads, [
    orgId,
    threads.map((t) => t.id),
    threads.map((t) => t.numberId),
    threads.map((t) => t.departmentId),
    threads.map((t) => t.phone),
  ])
}

const selectNumbered = statement(
  'threads_numbered',
  `
  SELECT c.id, c.number_id || ' ' || c.their_phone AS name
    FROM unnest($2::uuid[], $3::text[]) AS t (number_id, phone)
    JOIN conversation c ON c.org_id = $1 AND c.their_phone = t.phone AND c.number_id = t.number_id`,
)

/** Makes the threads that are missing and returns the ids of all, by "number id, space, phone". */
export async function openThreads(
  tx: Tx,
  orgId: OrgId,
  threads: readonly NewThread[],
): Promise<Map<string, string>> {
  await insertThreadsIfMissing(tx, orgId, threads)
  const rows = await tx.query<{ id: string; name: string }>(selectNumbered, [
    orgId,
    threads.map((t) => t.numberId),
    threads.map((t) => t.phone),
  ])
  return new Map(rows.map(({ name, id }) => [name, id]))
}

export type ThreadRow = {
  id: string
  number_id: string
  department_id: string
  their_phone: string
  state: 'open' | 'snoozed' | 'closed'
  snoozed_until: Date | null
  assignee_id: string | null
  unread: number
  preview: string
  preview_ours: boolean
  last_at: Date
  list_at: Date
  contact_id: string
  contact_name: string
  tags: string[]
  contact_tags: string[]
  window_at: Date | null
  window_record: string | null
  window_message: string | null
}

export const COLUMNS = `c.id, c.number_id, c.department_id, c.their_phone, c.state, c.snoozed_until, c.assignee_id, c.unread, c.preview, c.preview_ours, c.last_at, c.list_at,
  c.window_at, c.window_record, c.window_message, p.id AS contact_id, p.name AS contact_name,
  ARRAY(SELECT t.tag_id FROM conversation_tag t WHERE t.org_id = c.org_id AND t.conversation_id = c.id) AS tags,
  ARRAY(SELECT t.tag_id FROM contact_tag t WHERE t.org_id = c.org_id AND t.contact_id = p.id) AS contact_tags`
export const JOINED = 'JOIN contact p ON p.org_id = c.org_id AND p.phone = c.their_phone'

const selectThreads = statement(
  'threads_select',
  `SELECT ${COLUMNS} FROM conversation c ${JOINED} WHERE c.org_id = $1 AND c.id = ANY($2::uuid[])`,
)

export const readThreads = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<ThreadRow[]> =>
  tx.query<ThreadRow>(selectThreads, [orgId, ids])

const selectByPhone = statement(
  'threads_by_phone',
  'SELECT id FROM conversation WHERE org_id = $1 AND number_id = $2 AND their_phone = $3',
)

export async function findThread(
  tx: Tx,
  orgId: OrgId,
  numberId: string,
  phone: string,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(selectByPhone, [orgId, numberId, phone])
  return row?.id ?? null
}

const unread = statement(
  'threads_unread',
  `
  SELECT d.id AS department_id,
         (SELECT count(*) FROM (SELECT 1 FROM conversation c WHERE c.org_id = $1 AND c.department_id = d.id AND c.state = 'open' AND c.is_unread LIMIT 100) x) AS all_unread,
         (SELECT count(*) FROM (SELECT 1 FROM conversation c WHERE c.org_id = $1 AND c.department_id = d.id AND c.assignee_id IS NULL AND c.state = 'open' AND c.is_unread LIMIT 100) x) AS unassigned,
         (SELECT count(*) FROM (SELECT 1 FROM conversation c WHERE c.org_id = $1 AND c.department_id = d.id AND c.assignee_id = $2 AND c.state = 'open' AND c.is_unread LIMIT 100) x) AS mine
    FROM department d WHERE d.org_id = $1`,
)

export type UnreadRow = { department_id: string; all_unread: number; unassigned: number; mine: number }

/** Unread conversations per department, each counted to 100 at most, so that it costs the same at any size. */
export const countUnreadByDepartment = (
  tx: Tx,
  orgId: OrgId,
  memberId: string | null,
): Promise<UnreadRow[]> => tx.query<UnreadRow>(unread, [orgId, memberId])

const update = (set: string) => `UPDATE conversation SET ${set} WHERE org_id = $1 AND id = $2`
const read = statement('thread_read', `${update('unread = 0')} AND unread > 0 RETURNING id`)
// The row is looked at under its lock, so that only a real change is written down and two at once are told apart.
const changing = (set: string, rest: string) => `
  WITH was AS MATERIALIZED (SELECT state, assignee_id FROM conversation WHERE org_id = $1 AND id = $2 FOR NO KEY UPDATE)
  UPDATE conversation c SET ${set} FROM was WHERE c.org_id = $1 AND c.id = $2 ${rest}`
const assignTo = statement(
  'thread_assign',
  changing(
    'assignee_id = $3',
    'AND ($5 OR was.assignee_id IS NOT DISTINCT FROM $4) RETURNING was.assignee_id IS DISTINCT FROM $3 AS changed',
  ),
)
const changeState = statement(
  'thread_state',
  changing(
    "state = $3, unread = CASE WHEN $3 = 'closed' THEN 0 ELSE c.unread END",
    'RETURNING was.state AS before',
  ),
)

export const markThreadRead = async (tx: Tx, orgId: OrgId, id: string): Promise<boolean> =>
  (await tx.query(read, [orgId, id])).length > 0

/** Assigns, if it is still with `expected` (undefined: whoever it is with); `moved_on` when somebody else was first. */
export async function assignThread(
  tx: Tx,
  orgId: OrgId,
  id: string,
  { memberId, expected }: { memberId: string | null; expected: string | null | undefined },
): Promise<'changed' | 'same' | 'moved_on'> {
  const [row] = await tx.query<{ changed: boolean }>(assignTo, [
    ...[orgId, id, memberId],
    ...[expected ?? null, expected === undefined],
  ])
  if (!row) return 'moved_on'
  return row.changed ? 'changed' : 'same'
}

/** Opens or closes. Says how it was before. */
export async function setThreadState(
  tx: Tx,
  orgId: OrgId,
  id: string,
  state: 'open' | 'closed',
): Promise<ThreadRow['state'] | undefined> {
  const [row] = await tx.query<{ before: ThreadRow['state'] }>(changeState, [orgId, id, state])
  return row?.before
}

/** Something that was done with a thread, and by whom: a member or an API key. */
export type NewThreadEvent = {
  readonly id: string
  readonly conversationId: string
  readonly kind: 'assigned' | 'closed' | 'reopened' | 'woken'
  readonly by: { readonly memberId: string | null; readonly keyId: string | null }
  readonly toMemberId: string | null
}

const insertEvent = statement(
  'thread_event_insert',
  `
  INSERT INTO thread_event (org_id, id, conversation_id, kind, actor_member_id, actor_key_id, to_member_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`,
)

/** Writes it down for the contact's journey. */
export async function addThreadEvent(tx: Tx, orgId: OrgId, event: NewThreadEvent): Promise<void> {
  const { id, conversationId, kind, by, toMemberId } = event
  await tx.query(insertEvent, [orgId, id, conversationId, kind, by.memberId, by.keyId, toMemberId])
}

export type PlaceRow = {
  department_id: string
  our_phone: string
  time_zone: string
  hours: number
  who: string
  contact_id: string | null
  contact_name: string | null
  /** What we call the number, where it is one of ours. */
  own_name: string | null
  /** How their opt-out was told, where there is one. */
  stop_medium: string | null
  stop_rule: string | null
}

const selectPlace = statement(
  'thread_place',
  `
  SELECT n.department_id, n.phone AS our_phone, d.time_zone, o.conversation_hours AS hours, COALESCE(NULLIF(p.name, ''), $3) AS who,
         p.id AS contact_id, p.name AS contact_name, own.name AS own_name,
         r.medium AS stop_medium, r.rule AS stop_rule
    FROM number n
    JOIN department d ON d.org_id = n.org_id AND d.id = n.department_id
    JOIN organization o ON o.org_id = n.org_id
    LEFT JOIN contact p ON p.org_id = n.org_id AND p.phone = $3
    LEFT JOIN number own ON own.org_id = n.org_id AND own.phone = $3
    LEFT JOIN door s ON s.org_id = n.org_id AND s.phone = $3
    LEFT JOIN consent_record r ON r.org_id = n.org_id AND r.id = s.stop_record
   WHERE n.org_id = $1 AND n.id = $2`,
)

/** Our number's department, zone and hours, and what to call the person at this phone. */
export async function readPlace(
  tx: Tx,
  orgId: OrgId,
  numberId: string,
  phone: string,
): Promise<PlaceRow | null> {
  const [row] = await tx.query<PlaceRow>(selectPlace, [orgId, numberId, phone])
  return row ?? null
}

const selectSeat = statement(
  'thread_seat',
  `
  SELECT m.deactivated_at IS NULL
     AND (m.role IN ('super_admin', 'admin', 'manager')
          OR EXISTS (SELECT 1 FROM member_department md WHERE md.org_id = $1 AND md.member_id = m.id AND md.department_id = $3)) AS sees
    FROM member m WHERE m.org_id = $1 AND m.id = $2`,
)

/** Is this a member of ours, and an active one who may see that department? */
export async function seatOf(
  tx: Tx,
  orgId: OrgId,
  memberId: string,
  departmentId: string,
): Promise<'missing' | 'elsewhere' | 'here'> {
  const [row] = await tx.query<{ sees: boolean }>(selectSeat, [orgId, memberId, departmentId])
  if (!row) return 'missing'
  return row.sees ? 'here' : 'elsewhere'
}

const selectDepartment = statement(
  'thread_department',
  'SELECT id FROM department WHERE org_id = $1 AND id = $2',
)

export const isDepartment = async (tx: Tx, orgId: OrgId, id: string): Promise<boolean> =>
  (await tx.query(selectDepartment, [orgId, id])).length > 0
