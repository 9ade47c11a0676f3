// What waits for a person, over HTTP on the real database: who sees it, what comes back, and that nothing is sent twice.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import {
  type Business,
  buildBusiness,
  buildDepartment,
  buildNumber,
  somePhone,
} from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'
import { newId } from '../platform/ids.ts'
import type { Waiting } from './contract.ts'

let context: TestApp
let house: House
let shop: Business
let manager: Person
let agent: Person
let outsider: Person
let auditor: Person
let sideLine: { numberId: string; phone: string }

beforeAll(async () => {
  context = await testApp()
  house = await houseOf(context.app)
  shop = await buildBusiness(context.app.db, { name: 'Riverside Bikes' })
  const { orgId, departmentId, connectionId } = shop
  const elsewhere = await context.app.db.inOrganization(orgId, async (tx) => {
    const made = await buildDepartment(tx, orgId)
    sideLine = await buildNumber(tx, orgId, {
      departmentId: made.departmentId,
      connectionId,
      phone: undefined,
    })
    return made.departmentId
  })
  const { auth } = house
  manager = await signedIn(context.app, auth, { orgId, role: 'manager', name: 'Mona Hill' })
  agent = await signedIn(context.app, auth, { orgId, role: 'agent', departmentIds: [departmentId] })
  outsider = await signedIn(context.app, auth, { orgId, role: 'agent', departmentIds: [elsewhere] })
  auditor = await signedIn(context.app, auth, { orgId, role: 'auditor' })
})
afterAll(async () => {
  await house.close()
  await context.close()
})

const rows = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
  context.app.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(text, values))
const hear = (from: string, body: string, to = shop.phone): Promise<unknown> =>
  house.verbs.receive(shop.orgId, shop.connectionId, [
    { kind: 'text', from, to, body, carrierMessageId: newId(), sentAt: null },
  ])

/** A text that we sent, and what became of it. */
async function stuck(
  state: string,
  reason: string,
  numberId = shop.numberId,
): Promise<{ id: string; phone: string }> {
  const phone = somePhone()
  await hear(phone, 'Is my bike ready?', numberId === shop.numberId ? shop.phone : sideLine.phone)
  const sent = await ask(house.server, manager, 'POST', '/api/messages', {
    ...{ requestKey: newId(), numberId, to: phone, body: `Ready since noon, ${phone}.` },
  })
  expect(sent.statusCode, sent.body).toBe(202)
  const { id } = sent.json<{ id: string }>()
  await become(id, state, reason)
  return { id, phone }
}
const become = (id: string, state: string, reason: string | null): Promise<unknown> =>
  rows(
    'UPDATE message_outbound SET state = $2, reason = $3, settled_at = clock_timestamp() WHERE id = $1',
    ...[id, state, reason],
  )

async function list(
  who: Person = manager,
  query = 'limit=100',
): Promise<{ texts: Waiting[]; next: string | null }> {
  const answer = await ask(house.server, who, 'GET', `/api/needs-you?${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const ids = async (who?: Person): Promise<string[]> => (await list(who)).texts.map(({ id }) => id)
const again = (id: string, body: object = {}, who: Person = manager) =>
  ask(house.server, who, 'POST', `/api/needs-you/${id}/send-again`, body)
const dismiss = (list: string[], who: Person = manager) =>
  ask(house.server, who, 'POST', '/api/needs-you/dismiss', { ids: list })
const outbox = (phone: string) =>
  rows<{ id: string; body: string; state: string; author_id: string; request_key: string }>(
    'SELECT id, body, state, author_id, request_key FROM message_outbound WHERE phone = $1 ORDER BY order_no',
    phone,
  )

test('texts that failed, were not delivered, held back or not confirmed wait, the latest first, each with its sentence', async () => {
  const failed = await stuck('failed', 'carrier_refused')
  const undelivered = await stuck('undelivered', 'carrier_failed')
  const refused = await stuck('refused', 'conversation_over')
  const doubtful = await stuck('unconfirmed', 'not_confirmed')
  const fine = await stuck('delivered', '')
  const { texts } = await list()
  expect(texts.slice(0, 4).map(({ id, again: may }) => [id, may])).toEqual([
    [doubtful.id, 'ask'],
    [refused.id, 'may'],
    [undelivered.id, 'may'],
    [failed.id, 'may'],
  ])
  expect(texts.map(({ id }) => id)).not.toContain(fine.id)
  expect(texts[0]).toMatchObject({ authorName: 'Mona Hill', body: `Ready since noon, ${doubtful.phone}.` })
  expect(texts[1]?.sentence).toBe('Not sent: the conversation\u2019s consent had ended when it was due.')
})

test('everybody sees what waits in their own departments, and the auditor may only look', async () => {
  const here = await stuck('failed', 'carrier_refused')
  const there = await stuck('failed', 'carrier_refused', sideLine.numberId)
  expect(await ids(agent)).toContain(here.id)
  expect(await ids(agent)).not.toContain(there.id)
  expect(await ids(outsider)).toEqual([there.id])
  expect(await ids(manager)).toEqual(expect.arrayContaining([here.id, there.id]))
  expect((await again(here.id, {}, outsider)).statusCode).toBe(404)
  expect((await dismiss([here.id], outsider)).json()).toEqual({ dismissed: 0 })
  expect(await ids(auditor)).toContain(here.id)
  expect((await dismiss([here.id], auditor)).statusCode).toBe(403)
  expect(await ids(agent)).toContain(here.id)
})

test('another organization sees none of it', async () => {
  const { id } = await stuck('failed', 'carrier_refused')
  const other = await buildBusiness(context.app.db, { name: 'Zephyr Dental' })
  const stranger = await signedIn(context.app, house.auth, { orgId: other.orgId, role: 'super_admin' })
  expect(await ids(stranger)).toEqual([])
  expect((await again(id, {}, stranger)).statusCode).toBe(404)
  expect((await dismiss([id], stranger)).json()).toEqual({ dismissed: 0 })
})

test('sent again it is a new text of whoever asked, the old one makes room and says which took its place', async () => {
  const { id, phone } = await stuck('failed', 'carrier_refused')
  const answer = await again(id, {}, agent)
  expect(answer.statusCode, answer.body).toBe(202)
  const texts = await outbox(phone)
  expect(texts).toHaveLength(2)
  expect(texts[1]).toMatchObject({ id: answer.json().id, body: texts[0]?.body, author_id: agent.memberId })
  expect(await ids()).not.toContain(id)
  expect(
    await rows('SELECT way, state, again_id, member_id FROM dismissal WHERE message_id = $1', id),
  ).toEqual([{ way: 'sent_again', state: 'failed', again_id: answer.json().id, member_id: agent.memberId }])
})

test('ten clicks at once, by two people, send one text', async () => {
  const { id, phone } = await stuck('undelivered', 'carrier_failed')
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, click) => again(id, {}, click % 2 === 0 ? manager : agent)),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 202))
  expect(new Set(answers.map((each) => each.json().id)).size).toBe(1)
  expect(await outbox(phone)).toHaveLength(2)
  expect(await rows('SELECT FROM dismissal WHERE message_id = $1', id)).toHaveLength(1)
})

test('one that is not confirmed is sent again only when a person says that it may arrive twice', async () => {
  const { id, phone } = await stuck('unconfirmed', 'not_confirmed')
  const unasked = await again(id)
  expect([unasked.statusCode, unasked.json().error.field]).toEqual([422, 'mayHaveArrived'])
  expect(unasked.json().error.message).toContain('It may have arrived.')
  expect(await outbox(phone)).toHaveLength(1)
  expect((await again(id, { mayHaveArrived: true })).statusCode).toBe(202)
  expect(await outbox(phone)).toHaveLength(2)
})

test('the gate is asked again: after a STOP nothing is sent, and the text still waits', async () => {
  const { id, phone } = await stuck('failed', 'carrier_refused')
  await hear(phone, 'STOP')
  const answer = await again(id)
  expect([answer.statusCode, answer.json().error.reason]).toEqual([422, 'opted_out'])
  expect((await outbox(phone)).filter(({ request_key }) => request_key.startsWith('again:'))).toEqual([])
  expect(await ids()).toContain(id)
})

test('what was not allowed for good, an automatic answer and a text that arrived meanwhile cannot be sent again', async () => {
  const lasting = await stuck('refused', 'opted_out')
  expect((await again(lasting.id)).statusCode).toBe(409)
  const arrived = await stuck('unconfirmed', 'not_confirmed')
  await become(arrived.id, 'delivered', null)
  expect((await again(arrived.id, { mayHaveArrived: true })).statusCode).toBe(409)
  expect(await outbox(arrived.phone)).toHaveLength(1)
})

test('a dismissed text is gone with who did it and when, and later news brings it back', async () => {
  const { id } = await stuck('unconfirmed', 'not_confirmed')
  const [first, second] = await Promise.all([dismiss([id], agent), dismiss([id, newId()], manager)])
  expect(first.json().dismissed + second.json().dismissed).toBe(1)
  expect(await ids()).not.toContain(id)
  expect(await rows('SELECT way, state, again_id FROM dismissal WHERE message_id = $1', id)).toEqual([
    { way: 'dismissed', state: 'unconfirmed', again_id: null },
  ])
  await become(id, 'failed', 'carrier_refused')
  expect(await ids()).toContain(id)
  await expect(rows('UPDATE dismissal SET state = $2 WHERE message_id = $1', id, 'sent')).rejects.toThrow()
})

test('an API key reads the list and decides nothing', async () => {
  const { id } = await stuck('failed', 'carrier_refused')
  const admin = await signedIn(context.app, house.auth, { orgId: shop.orgId, role: 'admin' })
  const made = await ask(house.server, admin, 'POST', '/api/keys', {
    ...{ name: 'Shop', scopes: ['messages.send', 'conversations.view'] },
  })
  const key = { key: made.json().secret }
  expect((await ask(house.server, key, 'GET', '/api/needs-you')).statusCode).toBe(200)
  expect((await ask(house.server, key, 'POST', `/api/needs-you/${id}/send-again`, {})).statusCode).toBe(403)
  expect((await ask(house.server, key, 'POST', '/api/needs-you/dismiss', { ids: [id] })).statusCode).toBe(403)
})

test('nobody takes the key of a text that is sent again beforehand', async () => {
  const { id, phone } = await stuck('failed', 'carrier_refused')
  const taken = await ask(house.server, manager, 'POST', '/api/messages', {
    ...{ requestKey: `again:${id}`, numberId: shop.numberId, to: phone, body: 'Something else' },
  })
  expect(taken.statusCode).toBe(422)
})

test('pages lead through everything once, also past what others may not see, and a cursor that is none is refused', async () => {
  const mine = [await stuck('failed', 'carrier_refused', sideLine.numberId)]
  for (let others = 0; others < 5; others++) await stuck('failed', 'carrier_refused')
  mine.push(await stuck('failed', 'carrier_refused', sideLine.numberId))
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await list(outsider, cursor === '' ? 'limit=1' : `limit=1&cursor=${cursor}`)
    seen.push(...page.texts.map(({ id }) => id))
    cursor = page.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(await ids(outsider))
  expect(seen).toEqual(expect.arrayContaining(mine.map(({ id }) => id)))
  expect((await ask(house.server, outsider, 'GET', '/api/needs-you?cursor=nonsense')).statusCode).toBe(422)
})

test('the counts are those of one\u2019s own departments, with the doubtful opt-outs beside them', async () => {
  const count = async (who: Person) => (await ask(house.server, who, 'GET', '/api/needs-you/count')).json()
  const before = await count(agent)
  await stuck('failed', 'carrier_refused')
  await stuck('failed', 'carrier_refused', sideLine.numberId)
  await hear(somePhone(), 'why are you texting me?')
  expect(await count(agent)).toEqual({ texts: before.texts + 1, doubts: before.doubts + 1 })
  expect((await count(outsider)).doubts).toBe(0)
})
