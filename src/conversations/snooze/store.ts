// The SQL of snoozing: put to sleep and woken under the threads' locks, each with its event.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

export type Sleeper = { readonly id: string; readonly lastAt: Date | null }
type By = { readonly memberId: string | null; readonly keyId: string | null }

const putToSleep = statement(
  'threads_snooze',
  `
  WITH was AS MATERIALIZED (
    SELECT c.id, c.state, c.snoozed_until, s.last_at IS NOT NULL AND c.last_at > s.last_at AND NOT c.preview_ours AS is_news
      FROM unnest($2::uuid[], $3::timestamptz[]) AS s (id, last_at) JOIN conversation c ON c.org_id = $1 AND c.id = s.id
     ORDER BY c.id FOR NO KEY UPDATE OF c
  ), slept AS (
    UPDATE conversation c SET state = 'snoozed', snoozed_until = $4 FROM was
     WHERE c.org_id = $1 AND c.id = was.id AND NOT was.is_news AND (was.state <> 'snoozed' OR was.snoozed_until IS DISTINCT FROM $4)
    RETURNING c.id
  ), noted AS (
    INSERT INTO thread_event (org_id, id, conversation_id, kind, actor_member_id, actor_key_id, until)
    SELECT $1, gen_random_uuid(), id, 'snoozed', $5, $6, $4 FROM slept
  )
  SELECT id FROM was WHERE is_news`,
)

/** Snoozes these conversations, at most once each. Answers those that were left, because they texted after `lastAt`. */
export async function snoozeThreads(
  tx: Tx,
  orgId: OrgId,
  { sleepers, until, by }: { sleepers: readonly Sleeper[]; until: Date | null; by: By },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(putToSleep, [
    ...[orgId, sleepers.map(({ id }) => id), sleepers.map(({ lastAt }) => lastAt)],
    ...[until, by.memberId, by.keyId],
  ])
  return rows.map(({ id }) => id)
}

const wakeDue = statement(
  'threads_wake',
  `
  WITH due AS MATERIALIZED (
    SELECT id FROM conversation WHERE org_id = $1 AND state = 'snoozed' AND snoozed_until <= now() ORDER BY id LIMIT 200 FOR NO KEY UPDATE SKIP LOCKED
  ), woken AS (
    UPDATE conversation c SET state = 'open', snoozed_until = NULL, list_at = now(), unread = GREATEST(c.unread, 1)
      FROM due WHERE c.org_id = $1 AND c.id = due.id
    RETURNING c.id, c.department_id
  ), noted AS (
    INSERT INTO thread_event (org_id, id, conversation_id, kind, until) SELECT $1, gen_random_uuid(), id, 'woken', now() FROM woken
  )
  SELECT id, department_id AS "departmentId" FROM woken`,
)

/** Wakes those whose time has come: on top of the lists, and unread, so that they are seen. */
export const wakeThreads = (tx: Tx, orgId: OrgId): Promise<{ id: string; departmentId: string }[]> =>
  tx.query(wakeDue, [orgId])

/** Organizations in which a conversation is due to wake. */
export const dueOrganizations = statement(
  'snoozes_due',
  `SELECT DISTINCT org_id FROM conversation WHERE state = 'snoozed' AND snoozed_until <= now()`,
)
/** In how many milliseconds the next one wakes; nothing when none sleeps. */
export const nextWaking = statement(
  'snoozes_next',
  `SELECT (extract(epoch FROM snoozed_until - now()) * 1000)::float8 AS in_ms FROM conversation
    WHERE state = 'snoozed' AND snoozed_until IS NOT NULL ORDER BY snoozed_until LIMIT 1`,
)
