// Dispatching as the product does it, with its own loop: one or two workers, and a carrier in this process that answers when and
// what it likes and writes down what reached it, in order.
import * as z from 'zod'
import type { Carrier, Outcome, Session } from '../../src/carriers/carrier.ts'
import { type Dispatcher, startDispatcher } from '../../src/messages/dispatch/jobs.ts'
import { receive } from '../../src/messages/receive/actions.ts'
import { send } from '../../src/messages/send/actions.ts'
import type { App } from '../../src/platform/app.ts'
import { newId } from '../../src/platform/ids.ts'
import { openLive } from '../../src/platform/live.ts'
import { keepStatistics } from '../../src/platform/statistics.ts'
import { type Business, buildBusiness, buildConnection, buildNumber } from '../factories.ts'
import { openStage } from './stage.ts'

export type Written = {
  readonly attemptId: string
  readonly to: string
  readonly body: string
  readonly answer: Outcome['kind']
}
export type Answers = (attemptId: string) => { readonly outcome: Outcome; readonly afterMs: number }

export type Works = {
  readonly app: App
  readonly shops: readonly Business[]
  /** Everything that reached the carrier, in order. */
  readonly written: readonly Written[]
  /** Starts this many dispatchers, each with lines of its own. */
  start(count: number): void
  wait(isDone: () => Promise<boolean>, limitMs: number): Promise<boolean>
  close(): Promise<void>
}

/** One business with `lines` numbers, each behind a connection and a lane of its own. */
export async function openWorks(
  url: string,
  { lines, window, answers }: { lines: number; window: number; answers: Answers },
): Promise<Works> {
  const first = openStage(url, { live: openLive({ url, log: quiet }) })
  const stages = [first]
  const statistics = keepStatistics(first.app)
  const dispatchers: Dispatcher[] = []
  const written: Written[] = []
  const carrier = carrierOf({ window, answers, hear: (write) => void written.push(write) })
  const shops = await build(first.app, lines)
  return {
    ...{ app: first.app, shops, written },
    start(count) {
      for (let place = 0; place < count; place++) {
        const stage =
          place === 0
            ? first
            : openStage(url, { live: openLive({ url, log: quiet }), secrets: first.app.secrets })
        if (place > 0) stages.push(stage)
        const verbs = { receive: async () => {}, proved: () => {} }
        dispatchers.push(startDispatcher(stage.app, new Map([[carrier.name, carrier]]), verbs))
      }
    },
    async wait(isDone, limitMs) {
      const until = performance.now() + limitMs
      while (performance.now() < until) {
        if (await isDone()) return true
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return false
    },
    async close() {
      await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()))
      await statistics.stop()
      for (const stage of stages.toReversed()) await stage.close()
    },
  }
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} } as unknown as App['log']

function carrierOf({
  window,
  answers,
  hear,
}: {
  window: number
  answers: Answers
  hear: (written: Written) => void
}): Carrier {
  const open = (): Session => {
    let underWay = 0
    let roused: (() => void)[] = []
    return {
      free: () => window - underWay,
      ready: () => (underWay < window ? Promise.resolve() : new Promise((resolve) => roused.push(resolve))),
      write({ attemptId, to, body }) {
        underWay++
        const { outcome, afterMs } = answers(attemptId)
        hear({ attemptId, to, body, answer: outcome.kind })
        const answered = new Promise<Outcome>((resolve) => {
          setTimeout(() => {
            underWay--
            for (const rouse of roused) rouse()
            roused = []
            resolve(outcome)
          }, afterMs)
        })
        return { written: Promise.resolve(), outcome: answered }
      },
      close: async () => {},
    }
  }
  return {
    name: 'far',
    label: 'Far side',
    fields: [],
    settings: z.unknown(),
    credentials: z.unknown(),
    open(_connection, hooks) {
      hooks.state('up', '')
      return open()
    },
  }
}

async function build(app: App, lines: number): Promise<Business[]> {
  const shop = await buildBusiness(app.db, { carrier: 'far' })
  return app.db.inOrganization(shop.orgId, async (tx) => {
    const shops = [shop]
    while (shops.length < lines) {
      const line = await buildConnection(tx, shop.orgId, { carrier: 'far' })
      const { departmentId } = shop
      shops.push({ ...shop, ...line, ...(await buildNumber(tx, shop.orgId, { departmentId, ...line })) })
    }
    for (const { connectionId } of shops)
      await tx.query('UPDATE connection SET sealed = $2 WHERE id = $1', [
        connectionId,
        app.secrets.seal({}, connectionId),
      ])
    return shops
  })
}

/** People text first, in sets, so that they may be answered. */
export async function hearFrom({ app }: Works, shop: Business, phones: readonly string[]): Promise<void> {
  for (let from = 0; from < phones.length; from += 100)
    await receive(
      app,
      shop.orgId,
      phones.slice(from, from + 100).map((phone) => ({
        connectionId: shop.connectionId,
        event: {
          ...{ kind: 'text', from: phone, to: shop.phone, body: 'Hi' },
          ...{ carrierMessageId: newId(), sentAt: null },
        },
      })),
    )
}

export type Draft = {
  readonly shop: Business
  readonly phone: string
  readonly body: string
  readonly isReply: boolean
}

/** Accepts texts in sets of 200, in the order given. */
export async function accept({ app }: Works, drafts: readonly Draft[]): Promise<number> {
  let accepted = 0
  for (let from = 0; from < drafts.length; from += 200) {
    const set = drafts.slice(from, from + 200)
    const [first] = set
    if (!first) break
    const results = await send(
      app,
      first.shop.orgId,
      set.map(({ shop, phone, body, isReply }) => ({
        ...{ requestKey: newId(), conversationId: null, numberId: shop.numberId, phone, body, dueAt: null },
        ...{ authorId: isReply ? shop.memberId : null, keyId: null, departments: 'all' },
      })),
    )
    accepted += results.filter(({ ok }) => ok).length
  }
  return accepted
}
