// The SQL of accepting texts: what each asks for, looked up in one statement, and the outbox rows.
import type { Level } from '../../consent/methods.ts'
import { movingThreads, type Step, stepValues } from '../../conversations/actions.ts'
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

export type Asked = {
  readonly requestKey: string
  readonly conversationId: string | null
  readonly numberId: string | null
  readonly phone: string | null
}

/** What is known of one asked text: an earlier text under the same key, its thread, and the lane it would take. */
export type Resolved = {
  place: number
  earlier_id: string | null
  earlier_sha256: Buffer | null
  earlier_conversation: string | null
  earlier_state: string | null
  earlier_segments: number | null
  conversation_id: string | null
  department_id: string | null
  phone: string | null
  number_id: string | null
  window_at: Date | null
  window_record: string | null
  window_message: string | null
  lane_id: string | null
  hours: number
  quiet_informational: boolean
  most_promotional: number
  first_reply_assigns: boolean
}

const resolveAsked = statement(
  'send_resolve',
  `
  SELECT i.place::int, e.id AS earlier_id, e.request_sha256 AS earlier_sha256, e.conversation_id AS earlier_conversation, e.state AS earlier_state,
         e.segments AS earlier_segments, c.id AS conversation_id, COALESCE(c.department_id, n.department_id) AS department_id, COALESCE(c.their_phone, i.phone) AS phone, n.id AS number_id,
         c.window_at, c.window_record, c.window_message, l.id AS lane_id, o.conversation_hours AS hours, o.quiet_informational, o.most_promotional, o.first_reply_assigns
    FROM unnest($2::text[], $3::uuid[], $4::uuid[], $5::text[]) WITH ORDINALITY AS i (request_key, conversation_id, number_id, phone, place)
    JOIN organization o ON o.org_id = $1
    LEFT JOIN message_outbound e ON e.org_id = $1 AND e.request_key = i.request_key
    LEFT JOIN LATERAL (
      SELECT id, department_id, their_phone, number_id, window_at, window_record, window_message FROM conversation
       WHERE org_id = $1 AND id = i.conversation_id
      UNION ALL
      SELECT id, department_id, their_phone, number_id, window_at, window_record, window_message FROM conversation
       WHERE org_id = $1 AND i.conversation_id IS NULL AND number_id = i.number_id AND their_phone = i.phone
    ) c ON true
    LEFT JOIN number n ON n.org_id = $1 AND n.id = COALESCE(c.number_id, i.number_id)
    LEFT JOIN lane l ON l.org_id = $1 AND l.connection_id = n.connection_id AND l.campaign_id IS NULL`,
)

export async function resolve(tx: Tx, orgId: OrgId, asked: readonly Asked[]): Promise<Resolved[]> {
  const rows = await tx.query<Resolved>(resolveAsked, [
    orgId,
    asked.map((a) => a.requestKey),
    asked.map((a) => a.conversationId),
    asked.map((a) => a.numberId),
    asked.map((a) => a.phone),
  ])
  return rows.sort((one, other) => one.place - other.place)
}

/** A row of the outbox. It is the text, its due time, and the job that sends it. */
export type NewOutbound = {
  readonly id: string
  readonly conversationId: string
  /** How far its order number lies behind the last one of its thread, once the thread has moved. */
  readonly back: number
  readonly laneId: string
  readonly phone: string
  readonly class: 0 | 1 | 2
  readonly kind:
    | 'text'
    | 'opt_out_confirmation'
    | 'help_answer'
    | 'opt_in_request'
    | 'opt_in_confirmation'
    | 'away_answer'
  readonly body: string
  readonly segments: number
  readonly dueAt: Date | null
  readonly authorId: string | null
  readonly keyId: string | null
  readonly requestKey: string
  readonly requestSha256: Buffer
  readonly clearedBy: string
  readonly clearedRule: string
  readonly answersId: string | null
  readonly level: Level
  readonly campaignId: string | null
  readonly overruledBy: string | null
  /** The template that its words were made from; none for our automatic texts. */
  readonly templateId?: string | null
}

const COLUMNS = `org_id, id, conversation_id, order_no, lane_id, phone, class, kind, body, segments, state, due_at,
    author_id, key_id, request_key, request_sha256, cleared_by, cleared_rule, answers_id, level, campaign_id, overruled_by, template_id`
// A time that is over means now: it must neither jump the queue nor hide a promotional text from the day's cap.
const BEHIND_ORDER = `m.lane_id, m.phone, m.class, m.kind, m.body, m.segments,
    CASE WHEN m.due_at > now() THEN 'scheduled' ELSE 'queued' END, GREATEST(m.due_at, now()),
    m.author_id, m.key_id, m.request_key, m.request_sha256, m.cleared_by, m.cleared_rule, m.answers_id, m.level, m.campaign_id, m.overruled_by, m.template_id`
const TYPES =
  'uuid uuid int uuid text smallint text text smallint timestamptz uuid uuid text bytea uuid text uuid text uuid uuid uuid'.split(
    ' ',
  )
const VALUES = `(id, conversation_id, back, lane_id, phone, class, kind, body, segments, due_at, author_id, key_id, request_key, request_sha256,
      cleared_by, cleared_rule, answers_id, level, campaign_id, overruled_by, template_id`

const rowsFrom = (first: number): string =>
  `unnest(${TYPES.map((type, index) => `$${first + index}::${type}[]`).join(', ')}`

const insertOutbound = statement(
  'outbound_insert',
  `
  INSERT INTO message_outbound (${COLUMNS})
  SELECT $1, m.id, m.conversation_id, c.last_order - m.back, ${BEHIND_ORDER}
    FROM ${rowsFrom(2)}) AS m ${VALUES})
    JOIN conversation c ON c.org_id = $1 AND c.id = m.conversation_id
   ORDER BY m.request_key COLLATE "C"
  ON CONFLICT (org_id, request_key) DO NOTHING`,
)

/** Writes outbox rows of threads that were moved just now, under their locks. One whose key somebody else just used is left out. */
export async function addOutbound(tx: Tx, orgId: OrgId, rows: readonly NewOutbound[]): Promise<void> {
  if (rows.length > 0) await tx.query(insertOutbound, [orgId, ...columnsOf(rows)])
}

// The threads and their texts in one statement: each row finds its thread's order number by the step's place, without a look-up.
const acceptOutbound = movingThreads(
  'outbound_accept',
  `, numbers AS MATERIALIZED (SELECT array_agg(last_order ORDER BY nth) AS by_step FROM moved
  ), added AS (
    INSERT INTO message_outbound (${COLUMNS})
    SELECT $1, m.id, m.conversation_id, n.by_step[m.step] - m.back, ${BEHIND_ORDER}
      FROM numbers n CROSS JOIN ${rowsFrom(11)}, $${11 + TYPES.length}::int[]) AS m ${VALUES}, step)
     ORDER BY m.request_key COLLATE "C"
    RETURNING id, state
  )
  SELECT id, department_id AS "departmentId", NULL AS state FROM moved
   UNION ALL SELECT id, NULL, state FROM added`,
)

type Accepted = { id: string; departmentId: string | null; state: string | null }

/**
 * Moves threads and writes their outbox rows; returns the threads that moved, and the state of each row by its id. A key that somebody
 * else used since it was looked up breaks the unique index, and the set is looked at again.
 */
export async function acceptTexts(
  tx: Tx,
  orgId: OrgId,
  { steps, rows }: { steps: ReadonlyMap<string, Step>; rows: readonly NewOutbound[] },
): Promise<{ touched: { id: string; departmentId: string }[]; states: ReadonlyMap<string, string> }> {
  const places = new Map([...steps.keys()].map((id, index) => [id, index + 1]))
  const accepted = await tx.query<Accepted>(acceptOutbound, [
    ...stepValues(orgId, [...steps.values()]),
    ...columnsOf(rows),
    rows.map(({ conversationId }) => places.get(conversationId)),
  ])
  const touched: { id: string; departmentId: string }[] = []
  const states = new Map<string, string>()
  for (const { id, departmentId, state } of accepted)
    if (departmentId !== null) touched.push({ id, departmentId })
    else if (state !== null) states.set(id, state)
  return { touched, states }
}

function columnsOf(rows: readonly NewOutbound[]): unknown[] {
  const column = <Key extends keyof NewOutbound>(key: Key): NewOutbound[Key][] => rows.map((row) => row[key])
  return [
    column('id'),
    column('conversationId'),
    column('back'),
    column('laneId'),
    column('phone'),
    column('class'),
    column('kind'),
    column('body'),
    column('segments'),
    column('dueAt'),
    column('authorId'),
    column('keyId'),
    column('requestKey'),
    column('requestSha256'),
    column('clearedBy'),
    column('clearedRule'),
    column('answersId'),
    column('level'),
    column('campaignId'),
    column('overruledBy'),
    rows.map(({ templateId }) => templateId ?? null),
  ]
}

const aboutPhone = statement(
  'send_about',
  `
  SELECT i.place::int, COALESCE(NULLIF(p.name, ''), i.phone) AS who, n.phone AS "ourPhone", d.time_zone AS "timeZone",
         r.medium AS "stopMedium", r.rule AS "stopRule"
    FROM unnest($2::text[], $3::uuid[]) WITH ORDINALITY AS i (phone, number_id, place)
    JOIN number n ON n.org_id = $1 AND n.id = i.number_id
    JOIN department d ON d.org_id = $1 AND d.id = n.department_id
    LEFT JOIN contact p ON p.org_id = $1 AND p.phone = i.phone
    LEFT JOIN door s ON s.org_id = $1 AND s.phone = i.phone
    LEFT JOIN consent_record r ON r.org_id = $1 AND r.id = s.stop_record
   ORDER BY i.place`,
)

export type AboutRow = {
  who: string
  ourPhone: string
  timeZone: string
  stopMedium: string | null
  stopRule: string | null
}

/** Names and places for the sentences of refusals. */
export const readAbout = (
  tx: Tx,
  orgId: OrgId,
  rows: readonly { phone: string; numberId: string }[],
): Promise<AboutRow[]> =>
  tx.query<AboutRow>(aboutPhone, [orgId, rows.map((row) => row.phone), rows.map((row) => row.numberId)])

const promotionalTexts = statement(
  'outbound_promotional',
  `
  SELECT m.phone, m.due_at AS at FROM message_outbound m
   WHERE m.org_id = $1 AND m.phone = ANY($2::text[]) AND m.level = 'promotional' AND m.due_at > now() - interval '24 hours'
     AND m.state NOT IN ('refused', 'cancelled', 'failed') AND NOT (m.id = ANY($3::uuid[]))
     AND ($4 OR m.state NOT IN ('queued', 'scheduled'))`,
)

/**
 * When promotional texts left, or are to leave, for these phones within the last 24 hours or later. `waiting`: count those that have not
 * left yet, too. Exact under the doors' locks for change.
 */
export async function readPromotional(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
  { except, waiting }: { except: readonly string[]; waiting: boolean },
): Promise<Map<string, Date[]>> {
  if (phones.length === 0) return new Map()
  const rows = await tx.query<{ phone: string; at: Date }>(promotionalTexts, [orgId, phones, except, waiting])
  const byPhone = Map.groupBy(rows, (row) => row.phone)
  return new Map([...byPhone].map(([phone, each]) => [phone, each.map(({ at }) => at)]))
}
