// What becomes of a text when the word about it comes late, twice or from a worker that was taken for dead. Whatever happens,
// a text whose bytes left is never written again, and never called one that stayed.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type Business, buildBusiness, somePhone } from '../../../test/factories.ts'
import type { Outcome, Session } from '../../carriers/carrier.ts'
import { newId } from '../../platform/ids.ts'
import { type Claimed, claim, handOff } from '../dispatch/actions.ts'
import { receive } from '../receive/actions.ts'
import { send } from '../send/actions.ts'
import { type Ended, reconcile, settle, settleOrphans } from './actions.ts'

let context: TestApp
beforeAll(async () => {
  context = await testApp()
})
afterAll(() => context.close())

type Scene = { shop: Business; phone: string; written: string[]; carrier: Session }

async function open(outcome: Outcome = { kind: 'accepted', carrierMessageId: newId() }): Promise<Scene> {
  const written: string[] = []
  const carrier: Session = {
    free: () => 10,
    ready: async () => {},
    write({ body }) {
      written.push(body)
      return { written: Promise.resolve(), outcome: Promise.resolve(outcome) }
    },
    close: async () => {},
  }
  const scene = { shop: await buildBusiness(context.app.db), phone: somePhone(), written, carrier }
  await hear(scene, 'Hi')
  return scene
}

const hear = ({ shop, phone }: Scene, body: string): Promise<unknown> =>
  receive(context.app, shop.orgId, [
    {
      connectionId: shop.connectionId,
      event: { kind: 'text', from: phone, to: shop.phone, body, carrierMessageId: newId(), sentAt: null },
    },
  ])

const write = ({ shop, phone }: Scene, body: string): Promise<unknown> =>
  send(context.app, shop.orgId, [
    {
      ...{ requestKey: newId(), conversationId: null, numberId: shop.numberId, phone, body, dueAt: null },
      ...{ authorId: shop.memberId, keyId: null, departments: 'all' },
    },
  ])

async function claimAs({ shop }: Scene, workerId = newId()): Promise<Claimed> {
  await new Promise((resolve) => setTimeout(resolve, 2)) // a text is due at its millisecond, rounded
  const lane = { org_id: shop.orgId, id: shop.laneId, connection_id: shop.connectionId }
  const claimed = await claim(context.app, lane, { most: 10, workerId })
  if (!claimed) throw new Error('somebody else serves this lane')
  return claimed
}

const endsOf = ({ claims }: Claimed, outcome: Outcome): Ended[] =>
  claims.map(({ attemptId, head }) => ({ attemptId, messageId: head.id, phone: head.phone, outcome }))

const states = async ({ shop, phone }: Scene): Promise<string[]> => {
  const rows = await context.app.db.inOrganization(shop.orgId, (tx) =>
    tx.query<{ state: string }>('SELECT state FROM message_outbound WHERE phone = $1 ORDER BY order_no', [
      phone,
    ]),
  )
  return rows.map(({ state }) => state)
}

const NOT_SENT: Outcome = { kind: 'not_sent', code: 'throttled', note: '' }
const LATE = Number.NEGATIVE_INFINITY

test('an outcome that is written twice, its first COMMIT in doubt, puts nothing back that was claimed again meanwhile', async () => {
  const scene = await open()
  await write(scene, 'Once')
  const first = await claimAs(scene)
  await settle(context.app, scene.shop.orgId, endsOf(first, NOT_SENT))
  const second = await claimAs(scene)
  await handOff(context.app, scene.shop.orgId, scene.carrier, second)
  await settle(context.app, scene.shop.orgId, endsOf(first, NOT_SENT))
  expect((await claimAs(scene)).claims).toEqual([])
  expect(scene.written).toEqual(['Once'])
})

test('a worker that was taken for dead and comes back puts nothing back that another one has handed over', async () => {
  const scene = await open()
  await write(scene, 'Once')
  const stalled = await claimAs(scene)
  await settleOrphans(context.app)
  await reconcile(
    context.app,
    scene.shop.orgId,
    scene.shop.connectionId,
    async (texts) => new Map(texts.map(({ attemptId }) => [attemptId, { kind: 'absent' }])),
  )
  await handOff(context.app, scene.shop.orgId, scene.carrier, await claimAs(scene))
  const { released } = await handOff(context.app, scene.shop.orgId, scene.carrier, {
    ...stalled,
    ticketEnds: LATE,
  })
  await settle(context.app, scene.shop.orgId, endsOf({ ...stalled, claims: released }, NOT_SENT))
  expect((await claimAs(scene)).claims).toEqual([])
  expect(scene.written).toEqual(['Once'])
})

test('a worker that was taken for dead and provably wrote nothing lets its text leave after all', async () => {
  const scene = await open()
  await write(scene, 'Late')
  const stalled = await claimAs(scene)
  await settleOrphans(context.app)
  expect(await states(scene)).toEqual(['unconfirmed'])
  const { released } = await handOff(context.app, scene.shop.orgId, scene.carrier, {
    ...stalled,
    ticketEnds: LATE,
  })
  await settle(context.app, scene.shop.orgId, endsOf({ ...stalled, claims: released }, NOT_SENT))
  await handOff(context.app, scene.shop.orgId, scene.carrier, await claimAs(scene))
  expect(scene.written).toEqual(['Late'])
})

test('the doubt about a dead worker comes too late when its text was put back already', async () => {
  const scene = await open()
  await write(scene, 'Waiting')
  const claimed = await claimAs(scene)
  await settle(context.app, scene.shop.orgId, endsOf(claimed, NOT_SENT))
  await settle(context.app, scene.shop.orgId, endsOf(claimed, { kind: 'unknown', note: '' }))
  expect(await states(scene)).toEqual(['queued'])
})

test('a text that left in a hand-off whose transaction was lost is never called cancelled, also when a STOP comes first', async () => {
  const scene = await open()
  await write(scene, 'Gone')
  const claimed = await claimAs(scene) // its bytes leave, and the transaction that would have said so is rolled back
  await hear(scene, 'STOP')
  await settle(
    context.app,
    scene.shop.orgId,
    endsOf(claimed, { kind: 'accepted', carrierMessageId: newId() }),
  )
  expect(await states(scene)).toEqual(['sent', 'queued'])
})

test('a text that a STOP finds on its way out, and that comes back unsent, does not leave after a START', async () => {
  const scene = await open()
  await write(scene, 'Withdrawn')
  const claimed = await claimAs(scene)
  await handOff(context.app, scene.shop.orgId, scene.carrier, claimed)
  await hear(scene, 'STOP')
  await settle(context.app, scene.shop.orgId, endsOf(claimed, NOT_SENT)) // the carrier had no room
  await new Promise((resolve) => setTimeout(resolve, 5))
  await hear(scene, 'START')
  await claimAs(scene)
  expect(await states(scene)).toEqual(['refused', 'queued'])
})
