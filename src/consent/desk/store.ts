// The SQL of the desk's cases: opened with the doubt, settled under the door's lock.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

export type NewCase = {
  /** The record of the doubt: the case has its id. */
  readonly recordId: string
  readonly phone: string
  readonly conversationId: string
  readonly departmentId: string
  readonly messageId: string
  readonly saidAt: Date
}

const insertCases = statement(
  'opt_out_cases_insert',
  `
  INSERT INTO opt_out_case (org_id, id, phone, conversation_id, department_id, message_id, said_at, due_on)
  SELECT $1, c.* FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::timestamptz[], $8::date[])
      AS c (id, phone, conversation_id, department_id, message_id, said_at, due_on)
   ORDER BY c.id ON CONFLICT DO NOTHING`,
)

export async function insert(
  tx: Tx,
  orgId: OrgId,
  rows: readonly (NewCase & { readonly dueOn: string })[],
): Promise<void> {
  await tx.query(insertCases, [
    orgId,
    rows.map((row) => row.recordId),
    rows.map((row) => row.phone),
    rows.map((row) => row.conversationId),
    rows.map((row) => row.departmentId),
    rows.map((row) => row.messageId),
    rows.map((row) => row.saidAt),
    rows.map((row) => row.dueOn),
  ])
}

const selectZones = statement(
  'opt_out_cases_zones',
  'SELECT id, time_zone FROM department WHERE org_id = $1 AND id = ANY($2::uuid[])',
)

/** The time zones of departments, by their id. */
export async function zonesOf(
  tx: Tx,
  orgId: OrgId,
  departmentIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; time_zone: string }>(selectZones, [orgId, departmentIds])
  return new Map(rows.map((row) => [row.id, row.time_zone]))
}

/** `upTo`: words said later still wait; without it nothing is left to decide about the phone. An opt-out, unless it was a START. */
export type Settled = {
  readonly phone: string
  readonly recordId: string
  readonly upTo?: Date | null
  readonly decision?: 'opt_out' | 'keep'
}

// Of several words that settle a case the first ones do.
const settleRows = statement(
  'opt_out_cases_settle',
  `
  WITH settled AS (
    SELECT DISTINCT ON (c.id) c.id, s.record, s.decision
      FROM unnest($2::text[], $4::uuid[], $5::timestamptz[], $6::text[]) AS s (phone, record, up_to, decision)
      JOIN opt_out_case c ON c.org_id = $1 AND c.phone = s.phone AND c.decided_at IS NULL AND c.said_at <= COALESCE(s.up_to, 'infinity')
     ORDER BY c.id, s.up_to
  )
  UPDATE opt_out_case o SET decided_at = now(), decision = s.decision, decided_by = $3, decision_record = s.record
    FROM settled s WHERE o.org_id = $1 AND o.id = s.id`,
)

export async function settle(
  tx: Tx,
  orgId: OrgId,
  { rows, memberId }: { rows: readonly Settled[]; memberId: string | null },
): Promise<void> {
  await tx.query(settleRows, [
    ...[orgId, rows.map((row) => row.phone), memberId],
    ...[rows.map((row) => row.recordId), rows.map((row) => row.upTo ?? null)],
    rows.map((row) => row.decision ?? 'opt_out'),
  ])
}
