// The SQL of the opt-out desk: its open cases with what stands around their words, and the decision of one.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import type { DeskPlace } from '../cursor.ts'

export type OpenCaseRow = {
  id: string
  phone: string
  contact_name: string | null
  conversation_id: string
  department_id: string
  time_zone: string
  words: string | null
  said_at: Date
  due_on: string
  before: { ours: boolean; body: string; at: string }[]
}

// Whoever said STOP after the words has decided it; a text that never left is no part of what was said before.
const selectOpen = statement(
  'opt_out_desk',
  `
  WITH cases AS MATERIALIZED (
    SELECT o.id, o.phone, o.conversation_id, o.department_id, o.message_id, o.said_at, o.due_on
      FROM opt_out_case o JOIN door d ON d.org_id = $1 AND d.phone = o.phone
     WHERE o.org_id = $1 AND o.decided_at IS NULL AND (o.due_on, o.id) > ($2::date, $3::uuid)
       AND ($4::uuid[] IS NULL OR o.department_id = ANY($4::uuid[]))
       AND (d.stop_at IS NULL OR d.stop_at < o.said_at)
     ORDER BY o.due_on, o.id LIMIT $5
  )
  SELECT c.id, c.phone, p.name AS contact_name, c.conversation_id, c.department_id, z.time_zone, w.words, c.said_at,
         c.due_on::text AS due_on,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('ours', b.ours, 'body', b.body, 'at', b.at) ORDER BY b.order_no)
            FROM (SELECT * FROM (
                    (SELECT i.order_no, false AS ours, i.body, i.received_at AS at FROM message_inbound i
                      WHERE i.org_id = $1 AND i.conversation_id = c.conversation_id AND i.order_no < m.order_no ORDER BY i.order_no DESC LIMIT 2)
                    UNION ALL
                    (SELECT t.order_no, true, t.body, COALESCE(t.settled_at, t.accepted_at) FROM message_outbound t
                      WHERE t.org_id = $1 AND t.conversation_id = c.conversation_id AND t.order_no < m.order_no
                        AND t.state NOT IN ('scheduled', 'cancelled', 'refused', 'failed') ORDER BY t.order_no DESC LIMIT 2)
                  ) both_ways ORDER BY order_no DESC LIMIT 2) b), '[]') AS before
    FROM cases c
    JOIN department z ON z.org_id = $1 AND z.id = c.department_id
    LEFT JOIN contact p ON p.org_id = $1 AND p.phone = c.phone
    LEFT JOIN message_inbound m ON m.org_id = $1 AND m.id = c.message_id
    LEFT JOIN record_personal w ON w.org_id = $1 AND w.record_id = c.id
   ORDER BY c.due_on, c.id`,
)

export type DeskWanted = {
  readonly after: DeskPlace | null
  readonly departments: 'all' | readonly string[]
  readonly limit: number
}

export const listOpen = (
  tx: Tx,
  orgId: OrgId,
  { after, departments, limit }: DeskWanted,
): Promise<OpenCaseRow[]> =>
  tx.query<OpenCaseRow>(selectOpen, [
    ...[orgId, after?.dueOn ?? '-infinity', after?.id ?? '00000000-0000-0000-0000-000000000000'],
    ...[departments === 'all' ? null : departments, limit],
  ])

const countOpenRows = statement(
  'opt_out_desk_count',
  `
  SELECT count(*)::int AS count FROM (
    SELECT 1 FROM opt_out_case o JOIN door d ON d.org_id = $1 AND d.phone = o.phone
     WHERE o.org_id = $1 AND o.decided_at IS NULL AND ($2::uuid[] IS NULL OR o.department_id = ANY($2::uuid[]))
       AND (d.stop_at IS NULL OR d.stop_at < o.said_at) LIMIT 100) x`,
)

/** How many cases are open, counted to 100 at most. */
export async function countOpenCases(
  tx: Tx,
  orgId: OrgId,
  departments: 'all' | readonly string[],
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(countOpenRows, [
    orgId,
    departments === 'all' ? null : departments,
  ])
  return row?.count ?? 0
}

export type CaseRow = {
  id: string
  phone: string
  conversation_id: string
  department_id: string
  message_id: string
  said_at: Date
  decided_at: Date | null
  decision: 'opt_out' | 'keep' | null
  decided_by_name: string | null
}

const selectCase = statement(
  'opt_out_case_one',
  `
  SELECT o.id, o.phone, o.conversation_id, o.department_id, o.message_id, o.said_at, o.decided_at, o.decision, m.name AS decided_by_name
    FROM opt_out_case o LEFT JOIN member m ON m.org_id = $1 AND m.id = o.decided_by
   WHERE o.org_id = $1 AND o.id = $2`,
)

export async function readCase(tx: Tx, orgId: OrgId, id: string): Promise<CaseRow | undefined> {
  const [row] = await tx.query<CaseRow>(selectCase, [orgId, id])
  return row
}

const keepRow = statement(
  'opt_out_case_keep',
  `UPDATE opt_out_case SET decided_at = now(), decision = 'keep', decided_by = $3, decision_record = $4
    WHERE org_id = $1 AND id = $2`,
)

export async function keep(
  tx: Tx,
  orgId: OrgId,
  { id, memberId, recordId }: { id: string; memberId: string; recordId: string },
): Promise<void> {
  await tx.query(keepRow, [orgId, id, memberId, recordId])
}

const newestOther = statement(
  'opt_out_case_newest',
  `SELECT id, said_at FROM opt_out_case WHERE org_id = $1 AND phone = $2 AND decided_at IS NULL AND id <> $3
    ORDER BY said_at DESC, id DESC LIMIT 1`,
)

/** The newest doubt about this phone that still waits, besides this one. */
export async function newestBeside(
  tx: Tx,
  orgId: OrgId,
  { phone, id }: { phone: string; id: string },
): Promise<{ id: string; said_at: Date } | undefined> {
  const [row] = await tx.query<{ id: string; said_at: Date }>(newestOther, [orgId, phone, id])
  return row
}
