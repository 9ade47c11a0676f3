// Presence over HTTP and the stream of changes: who hears of whom, who does not, and that two processes know the same.
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { buildContact, buildConversation, somePhone } from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'
import { buildOrganization, type Organization } from '../../test/slices/two-organizations.ts'
import { openLive } from '../platform/live.ts'
import { openPresence } from './jobs.ts'

const PATIENT = { timeout: 10_000 }

let base: TestApp
let house: House
let ours: Organization
let theirs: Organization
let address: string

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  await house.server.listen({ host: '127.0.0.1', port: 0 })
  address = `http://127.0.0.1:${(house.server.server.address() as AddressInfo).port}`
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: false })
  theirs = await buildOrganization(house, { name: 'Zephyr Dental', isDemo: false })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

/** A thread of its own, in the department of the agent. */
async function thread(): Promise<string> {
  const { orgId, ...business } = ours.business
  return base.app.db.inOrganization(orgId, async (tx) => {
    const { phone } = await buildContact(tx, orgId, { phone: somePhone() })
    return (await buildConversation(tx, orgId, { ...business, phone })).conversationId
  })
}
const be = (who: Person | { key: string }, id: string, doing: string) =>
  ask(house.server, who, 'POST', `/api/conversations/${id}/presence`, { doing })

type Heard = { text: string; leave(): void }
async function listen(who: Person): Promise<Heard> {
  const leaving = new AbortController()
  const response = await fetch(`${address}/api/events`, {
    headers: { cookie: who.cookie },
    signal: leaving.signal,
  })
  const heard: Heard = { text: '', leave: () => leaving.abort() }
  const read = async (): Promise<void> => {
    for await (const chunk of response.body ?? []) heard.text += Buffer.from(chunk).toString()
  }
  void read().catch(() => {})
  await expect.poll(() => heard.text, PATIENT).toContain('event: hello')
  return heard
}
const heardBy = ({ text }: Heard): unknown[] =>
  [...text.matchAll(/event: presence\ndata: (.*)/g)].map(([, data = '']) => JSON.parse(data))

test('who looks and who types is told to those who see the conversation, and to nobody else', async () => {
  const { agent, outsider, manager } = ours.people
  const id = await thread()
  const [colleague, elsewhere, stranger] = await Promise.all(
    [manager, outsider, theirs.people.superAdmin].map(listen),
  )
  expect((await be(agent, id, 'viewing')).json()).toEqual({ others: [] })
  expect((await be(agent, id, 'typing')).statusCode).toBe(200)
  const answer = await be(manager, id, 'viewing')
  expect(answer.json().others.map(({ memberId }: { memberId: string }) => memberId)).toEqual([agent.memberId])
  if (!colleague || !elsewhere || !stranger) throw new Error('Three were to listen')
  await expect.poll(() => heardBy(colleague).length, PATIENT).toBeGreaterThanOrEqual(2)
  expect(heardBy(colleague)[0]).toEqual({ id, memberId: agent.memberId, doing: 'viewing' })
  await be(agent, id, 'gone')
  await expect
    .poll(() => heardBy(colleague).at(-1), PATIENT)
    .toEqual({ id, memberId: agent.memberId, doing: 'gone' })
  expect((await be(manager, id, 'viewing')).json()).toEqual({ others: [] })
  // What is told later has arrived: so has everything before it.
  await ask(house.server, outsider, 'POST', '/api/tags', { name: 'A tag of ours' })
  await ask(house.server, theirs.people.superAdmin, 'POST', '/api/tags', { name: 'A tag of theirs' })
  for (const each of [elsewhere, stranger]) {
    await expect.poll(() => each.text, PATIENT).toContain('"topic":"tags"')
    expect(each.text).not.toContain('presence')
    expect(each.text).not.toContain(id)
  }
  for (const each of [colleague, elsewhere, stranger]) each.leave()
})

test('presence takes no place in the sequence of changes: who comes back is told nothing of it, and misses nothing by it', async () => {
  const id = await thread()
  const head = base.app.live.head(ours.business.orgId)
  await be(ours.people.agent, id, 'viewing')
  expect(base.app.live.head(ours.business.orgId)).toBe(head)
  expect(base.app.live.since(ours.business.orgId, head)).toEqual([])
})

test('whoever says the same again and again is told of seldom', async () => {
  const id = await thread()
  let told = 0
  const deaf = base.app.live.listen(({ topic }) => {
    if (topic === 'presence') told += 1
  })
  for (let beat = 0; beat < 40; beat++) await be(ours.people.agent, id, beat % 2 === 0 ? 'typing' : 'viewing')
  deaf()
  expect(told).toBeGreaterThanOrEqual(1)
  expect(told).toBeLessThan(20)
})

test('a change that comes at once after another one is told all the same', async () => {
  const { agent, manager } = ours.people
  const id = await thread()
  await be(agent, id, 'viewing')
  await be(agent, id, 'typing')
  await expect
    .poll(async () => (await be(manager, id, 'viewing')).json().others, PATIENT)
    .toEqual([{ memberId: agent.memberId, doing: 'typing' }])
})

test('another process knows who is there, too', async () => {
  const id = await thread()
  const live = openLive({ url: base.database.url, log: base.app.log })
  const board = openPresence({ ...base.app, live })
  const { orgId } = ours.business
  await expect
    .poll(async () => {
      await be(ours.people.agent, id, 'typing')
      return board.others({ orgId, id }, 'somebody else').map(({ memberId }) => memberId)
    }, PATIENT)
    .toEqual([ours.people.agent.memberId])
  expect(board.others({ orgId: theirs.business.orgId, id }, 'somebody else')).toEqual([])
  board.close()
  await live.close()
})

test('a key, an auditor, a stranger and who does not see the conversation are no presence', async () => {
  const id = await thread()
  const auditor = await signedIn(base.app, house.auth, { orgId: ours.business.orgId, role: 'auditor' })
  const askers = [ours.keys.full, auditor, theirs.people.superAdmin, ours.people.outsider]
  const answers = await Promise.all(askers.map((who) => be(who, id, 'viewing')))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 404, 404])
  expect((await be(ours.people.agent, id, 'viewing')).json()).toEqual({ others: [] })
})
