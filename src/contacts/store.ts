// The SQL of contacts. Beginnings are asked as ranges over bytes, the one kind of search that row-level security lets use an index.
import { type OrgId, statement, type Tx } from '../platform/database.ts'

export type ContactRow = { id: string; phone: string; name: string; company: string; isOptedOut: boolean }

const COLUMNS = `c.id, c.phone, c.name, COALESCE(c.company, '') AS company,
       d.stop_at IS NOT NULL AND (d.start_at IS NULL OR d.start_at <= d.stop_at) AS "isOptedOut"`
const DOOR = 'LEFT JOIN door d ON d.org_id = $1 AND d.phone = c.phone'

/** After every string that begins as asked: the greatest character follows it. */
const after = (beginning: string): string => `${beginning}\u{10FFFF}`

const newest = statement(
  'contact_newest',
  `SELECT ${COLUMNS} FROM contact c ${DOOR} WHERE c.org_id = $1 ORDER BY c.id DESC LIMIT $2`,
)
export const listNewest = (tx: Tx, orgId: OrgId, limit: number): Promise<ContactRow[]> =>
  tx.query(newest, [orgId, limit])

const byWord = statement(
  'contact_by_word',
  // The range is cut off before anything is made distinct, or PostgreSQL walks every word of the organization by contact.
  `SELECT ${COLUMNS}
     FROM (SELECT DISTINCT contact_id FROM (SELECT contact_id FROM contact_word WHERE org_id = $1 AND word >= $2 AND word < $3 ORDER BY word, contact_id LIMIT $4) f) w
     JOIN contact c ON c.org_id = $1 AND c.id = w.contact_id ${DOOR}`,
)
export const findByWord = (tx: Tx, orgId: OrgId, beginning: string, limit: number): Promise<ContactRow[]> =>
  tx.query(byWord, [orgId, beginning, after(beginning), limit])

const byPhone = statement(
  'contact_by_phone',
  `SELECT ${COLUMNS} FROM (SELECT * FROM contact WHERE org_id = $1 AND phone >= $2 AND phone < $3 ORDER BY phone LIMIT $4) c ${DOOR}
    ORDER BY c.phone`,
)
export const findByPhone = (tx: Tx, orgId: OrgId, beginning: string, limit: number): Promise<ContactRow[]> =>
  tx.query(byPhone, [orgId, beginning, after(beginning), limit])

const add = statement(
  'contact_add',
  `INSERT INTO contact (org_id, id, phone)
   SELECT $1, id, phone FROM unnest($2::uuid[], $3::text[]) AS t (id, phone) ORDER BY phone COLLATE "C"
   ON CONFLICT (org_id, phone) DO NOTHING`,
)
export async function addRows(
  tx: Tx,
  orgId: OrgId,
  rows: readonly { id: string; phone: string }[],
): Promise<void> {
  await tx.query(add, [orgId, rows.map((row) => row.id), rows.map((row) => row.phone)])
}

const named = statement(
  'contact_named',
  `SELECT ${COLUMNS} FROM contact c ${DOOR} WHERE c.org_id = $1 AND c.phone = ANY($2::text[])`,
)
export const listByPhone = (tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<ContactRow[]> =>
  tx.query(named, [orgId, phones])
