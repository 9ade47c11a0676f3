// The dispatcher: looks for due work, serves one lane after another, sleeps until the next due time, and cleans up after the dead.
import type { Carrier } from '../../carriers/carrier.ts'
import type { App } from '../../platform/app.ts'
import { newId } from '../../platform/ids.ts'
import { metrics } from '../../platform/metrics.ts'
import { type Line, type LineVerbs, openLines } from '../lines/jobs.ts'
import { reconcile, settleOrphans } from '../outcomes/actions.ts'
import { matchWaiting } from '../receipts/actions.ts'
import { openService } from '../serve/jobs.ts'
import {
  beat,
  countDue,
  type DueLane,
  findDueLanes,
  findWaitingReceipts,
  LANES_A_PAGE,
  leave,
  untilNextDue,
} from './store.ts'

export type Dispatcher = {
  /** Looks at once: something is due, or a line came up. */
  wake(): void
  /** Stops claiming, lets what is under way settle, closes the lines. */
  stop(): Promise<void>
}

const LOOK_MS = 1_000 // the safety look, for a wake-up lost between processes
const SWEEP_MS = 2_000
const LANES_AT_ONCE = 3
// An outcome finds the receipts that came before it. Only one that came in the same instant is missed, and a crash may follow.
const EARLY_S = { lately: 60, ever: 7 * 24 * 3_600 }

/** Starts dispatching for every organization of the install. `verbs.receive` takes what carriers bring over open lines. */
export function startDispatcher(
  app: App,
  carriers: ReadonlyMap<string, Carrier>,
  verbs: LineVerbs,
): Dispatcher {
  const workerId = newId()
  const serving = new Map<string, Promise<void>>()
  const resting = new Map<string, number>() // lane id → when its bucket has a token again
  let stopping = false
  let woken = true
  let rouse = (): void => {}
  const wake = (): void => {
    woken = true
    rouse()
  }
  const lines = openLines(app, carriers, verbs, wake)
  const service = openService(app, workerId, (laneId) => {
    resting.delete(laneId) // the outcome may free the next text of its conversation
    wake()
  })
  const deaf = app.live.listen((change) => {
    if (change.topic === 'due') wake()
    if (change.topic === 'numbers') void lines.refresh()
  })

  const look = async (): Promise<void> => {
    const now = performance.now()
    for (const [id, until] of resting) if (until <= now) resting.delete(id)
    const passed: string[] = [] // lanes whose lines are down or full: a page of them must not hide the others
    for (;;) {
      const page = await findDueLanes(app.db, [...serving.keys(), ...resting.keys(), ...passed])
      for (const lane of page) {
        if (stopping || serving.size >= LANES_AT_ONCE) return
        const line = lines.get(lane.org_id, lane.connection_id)
        if (line && lines.mayServe(line)) serve(lane, line)
        else passed.push(lane.id)
      }
      if (page.length < LANES_A_PAGE) return
    }
  }

  const serve = (lane: DueLane, line: Line): void => {
    const work = service
      .serve(lane, line, (ms) => resting.set(lane.id, performance.now() + ms))
      .catch((error: unknown) => {
        app.log.warn({ err: error }, 'a lane could not be served; it is tried again')
        resting.set(lane.id, performance.now() + LOOK_MS)
      })
      .finally(() => {
        serving.delete(lane.id)
        if (!resting.has(lane.id)) wake()
      })
    serving.set(lane.id, work)
  }

  const loop = async (): Promise<void> => {
    while (!stopping) {
      woken = false
      let wait = LOOK_MS
      try {
        await look()
        const rest = Math.min(...resting.values()) - performance.now()
        wait = Math.max(1, Math.min(LOOK_MS, (await untilNextDue(app.db)) ?? LOOK_MS, rest))
      } catch (error) {
        app.log.debug({ err: error }, 'the database is away; looking again')
      }
      if (!woken && !stopping) await sleep(wait, (wakeUp) => (rouse = wakeUp))
    }
  }
  const looping = loop()
  const sweeping = sweep(app, { workerId, lines: () => lines.all(), stopped: () => stopping })

  return {
    wake,
    async stop() {
      stopping = true
      deaf()
      rouse()
      await looping
      await Promise.allSettled(serving.values())
      await lines.close() // what is still awaited settles as unknown
      await service.settled()
      await sweeping
      await leave(app.db, workerId).catch(() => {})
    },
  }
}

/** Every two seconds: says that this worker lives, settles what dead ones left, asks carriers about doubts, matches early receipts. */
async function sweep(
  app: App,
  { workerId, lines, stopped }: { workerId: string; lines: () => Line[]; stopped: () => boolean },
): Promise<void> {
  let seconds: number = EARLY_S.ever
  while (!stopped()) {
    try {
      await beat(app.db, workerId)
      metrics.queueDepth.set(await countDue(app.db))
      await settleOrphans(app)
      for (const orgId of await findWaitingReceipts(app.db, seconds)) await matchWaiting(app, orgId, seconds)
      seconds = EARLY_S.lately
      for (const { orgId, id, session } of lines())
        if (session.find && session.free() > 0) await reconcile(app, orgId, id, session.find.bind(session))
    } catch (error) {
      app.log.debug({ err: error }, 'a sweep was cut short; the next one goes on')
    }
    for (let waited = 0; waited < SWEEP_MS && !stopped(); waited += 100) await sleep(100, () => {})
  }
}

function sleep(ms: number, hand: (wakeUp: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    hand(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
