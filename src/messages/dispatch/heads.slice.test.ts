// Which texts of a lane may leave next: of each conversation the earliest, and nobody waits for somebody else's long queue.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type Business, buildBusiness, somePhone } from '../../../test/factories.ts'
import { newId } from '../../platform/ids.ts'
import { receive } from '../receive/actions.ts'
import { send } from '../send/actions.ts'
import { claim } from './actions.ts'

let context: TestApp
let shop: Business
beforeAll(async () => {
  context = await testApp()
  shop = await buildBusiness(context.app.db)
})
afterAll(() => context.close())

async function write(phone: string, bodies: readonly string[], isReply = false): Promise<void> {
  const texts = bodies.map((body) => ({
    ...{ requestKey: newId(), conversationId: null, numberId: shop.numberId, phone, body, dueAt: null },
    ...{ authorId: isReply ? shop.memberId : null, keyId: null, departments: 'all' as const },
  }))
  for (let from = 0; from < texts.length; from += 200)
    await send(context.app, shop.orgId, texts.slice(from, from + 200))
}

async function claimed(): Promise<string[]> {
  await new Promise((resolve) => setTimeout(resolve, 2)) // a text is due at its millisecond, rounded
  const lane = { org_id: shop.orgId, id: shop.laneId, connection_id: shop.connectionId }
  const result = await claim(context.app, lane, { most: 10, workerId: newId() })
  return result?.claims.map(({ head }) => head.body) ?? []
}

test('a flood of texts to one person holds up nobody else, and replies still come first', async () => {
  const [flooded, patient, asking] = [somePhone(), somePhone(), somePhone()]
  await receive(
    context.app,
    shop.orgId,
    [flooded, patient, asking].map((from) => ({
      connectionId: shop.connectionId,
      event: { kind: 'text', from, to: shop.phone, body: 'Hi', carrierMessageId: newId(), sentAt: null },
    })),
  )
  await write(
    flooded,
    Array.from({ length: 1_100 }, (_, place) => `flood ${place}`),
  )
  await write(patient, ['your order is ready', 'and paid'])
  await write(asking, ['yes, at nine'], true)
  expect(await claimed()).toEqual(['yes, at nine', 'flood 0', 'your order is ready'])
  expect(await claimed()).toEqual([])
})
