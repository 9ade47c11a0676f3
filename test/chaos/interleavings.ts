// Send, dispatch, STOP, START, HELP, crashes and lost connections in every order a seed can think of, one statement at a
// time, on the real database. A seed that breaks a promise is printed with its trace, and plays the same again.
import { settleOrphans } from '../../src/messages/outcomes/actions.ts'
import type { App } from '../../src/platform/app.ts'
import { type Database, statement, type Tx } from '../../src/platform/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { type Business, buildBusiness } from '../factories.ts'
import { addOneCampaign, agreeBefore } from './campaign-cast.ts'
import { addWorker, drawCast, hear, removeWorker, type Scene, say, turn, write } from './cast.ts'
import { openFarSide } from './far-side.ts'
import { aside } from './interpose.ts'
import { type Monitor, openMonitor } from './monitor.ts'
import { seeded } from './random.ts'
import { judge, openLog } from './referee.ts'
import { openSchedule } from './schedule.ts'
import { openStage } from './stage.ts'

export type Played = {
  readonly seed: number
  readonly broken: readonly string[]
  readonly trace: readonly string[]
  readonly steps: number
  readonly writes: number
}

export type Theatre = { play(seed: number): Promise<Played>; close(): Promise<void> }

// Actors never wait for a free connection: the schedule could not see that.
const SIZES = { web: 24, inbound: 24, worker: 24, handoff: 24, reader: 24 }

/** Opens one database for many plays, one after another; each has a business and a phone of its own. */
export async function openTheatre(url: string): Promise<Theatre> {
  const { app, close } = openStage(url, { sizes: SIZES })
  const apart = openStage(url, { sizes: { web: 1 } })
  const office = { ...apart.app, db: naming(apart.app.db) }
  const monitor = await openMonitor(url)
  let count = 0
  return {
    async play(seed) {
      const shop = await buildBusiness(office.db)
      const campaignId = await addOneCampaign(office, shop)
      return play({ app, office, monitor, shop, campaignId, phone: `+1202${5_550_000 + count++}` }, seed)
    },
    async close() {
      await monitor.close()
      await Promise.all([close(), apart.close()])
    },
  }
}

/** Every statement by a name, so that the one connection of the office parses and plans it once and not in every play. */
function naming(db: Database): Database {
  const names = new Map<string, string>()
  const named = (text: string): ReturnType<typeof statement> => {
    const name = names.get(text) ?? `office_${names.size}`
    names.set(text, name)
    return statement(name, text)
  }
  const through = (tx: Tx): Tx => ({
    ...tx,
    query: (asked, values) => tx.query(typeof asked === 'string' ? named(asked) : asked, values),
  })
  return {
    ...db,
    inOrganization: (orgId, work, options) => db.inOrganization(orgId, (tx) => work(through(tx)), options),
  }
}

type Place = {
  app: App
  /** What is done before, beside and after a play, on a connection that no actor uses. */
  office: App
  monitor: Monitor
  shop: Business
  phone: string
  campaignId: string
}

async function play(place: Place, seed: number): Promise<Played> {
  const random = seeded(seed)
  const log = openLog()
  const schedule = openSchedule(place.monitor, random, log.hear)
  const answers = seeded(seed ^ 0x5f5f5f)
  let isReliable = false
  const far = openFarSide({ next: () => (isReliable ? 0 : answers.next()) }, schedule.step, (written) =>
    schedule.note(`  ${written.by} writes "${written.body.slice(0, 30)}": ${written.answer.kind}`),
  )
  const scene: Scene & Place = { ...place, random, far, events: [], accepted: new Map() }
  const broken: string[] = []
  const clock = performance.now
  performance.now = () => 0
  try {
    await schedule.play([{ name: 'before', work: () => before(scene) }])
    await schedule.play(drawCast(scene))
    isReliable = true
    await schedule.play([{ name: 'after', work: () => after(scene) }])
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.stack : ''
    broken.push(`${String(error)} ${cause}`)
  } finally {
    performance.now = clock
  }
  broken.push(...(await judge({ ...scene, app: place.office }, log)))
  return { seed, broken, trace: schedule.trace, steps: schedule.step(), writes: far.writes.length }
}

/** The person texts first; some texts wait already when the play begins. */
async function before(scene: Scene): Promise<void> {
  await hear(scene, say(scene, 'Hi', new Date(Date.now() - 900_000)))
  const texts = scene.random.below(3)
  for (let place = 0; place < texts; place++) await write(scene, `early text ${place}`, true)
  await agreeBefore(scene)
}

const isWaiting = ({ office, shop, phone }: Place): Promise<boolean> =>
  aside(() =>
    office.db.inOrganization(shop.orgId, async (tx) => {
      const rows = await tx.query(
        "SELECT FROM message_outbound WHERE phone = $1 AND state IN ('queued', 'scheduled') LIMIT 1",
        [phone],
      )
      return rows.length > 0
    }),
  )

/** Everybody comes back: carriers bring their texts again, what dead workers left is settled, and the rest is dispatched. */
async function after(scene: Scene & Place): Promise<void> {
  for (const event of scene.events) await hear(scene, event)
  await scene.monitor.query('DELETE FROM worker')
  await settleOrphans(scene.app)
  const workerId = newId()
  await addWorker(scene.monitor, workerId)
  const plan = { workerId, name: 'after', most: 10, room: 10, stall: async () => false }
  for (let turns = 0; turns < 60 && (await isWaiting(scene)); turns++) await turn(scene, plan)
  await removeWorker(scene.monitor, workerId)
}
