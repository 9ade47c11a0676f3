// kill -9 under load, of the application and of its database: `npm run chaos -- kill [--seed N] [--count KILLS]`.
import { setTimeout as pause } from 'node:timers/promises'
import { audit, readStored, underWay } from './audit.ts'
import { type Client, openClient } from './client.ts'
import { type Far, startFar } from './far-process.ts'
import { drawBody, drawPhones, type Verdict } from './marks.ts'
import { type Access, openProduct, type Product, setUp } from './product.ts'
import { type Random, seeded } from './random.ts'
import type { RunOptions } from './run.ts'

export type KillOptions = {
  readonly seed: number
  /** How often the application is killed; the database a fifth as often. */
  readonly kills: number
  readonly say: (line: string) => void
}

const PHONES = 60

export async function runKill({ seed, count, say }: RunOptions): Promise<boolean> {
  const first = seed ?? Math.floor(Math.random() * 2 ** 30)
  const { figures, faults } = await playKill({ seed: first, kills: count ?? 50, say })
  say(
    Object.entries(figures)
      .map(([name, figure]) => `${name} ${figure}`)
      .join(', '),
  )
  for (const fault of faults.slice(0, 30)) say(`  ${fault}`)
  return faults.length === 0
}

export type Scene = {
  readonly product: Product
  readonly far: Far
  readonly access: Access
  readonly client: Client
  readonly directory: string
}

/** A product that is set up, and a far side that it is connected to; both are gone when `work` is done. */
export async function onStage<T>(seed: number, work: (scene: Scene) => Promise<T>): Promise<T> {
  const directory = `/tmp/parley-test-${process.pid}-kill${seed}`
  const far = await startFar({ delayMs: 40 })
  const product = await openProduct({ directory, port: 41_000 + ((seed * 7 + process.pid) % 7_000) })
  try {
    await product.start()
    const access = await setUp(product, far.port)
    const client = openClient(product.base, access, `chaos-${seed}`)
    return await work({ product, far, access, client, directory })
  } finally {
    await product.stop()
    await far.stop()
  }
}

export const playKill = (options: KillOptions): Promise<Verdict> =>
  onStage(options.seed, (scene) => play(scene, options))

async function play(scene: Scene, { seed, kills, say }: KillOptions): Promise<Verdict> {
  const random = seeded(seed)
  say(`seed ${seed}`)
  const phones = drawPhones(random, PHONES)
  const answered: string[] = []
  const hear = async (from: string, body: string): Promise<void> => {
    await scene.far.deliver({ from, to: scene.access.ourPhone, body })
    answered.push(body)
  }
  await Promise.all(phones.map((phone, index) => hear(phone, `Hello, this is number ${index}.`)))
  const load = startLoad({ random: seeded(seed + 1), phones, scene, hear })
  const faults: string[] = []
  const done = await killing(scene, { random, kills, say }).catch((error: unknown) => {
    faults.push(String(error))
    return {}
  })
  await load.stop()
  const stored = await settled(scene.directory)
  const verdict = audit(stored, { accepted: scene.client.accepted, answered, taken: scene.far.taken })
  say(`answers: ${[...scene.client.statuses].map(([status, times]) => `${times} × ${status}`).join(', ')}`)
  return {
    figures: { ...done, ...verdict.figures },
    faults: [
      ...faults,
      ...scene.client.faults,
      ...scene.product.ends,
      ...scene.product.errors(),
      ...load.faults,
      ...verdict.faults,
    ],
  }
}

type Loading = { readonly faults: readonly string[]; stop(): Promise<void> }

/** Ten writers on our side and a few phones on the other, until told to stop; then until all of them have their answers. */
function startLoad({
  random,
  phones,
  scene,
  hear,
}: {
  random: Random
  phones: readonly string[]
  scene: Scene
  hear: (from: string, body: string) => Promise<void>
}): Loading {
  let isOver = false
  let number = 0
  const faults: string[] = []
  const heard: Promise<void>[] = []
  const writing = Array.from({ length: 10 }, async () => {
    while (!isOver) {
      const result = await scene.client.send(random.pick(phones), drawBody(random, ++number, 0.05))
      if ('refused' in result) faults.push(`a text was refused: ${result.refused}`)
      await pause(20 + random.below(150))
    }
  })
  const texting = (async () => {
    for (let count = 0; !isOver; count++) {
      heard.push(hear(random.pick(phones), `Is order ${count} ready?`))
      await pause(random.below(80))
    }
  })()
  return {
    faults,
    async stop() {
      isOver = true
      const inTime = new AbortController()
      const late = pause(60_000, undefined, { signal: inTime.signal }).then(
        () => faults.push('a text had no answer for a minute after the last kill'),
        () => 0,
      )
      await Promise.race([Promise.all([...writing, texting]).then(() => Promise.all(heard)), late])
      inTime.abort()
      scene.client.stop()
    },
  }
}

/** The kills, in an order and at moments that the seed chooses. */
async function killing(
  { product }: Scene,
  { random, kills, say }: { random: Random; kills: number; say: (line: string) => void },
): Promise<Record<string, number>> {
  const databases = Math.max(1, Math.round(kills / 5))
  const order = random.shuffled([
    ...Array.from({ length: kills }, () => 'application' as const),
    ...Array.from({ length: databases }, () => 'database' as const),
  ])
  const figures = { appKills: 0, databaseKills: 0, backendKills: 0, slowestStartMs: 0, slowestRevivalMs: 0 }
  for (const [round, what] of order.entries()) {
    await pause(150 + random.below(1_200))
    const isBoth = random.chance(0.25)
    if (what === 'database' || isBoth) {
      // A backend's end makes PostgreSQL restart itself; the server's end must be noticed by us.
      if (what === 'database' && (await product.killDatabase('server'))) figures.databaseKills++
      else if (await product.killDatabase('backend')) figures.backendKills++
      if (random.chance(0.5)) await pause(random.below(400))
    }
    if (what === 'application') {
      await product.kill()
      figures.appKills++
      product.launch()
      // Some die while they are starting.
      if (random.chance(0.15)) {
        await pause(random.below(1_500))
        await product.kill()
        product.launch()
      }
      figures.slowestStartMs = Math.max(figures.slowestStartMs, Math.round(await product.ready(60_000)))
    } else {
      await pause(30)
      figures.slowestRevivalMs = Math.max(figures.slowestRevivalMs, Math.round(await product.ready(60_000)))
    }
    if (round % 10 === 9) say(`${round + 1} of ${order.length} rounds, ${JSON.stringify(figures)}`)
  }
  return figures
}

/** The database once nothing is under way and every tick has turned, or after two minutes. */
export async function settled(directory: string): Promise<Awaited<ReturnType<typeof readStored>>> {
  for (let waited = 0; ; waited++) {
    const stored = await readStored(directory)
    if (underWay(stored) === 0 && (stored.outbound.every(({ state }) => state !== 'sent') || waited > 60))
      return stored
    if (waited > 240) return stored
    await pause(500)
  }
}
