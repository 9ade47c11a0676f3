// The SQL of what waits for a person: texts that did not arrive, read from one partial index that holds nothing else.
import { type OrgId, statement, type Tx } from '../platform/database.ts'
import type { StuckState } from './way-out.ts'

export type Place = { readonly at: Date; readonly id: string }

/** A text on the list; those of departments that the caller may not see come without their words. */
export type WaitingRow = {
  id: string
  at: Date
  department_id: string
  visible: boolean
  conversation_id: string
  phone: string
  contact_name: string
  kind: string
  state: StuckState
  reason: string | null
  note: string | null
  body: string
  author_name: string | null
  level: 'conversational' | 'informational' | 'promotional'
  campaign: string | null
  our_phone: string
  time_zone: string
  hours: number
}

/** As the partial index says it. */
const waits = (m: string): string =>
  `${m}.state IN ('failed', 'undelivered', 'refused', 'unconfirmed') AND ${m}.erased_at IS NULL AND (${m}.dismissed_at IS NULL OR ${m}.dismissed_at < ${m}.settled_at)`
const WAITS = waits('message_outbound')

// Whose department a text is of stands with its conversation, which may move to another: so many are looked at, and those of others left out.
const selectWaiting = statement(
  'needs_you',
  `
  WITH looked AS MATERIALIZED (
    SELECT id, conversation_id, phone, kind, state, reason, body, settled_at, author_id, level, campaign_id
      FROM message_outbound
     WHERE org_id = $1 AND ${WAITS} AND (settled_at, id) < ($2::timestamptz, $3::uuid)
     ORDER BY settled_at DESC, id DESC LIMIT $5
  )
  SELECT m.id, m.settled_at AS at, c.department_id, ($4::uuid[] IS NULL OR c.department_id = ANY($4::uuid[])) AS visible,
         m.conversation_id, m.phone, COALESCE(p.name, '') AS contact_name, m.kind, m.state, m.reason, m.body, a.name AS author_name, m.level,
         k.name AS campaign, n.phone AS our_phone, d.time_zone, o.conversation_hours AS hours,
         (SELECT t.note FROM attempt t WHERE t.org_id = $1 AND t.message_id = m.id ORDER BY t.started_at DESC LIMIT 1) AS note
    FROM looked m
    JOIN conversation c ON c.org_id = $1 AND c.id = m.conversation_id
    JOIN department d ON d.org_id = $1 AND d.id = c.department_id
    JOIN number n ON n.org_id = $1 AND n.id = c.number_id
    JOIN organization o ON o.org_id = $1
    LEFT JOIN contact p ON p.org_id = $1 AND p.phone = m.phone
    LEFT JOIN member a ON a.org_id = $1 AND a.id = m.author_id
    LEFT JOIN campaign k ON k.org_id = $1 AND k.id = m.campaign_id
   ORDER BY m.settled_at DESC, m.id DESC`,
)

export type Wanted = {
  readonly after: Place | null
  readonly departments: 'all' | readonly string[]
  readonly limit: number
}

const START: Place = { at: new Date('9999-12-31T00:00:00Z'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
const inDepartments = (departments: Wanted['departments']): readonly string[] | null =>
  departments === 'all' ? null : departments

/** The next so many texts of the list, those of other departments among them. */
export function readWaiting(
  tx: Tx,
  orgId: OrgId,
  { after, departments, limit }: Wanted,
): Promise<WaitingRow[]> {
  const { at, id } = after ?? START
  return tx.query<WaitingRow>(selectWaiting, [orgId, at, id, inDepartments(departments), limit])
}

const countTexts = statement(
  'needs_you_count',
  `
  SELECT count(*)::int AS count FROM (
    SELECT 1 FROM (SELECT conversation_id FROM message_outbound WHERE org_id = $1 AND ${WAITS} ORDER BY settled_at DESC, id DESC LIMIT 1000) m
      JOIN conversation c ON c.org_id = $1 AND c.id = m.conversation_id
     WHERE $2::uuid[] IS NULL OR c.department_id = ANY($2::uuid[]) LIMIT 100) x`,
)

export async function countWaiting(
  tx: Tx,
  orgId: OrgId,
  departments: Wanted['departments'],
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(countTexts, [orgId, inDepartments(departments)])
  return row?.count ?? 0
}

export type OldText = {
  id: string
  conversation_id: string
  department_id: string
  kind: string
  state: string
  reason: string | null
  body: string
  level: 'conversational' | 'informational' | 'promotional'
  campaign_id: string | null
  is_erased: boolean
  again_id: string | null
  media_ids: string[]
}

const selectOld = statement(
  'needs_you_text',
  `
  SELECT m.id, m.conversation_id, c.department_id, m.kind, m.state, m.reason, m.body, m.level, m.campaign_id, m.erased_at IS NOT NULL AS is_erased,
         ARRAY(SELECT f.media_id FROM message_media f WHERE f.org_id = $1 AND f.message_id = m.id ORDER BY f.position) AS media_ids,
         (SELECT d.again_id FROM dismissal d WHERE d.org_id = $1 AND d.message_id = m.id AND d.way = 'sent_again' LIMIT 1) AS again_id
    FROM message_outbound m JOIN conversation c ON c.org_id = $1 AND c.id = m.conversation_id
   WHERE m.org_id = $1 AND m.id = $2`,
)

export async function readOld(tx: Tx, orgId: OrgId, id: string): Promise<OldText | undefined> {
  const [row] = await tx.query<OldText>(selectOld, [orgId, id])
  return row
}

const settle = statement(
  'needs_you_settle',
  `
  WITH locked AS MATERIALIZED (
    SELECT m.id, m.state, m.conversation_id, c.department_id, u.dismissal_id, u.again_id
      FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS u (id, dismissal_id, again_id)
      JOIN message_outbound m ON m.org_id = $1 AND m.id = u.id
      JOIN conversation c ON c.org_id = $1 AND c.id = m.conversation_id
     WHERE ${waits('m')}
       AND ($5::uuid[] IS NULL OR c.department_id = ANY($5::uuid[]))
     ORDER BY m.id FOR NO KEY UPDATE OF m
  ), aside AS (
    UPDATE message_outbound m SET dismissed_at = GREATEST(now(), m.settled_at) FROM locked l WHERE m.org_id = $1 AND m.id = l.id
  ), noted AS (
    INSERT INTO dismissal (org_id, id, message_id, way, state, again_id, member_id)
    SELECT $1, dismissal_id, id, CASE WHEN again_id IS NULL THEN 'dismissed' ELSE 'sent_again' END, state, again_id, $6 FROM locked
  )
  SELECT id, conversation_id, department_id FROM locked`,
)

export type Settled = { id: string; conversation_id: string; department_id: string }

/** Takes texts off the list and writes down who did it. Texts that do not wait any more, or are not the caller's to see, are left alone. */
export const settleTexts = (
  tx: Tx,
  orgId: OrgId,
  rows: readonly { id: string; dismissalId: string; againId: string | null }[],
  by: { departments: Wanted['departments']; memberId: string },
): Promise<Settled[]> =>
  tx.query<Settled>(settle, [
    orgId,
    rows.map(({ id }) => id),
    rows.map(({ dismissalId }) => dismissalId),
    rows.map(({ againId }) => againId),
    inDepartments(by.departments),
    by.memberId,
  ])
