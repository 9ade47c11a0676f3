// The SQL of how attempts ended: what is known of each, under its text's lock, and which ones nobody has heard of.
import type { Outcome } from '../../carriers/carrier.ts'
import { type Database, type OrgId, statement, type Tx } from '../../platform/database.ts'
import type { State } from '../status.ts'

export type AttemptRow = {
  attempt_id: string
  /** How it ended as far as was known before; null: nobody has said. */
  outcome: Outcome['kind'] | null
  id: string
  state: State
  attempts: number
  conversation_id: string
}

const lockAttempts = statement(
  'attempts_lock',
  `
  SELECT a.id AS attempt_id, a.outcome, m.id, m.state, m.attempts, m.conversation_id
    FROM unnest($2::uuid[]) AS u (id)
    JOIN attempt a ON a.org_id = $1 AND a.id = u.id
    JOIN message_outbound m ON m.org_id = $1 AND m.id = a.message_id
   ORDER BY m.id, a.id FOR NO KEY UPDATE OF m, a`,
)

/** Locks the texts of attempts in the one order, each with its attempt, and tells how they stand. */
export const readAttempts = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<AttemptRow[]> =>
  tx.query<AttemptRow>(lockAttempts, [orgId, ids])

const settleAttempts = statement(
  'attempts_settle',
  `
  UPDATE attempt a SET outcome = u.outcome, carrier_message_id = COALESCE(u.carrier_message_id, a.carrier_message_id), code = u.code, note = u.note, settled_at = now()
    FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[]) AS u (id, outcome, carrier_message_id, code, note)
   WHERE a.org_id = $1 AND a.id = u.id`,
)

export type Settled = { readonly attemptId: string; readonly outcome: Outcome }

export async function writeOutcomes(tx: Tx, orgId: OrgId, rows: readonly Settled[]): Promise<void> {
  await tx.query(settleAttempts, [
    orgId,
    rows.map((row) => row.attemptId),
    rows.map(({ outcome }) => outcome.kind),
    rows.map(({ outcome }) => (outcome.kind === 'accepted' ? outcome.carrierMessageId : null)),
    rows.map(({ outcome }) => ('code' in outcome ? outcome.code : null)),
    rows.map(({ outcome }) => ('note' in outcome ? outcome.note : null)),
  ])
}

export type Orphan = { org_id: OrgId; id: string; message_id: string }

const orphans = statement(
  'attempts_orphaned',
  `
  SELECT a.org_id, a.id, a.message_id FROM attempt a LEFT JOIN worker w ON w.id = a.worker_id
   WHERE a.outcome IS NULL AND (w.seen_at IS NULL OR w.seen_at < now() - interval '10 seconds' OR a.started_at < now() - interval '5 minutes')
   ORDER BY a.org_id LIMIT 500`,
)

/** Attempts whose worker is gone: what became of them is in doubt. */
export const findOrphans = (db: Database): Promise<Orphan[]> => db.read<Orphan>(orphans)

export type Doubt = {
  org_id: OrgId
  id: string
  message_id: string
  started_at: Date
  phone: string
  body: string
}

const doubts = statement(
  'attempts_in_doubt',
  `
  SELECT a.org_id, a.id, a.message_id, a.started_at, m.phone, m.body FROM attempt a
    JOIN message_outbound m ON m.org_id = a.org_id AND m.id = a.message_id AND m.state = 'unconfirmed'
   WHERE a.org_id = $1 AND a.connection_id = $2 AND a.outcome = 'unknown' AND a.settled_at > now() - interval '10 minutes' LIMIT 200`,
)

/** Texts in doubt that a carrier may still be asked about. */
export const findDoubts = (db: Database, orgId: OrgId, connectionId: string): Promise<Doubt[]> =>
  db.read<Doubt>(doubts, [orgId, connectionId])
