// Every verb of texting and of the inbox, each over phones that all the others use, in sets of random sizes.
import type { InboundPart, InboundText, Outcome, Session } from '../../src/carriers/carrier.ts'
import { editContacts } from '../../src/consent/hours/actions.ts'
import { assign, list, markRead, setState } from '../../src/conversations/actions.ts'
import { claim, handOff } from '../../src/messages/dispatch/actions.ts'
import { reconcile, settle, settleOrphans } from '../../src/messages/outcomes/actions.ts'
import { matchWaiting, recordReceipts } from '../../src/messages/receipts/actions.ts'
import { receive } from '../../src/messages/receive/actions.ts'
import { send } from '../../src/messages/send/actions.ts'
import { cancel, read } from '../../src/messages/thread/actions.ts'
import { changeConnection } from '../../src/numbers/actions.ts'
import type { App } from '../../src/platform/app.ts'
import { newId } from '../../src/platform/ids.ts'
import type { Business } from '../factories.ts'
import type { Random } from './random.ts'
import { callerOf } from './stage.ts'
import type { Watch } from './verbs-watch.ts'

/** What all verbs share: one business with two numbers on two connections, 200 phones, and what was seen so far. */
export type Ground = {
  readonly shops: readonly Business[]
  readonly phones: string[]
  readonly random: Random
  readonly watch: Watch
  /** Request keys, carrier ids and rows of lately: verbs use them again, so that repeats and races meet. */
  readonly lately: {
    keys: Wanted[]
    events: InboundText[]
    attempts: string[]
    texts: string[]
    threads: string[]
  }
  readonly workerId: string
}
type Wanted = Parameters<typeof send>[2][number]

export type Verb = (app: App, ground: Ground) => Promise<unknown>

const keep = <T>(list: T[], items: readonly T[]): void => {
  list.push(...items)
  if (list.length > 300) list.splice(0, list.length - 300)
}

const sending: Verb = async (app, { shops, phones, random, lately }) => {
  const wanted = Array.from({ length: 1 + random.below(40) }, (): Wanted => {
    if (lately.keys.length > 0 && random.chance(0.1)) return random.pick(lately.keys)
    const shop = random.pick(shops)
    return {
      ...{ requestKey: newId(), conversationId: null, numberId: shop.numberId, phone: random.pick(phones) },
      ...{ body: `text ${newId()}`, dueAt: random.chance(0.05) ? new Date(Date.now() + 500) : null },
      ...{ authorId: random.chance(0.7) ? shop.memberId : null, keyId: null, departments: 'all' as const },
    }
  })
  keep(lately.keys, wanted)
  const [shop] = shops
  if (!shop) return
  const results = await send(app, shop.orgId, wanted)
  for (const result of results) {
    if (!result.ok) continue
    keep(lately.texts, [result.id])
    keep(lately.threads, [result.conversationId])
  }
}

const WORDS = [
  'STOP',
  'START',
  'START',
  'HELP',
  'Hello',
  'Hello',
  'Is it ready?',
  'Hi there',
  'Thanks',
  'Tomorrow',
]

/** A text without an id, as SMPP brings it: told from a repeat by its bytes and its bind; or a part of a long one. */
function overSmpp(random: Random, from: string, to: string): InboundText | InboundPart {
  const [arrivedAt, bound] = [new Date(), random.below(3)]
  const repeat = {
    fingerprint: Buffer.from(`${from} ${random.below(4)}`),
    bindId: BINDS[bound] ?? '',
    boundAt: new Date(arrivedAt.getTime() - random.below(5_000)),
    arrivedAt,
  }
  if (random.chance(0.5))
    return { kind: 'text', from, to, body: random.pick(WORDS), sentAt: null, carrierMessageId: null, repeat }
  const [reference, total] = [random.below(4), 2]
  const position = 1 + random.below(total)
  return {
    kind: 'part',
    from,
    to,
    reference,
    total,
    position,
    coding: 'gsm7',
    bytes: Buffer.from('half '),
    repeat,
  }
}
const BINDS = [newId(), newId(), newId()]

const hearing: Verb = async (app, { shops, phones, random, lately, watch }) => {
  const items = Array.from({ length: 1 + random.below(30) }, () => {
    const shop = random.pick(shops)
    const from = random.pick(phones)
    if (random.chance(0.15))
      return { connectionId: shop.connectionId, event: overSmpp(random, from, shop.phone) }
    const earlier = lately.events.length > 0 && random.chance(0.1) ? random.pick(lately.events) : null
    const event: InboundText = earlier ?? {
      ...{ kind: 'text', from, to: shop.phone, body: random.pick(WORDS) },
      ...{ sentAt: null, carrierMessageId: newId() },
    }
    const { connectionId } = shops.find(({ phone }) => phone === event.to) ?? shop
    return { connectionId, event }
  })
  const events = items.map(({ event }) => event)
  keep(
    lately.events,
    events.filter((event) => event.kind === 'text' && event.carrierMessageId !== null),
  )
  const [shop] = shops
  if (!shop) return
  const done = watch.hears(events)
  try {
    done(await receive(app, shop.orgId, items))
  } catch (error) {
    done(null)
    throw error
  }
}

const dispatching: Verb = async (app, { shops, random, lately, watch, workerId }) => {
  const shop = random.pick(shops)
  const lane = { org_id: shop.orgId, id: shop.laneId, connection_id: shop.connectionId }
  const most = 1 + random.below(60)
  const claimed = await claim(app, lane, { most, workerId })
  if (!claimed || claimed.claims.length === 0) return
  let room = 1 + random.below(most)
  const session: Session = {
    free: () => room,
    ready: async () => {},
    write({ attemptId, to, body }) {
      room--
      const outcome = draw(random, attemptId)
      watch.writes({ attemptId, to, body, outcome })
      return { written: Promise.resolve(), outcome: Promise.resolve(outcome) }
    },
    close: async () => {},
  }
  const { handed, released } = await handOff(app, shop.orgId, session, claimed)
  const ends = [
    ...(await Promise.all(
      handed.map(async ({ claim: each, outcome }) => ({ each, outcome: await outcome })),
    )),
    ...released.map((each) => ({ each, outcome: { kind: 'not_sent' as const, code: 'back', note: '' } })),
  ].map(({ each: { attemptId, head }, outcome }) => ({
    ...{ attemptId, outcome },
    ...{ messageId: head.id, phone: head.phone },
  }))
  keep(
    lately.attempts,
    ends.map(({ attemptId }) => attemptId),
  )
  // Twice at once, as after a COMMIT whose answer was lost.
  const again = random.chance(0.3) ? settle(app, shop.orgId, random.shuffled(ends)) : null
  await Promise.all([settle(app, shop.orgId, ends), again])
}

function draw(random: Random, attemptId: string): Outcome {
  const chance = random.next()
  if (chance < 0.6) return { kind: 'accepted', carrierMessageId: `far-${attemptId}` }
  if (chance < 0.8) return { kind: 'not_sent', code: 'throttled', note: '', throttled: true }
  if (chance < 0.92) return { kind: 'unknown', note: '' }
  return { kind: 'refused', code: '21610', note: '', optedOut: chance > 0.97 }
}

const reporting: Verb = async (app, { shops, random, lately }) => {
  if (lately.attempts.length === 0) return
  const shop = random.pick(shops)
  const reported = Array.from({ length: 1 + random.below(40) }, () => ({
    connectionId: shop.connectionId,
    receipt: {
      ...{ kind: 'receipt' as const, carrierMessageId: `far-${random.pick(lately.attempts)}` },
      ...{ status: random.pick(['sent', 'delivered', 'failed', 'unknown'] as const), carrierWord: '' },
      ...{ code: null, saidAt: null },
    },
  }))
  await recordReceipts(app, shop.orgId, reported)
}

/** What each worker's sweep does; both workers take the same rows on. */
const sweeping: Verb = async (app, { shops, watch }) => {
  await settleOrphans(app)
  for (const { orgId, connectionId } of shops) {
    await matchWaiting(app, orgId, 3_600)
    await reconcile(app, orgId, connectionId, watch.find)
  }
}

const onThread =
  (act: (app: App, shop: Business, id: string, random: Random) => Promise<unknown>): Verb =>
  async (app, { shops, random, lately }) => {
    const [shop] = shops
    if (shop && lately.threads.length > 0) await act(app, shop, random.pick(lately.threads), random)
  }

const takingBack: Verb = async (app, { shops, random, lately }) => {
  const [shop] = shops
  if (shop && lately.texts.length > 0) await cancel(app, callerOf(shop), random.pick(lately.texts))
}

const editing: Verb = async (app, { shops, random, lately }) => {
  const [shop] = shops
  if (!shop || lately.threads.length === 0) return
  const page = await list(app, callerOf(shop), { list: 'all', limit: 20 })
  const [id] = page.conversations.map(({ contactId }) => contactId)
  const name = random.pick(['Ana Ortiz', 'Bo Chen', 'Cy Adeyemi'])
  const timeZone = random.pick(['', 'America/Chicago', 'Pacific/Honolulu'])
  if (id)
    await editContacts(app, callerOf(shop), [{ id, change: random.chance(0.5) ? { name } : { timeZone } }])
}

const pausing: Verb = async (app, { shops, random }) => {
  const { orgId, connectionId: id } = random.pick(shops)
  await changeConnection(app, new Map(), orgId, { id, paused: random.chance(0.5) })
}

/** With how often each is called among all. */
export const verbs: Readonly<Record<string, { verb: Verb; weight: number }>> = {
  send: { verb: sending, weight: 6 },
  receive: { verb: hearing, weight: 6 },
  dispatch: { verb: dispatching, weight: 8 },
  receipts: { verb: reporting, weight: 4 },
  sweep: { verb: sweeping, weight: 2 },
  'take back': { verb: takingBack, weight: 3 },
  'mark read': { verb: onThread((app, shop, id) => markRead(app, callerOf(shop), id)), weight: 2 },
  assign: {
    verb: onThread((app, shop, id, random) =>
      assign(app, callerOf(shop), id, { memberId: random.chance(0.5) ? shop.memberId : null }),
    ),
    weight: 2,
  },
  'close or open': {
    verb: onThread((app, shop, id, random) =>
      setState(app, callerOf(shop), id, random.chance(0.5) ? 'closed' : 'open'),
    ),
    weight: 2,
  },
  'read a thread': {
    verb: onThread((app, shop, id) => read(app, callerOf(shop), { id, limit: 50 })),
    weight: 1,
  },
  'edit a card': { verb: editing, weight: 1 },
  pause: { verb: pausing, weight: 1 },
}
