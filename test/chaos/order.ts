// Texts of one conversation and class leave in the order in which they were accepted, however slowly and badly a carrier
// answers and however many workers serve it: `npm run chaos -- order [--count N] [--seed N]`.
import type { Outcome } from '../../src/carriers/carrier.ts'
import { drawPhones, type Verdict } from './marks.ts'
import { type Random, seeded } from './random.ts'
import type { RunOptions } from './run.ts'
import { accept, type Draft, hearFrom, openWorks, type Works, type Written } from './works.ts'

const LINES = 4
const WORKERS = 2
const SENT_BACK = 0.002 // each lets its line rest for half a second
const UNANSWERED = 0.01

export type OrderPlay = { readonly url: string; readonly seed: number; readonly count: number }

export async function playOrder({ url, seed, count }: OrderPlay): Promise<Verdict> {
  const random = seeded(seed)
  const answers = (attemptId: string) => ({ outcome: draw(random, attemptId), afterMs: random.next() * 25 })
  const works = await openWorks(url, { lines: LINES, window: 40, answers })
  try {
    const { flood, others } = await drawTexts(works, random, count)
    const began = performance.now()
    await accept(works, flood) // one long queue stands before everybody else's, of its own line too
    works.start(WORKERS)
    await accept(works, others)
    await works.wait(async () => !(await isUnderWay(works)), 120_000 + count * 20)
    const seconds = Math.round((performance.now() - began) / 1_000)
    const rows = await readRows(works)
    const { figures, faults } = judge(rows, works.written)
    return { figures: { accepted: count, ...figures, longest: flood.length, seconds }, faults }
  } finally {
    await works.close()
  }
}

function draw(random: Random, attemptId: string): Outcome {
  const share = random.next()
  if (share < SENT_BACK) return { kind: 'not_sent', code: 'throttled', note: '', throttled: true }
  if (share < SENT_BACK + UNANSWERED) return { kind: 'unknown', note: 'Nobody answered.' }
  return { kind: 'accepted', carrierMessageId: attemptId }
}

/** Replies and automatic texts, mixed: each class of a conversation has an order of its own. One phone gets a sixteenth of all. */
async function drawTexts(
  works: Works,
  random: Random,
  count: number,
): Promise<{ flood: Draft[]; others: Draft[] }> {
  const phones = drawPhones(random, Math.max(12, Math.round(count / 65)))
  const people = phones.map((phone, place) => ({ phone, shop: works.shops[place % LINES] ?? missing() }))
  for (const shop of works.shops)
    await hearFrom(
      works,
      shop,
      people.flatMap((person) => (person.shop === shop ? [person.phone] : [])),
    )
  const [busiest = missing(), ...rest] = people
  const flooded = Math.ceil(count / 16)
  const texts = Array.from({ length: count }, (_, number): Draft => {
    const isFlood = number < flooded
    return {
      ...(isFlood ? busiest : random.pick(rest)),
      body: `text ${number}`,
      isReply: !isFlood && random.chance(0.75),
    }
  })
  return { flood: texts.slice(0, flooded), others: texts.slice(flooded) }
}

const missing = (): never => {
  throw new Error('There is no line')
}

const isUnderWay = async ({ app, shops }: Works): Promise<boolean> => {
  const { orgId } = shops[0] ?? missing()
  const open = await app.db.inOrganization(orgId, (tx) =>
    tx.query(
      `SELECT 1 FROM message_outbound
        WHERE org_id = $1 AND state IN ('queued', 'scheduled', 'claimed', 'handing') LIMIT 1`,
      [orgId],
    ),
  )
  return open.length > 0
}

export type OrderRow = {
  readonly body: string
  /** The conversation and class in which the order number counts. */
  readonly thread: string
  readonly order_no: number
  readonly state: string
}

const readRows = ({ app, shops }: Works): Promise<OrderRow[]> => {
  const { orgId } = shops[0] ?? missing()
  return app.db.inOrganization(orgId, (tx) =>
    tx.query<OrderRow>(
      `SELECT body, conversation_id || ' ' || class AS thread, order_no, state FROM message_outbound WHERE org_id = $1`,
      [orgId],
    ),
  )
}

/** Compares what reached the far side, write after write, with the numbers that the texts were accepted under. */
export function judge(rows: readonly OrderRow[], written: readonly Written[]): Verdict {
  const known = new Map(rows.map((row) => [row.body, row]))
  const furthest = new Map<string, number>()
  const gone = new Map<string, Written>()
  const faults: string[] = []
  const figures = { texts: rows.length, wrongOrder: 0, doubles: 0, missing: 0, sentBack: 0, unanswered: 0 }
  for (const write of written) {
    const { body, answer } = write
    const row = known.get(body)
    if (!row) continue
    const before = furthest.get(row.thread) ?? 0
    if (row.order_no < before) {
      figures.wrongOrder++
      faults.push(`"${body}" is number ${row.order_no} and left after number ${before} of ${row.thread}`)
    }
    furthest.set(row.thread, Math.max(before, row.order_no))
    const earlier = gone.get(body)
    if (earlier) {
      figures.doubles++
      faults.push(`"${body}" left again after "${earlier.answer}"`)
    }
    if (answer === 'not_sent') figures.sentBack++
    else gone.set(body, write)
    if (answer === 'unknown') figures.unanswered++
  }
  for (const { body, state } of rows) {
    const answer = gone.get(body)?.answer
    if (answer && state === (answer === 'unknown' ? 'unconfirmed' : 'sent')) continue
    figures.missing++
    faults.push(`"${body}" is ${state}; the far side says: ${answer ?? 'never seen'}`)
  }
  return { figures, faults }
}

export async function runOrder({ database, seed, count, say }: RunOptions): Promise<boolean> {
  const first = seed ?? Math.floor(Math.random() * 2 ** 30)
  say(`seed ${first}`)
  const wanted = count ?? 20_000
  const { figures, faults } = await playOrder({ url: await database(), seed: first, count: wanted })
  const shown = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`)
  say(shown.join(', '))
  for (const fault of faults.slice(0, 20)) say(`  ${fault}`)
  return faults.length === 0 && figures.texts === wanted
}
