// Every verb against every verb over 200 shared phones, from two processes' worth of connections: nothing may deadlock, nobody
// may wait for long, and every invariant holds at the end. Retries must not hide a deadlock, so there are none here.
import { newId } from '../../src/platform/ids.ts'
import { keepStatistics } from '../../src/platform/statistics.ts'
import { type Business, buildBusiness, buildConnection, buildNumber } from '../factories.ts'
import { type Monitor, openMonitor } from './monitor.ts'
import { seeded } from './random.ts'
import type { RunOptions } from './run.ts'
import { openStage, type Stage } from './stage.ts'
import { audit, drain } from './verbs-audit.ts'
import { type Ground, verbs } from './verbs-cast.ts'
import { openWatch } from './verbs-watch.ts'

const PHONES = 200
const AT_ONCE = 32
const CALLS_A_ROUND = 500
const SIZES = { web: 10, inbound: 8, worker: 8, handoff: 6, reader: 3 }

/** What went on in a number of rounds. */
export type Met = {
  readonly calls: number
  readonly deadlocks: number
  readonly lockTimeouts: number
  /** SQLSTATEs and unexpected errors, with how often. */
  readonly errors: ReadonlyMap<string, number>
  readonly broken: readonly string[]
}

export async function runVerbs({ database, seed, count, say }: RunOptions): Promise<boolean> {
  const met = await meet(await database(), { seed: seed ?? Date.now() % 2 ** 30, rounds: count ?? 20, say })
  say(`${met.calls} calls of ${Object.keys(verbs).length} verbs over ${PHONES} phones`)
  say(`${met.deadlocks} deadlocks, ${met.lockTimeouts} lock timeouts`)
  for (const [error, times] of met.errors) say(`${times} × ${error}`)
  for (const line of met.broken.slice(0, 20)) say(line)
  return holds(met)
}

export const holds = ({ deadlocks, lockTimeouts, calls, errors, broken }: Met): boolean =>
  deadlocks === 0 && lockTimeouts <= calls / 1_000 && errors.size === 0 && broken.length === 0

export async function meet(
  url: string,
  { seed, rounds, say }: { seed: number; rounds: number; say: (line: string) => void },
): Promise<Met> {
  const stages = [openStage(url, { sizes: SIZES }), openStage(url, { sizes: SIZES })]
  const monitor = await openMonitor(url)
  const statistics = stages.map(({ app }) => keepStatistics(app)) // as the product does, or plans for empty tables would stay
  try {
    const ground = await lay(stages[0]?.app.db, seed, monitor)
    const tally = { calls: 0, errors: new Map<string, number>() }
    const before = await countDeadlocks(monitor)
    for (let round = 0; round < rounds; round++) {
      ground.phones.splice(0, PHONES / 10, ...somePhones(PHONES / 10, round + 1)) // first contacts go on
      await playRound(stages, ground, tally)
      say(`round ${round + 1}: ${tally.calls} calls, ${ground.watch.all.length} writes`)
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500)) // statistics are told a second late
    const deadlocks = (await countDeadlocks(monitor)) - before
    const app = stages[0]?.app
    const broken = app ? [...(await drain(app, ground, monitor)), ...(await audit(app, ground))] : []
    const lockTimeouts = tally.errors.get('55P03') ?? 0
    tally.errors.delete('55P03')
    return { ...tally, deadlocks, lockTimeouts, broken: [...ground.watch.broken, ...broken] }
  } finally {
    for (const kept of statistics) await kept.stop()
    await monitor.close()
    for (const stage of stages) await stage.close()
  }
}

/** One business with two numbers, each behind a connection and a lane of its own. */
async function lay(db: Stage['app']['db'] | undefined, seed: number, monitor: Monitor): Promise<Ground> {
  if (!db) throw new Error('There is no stage')
  const first = await buildBusiness(db)
  const second = await db.inOrganization(first.orgId, async (tx): Promise<Business> => {
    const line = await buildConnection(tx, first.orgId)
    const { departmentId } = first
    const number = await buildNumber(tx, first.orgId, { departmentId, connectionId: line.connectionId })
    return { ...first, ...line, ...number }
  })
  const workerId = newId()
  await monitor.query("INSERT INTO worker (id, seen_at) VALUES ($1, now() + interval '1 day')", [workerId])
  const lately = { keys: [], events: [], attempts: [], texts: [], threads: [] }
  const phones = somePhones(PHONES, 0)
  return { shops: [first, second], phones, random: seeded(seed), watch: openWatch(), lately, workerId }
}

const somePhones = (count: number, round: number): string[] =>
  Array.from({ length: count }, (_, place) => `+1303${String(5_000_000 + round * 1_000 + place)}`)

/** The same number of calls in the air all the time; each draws its verb. */
async function playRound(
  stages: readonly Stage[],
  ground: Ground,
  tally: { calls: number; errors: Map<string, number> },
): Promise<void> {
  const urn = Object.values(verbs).flatMap(({ verb, weight }) => Array.from({ length: weight }, () => verb))
  let left = CALLS_A_ROUND
  const callOn = async (place: number): Promise<void> => {
    const app = stages[place % stages.length]?.app
    while (app && left-- > 0) {
      tally.calls++
      const verb = ground.random.pick(urn)
      await verb(app, ground).catch((error: unknown) => {
        const { code, message, where } = Object(error) as { code?: string; message?: string; where?: string }
        if (code === 'already_done' || code === 'moved_on' || code === 'not_found') return
        const spot = where?.replace(/[(][\d,]+[)]/g, '') ?? ''
        const name = code === '55P03' ? code : `${code ?? ''} ${message} ${spot}`.trim()
        tally.errors.set(name, (tally.errors.get(name) ?? 0) + 1)
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => callOn(place)))
}

async function countDeadlocks(monitor: Monitor): Promise<number> {
  const [row] = await monitor.query<{ deadlocks: number }>(
    'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
  )
  return row?.deadlocks ?? 0
}
