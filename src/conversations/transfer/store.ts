// The SQL of handing conversations on, and of what was done with one.

import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import { workingRoles } from '../working-roles.ts'

type By = { readonly memberId: string | null; readonly keyId: string | null }
export type Move = {
  readonly ids: readonly string[]
  readonly departmentId: string | null
  readonly memberId: string | null
  readonly words: string
  /** The departments in which the caller sees them, looked at again under the lock: one that was handed on meanwhile is not theirs. */
  readonly seenIn: 'all' | readonly string[]
  readonly by: By
}

// Who sees the department it will be in gets it; a colleague who does not is no answer for that conversation.
const moveThreads = statement(
  'threads_transfer',
  `
  WITH was AS MATERIALIZED (
    SELECT c.id, c.department_id, c.assignee_id, COALESCE($3, c.department_id) AS to_department FROM conversation c
     WHERE c.org_id = $1 AND c.id = ANY($2::uuid[]) ORDER BY c.id FOR NO KEY UPDATE OF c
  ), may AS (
    SELECT w.* FROM was w
     WHERE ($6::uuid[] IS NULL OR w.department_id = ANY($6))
       AND ($4::uuid IS NULL OR EXISTS (
         SELECT FROM member m WHERE m.org_id = $1 AND m.id = $4 AND m.deactivated_at IS NULL
            AND (m.role = ANY($9::text[]) OR m.role = ANY($10::text[])
                 AND EXISTS (SELECT FROM member_department d WHERE d.org_id = $1 AND d.member_id = m.id AND d.department_id = w.to_department))))
  ), moved AS (
    UPDATE conversation c
       SET department_id = m.to_department, assignee_id = $4, state = 'open', snoozed_until = NULL, list_at = now(),
           unread = CASE WHEN m.department_id <> m.to_department THEN GREATEST(c.unread, 1) ELSE c.unread END -- they have not seen it yet
      FROM may m WHERE c.org_id = $1 AND c.id = m.id AND ((m.department_id, m.assignee_id) IS DISTINCT FROM (m.to_department, $4) OR $5 <> '')
    RETURNING c.id
  ), noted AS (
    INSERT INTO thread_event (org_id, id, conversation_id, kind, actor_member_id, actor_key_id, to_member_id, from_department_id, to_department_id, words)
    SELECT $1, gen_random_uuid(), m.id, 'transferred', $7, $8, $4,
           CASE WHEN m.department_id <> m.to_department THEN m.department_id END, CASE WHEN m.department_id <> m.to_department THEN m.to_department END, $5
      FROM may m JOIN moved USING (id)
  )
  SELECT m.id, m.department_id AS "before", m.to_department AS "after" FROM may m`,
)

/** Hands on those that the caller still sees to whoever may have them. Answers them with their departments before and after. */
export const handOn = (
  tx: Tx,
  orgId: OrgId,
  { ids, departmentId, memberId, words, seenIn, by }: Move,
): Promise<{ id: string; before: string; after: string }[]> =>
  tx.query(moveThreads, [
    ...[orgId, ids, departmentId, memberId, words, seenIn === 'all' ? null : seenIn],
    ...[by.memberId, by.keyId, workingRoles.everywhere, workingRoles.own],
  ])

const selectDepartments = statement(
  'transfer_departments',
  'SELECT id, name FROM department WHERE org_id = $1 ORDER BY lower(name), id LIMIT 500',
)
export const departmentsOf = (tx: Tx, orgId: OrgId): Promise<{ id: string; name: string }[]> =>
  tx.query(selectDepartments, [orgId])

const selectMember = statement('transfer_member', 'SELECT id FROM member WHERE org_id = $1 AND id = $2')
export const isMember = async (tx: Tx, orgId: OrgId, id: string): Promise<boolean> =>
  (await tx.query(selectMember, [orgId, id])).length > 0

export type EventRow = {
  id: string
  kind: 'assigned' | 'closed' | 'reopened' | 'snoozed' | 'woken' | 'transferred'
  at: Date
  actor_member_id: string | null
  actor_key_id: string | null
  to_member_id: string | null
  from_department: string | null
  to_department: string | null
  until: Date | null
  words: string
}
const selectEvents = statement(
  'thread_events',
  `SELECT e.id, e.kind, e.at, e.actor_member_id, e.actor_key_id, e.to_member_id, e.until, e.words,
          (SELECT name FROM department d WHERE d.org_id = $1 AND d.id = e.from_department_id) AS from_department,
          (SELECT name FROM department d WHERE d.org_id = $1 AND d.id = e.to_department_id) AS to_department
     FROM thread_event e WHERE e.org_id = $1 AND e.conversation_id = $2 ORDER BY e.at DESC, e.id DESC LIMIT 100`,
)
export const eventsOf = (tx: Tx, orgId: OrgId, conversationId: string): Promise<EventRow[]> =>
  tx.query(selectEvents, [orgId, conversationId])
