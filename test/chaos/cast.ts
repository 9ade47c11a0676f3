// Who plays in an interleaving: senders, the person's texts, two dispatching workers, and faults, all chosen by the seed.
import type { InboundText } from '../../src/carriers/carrier.ts'
import { claim, handOff } from '../../src/messages/dispatch/actions.ts'
import { reconcile, settle, settleOrphans } from '../../src/messages/outcomes/actions.ts'
import { recordReceipts } from '../../src/messages/receipts/actions.ts'
import { receive } from '../../src/messages/receive/actions.ts'
import { send } from '../../src/messages/send/actions.ts'
import { cancel } from '../../src/messages/thread/actions.ts'
import type { App } from '../../src/platform/app.ts'
import { isDatabaseAway, Problem } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Business } from '../factories.ts'
import type { Acting, Actor, Fault } from './actor.ts'
import { campaignActors } from './campaign-cast.ts'
import type { FarSide } from './far-side.ts'
import type { Monitor } from './monitor.ts'
import type { Random } from './random.ts'
import { callerOf } from './stage.ts'

export type Scene = {
  readonly app: App
  readonly shop: Business
  readonly phone: string
  readonly random: Random
  readonly far: FarSide
  readonly monitor: Monitor
  /** Every text of the person, once each; a carrier brings one again until it is taken. */
  readonly events: InboundText[]
  /** Ids of texts that were accepted, with what they say. */
  readonly accepted: Map<string, string>
  readonly campaignId: string
}

/** The person's texts by one carrier clock (shuffled against the order of arrival), or by ours where the carrier has none. */
export function say(scene: Scene, body: string, sentAt: Date | null): InboundText {
  const { phone: from, shop } = scene
  const event: InboundText = {
    kind: 'text',
    from,
    to: shop.phone,
    body,
    carrierMessageId: newId(),
    sentAt,
  }
  scene.events.push(event)
  return event
}

export const hear = async ({ app, shop }: Scene, event: InboundText): Promise<void> => {
  await stubborn(() => receive(app, shop.orgId, [{ connectionId: shop.connectionId, event }]))
}

/** Sends a text: an answer in the conversation, or one for the campaign. */
export async function write(
  scene: Scene,
  body: string,
  isReply: boolean,
  campaignId?: string,
): Promise<void> {
  const { app, shop, phone } = scene
  const requestKey = newId()
  const [result] = await stubborn(() =>
    send(app, shop.orgId, [
      {
        requestKey,
        conversationId: null,
        numberId: shop.numberId,
        phone,
        body,
        dueAt: null,
        authorId: isReply ? shop.memberId : null,
        keyId: isReply ? null : shop.memberId,
        departments: 'all',
        ...(campaignId && { campaign: { id: campaignId, level: 'informational' } }),
      },
    ]),
  )
  if (result?.ok) scene.accepted.set(result.id, body)
  else if (result?.problem !== 'refused') throw new Error(`send answered ${JSON.stringify(result)}`)
}

/** What a carrier, a browser and the worker do when the database was away: the same again. */
async function stubborn<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      if (tries > 3 || !isCut(error)) throw error
    }
  }
}

export const isCut = (error: unknown): boolean =>
  isDatabaseAway(error) || /connection error and is not queryable/.test(String(error))

export const addWorker = (monitor: Monitor, workerId: string): Promise<unknown> =>
  monitor.query('INSERT INTO worker (id, seen_at) VALUES ($1, now()) ON CONFLICT DO NOTHING', [workerId])
export const removeWorker = (monitor: Monitor, workerId: string): Promise<unknown> =>
  monitor.query('DELETE FROM worker WHERE id = $1', [workerId])

/** One turn of a worker as messages/serve makes it. Returns whether there was anything to do. */
export async function turn(
  { app, shop, far }: Scene,
  { workerId, name, most, room, stall }: Turn,
): Promise<boolean> {
  const lane = { org_id: shop.orgId, id: shop.laneId, connection_id: shop.connectionId }
  const claimed = await claim(app, lane, { most, workerId }).catch((error: unknown) => {
    if (isCut(error)) return null
    throw error
  })
  if (!claimed || claimed.claims.length === 0) return false
  const isLate = await stall('after the claim')
  const { handed, released } = await handOff(app, shop.orgId, far.session(name, room), {
    ...claimed,
    ticketEnds: isLate ? Number.NEGATIVE_INFINITY : claimed.ticketEnds,
  })
  await stall('after the hand-off')
  const ended = [
    ...(await Promise.all(
      handed.map(async ({ claim: each, outcome }) => ({ each, outcome: await outcome })),
    )),
    ...released.map((each) => ({
      each,
      outcome: { kind: 'not_sent' as const, code: 'not_handed', note: '' },
    })),
  ]
  const rows = ended.map(({ each: { attemptId, head }, outcome }) => ({
    attemptId,
    messageId: head.id,
    phone: head.phone,
    outcome,
  }))
  await stubborn(() => settle(app, shop.orgId, rows))
  return true
}

type Turn = {
  readonly workerId: string
  readonly name: string
  readonly most: number
  readonly room: number
  /** May hold the worker up so long that it counts as dead; answers whether it did. */
  readonly stall: (where: string) => Promise<boolean>
}

function worker(scene: Scene, name: string, fault: Fault | null): Actor {
  const { random, monitor } = scene
  const workerId = newId()
  const turns = 2 + random.below(3)
  const plans = Array.from({ length: turns }, () => ({
    most: 1 + random.below(4),
    room: 1 + random.below(3),
    stallsAfter: random.pick(['', '', '', '', '', 'after the claim', 'after the hand-off']),
  }))
  // A worker that says nothing for ten seconds counts as dead; it does not know that, and goes on.
  const stall = (acting: Acting, after: string) => async (where: string) => {
    if (where !== after) return false
    await acting.pause('stalls')
    await removeWorker(monitor, workerId)
    for (let times = 0; times < 4; times++) await acting.pause('still stalls')
    await addWorker(monitor, workerId)
    return true
  }
  return {
    name,
    fault,
    gone: async () => void (await removeWorker(monitor, workerId)),
    async work(acting) {
      await addWorker(monitor, workerId)
      for (const { most, room, stallsAfter } of plans) {
        await turn(scene, { workerId, name, most, room, stall: stall(acting, stallsAfter) })
        await acting.pause('rests')
      }
      await removeWorker(monitor, workerId)
    },
  }
}

/** What a live worker's sweep does meanwhile: settles what dead workers left, and asks about doubts. */
function janitor(scene: Scene, fault: Fault | null): Actor {
  const { app, shop, far } = scene
  return {
    name: 'janitor',
    fault,
    async work({ pause }) {
      for (let times = 0; times < 3; times++) {
        await stubborn(() => settleOrphans(app))
        await pause('looks around')
        await stubborn(() => reconcile(app, shop.orgId, shop.connectionId, far.find))
      }
    },
  }
}

function receipts({ app, shop, far }: Scene, fault: Fault | null): Actor {
  return {
    name: 'receipts',
    fault,
    async work({ pause }) {
      for (let times = 0; times < 8; times++) await pause('on the way')
      const reported = far.writes
        .filter(({ taken }) => taken)
        .map(({ attemptId }) => ({
          connectionId: shop.connectionId,
          receipt: {
            kind: 'receipt' as const,
            carrierMessageId: `far-${attemptId}`,
            status: 'delivered' as const,
            carrierWord: 'DELIVRD',
            code: null,
            saidAt: null,
          },
        }))
      if (reported.length > 0) await stubborn(() => recordReceipts(app, shop.orgId, reported))
    },
  }
}

function takeBack(scene: Scene, fault: Fault | null): Actor {
  const { app, shop } = scene
  return {
    name: 'take-back',
    fault,
    async work() {
      const [id] = scene.accepted.keys()
      if (!id) return
      await cancel(app, callerOf(shop), id).catch((error: unknown) => {
        if (!isCut(error) && !(error instanceof Problem)) throw error
      })
    },
  }
}

/** Draws the cast. Most seeds have a fault, some two, many none at all. */
export function drawCast(scene: Scene): Actor[] {
  const { random } = scene
  const fault = (chance: number): Fault | null => {
    if (!random.chance(chance)) return null
    const isAtCommit = random.chance(0.5) // where a crash hurts most
    return {
      kind: random.chance(0.5) ? 'crash' : 'cut',
      of: isAtCommit ? 'COMMIT' : 'every statement',
      at: 1 + random.below(isAtCommit ? 7 : 24),
      when: random.chance(0.5) ? 'before' : 'after',
    }
  }
  const isCarrierClock = random.chance(0.5)
  const base = Date.now() - 600_000
  const said = ['STOP']
  if (random.chance(0.6)) said.push('START')
  if (random.chance(0.4)) said.push('HELP')
  if (random.chance(0.5)) said.push('STOP')
  if (random.chance(0.3)) said.push('Are you there?')
  if (random.chance(0.2)) said.push('START')
  const clock = random.shuffled(said.map((_, place) => new Date(base + (place + 1) * 1_000)))
  const persons = said.map<Actor>((body, place) => {
    const event = say(scene, body, isCarrierClock ? (clock[place] ?? null) : null)
    return { name: `${body.slice(0, 5)}-${place}`, fault: fault(0.08), work: () => hear(scene, event) }
  })
  const senders = Array.from({ length: 1 + random.below(3) }, (_, place): Actor => {
    const isReply = random.chance(0.75)
    return {
      name: `send-${place}`,
      fault: fault(0.08),
      work: () => write(scene, `text ${place}`, isReply),
    }
  })
  return [
    ...persons,
    ...senders,
    worker(scene, 'worker-1', fault(0.5)),
    worker(scene, 'worker-2', fault(0.2)),
    ...(random.chance(0.4) ? [janitor(scene, fault(0.1))] : []),
    ...(random.chance(0.3) ? [receipts(scene, fault(0.1))] : []),
    ...(random.chance(0.25) ? [takeBack(scene, fault(0.1))] : []),
    ...campaignActors(scene, fault),
  ]
}
