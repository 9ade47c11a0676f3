// The SQL of receipts: every one is kept, and those of texts we know move them forward.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import type { State } from '../status.ts'

export type NewReceipt = {
  readonly id: string
  readonly connectionId: string
  readonly carrierMessageId: string
  readonly status: string
  readonly carrierWord: string
  readonly code: string | null
  readonly saidAt: Date | null
}

const insertReceipts = statement(
  'receipts_insert',
  `
  INSERT INTO receipt (org_id, id, connection_id, carrier_message_id, status, carrier_word, code, said_at, message_id)
  SELECT $1, r.*, (SELECT a.message_id FROM attempt a WHERE a.org_id = $1 AND a.connection_id = r.connection_id AND a.carrier_message_id = r.carrier_message_id LIMIT 1)
    FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
      AS r (id, connection_id, carrier_message_id, status, carrier_word, code, said_at)
  RETURNING message_id, status`,
)

/** Keeps receipts, each with the text it is about where that is known. */
export async function addReceipts(
  tx: Tx,
  orgId: OrgId,
  rows: readonly NewReceipt[],
): Promise<{ message_id: string | null; status: string }[]> {
  const column = <Key extends keyof NewReceipt>(key: Key): NewReceipt[Key][] => rows.map((row) => row[key])
  return tx.query(insertReceipts, [
    orgId,
    column('id'),
    column('connectionId'),
    column('carrierMessageId'),
    column('status'),
    column('carrierWord'),
    column('code'),
    column('saidAt'),
  ])
}

const selectMatches = statement(
  'receipts_matches',
  `
  SELECT DISTINCT a.id, a.message_id FROM receipt r
   CROSS JOIN LATERAL (SELECT id, message_id FROM attempt
                        WHERE org_id = $1 AND connection_id = r.connection_id AND carrier_message_id = r.carrier_message_id LIMIT 1) a
   WHERE r.org_id = $1 AND r.message_id IS NULL AND r.received_at > now() - make_interval(secs => $2)`,
)

/** Attempts that waiting receipts of the last `seconds` turn out to be about, with their texts. */
export const findMatches = (
  tx: Tx,
  orgId: OrgId,
  seconds: number,
): Promise<{ id: string; message_id: string }[]> => tx.query(selectMatches, [orgId, seconds])

const matchParked = statement(
  'receipts_match',
  `
  WITH locked AS MATERIALIZED (
    SELECT r.id, a.message_id FROM attempt a
      JOIN receipt r ON r.org_id = $1 AND r.connection_id = a.connection_id AND r.carrier_message_id = a.carrier_message_id AND r.message_id IS NULL
     WHERE a.org_id = $1 AND a.id = ANY($2::uuid[])
     ORDER BY r.id FOR NO KEY UPDATE OF r
  )
  UPDATE receipt r SET message_id = l.message_id FROM locked l WHERE r.org_id = $1 AND r.id = l.id
  RETURNING r.message_id, r.status`,
)

/** Ties receipts that came before the carrier's own answer to the texts of these attempts. The texts' locks are held. */
export const matchReceipts = (
  tx: Tx,
  orgId: OrgId,
  attempts: readonly string[],
): Promise<{ message_id: string | null; status: string }[]> => tx.query(matchParked, [orgId, attempts])

const lockStates = statement(
  'outbound_states',
  `
  SELECT id, state, conversation_id FROM message_outbound WHERE org_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
)
const writeStates = statement(
  'outbound_states_write',
  `
  UPDATE message_outbound m SET state = u.state, reason = u.reason, settled_at = CASE WHEN u.state <> 'queued' THEN now() END
    FROM unnest($2::uuid[], $3::text[], $4::text[]) AS u (id, state, reason) WHERE m.org_id = $1 AND m.id = u.id`,
)

export type StateRow = { id: string; state: State; conversation_id: string }

/** Locks texts in the one order and tells how they stand. */
export const lockTexts = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<StateRow[]> =>
  tx.query<StateRow>(lockStates, [orgId, ids])

export async function writeTexts(
  tx: Tx,
  orgId: OrgId,
  rows: readonly { id: string; state: State; reason: string | null }[],
): Promise<void> {
  await tx.query(writeStates, [
    orgId,
    rows.map((row) => row.id),
    rows.map((row) => row.state),
    rows.map((row) => row.reason),
  ])
}
