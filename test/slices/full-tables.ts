// A business that has been texting for years: tens of thousands of rows in every table that grows, written in bulk.
import type { Database, Tx } from '../../src/platform/database.ts'
import { type Business, buildDepartment } from '../factories.ts'

export const ROWS = 50_000
export const GROWING: ReadonlySet<string> = new Set([
  ...['contact', 'contact_word', 'door', 'consent_record', 'record_personal', 'conversation'],
  ...['message_inbound', 'message_outbound', 'attempt', 'receipt', 'opt_out_case'],
  ...['search_text', 'search_taken', 'search_word'],
  ...['note', 'note_mention', 'conversation_tag', 'contact_tag'],
])

/** The phone of the n-th person. */
export const phoneAt = (place: number): string => `+1${2_100_000_000 + place}`

const N = 'generate_series(1, $2::int) AS n'
// The n-th row of each table has an id that ends in n, so that rows find each other without a join.
const id = (kind: number | 'a' | 'b', of = 'n') =>
  `('0000000${kind}-0000-7000-8000-' || lpad((${of})::text, 12, '0'))::uuid`
const PHONE = "'+1' || (2100000000 + n)"

/**
 * Half of the texts went out, half wait in one lane. A quarter of the threads is closed and a quarter sleeps, a third of the others is unassigned, most
 * are in the business's first department and the oldest few in a second one. Resolves with that second one.
 */
export async function fillTables(db: Database, shop: Business): Promise<{ smallDepartmentId: string }> {
  const { orgId, numberId, departmentId, memberId, laneId, connectionId } = shop
  const { departmentId: smallDepartmentId } = await db.inOrganization(orgId, (tx) =>
    buildDepartment(tx, orgId),
  )
  const write = (sql: string, ...more: unknown[]): Promise<void> =>
    db.inOrganization(orgId, async (tx: Tx) => {
      await tx.query('SET LOCAL statement_timeout = 0')
      await tx.query(sql, [orgId, ROWS, ...more])
    })
  await write(
    `INSERT INTO contact (org_id, id, phone, name) SELECT $1, ${id(1)}, ${PHONE}, 'Ana ' || n FROM ${N}`,
  )
  await write(`INSERT INTO contact_word (org_id, word, contact_id) SELECT $1, 'ana', ${id(1)} FROM ${N}`)
  await write(`INSERT INTO door (org_id, phone) SELECT $1, ${PHONE} FROM ${N}`)
  await write(
    `INSERT INTO consent_record (org_id, id, kind, level, medium, number_id, message_id, said_at, recorded_at, commitment, canonical)
     SELECT $1, ${id(2)}, 'conversation', 'conversational', 'inbound_text', $3, ${id(3)}, now() - interval '1 hour', now(), '\\x00', '\\x00' FROM ${N}`,
    numberId,
  )
  await write(
    `INSERT INTO record_personal (org_id, record_id, salt, phone) SELECT $1, ${id(2)}, '\\x00', ${PHONE} FROM ${N}`,
  )
  await write(
    `INSERT INTO conversation (org_id, id, number_id, department_id, their_phone, state, snoozed_until, assignee_id, unread, last_at, list_at, last_order,
                               window_at, window_record, window_message)
     SELECT $1, ${id(4)}, $3, CASE WHEN n <= 200 THEN $4::uuid ELSE $5::uuid END, ${PHONE}, CASE WHEN n % 2 = 0 THEN 'open' WHEN n % 4 = 1 THEN 'snoozed' ELSE 'closed' END,
            CASE WHEN n % 4 = 1 THEN now() + CASE WHEN n % 4000 = 1 THEN -interval '1 minute' ELSE n * interval '1 minute' END END, CASE n % 3 WHEN 0 THEN $6::uuid WHEN 1 THEN ${id(5)} END, (n % 20 = 0)::int, now() - ($2 - n) * interval '1 second', now() - ($2 - n) * interval '1 second', 10,
            now() - interval '1 hour', ${id(2)}, ${id(3)} FROM ${N}`,
    ...[numberId, smallDepartmentId, departmentId, memberId],
  )
  await write(
    `INSERT INTO message_inbound (org_id, id, conversation_id, order_no, connection_id, carrier_message_id, body, reading)
     SELECT $1, ${id(3)}, ${id(4, 'CASE WHEN n % 5 = 0 THEN 2000 ELSE n END')}, CASE WHEN n % 5 = 0 THEN n + 10 ELSE 1 END, $3, 'in-' || n, 'hello', 'none' FROM ${N}`,
    connectionId,
  )
  await write(
    `INSERT INTO message_outbound (org_id, id, conversation_id, order_no, lane_id, phone, class, kind, body, segments, state, due_at,
                                   request_key, request_sha256, cleared_by, cleared_rule)
     SELECT $1, ${id(6)}, ${id(4, '1 + n % ($2 - 1)')}, 2 + n / $2, $3, '+1' || (2100000000 + 1 + n % ($2 - 1)), 2, 'text', 'hello', 1,
            CASE WHEN n % 2 = 0 THEN 'sent' WHEN n % 50 = 1 THEN 'scheduled' ELSE 'queued' END,
            now() + CASE WHEN n % 50 = 1 THEN interval '1 day' ELSE -interval '1 minute' END,
            'bulk:' || n, '\\x00', ${id(2, '1 + n % ($2 - 1)')}, 'bulk' FROM ${N}`,
    laneId,
  )
  await write(
    `INSERT INTO attempt (org_id, id, message_id, connection_id, worker_id, started_at, outcome, carrier_message_id, settled_at)
     SELECT $1, ${id(7)}, ${id(6, '2 * ((n + 1) / 2)')}, $3, $1, now() - interval '1 hour', 'accepted', 'out-' || n, now() - interval '1 hour' FROM ${N}`,
    connectionId,
  )
  await write(
    `INSERT INTO receipt (org_id, id, connection_id, carrier_message_id, message_id, status)
     SELECT $1, ${id(8)}, $3, 'out-' || n, ${id(6, '2 * ((n + 1) / 2)')}, 'delivered' FROM ${N}`,
    connectionId,
  )
  await write(
    `INSERT INTO note (org_id, id, conversation_id, order_no, change_no, author_id, body, request_key)
     SELECT $1, ${id('a')}, ${id(4, 'CASE WHEN n % 5 = 0 THEN 2000 ELSE n END')}, n + 9, n + 9, $3, 'Pays in cash', 'bulk note ' || n FROM ${N}`,
    memberId,
  )
  await write(
    `INSERT INTO note_mention (org_id, note_id, member_id, at, read_at)
     SELECT $1, ${id('a')}, $3, now() - ($2 - n) * interval '1 second', CASE WHEN n % 2 = 0 THEN now() END FROM ${N}`,
    memberId,
  )
  // One tag that every fifth conversation carries, and one that very few do.
  await write(
    `INSERT INTO tag (org_id, id, name, colour) SELECT $1, ${id('b')}, 'Tag ' || n, 'red' FROM generate_series(1, 2) n WHERE $2 > 0`,
  )
  await write(
    `INSERT INTO conversation_tag (org_id, conversation_id, tag_id) SELECT $1, ${id(4)}, ${id('b', 'CASE WHEN n % 1000 = 0 THEN 2 ELSE 1 END')} FROM ${N} WHERE n % 5 = 0`,
  )
  await write(
    `INSERT INTO contact_tag (org_id, contact_id, tag_id) SELECT $1, ${id(1)}, ${id('b', 'CASE WHEN n % 1000 = 3 THEN 2 ELSE 1 END')} FROM ${N} WHERE n % 7 = 3`,
  )
  // Another program sends over the same account: nobody here will ever know its texts.
  await write(
    `INSERT INTO receipt (org_id, id, connection_id, carrier_message_id, status, received_at)
     SELECT $1, ${id(9)}, $3, 'foreign-' || n, 'delivered', now() - interval '1 day' FROM ${N}`,
    connectionId,
  )
  await db.owner.query('ANALYZE')
  return { smallDepartmentId }
}
