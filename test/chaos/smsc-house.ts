// The product's own parts, put together as main.ts does, on a real database, with its line to the tests' SMSC.
import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { carriers } from '../../src/carriers/all.ts'
import type { Carrier } from '../../src/carriers/carrier.ts'
import { SmppSession } from '../../src/carriers/smpp/session.ts'
import { smppSettings } from '../../src/carriers/smpp/settings.ts'
import { smpp } from '../../src/carriers/smpp/smpp.ts'
import { startDispatcher } from '../../src/messages/dispatch/jobs.ts'
import { openVerbs, type Verbs } from '../../src/messages/verbs/jobs.ts'
import type { App } from '../../src/platform/app.ts'
import { openLive } from '../../src/platform/live.ts'
import { type Business, buildBusiness } from '../factories.ts'
import { openSmsc, type Smsc, type SmscOptions } from '../smsc.ts'
import type { Row } from './marks.ts'
import { openStage } from './stage.ts'

type Timing = ConstructorParameters<typeof SmppSession>[0]['timing']

export type House = {
  readonly app: App
  readonly verbs: Verbs
  readonly shop: Business
  readonly smsc: Smsc
  query<T>(sql: string): Promise<T[]>
  /** Each of these phones says hello, so that it may be answered. */
  greet(phones: readonly string[]): Promise<void>
  send(phone: string, body: string): ReturnType<Verbs['send']>
  outbound(): Promise<Row[]>
  inbound(): Promise<{ body: string; phone: string }[]>
  /** Resolves with what is still under way after `limitMs`; nothing, if all is well. */
  drained(limitMs: number): Promise<Row[]>
  close(): Promise<void>
}

export type HouseOptions = {
  readonly url: string
  readonly far?: SmscOptions
  readonly settings?: Record<string, unknown>
  /** Comes back sooner after a cut than the product does, so that a small share of a run takes seconds. */
  readonly isQuick?: boolean
}

const QUICK: Timing = { firstRetryMs: 30, lastRetryMs: 150, proveMs: 50, closeMs: 500, partRestMs: 100 }
const quickSmpp: Carrier = {
  ...smpp,
  open: ({ settings }, hooks) =>
    new SmppSession({ settings: smppSettings.parse(settings), password: 'secret', hooks, timing: QUICK }),
}

let keys = 0

export async function openHouse({ url, far = {}, settings = {}, isQuick }: HouseOptions): Promise<House> {
  const stage = openStage(url, { live: openLive({ url, log: pino({ level: 'silent' }) }) })
  const { app } = stage
  const smsc = await openSmsc({ password: 'secret', receipts: () => ({}), ...far })
  const shop = await buildBusiness(app.db, { carrier: 'smpp' })
  await connect(app, shop, { host: '127.0.0.1', port: smsc.port, systemId: 'parley', ...settings })
  const verbs = openVerbs(app)
  const dispatcher = startDispatcher(app, isQuick ? new Map([['smpp', quickSmpp]]) : carriers, verbs)
  const query = <T>(sql: string): Promise<T[]> => app.db.inOrganization(shop.orgId, (tx) => tx.query<T>(sql))
  const outbound = (): Promise<Row[]> =>
    query(
      'SELECT id, body, phone, state, reason, kind, class, order_no, conversation_id FROM message_outbound',
    )
  const threads = new Map<string, string>()

  return {
    app,
    verbs,
    shop,
    smsc,
    query,
    outbound,
    inbound: () =>
      query(
        'SELECT m.body, c.their_phone AS phone FROM message_inbound m JOIN conversation c ON c.id = m.conversation_id',
      ),
    async greet(phones) {
      await Promise.all(phones.map((from) => smsc.deliver({ from, to: shop.phone, body: 'hello' })))
      for (const { id, phone } of await query<{ id: string; phone: string }>(
        'SELECT id, their_phone AS phone FROM conversation',
      ))
        threads.set(phone, id)
    },
    send: (phone, body) =>
      verbs.send(shop.orgId, {
        requestKey: `chaos-${process.pid}-${++keys}`,
        conversationId: threads.get(phone) ?? null,
        ...{ numberId: null, phone: null, body, dueAt: null },
        ...{ authorId: shop.memberId, keyId: null, departments: 'all' },
      }),
    async drained(limitMs) {
      const until = performance.now() + limitMs
      for (;;) {
        const open = (await outbound()).filter(({ state }) => OPEN.has(state))
        if (open.length === 0 || performance.now() > until) return open
        await pause(50)
      }
    },
    async close() {
      await dispatcher.stop()
      await smsc.close()
      await stage.close()
    },
  }
}

const OPEN = new Set(['queued', 'claimed', 'handing'])

async function connect(app: App, { orgId, connectionId }: Business, settings: object): Promise<void> {
  const sealed = app.secrets.seal({ password: 'secret' }, connectionId)
  await app.db.inOrganization(orgId, (tx) =>
    tx.query('UPDATE connection SET settings = $2, sealed = $3 WHERE id = $1', [
      connectionId,
      JSON.stringify(settings),
      sealed,
    ]),
  )
}
