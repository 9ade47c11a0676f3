// The SQL of the register: every phone whose door is closed, with the record that closed it.
import type { Medium } from '../../consent/record.ts'
import type { Door } from '../../consent/standing.ts'
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import type { RegisterPlace } from '../cursor.ts'

export type OptOutRow = {
  phone: string
  stop_at: Date
  stop_kind: Door['stopKind']
  stop_record: string | null
  contact_id: string | null
  contact_name: string | null
  medium: Medium | null
  answers_record_id: string | null
  rule: string | null
  words: string | null
  actor_name: string | null
  department_id: string | null
}

/** As the partial indexes over closed doors say it. */
const CLOSED = 'stop_at IS NOT NULL AND (start_at IS NULL OR start_at <= stop_at)'

const withRecord = (doors: string, order: string): string => `
  SELECT d.phone, d.stop_at, d.stop_kind, d.stop_record, c.id AS contact_id, c.name AS contact_name, r.medium, r.answers_record_id, r.rule,
         p.words, COALESCE(p.actor_name, a.name, k.name) AS actor_name, n.department_id
    FROM (${doors}) d
    LEFT JOIN contact c ON c.org_id = $1 AND c.phone = d.phone
    LEFT JOIN consent_record r ON r.org_id = $1 AND r.id = d.stop_record
    LEFT JOIN record_personal p ON p.org_id = $1 AND p.record_id = d.stop_record
    LEFT JOIN member a ON a.org_id = $1 AND a.id = r.actor_member_id
    LEFT JOIN api_key k ON k.org_id = $1 AND k.id = r.actor_key_id
    LEFT JOIN number n ON n.org_id = $1 AND n.id = r.number_id
   ORDER BY ${order}`

const selectLatest = statement(
  'opt_outs_latest',
  withRecord(
    `SELECT phone, stop_at, stop_kind, stop_record FROM door
      WHERE org_id = $1 AND ${CLOSED} AND (stop_at, phone) < ($2::timestamptz, $3)
      ORDER BY stop_at DESC, phone DESC LIMIT $4`,
    'd.stop_at DESC, d.phone DESC',
  ),
)

/** The latest opt-outs, from this place on. */
export const listLatest = (
  tx: Tx,
  orgId: OrgId,
  { after, limit }: { after: RegisterPlace | null; limit: number },
): Promise<OptOutRow[]> =>
  tx.query<OptOutRow>(selectLatest, [orgId, after?.at ?? 'infinity', after?.phone ?? '', limit])

const selectByPhone = statement(
  'opt_outs_by_phone',
  withRecord(
    `SELECT phone, stop_at, stop_kind, stop_record FROM door
      WHERE org_id = $1 AND ${CLOSED} AND phone >= $2 AND phone < $3 AND phone > $4 ORDER BY phone LIMIT $5`,
    'd.phone',
  ),
)

/** Those whose number begins so, by number, from this one on. */
export const listByPhone = (
  tx: Tx,
  orgId: OrgId,
  { beginning, after, limit }: { beginning: string; after: string; limit: number },
): Promise<OptOutRow[]> =>
  tx.query<OptOutRow>(selectByPhone, [orgId, beginning, `${beginning}\u{10FFFF}`, after, limit])
