// A reply overtakes a queue of a hundred thousand bulk texts, of another line and of its own; what is written between is counted.
import { claim } from '../../src/messages/dispatch/actions.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Business } from '../factories.ts'
import type { RunOptions } from './run.ts'
import { accept, hearFrom, openWorks, type Works } from './works.ts'

/** What happened between the moment a reply was accepted and its own bytes. */
export type Passed = {
  /** Texts of the queue that were written meanwhile. */
  readonly written: number
  /** Texts of its own lane that were claimed before it by a claim that began after it was accepted: queue-jumpers. */
  readonly jumped: number
}

export type Overtaken = {
  readonly queued: number
  /** How many of them still waited at the end; none would mean that there was nothing left to overtake. */
  readonly left: number
  /** One claim over the full lane, in milliseconds: told, never asserted. */
  readonly claimMs: number
  /** For each reply; null: it never came. */
  readonly own: readonly (Passed | null)[]
  readonly other: readonly (Passed | null)[]
}

const FULL = 100_000
const WINDOW = 100 // texts that may be under way on a line: what was claimed before a reply came is at most this
const WORKERS = 2

export async function runOvertake({ database, count, say }: RunOptions): Promise<boolean> {
  const seen = await overtake(await database(), { queued: count ?? FULL, replies: 20 })
  say(`${seen.queued} texts wait in one lane; one claim of 100 takes ${seen.claimMs.toFixed(1)} ms`)
  const shown = (replies: readonly (Passed | null)[]): string =>
    replies.map((passed) => passed?.written ?? 'never came').join(', ')
  const jumped = seen.own.reduce((sum, passed) => sum + (passed?.jumped ?? 0), 0)
  say(`replies of the same lane let through: ${shown(seen.own)}; claimed before them: ${jumped}`)
  say(`replies of another lane let through: ${shown(seen.other)}`)
  say(`${seen.left} texts still waited at the end`)
  return isOvertaken(seen)
}

/** Each worker may have claimed a window full before the reply came, and none after. */
export const isOvertaken = ({ own, other, left }: Overtaken): boolean =>
  left > 0 &&
  [...own, ...other].every((passed) => passed && passed.written <= WORKERS * WINDOW && passed.jumped === 0)

export async function overtake(
  url: string,
  { queued, replies }: { queued: number; replies: number },
): Promise<Overtaken> {
  const answers = (attemptId: string) => ({
    afterMs: 10,
    outcome: { kind: 'accepted' as const, carrierMessageId: `far-${attemptId}` },
  })
  const works = await openWorks(url, { lines: 2, window: WINDOW, answers })
  try {
    const [own, other] = works.shops
    if (!own || !other) throw new Error('There is no line')
    await hearFrom(works, own, phonesOf('+1505', replies))
    await hearFrom(works, other, phonesOf('+1606', replies))
    await fill(works, own, queued)
    await works.app.db.owner.query('ANALYZE')
    const claimMs = await timeClaim(works, own)
    works.start(WORKERS)
    await works.wait(async () => works.written.length > 0, 30_000)
    const replyAll = async (shop: Business, prefix: string): Promise<(Passed | null)[]> => {
      const passed: (Passed | null)[] = []
      for (const phone of phonesOf(prefix, replies)) passed.push(await reply(works, shop, phone))
      return passed
    }
    const seen = { own: await replyAll(own, '+1505'), other: await replyAll(other, '+1606') }
    return { queued, left: await countLeft(works, own), claimMs, ...seen }
  } finally {
    await works.close()
  }
}

const phonesOf = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, place) => `${prefix}${5_000_000 + place}`)

/** Texts of automations and broadcasts to a thousand people, written straight into the outbox: each rests on its ledger row. */
async function fill({ app }: Works, shop: Business, queued: number): Promise<void> {
  const people = Math.min(1_000, queued)
  const each = Math.ceil(queued / people)
  const ids = Array.from({ length: people }, () => ({ thread: newId(), record: newId(), message: newId() }))
  const phones = phonesOf('+1707', people)
  const column = (name: 'thread' | 'record' | 'message'): string[] => ids.map((row) => row[name])
  await app.db.inOrganization(shop.orgId, async (tx) => {
    await tx.query('SET LOCAL statement_timeout = 0')
    await tx.query(
      `INSERT INTO contact (org_id, id, phone) SELECT $1, gen_random_uuid(), unnest($2::text[])`,
      [shop.orgId, phones],
    )
    await tx.query('INSERT INTO door (org_id, phone) SELECT $1, unnest($2::text[])', [shop.orgId, phones])
    await tx.query(
      `INSERT INTO consent_record (org_id, id, kind, level, medium, number_id, message_id, said_at, recorded_at, commitment, canonical)
       SELECT $1, r.id, 'conversation', 'conversational', 'inbound_text', $2, r.message, now() - interval '1 minute', now(), '\\x00', '\\x00'
         FROM unnest($3::uuid[], $4::uuid[]) AS r (id, message)`,
      [shop.orgId, shop.numberId, column('record'), column('message')],
    )
    await tx.query(
      `INSERT INTO conversation (org_id, id, number_id, department_id, their_phone, last_order, window_at, window_record, window_message)
       SELECT $1, c.id, $2, $3, c.phone, $8, now() - interval '1 minute', c.record, c.message
         FROM unnest($4::uuid[], $5::text[], $6::uuid[], $7::uuid[]) AS c (id, phone, record, message)`,
      [
        ...[shop.orgId, shop.numberId, shop.departmentId],
        ...[column('thread'), phones, column('record'), column('message'), each],
      ],
    )
    await tx.query(
      `INSERT INTO message_outbound (org_id, id, conversation_id, order_no, lane_id, phone, class, kind, body, segments, state, due_at,
                                     request_key, request_sha256, cleared_by, cleared_rule)
       SELECT $1, gen_random_uuid(), c.id, n, $2, c.phone, 1 + n % 2, 'text', 'bulk ' || n, 1, 'queued', now() - interval '1 second',
              'bulk:' || c.id || ':' || n, '\\x00', c.record, 'bulk'
         FROM unnest($3::uuid[], $4::text[], $5::uuid[]) AS c (id, phone, record) CROSS JOIN generate_series(1, $6::int) AS n`,
      [shop.orgId, shop.laneId, column('thread'), phones, column('record'), each],
    )
  })
}

/** The second of two, when plans are made. What they claim stays under way: these texts' worker is never heard of again. */
async function timeClaim({ app }: Works, shop: Business): Promise<number> {
  const lane = { org_id: shop.orgId, id: shop.laneId, connection_id: shop.connectionId }
  let tookMs = 0
  for (let times = 0; times < 2; times++) {
    const began = performance.now()
    await claim(app, lane, { most: 100, workerId: newId() })
    tookMs = performance.now() - began
  }
  return tookMs
}

/** Accepts a reply and waits for its bytes. */
async function reply(works: Works, shop: Business, phone: string): Promise<Passed | null> {
  const body = `reply to ${phone}`
  await accept(works, [{ shop, phone, body, isReply: true }])
  const from = works.written.length
  const { rows } = await works.app.db.owner.query<{ at: string }>('SELECT clock_timestamp()::text AS at')
  const place = (): number => works.written.findIndex((write) => write.body === body)
  if (!(await works.wait(async () => place() >= 0, 30_000))) return null
  const own = works.written[place()]?.attemptId ?? ''
  return {
    written: Math.max(0, place() - from),
    jumped: await countJumped(works, shop, rows[0]?.at ?? '', own),
  }
}

/** Ids of attempts rise in the order in which a lane's heads were read, since that happens under the lane's lock. */
async function countJumped({ app }: Works, shop: Business, acceptedAt: string, own: string): Promise<number> {
  const [row] = await app.db.inOrganization(shop.orgId, (tx) =>
    tx.query<{ count: number }>(
      `SELECT count(*) FROM attempt WHERE org_id = $1 AND connection_id = $2 AND started_at > $3::timestamptz AND id < $4`,
      [shop.orgId, shop.connectionId, acceptedAt, own],
    ),
  )
  return row?.count ?? 0
}

async function countLeft({ app }: Works, shop: Business): Promise<number> {
  const [row] = await app.db.inOrganization(shop.orgId, (tx) =>
    tx.query<{ count: number }>(
      "SELECT count(*) FROM message_outbound WHERE org_id = $1 AND lane_id = $2 AND state = 'queued'",
      [shop.orgId, shop.laneId],
    ),
  )
  return row?.count ?? 0
}
