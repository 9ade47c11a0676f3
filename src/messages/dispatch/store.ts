// The SQL of dispatch: lanes with due work, the heads of one lane, and the attempts to hand them over.
import type { Level } from '../../consent/methods.ts'
import { type Database, type OrgId, statement, type Tx } from '../../platform/database.ts'

export type DueLane = { org_id: OrgId; id: string; connection_id: string }

/** How many lanes one look finds at most. */
export const LANES_A_PAGE = 50

// One index probe per lane and class: a class whose first row is due later must not hide the next class.
const dueLanes = statement(
  'dispatch_due',
  `
  SELECT l.org_id, l.id, l.connection_id
    FROM lane l
    JOIN connection c ON c.org_id = l.org_id AND c.id = l.connection_id AND c.paused_at IS NULL
   CROSS JOIN LATERAL (
     SELECT min(k.class) AS class FROM (VALUES (0::smallint), (1::smallint), (2::smallint)) k (class)
      WHERE EXISTS (SELECT 1 FROM message_outbound m
                     WHERE m.org_id = l.org_id AND m.lane_id = l.id AND m.class = k.class AND m.state IN ('queued', 'scheduled') AND m.due_at <= now())
   ) due
   WHERE due.class IS NOT NULL AND NOT (l.id = ANY($1::uuid[]))
   ORDER BY due.class, l.served_at LIMIT ${LANES_A_PAGE}`,
)

/** Lanes with due work, replies first, then the longest unserved; `except` are served already. Takes no locks. */
export const findDueLanes = (db: Database, except: readonly string[]): Promise<DueLane[]> =>
  db.read<DueLane>(dueLanes, [except])

const nextDue = statement(
  'dispatch_next',
  `
  SELECT EXTRACT(EPOCH FROM min(m.due_at) - clock_timestamp()) * 1000 AS wait_ms
    FROM lane l CROSS JOIN (VALUES (0::smallint), (1::smallint), (2::smallint)) k (class)
   CROSS JOIN LATERAL (SELECT due_at FROM message_outbound m
     WHERE m.org_id = l.org_id AND m.lane_id = l.id AND m.class = k.class AND m.state IN ('queued', 'scheduled') AND m.due_at > now() ORDER BY due_at LIMIT 1) m`,
)

/** Milliseconds until the next text falls due, or null. */
export async function untilNextDue(db: Database): Promise<number | null> {
  const [row] = await db.read<{ wait_ms: number | null }>(nextDue)
  return row?.wait_ms ?? null
}

const lockLane = statement(
  'lane_lock',
  `
  SELECT segments_per_second AS rate,
         LEAST(burst, tokens + segments_per_second * GREATEST(0, EXTRACT(EPOCH FROM clock_timestamp() - filled_at)))::float8 AS tokens
    FROM lane WHERE org_id = $1 AND id = $2 FOR NO KEY UPDATE SKIP LOCKED`,
)
const saveLane = statement(
  'lane_save',
  'UPDATE lane SET tokens = $3, filled_at = clock_timestamp(), served_at = clock_timestamp() WHERE org_id = $1 AND id = $2',
)

/** Locks a lane and refills its bucket by the database's clock; null when somebody else is serving it. */
export async function takeLane(
  tx: Tx,
  orgId: OrgId,
  id: string,
): Promise<{ rate: number; tokens: number } | null> {
  const [row] = await tx.query<{ rate: number; tokens: number }>(lockLane, [orgId, id])
  return row ?? null
}
export async function putLane(tx: Tx, orgId: OrgId, id: string, tokens: number): Promise<void> {
  await tx.query(saveLane, [orgId, id, tokens])
}

export type Head = {
  id: string
  conversation_id: string
  phone: string
  our_phone: string
  body: string
  segments: number
  attempts: number
  /** How many files go with it. */
  media_count: number
  class: number
  kind:
    | 'text'
    | 'opt_out_confirmation'
    | 'help_answer'
    | 'opt_in_request'
    | 'opt_in_confirmation'
    | 'away_answer'
  level: Level
  campaign_id: string | null
  overruled_by: string | null
  cleared_by: string
  /** When that was said on which it was accepted. */
  rests_at: Date
  hours: number
  quiet_informational: boolean
  most_promotional: number
  window_at: Date | null
  window_record: string | null
  window_message: string | null
}

const LOOKED_AT = 1_000
const CLASSES = '(VALUES (0::smallint), (1::smallint), (2::smallint)) k (class)'
const firstDue = (more = '') => `
       SELECT m.id, m.conversation_id, m.class, m.due_at, m.order_no FROM message_outbound m
        WHERE m.org_id = $1 AND m.lane_id = $2 AND m.class = k.class AND m.state IN ('queued', 'scheduled') AND m.due_at <= statement_timestamp() ${more}
        ORDER BY m.due_at, m.order_no LIMIT ${LOOKED_AT}`

// A queued text blocks those behind it whatever its due time says: that is when its transaction began, which is not the order in
// which two of them got their numbers.
/** The heads among the rows of `due`, with whether there may be more due texts behind those rows. */
const headsAmong = (due: string) => `
  WITH ${due}, heads AS (
    SELECT d.* FROM due d
     WHERE NOT EXISTS (SELECT 1 FROM message_outbound e
                        WHERE e.org_id = $1 AND e.conversation_id = d.conversation_id AND e.class = d.class AND e.order_no < d.order_no
                          AND e.state IN ('queued', 'scheduled') AND (e.state = 'queued' OR e.due_at <= statement_timestamp()))
       AND NOT EXISTS (SELECT 1 FROM message_outbound b
                        WHERE b.org_id = $1 AND b.conversation_id = d.conversation_id AND b.class = d.class AND b.state IN ('claimed', 'handing'))
     ORDER BY d.class, d.due_at, d.order_no LIMIT $3
  ), looked AS (
    SELECT COALESCE(max(n), 0) >= ${LOOKED_AT} AS is_cut FROM (SELECT count(*) AS n FROM due GROUP BY class) each
  )
  SELECT m.id, m.conversation_id, m.phone, n.phone AS our_phone, m.body, m.segments, m.attempts, m.media_count, m.class, m.kind, m.level, m.campaign_id, m.overruled_by, m.cleared_by, r.said_at AS rests_at, o.conversation_hours AS hours,
         o.quiet_informational, o.most_promotional,
         c.window_at, c.window_record, c.window_message, l.is_cut
    FROM looked l
    LEFT JOIN heads h ON true
    LEFT JOIN message_outbound m ON m.org_id = $1 AND m.id = h.id
    LEFT JOIN consent_record r ON r.org_id = $1 AND r.id = m.cleared_by
    LEFT JOIN conversation c ON c.org_id = $1 AND c.id = h.conversation_id
    LEFT JOIN number n ON n.org_id = $1 AND n.id = c.number_id
    LEFT JOIN organization o ON o.org_id = $1
   ORDER BY h.class, h.due_at, h.order_no`

const selectHeads = statement(
  'dispatch_heads',
  headsAmong(`due AS (
    SELECT d.* FROM ${CLASSES} CROSS JOIN LATERAL (${firstDue()}) d
  )`),
)
// The texts of one conversation leave one after another, so a thousand to one person would hold up everybody behind them.
const selectHeadsBeyond = statement(
  'dispatch_heads_beyond',
  headsAmong(`near AS MATERIALIZED (
    SELECT k.class, array_agg(DISTINCT d.conversation_id) AS seen FROM ${CLASSES} CROSS JOIN LATERAL (${firstDue()}) d GROUP BY k.class
  ), due AS (
    SELECT d.* FROM near k CROSS JOIN LATERAL (${firstDue('AND m.conversation_id <> ALL (k.seen)')}) d
  )`),
)

/** The texts of a lane that may leave next: replies first; of one conversation and class only the earliest, and none while one is leaving. */
export async function readHeads(tx: Tx, orgId: OrgId, laneId: string, most: number): Promise<Head[]> {
  const read = async (
    which: typeof selectHeads,
    count: number,
  ): Promise<{ heads: Head[]; isCut: boolean }> => {
    const rows = await tx.query<Head & { is_cut: boolean }>(which, [orgId, laneId, count])
    return { heads: rows.filter(({ id }) => id !== null), isCut: rows.some((row) => row.is_cut) }
  }
  const { heads, isCut } = await read(selectHeads, most)
  if (heads.length >= most || !isCut) return heads
  const beyond = await read(selectHeadsBeyond, most - heads.length)
  return [...heads, ...beyond.heads].sort((one, other) => one.class - other.class)
}

// A promotional text counts for the day on which it leaves, however long it has waited.
const claimTexts = statement(
  'dispatch_claim',
  `
  WITH locked AS MATERIALIZED (
    SELECT m.id, a.id AS attempt_id, a.cleared_by, a.cleared_rule
      FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[]) AS a (message_id, id, cleared_by, cleared_rule)
      JOIN message_outbound m ON m.org_id = $1 AND m.id = a.message_id AND m.state IN ('queued', 'scheduled')
     ORDER BY m.id FOR NO KEY UPDATE OF m
  ), claimed AS (
    UPDATE message_outbound m SET state = 'claimed', attempts = m.attempts + 1, cleared_by = locked.cleared_by, cleared_rule = locked.cleared_rule,
           due_at = CASE WHEN m.level = 'promotional' THEN GREATEST(m.due_at, now()) ELSE m.due_at END
      FROM locked WHERE m.org_id = $1 AND m.id = locked.id RETURNING m.id, locked.attempt_id
  )
  INSERT INTO attempt (org_id, id, message_id, connection_id, worker_id)
  SELECT $1, attempt_id, id, $6, $7 FROM claimed
  RETURNING message_id`,
)

export type NewAttempt = {
  readonly id: string
  readonly messageId: string
  /** The ledger row and the rule by which the gate cleared it now; the window may have moved on since it was accepted. */
  readonly clearedBy: string
  readonly clearedRule: string
}

/** Claims texts and writes their attempts, durable before the first byte; returns the ids that were still there to claim. */
export async function claimHeads(
  tx: Tx,
  orgId: OrgId,
  attempts: readonly NewAttempt[],
  by: { connectionId: string; workerId: string },
): Promise<Set<string>> {
  const rows = await tx.query<{ message_id: string }>(claimTexts, [
    orgId,
    attempts.map((a) => a.messageId),
    attempts.map((a) => a.id),
    attempts.map((a) => a.clearedBy),
    attempts.map((a) => a.clearedRule),
    by.connectionId,
    by.workerId,
  ])
  return new Set(rows.map((row) => row.message_id))
}

const refuseTexts = statement(
  'dispatch_refuse',
  `
  WITH locked AS MATERIALIZED (
    SELECT m.id, u.reason FROM unnest($2::uuid[], $3::text[]) AS u (id, reason)
      JOIN message_outbound m ON m.org_id = $1 AND m.id = u.id AND m.state IN ('queued', 'scheduled', 'claimed')
     ORDER BY m.id FOR NO KEY UPDATE OF m
  )
  UPDATE message_outbound m SET state = 'refused', reason = l.reason, settled_at = now()
    FROM locked l WHERE m.org_id = $1 AND m.id = l.id`,
)

export async function refuse(
  tx: Tx,
  orgId: OrgId,
  rows: readonly { id: string; reason: string }[],
): Promise<void> {
  await tx.query(refuseTexts, [orgId, rows.map((row) => row.id), rows.map((row) => row.reason)])
}

const holdTexts = statement(
  'dispatch_hold',
  `
  WITH locked AS MATERIALIZED (
    SELECT m.id, u.until FROM unnest($2::uuid[], $3::timestamptz[]) AS u (id, until)
      JOIN message_outbound m ON m.org_id = $1 AND m.id = u.id AND m.state IN ('queued', 'scheduled', 'claimed')
     ORDER BY m.id FOR NO KEY UPDATE OF m
  )
  UPDATE message_outbound m SET state = 'scheduled', due_at = l.until, reason = NULL
    FROM locked l WHERE m.org_id = $1 AND m.id = l.id`,
)

/** Puts texts back until a later time: a quiet hour, or the day's cap. */
export async function hold(
  tx: Tx,
  orgId: OrgId,
  rows: readonly { id: string; until: Date }[],
): Promise<void> {
  await tx.query(holdTexts, [orgId, rows.map((row) => row.id), rows.map((row) => row.until)])
}

const startHanding = statement(
  'dispatch_hand',
  `
  WITH locked AS MATERIALIZED (
    SELECT id FROM message_outbound WHERE org_id = $1 AND id = ANY($2::uuid[]) AND state = 'claimed' ORDER BY id FOR NO KEY UPDATE
  )
  UPDATE message_outbound m SET state = 'handing' FROM locked WHERE m.org_id = $1 AND m.id = locked.id RETURNING m.id`,
)

/** Marks claimed texts as leaving; those that are somebody else's business by now are not among the returned. */
export async function markHanding(tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(startHanding, [orgId, ids])
  return new Set(rows.map((row) => row.id))
}

const stopHanding = statement(
  'dispatch_stay',
  "UPDATE message_outbound SET state = 'claimed' WHERE org_id = $1 AND id = ANY($2::uuid[]) AND state = 'handing'",
)

/** Marks texts as claimed again that were marked as leaving in this transaction and did not leave. */
export async function markStayed(tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.query(stopHanding, [orgId, ids])
}

const waitingReceipts = statement(
  'receipts_waiting',
  `
  SELECT o.org_id FROM organization o
   WHERE EXISTS (SELECT 1 FROM receipt r
                  WHERE r.org_id = o.org_id AND r.message_id IS NULL AND r.received_at > now() - make_interval(secs => $1)
                    AND (SELECT true FROM attempt a
                          WHERE a.org_id = r.org_id AND a.connection_id = r.connection_id AND a.carrier_message_id = r.carrier_message_id LIMIT 1)) LIMIT 20`,
)

/** Organizations with receipts of the last `seconds` that came ahead of their texts' own answers and can be matched now. */
export const findWaitingReceipts = async (db: Database, seconds: number): Promise<OrgId[]> =>
  (await db.read<{ org_id: OrgId }>(waitingReceipts, [seconds])).map((row) => row.org_id)

/** Says that this worker is alive; its attempts are its own business while it says so. */
export async function beat(db: Database, workerId: string): Promise<void> {
  await db.owner.query(`INSERT INTO worker (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET seen_at = now()`, [
    workerId,
  ])
}
export async function leave(db: Database, workerId: string): Promise<void> {
  await db.owner.query('DELETE FROM worker WHERE id = $1', [workerId])
}

/** How many texts are due and wait, counted to 10,000 at most. */
export async function countDue(db: Database): Promise<number> {
  const [row] = await db.read<{ count: number }>(
    `SELECT count(*) FROM (
       SELECT 1 FROM lane l CROSS JOIN LATERAL (
         SELECT 1 FROM message_outbound m WHERE m.org_id = l.org_id AND m.lane_id = l.id AND m.state IN ('queued', 'scheduled')
            AND m.due_at <= now() LIMIT 10000) d
       LIMIT 10000) due`,
  )
  return row?.count ?? 0
}
