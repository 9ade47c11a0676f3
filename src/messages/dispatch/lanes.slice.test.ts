// The dispatcher among many businesses: nobody's trouble may hold up anybody else's texts.
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type Business, buildBusiness, somePhone } from '../../../test/factories.ts'
import type { Carrier } from '../../carriers/carrier.ts'
import { newId } from '../../platform/ids.ts'
import { receive } from '../receive/actions.ts'
import { send } from '../send/actions.ts'
import { type Dispatcher, startDispatcher } from './jobs.ts'

let context: TestApp
let dispatcher: Dispatcher | undefined
const written: string[] = []
beforeAll(async () => {
  context = await testApp()
})
afterAll(async () => {
  await dispatcher?.stop()
  await context.close()
})

const healthy: Carrier = {
  ...{ name: 'healthy', label: 'Healthy', fields: [], settings: z.unknown(), credentials: z.unknown() },
  open: () => ({
    free: () => 10,
    ready: async () => {},
    write({ attemptId, body }) {
      written.push(body)
      const outcome = Promise.resolve({ kind: 'accepted' as const, carrierMessageId: attemptId })
      return { written: Promise.resolve(), outcome }
    },
    close: async () => {},
  }),
}

async function business(carrier: string): Promise<Business> {
  const shop = await buildBusiness(context.app.db, { carrier })
  const sealed = context.app.secrets.seal({}, shop.connectionId)
  await context.app.db.inOrganization(shop.orgId, (tx) =>
    tx.query('UPDATE connection SET sealed = $1', [sealed]),
  )
  return shop
}

async function answerSomebody(shop: Business, body: string): Promise<void> {
  const phone = somePhone()
  const event = { kind: 'text' as const, from: phone, to: shop.phone, body: 'Hi' }
  await receive(context.app, shop.orgId, [
    { connectionId: shop.connectionId, event: { ...event, carrierMessageId: newId(), sentAt: null } },
  ])
  await send(context.app, shop.orgId, [
    {
      ...{ requestKey: newId(), conversationId: null, numberId: shop.numberId, phone, body, dueAt: null },
      ...{ authorId: shop.memberId, keyId: null, departments: 'all' },
    },
  ])
}

test('sixty businesses whose lines are down hold up nobody else', async () => {
  const shop = await business('healthy')
  const verbs = { receive: async () => {}, proved: () => {} }
  dispatcher = startDispatcher(context.app, new Map([['healthy', healthy]]), verbs)
  await answerSomebody(shop, 'leaves')
  await expect.poll(() => written, { timeout: 15_000 }).toEqual(['leaves'])
  for (let count = 0; count < 60; count++) await answerSomebody(await business('gone'), 'waits')
  await answerSomebody(shop, 'leaves, too')
  await expect.poll(() => written, { timeout: 15_000 }).toEqual(['leaves', 'leaves, too'])
})
