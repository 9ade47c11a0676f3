// Blocking over HTTP on the real database: texts are kept without a stir, nothing goes out, and opt-out words count all the same.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type Business, buildBusiness, somePhone } from '../../../test/factories.ts'
import { type House, houseOf } from '../../../test/house.ts'
import { ask, type Person, signedIn } from '../../../test/people.ts'
import { newId } from '../../platform/ids.ts'
import type { Told } from '../../platform/live.ts'

let context: TestApp
let house: House
let shop: Business
let agent: Person
let auditor: Person

beforeAll(async () => {
  context = await testApp()
  house = await houseOf(context.app)
  shop = await buildBusiness(context.app.db, { name: 'Riverside Bikes' })
  const { orgId, departmentId } = shop
  agent = await signedIn(context.app, house.auth, { orgId, role: 'agent', departmentIds: [departmentId] })
  auditor = await signedIn(context.app, house.auth, { orgId, role: 'auditor' })
})
afterAll(async () => {
  await house.close()
  await context.close()
})

const rows = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
  context.app.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(text, values))
const hear = (from: string, body: string, carrierMessageId = newId()): Promise<unknown> =>
  house.verbs.receive(shop.orgId, shop.connectionId, [
    { kind: 'text', from, to: shop.phone, body, carrierMessageId, sentAt: null },
  ])
const write = (phone: string) =>
  ask(house.server, agent, 'POST', '/api/messages', {
    ...{ requestKey: newId(), numberId: shop.numberId, to: phone, body: 'Hello' },
  })
const contactOf = async (phone: string): Promise<string> =>
  (await rows<{ id: string }>('SELECT id FROM contact WHERE phone = $1', phone))[0]?.id ?? ''
const block = async (phone: string, blocked = true, who: Person = agent) =>
  ask(house.server, who, 'POST', '/api/contacts/block', { contactIds: [await contactOf(phone)], blocked })
const thread = async (phone: string) =>
  (
    await rows<{
      id: string
      state: string
      unread: number
      preview: string
      list_at: Date
      last_order: number
    }>(
      'SELECT id, state, unread, preview, list_at, last_order::int FROM conversation WHERE their_phone = $1',
      phone,
    )
  )[0]
const bodies = async (phone: string): Promise<string[]> =>
  (
    await rows<{ body: string }>(
      'SELECT i.body FROM message_inbound i JOIN conversation c ON c.id = i.conversation_id WHERE c.their_phone = $1 ORDER BY i.order_no',
      phone,
    )
  ).map(({ body }) => body)

/** What is told to browsers while something is done. */
async function toldWhile(work: () => Promise<unknown>): Promise<Told[]> {
  const told: Told[] = []
  const deaf = context.app.live.listen((each) => each.orgId === shop.orgId && told.push(each))
  await work()
  deaf()
  return told.filter(({ topic }) => topic === 'conversation')
}

test('texts of somebody who is blocked stand in the thread, and nothing else stirs', async () => {
  const phone = somePhone()
  await hear(phone, 'Hello?')
  const read = await thread(phone)
  await ask(house.server, agent, 'POST', `/api/conversations/${read?.id}/read`)
  await ask(house.server, agent, 'POST', `/api/conversations/${read?.id}/close`)
  const before = await thread(phone)
  expect((await block(phone)).json()).toEqual({ changed: [await contactOf(phone)] })
  const told = await toldWhile(async () => {
    await hear(phone, 'Buy gold now')
    await hear(phone, 'Still there?')
  })
  expect(told).toEqual([])
  expect(await bodies(phone)).toEqual(['Hello?', 'Buy gold now', 'Still there?'])
  expect(await thread(phone)).toEqual({ ...before, last_order: 3 })
  expect(before).toMatchObject({ state: 'closed', unread: 0 })
})

test('an open thread neither comes up nor becomes unread', async () => {
  const phone = somePhone()
  await hear(phone, 'Hello?')
  await block(phone)
  const before = await thread(phone)
  await hear(phone, 'Ordinary words in an open conversation')
  expect(await thread(phone)).toEqual({ ...before, last_order: 2 })
})

test('a repeat of a text is a repeat, also of somebody who is blocked', async () => {
  const phone = somePhone()
  const id = newId()
  await hear(phone, 'Hello?', id)
  await block(phone)
  expect(await hear(phone, 'Hello?', id)).toEqual(['repeat'])
  expect(await bodies(phone)).toEqual(['Hello?'])
})

test('nothing goes to somebody who is blocked, and the sentence says how to undo that', async () => {
  const phone = somePhone()
  await hear(phone, 'Hello?')
  await block(phone)
  const { error } = (await write(phone)).json()
  expect(error).toMatchObject({
    code: 'refused',
    reason: 'blocked',
    wayOut: expect.stringContaining('Unblock'),
  })
  const seen = await ask(house.server, agent, 'GET', `/api/conversations/${(await thread(phone))?.id}`)
  expect(seen.json().standing).toMatchObject({ maySend: false, reason: 'blocked', isBlocked: true })
  await block(phone, false)
  expect((await write(phone)).statusCode).toBe(202)
})

test('opt-out words of somebody who is blocked count at once, with the one confirmation', async () => {
  const phone = somePhone()
  await hear(phone, 'Hello?')
  await write(phone)
  await block(phone)
  await hear(phone, 'STOP')
  const [door] = await rows<{ stop_at: Date | null; blocked_at: Date | null }>(
    'SELECT stop_at, blocked_at FROM door WHERE phone = $1',
    phone,
  )
  expect([door?.stop_at, door?.blocked_at].map((at) => at instanceof Date)).toEqual([true, true])
  expect(
    await rows('SELECT kind, state FROM message_outbound WHERE phone = $1 ORDER BY order_no', phone),
  ).toEqual([
    { kind: 'text', state: 'cancelled' },
    { kind: 'opt_out_confirmation', state: 'queued' },
  ])
  expect(await thread(phone)).toMatchObject({ unread: 1 - 1, preview: 'Hello' })
  await block(phone, false)
  expect((await write(phone)).json().error.reason).toBe('opted_out')
})

test('blocking is written in the journey once, however often it is clicked, and by whom', async () => {
  const phone = somePhone()
  await hear(phone, 'Hello?')
  const answers = await Promise.all(Array.from({ length: 6 }, () => block(phone)))
  expect(answers.flatMap((each) => each.json().changed)).toHaveLength(1)
  await block(phone, false)
  expect(
    await rows(
      'SELECT kind, actor_member_id FROM contact_event WHERE contact_id = $1 ORDER BY at, id',
      await contactOf(phone),
    ),
  ).toEqual([
    { kind: 'blocked', actor_member_id: agent.memberId },
    { kind: 'unblocked', actor_member_id: agent.memberId },
  ])
  const journey = await ask(house.server, agent, 'GET', `/api/contacts/${await contactOf(phone)}/journey`)
  expect(journey.body).toContain('Blocked: their texts are kept')
})

test('an auditor blocks nobody, and another organization leaves them alone', async () => {
  const phone = somePhone()
  await hear(phone, 'Hello?')
  expect((await block(phone, true, auditor)).statusCode).toBe(403)
  const other = await buildBusiness(context.app.db, { name: 'Zephyr Dental' })
  const stranger = await signedIn(context.app, house.auth, { orgId: other.orgId, role: 'super_admin' })
  expect((await block(phone, true, stranger)).json()).toEqual({ changed: [] })
  expect((await write(phone)).statusCode).toBe(202)
})
