// A STOP that meets a text on its way: between claim and hand-off, while bytes are written, while the texts that it ends are held.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness, somePhone } from '../../test/factories.ts'
import type { Handed, Session } from '../carriers/carrier.ts'
import { newId } from '../platform/ids.ts'
import { type Claimed, claim, handOff } from './dispatch/actions.ts'
import { receive } from './receive/actions.ts'
import { send } from './send/actions.ts'

let context: TestApp
let shop: Business
beforeAll(async () => {
  context = await testApp()
  shop = await buildBusiness(context.app.db)
})
afterAll(() => context.close())

const hear = (phone: string, body: string): Promise<unknown> =>
  receive(context.app, shop.orgId, [
    {
      connectionId: shop.connectionId,
      event: { kind: 'text', from: phone, to: shop.phone, body, carrierMessageId: newId(), sentAt: null },
    },
  ])

/** They text, and a text to them is accepted. */
async function accepted(phone: string): Promise<void> {
  await hear(phone, 'Hi')
  const [result] = await send(context.app, shop.orgId, [
    {
      ...{ requestKey: newId(), conversationId: null, numberId: shop.numberId, phone, dueAt: null },
      ...{ body: 'Your bike is ready.', authorId: shop.memberId, keyId: null, departments: 'all' as const },
    },
  ])
  expect(result).toMatchObject({ ok: true })
  await new Promise((resolve) => setTimeout(resolve, 2)) // a text is due at its millisecond, rounded
}

async function claimed(): Promise<Claimed> {
  const lane = { org_id: shop.orgId, id: shop.laneId, connection_id: shop.connectionId }
  const claims = await claim(context.app, lane, { most: 10, workerId: newId() })
  if (!claims) throw new Error('the lane was taken')
  return claims
}

/** A carrier that keeps what it is handed for one phone; `during` runs while the bytes are being written. */
function carrier(
  phone: string,
  during: () => Promise<void> = async () => {},
): { session: Session; bodies: string[] } {
  const bodies: string[] = []
  const write = ({ body, to }: Handed) => {
    if (to === phone) bodies.push(body)
    return { written: during(), outcome: new Promise<never>(() => {}) }
  }
  return { session: { free: () => 10, ready: async () => {}, write, close: async () => {} }, bodies }
}

const rows = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
  context.app.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(text, values))
const texts = (phone: string) =>
  rows<{ kind: string; state: string }>(
    'SELECT kind, state FROM message_outbound WHERE phone = $1 ORDER BY order_no',
    phone,
  )
const isClosed = async (phone: string): Promise<boolean> =>
  (await rows('SELECT FROM door WHERE phone = $1 AND stop_at IS NOT NULL', phone)).length > 0

/** Until somebody waits for a lock of somebody else. False if `work` was done first. */
async function isHeldBack(work: Promise<unknown>): Promise<boolean> {
  let isDone = false
  void work.finally(() => {
    isDone = true
  })
  for (;;) {
    const { rowCount } = await context.database.db.owner.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    )
    if (rowCount) return true
    if (isDone) return false
  }
}

test('a STOP between the claim and the hand-off: the gate is asked once more and the text does not leave', async () => {
  const phone = somePhone()
  await accepted(phone)
  const claims = await claimed()
  await hear(phone, 'STOP')
  const { session, bodies } = carrier(phone)
  await handOff(context.app, shop.orgId, session, claims)
  expect(bodies).toEqual([])
  expect(await texts(phone)).toMatchObject([{ state: 'refused' }, { kind: 'opt_out_confirmation' }])
})

test('the confirmation of an opt-out passes the closed door, once, and nothing else does', async () => {
  const phone = somePhone()
  await accepted(phone)
  await hear(phone, 'STOP')
  const { session, bodies } = carrier(phone)
  await handOff(context.app, shop.orgId, session, await claimed())
  expect(bodies).toEqual([expect.stringContaining('opted out')])
  await handOff(context.app, shop.orgId, session, await claimed())
  expect(bodies).toHaveLength(1)
})

test('while a text is being written a STOP waits at the door: it commits when the bytes have left', async () => {
  const phone = somePhone()
  await accepted(phone)
  const claims = await claimed()
  let stop: Promise<unknown> = Promise.resolve()
  let heldBack = false
  const { session, bodies } = carrier(phone, async () => {
    stop = hear(phone, 'STOP')
    heldBack = await isHeldBack(stop)
  })
  await handOff(context.app, shop.orgId, session, claims)
  await stop
  expect([heldBack, bodies.length, await isClosed(phone)]).toEqual([true, 1, true])
})

test('a STOP and what it cancels are seen in the same moment: the door is not closed before the texts are cancelled', async () => {
  const phone = somePhone()
  await accepted(phone)
  const holder = await context.database.db.owner.connect()
  try {
    await holder.query(`BEGIN; SET LOCAL "app.org" = '${shop.orgId}'`)
    const held = await holder.query('SELECT FROM message_outbound WHERE phone = $1 FOR UPDATE', [phone])
    expect(held.rowCount).toBe(1)
    const stop = hear(phone, 'STOP')
    expect([await isHeldBack(stop), await isClosed(phone)]).toEqual([true, false])
    await holder.query('COMMIT')
    await stop
  } finally {
    holder.release()
  }
  expect(await isClosed(phone)).toBe(true)
  expect(await texts(phone)).toMatchObject([{ state: 'cancelled' }, { kind: 'opt_out_confirmation' }])
})
