// Businesses that have been texting for years, written in bulk: one of them has a fifth of all texts, nine share the rest.

import pg from 'pg'
import { makeKey } from '../src/organizations/keys/actions.ts'
import type { Caller } from '../src/platform/http.ts'
import { newId } from '../src/platform/ids.ts'
import { callerOf } from '../test/chaos/stage.ts'
import { type Business, buildBusiness, buildDepartment } from '../test/factories.ts'
import type { Place } from './place.ts'

export type House = {
  readonly shop: Business
  readonly caller: Caller
  /** Sees one conversation in a hundred. */
  readonly narrow: Caller
  readonly key: string
  readonly texts: number
}

const A_THREAD = 25
const BEGAN = Date.UTC(2024, 0, 1)
const CHUNK = 100_000

/** The common words of every text: the n-th is that of about one in (n + 1) texts. */
export const common = (place: number): string =>
  `wort${String.fromCharCode(97 + (place % 26))}${place.toString(36)}`
const VOCABULARY = 4_000
/** A word of one text in 1,000, in the order in which they came. */
export const seldom = 'thousandth'
/** A word of one text in 100,000. */
export const rare = 'hundredthousandth'
/** Two words of every eighth text each, that never stand in one. */
export const apart = ['odds', 'evens'] as const

/** Writes `rows` texts. Resolves with the one that has a fifth of them first. */
export async function liveForYears(place: Place, rows: number, businesses = 9): Promise<House[]> {
  const houses: House[] = []
  const admin = await superuserOf(place)
  for (let nth = 0; nth < businesses; nth++) {
    const texts = nth === 0 ? Math.floor(rows / 5) : Math.floor((rows * 0.8) / (businesses - 1))
    houses.push(await live(place, admin, businesses === 1 ? rows : texts))
  }
  await admin.query('VACUUM ANALYZE')
  await admin.end()
  return houses
}

/** The superuser in the database itself, who may leave references unchecked. */
export async function superuserOf({ url, admin }: Place): Promise<pg.Client> {
  const { host, port, user, password } = admin
  const client = new pg.Client({ host, port, user, password, database: new URL(url).pathname.slice(1) })
  await client.connect()
  return client
}

async function live({ app }: Place, admin: pg.Client, texts: number): Promise<House> {
  const shop = await buildBusiness(app.db)
  const { orgId, numberId, departmentId, memberId, laneId, connectionId } = shop
  const { departmentId: small } = await app.db.inOrganization(orgId, (tx) => buildDepartment(tx, orgId))
  const threads = Math.max(1, Math.floor(texts / A_THREAD))
  // References were true when these were written; checking them again would take most of the time.
  await admin.query('SET session_replication_role = replica')
  await admin.query(`SET statement_timeout = 0`)
  const record = newId()
  await admin.query(
    `INSERT INTO consent_record (org_id, id, kind, level, medium, said_at, recorded_at, commitment, canonical)
     VALUES ($1, $2, 'conversation', 'conversational', 'inbound_text', now(), now(), '\\x00', '\\x00')`,
    [orgId, record],
  )
  const AGO = `(($3::int - n) * (720.0 * 86400 / $3::int)) * interval '1 second'`
  await admin.query(
    `INSERT INTO contact (org_id, id, phone, name) SELECT $1, ${id(1)}, '+1' || (2010000000 + n), 'Person ' || n FROM generate_series(1, $2::int) n`,
    [orgId, threads],
  )
  await admin.query(
    `INSERT INTO contact_word (org_id, word, contact_id) SELECT $1, w, ${id(1)} FROM generate_series(1, $2::int) n, unnest(ARRAY['person', n::text]) w`,
    [orgId, threads],
  )
  await admin.query(
    `INSERT INTO door (org_id, phone) SELECT $1, '+1' || (2010000000 + n) FROM generate_series(1, $2::int) n`,
    [orgId, threads],
  )
  await admin.query(
    `INSERT INTO conversation (org_id, id, number_id, department_id, their_phone, state, assignee_id, unread, preview, last_at, list_at, last_order, window_at, window_record, window_message)
     SELECT $1, ${id(2)}, $2, CASE WHEN n % 100 = 0 THEN $4::uuid ELSE $5::uuid END, '+1' || (2010000000 + n), CASE WHEN n % 4 = 0 THEN 'open' ELSE 'closed' END,
            CASE n % 3 WHEN 0 THEN $6::uuid WHEN 1 THEN ${id(9)} END, (n % 20 = 0)::int, 'See you', now() - ${AGO}, now() - ${AGO}, ${A_THREAD}, now(), $7, $7
       FROM generate_series(1, $3::int) n`,
    [orgId, numberId, threads, small, departmentId, memberId, record],
  )
  for (let from = 0; from < texts; from += CHUNK) {
    const values = [orgId, from, Math.min(CHUNK, texts - from), threads, texts]
    // In the order in which they came, the threads beside one another; every word as often as it is in people's talk.
    const said = `
      SELECT $2::int + k AS n, 1 + ($2::int + k) % $4::int AS thread, 1 + ($2::int + k) / $4::int AS order_no,
             to_timestamp(${BEGAN} / 1000.0 + ($2::int + k) * (${(Date.now() - BEGAN) / 1_000 - 60} / $5::int)) AS at, said.body
        FROM generate_series(0, $3::int - 1) k
       CROSS JOIN LATERAL (
         SELECT string_agg('wort' || chr(97 + r % 26) || CASE WHEN r < 36 THEN substr('0123456789abcdefghijklmnopqrstuvwxyz', r + 1, 1) ELSE r::text END, ' ')
                || CASE WHEN ($2::int + k) % 1000 = 0 THEN ' ${seldom}' ELSE '' END || CASE WHEN ($2::int + k) % 100000 = 77 THEN ' ${rare}' ELSE '' END
                || CASE WHEN ($2::int + k) % 8 = 1 THEN ' ${apart[0]}' WHEN ($2::int + k) % 8 = 2 THEN ' ${apart[1]}' ELSE '' END AS body
           FROM (SELECT floor(power(${VOCABULARY}, random()))::int - 1 AS r FROM generate_series(1, 9) WHERE k >= 0) words
       ) said`
    const ID = `(lpad(to_hex((extract(epoch FROM s.at) * 1000)::bigint), 12, '0') || '7000' || '8000' || lpad(to_hex(s.n), 12, '0'))::uuid`
    await admin.query(
      `WITH s AS MATERIALIZED (${said}), heard AS (
         INSERT INTO message_inbound (org_id, id, conversation_id, order_no, connection_id, carrier_message_id, body, reading, received_at)
         SELECT $1, ${ID}, ${id(2, 's.thread')}, s.order_no, $6, 'in-' || s.n, s.body, 'none', s.at FROM s WHERE s.n % 2 = 0
       )
       INSERT INTO message_outbound (org_id, id, conversation_id, order_no, lane_id, phone, class, kind, body, segments, state, due_at, accepted_at, request_key, request_sha256, cleared_by, cleared_rule)
       SELECT $1, ${ID}, ${id(2, 's.thread')}, s.order_no, $7, '+1' || (2010000000 + s.thread), 0, 'text', s.body, 1, 'delivered', s.at, s.at, 'bulk:' || s.n, '\\x00', $8, 'bulk'
         FROM s WHERE s.n % 2 = 1`,
      [...values, connectionId, laneId, record],
    )
  }
  await admin.query('SET session_replication_role = origin')
  await admin.query('SET statement_timeout = 0')
  const caller = { ...callerOf(shop), permissions: new Set(['contacts.view']) }
  const made = await makeKey(app, caller as Caller & { memberId: string }, {
    name: 'bench',
    scopes: ['conversations.view', 'contacts.view'],
  })
  if (!made.ok) throw new Error(made.sentence)
  return { shop, caller, narrow: { ...caller, role: 'agent', departments: [small] }, key: made.secret, texts }
}

/** The n-th row of a kind, found without a join. */
const id = (kind: number, of = 'n'): string =>
  `('0000000${kind}-0000-7000-8000-' || lpad((${of})::text, 12, '0'))::uuid`

/** The 99th of a hundred, in milliseconds. */
export const p99 = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? 0

/** How long each of these took, one after another. */
export async function timed(count: number, act: (nth: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let nth = 0; nth < count; nth++) {
    const start = performance.now()
    await act(nth)
    times.push(performance.now() - start)
  }
  return times
}

/** GET requests with a key, as the load sends them. */
export const asking = (key: string, port: number, paths: readonly string[]): Buffer[] =>
  paths.map((path) =>
    Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${key}\r\n\r\n`),
  )
