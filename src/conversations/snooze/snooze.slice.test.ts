// Snoozing over HTTP on the real database: who sleeps, what wakes them and once only, and what the journey says of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { buildContact, buildConversation, somePhone } from '../../../test/factories.ts'
import { type House, houseOf } from '../../../test/house.ts'
import { ask, type Person } from '../../../test/people.ts'
import { buildOrganization, type Organization } from '../../../test/slices/two-organizations.ts'
import { newId } from '../../platform/ids.ts'
import type { Conversation } from '../contract.ts'
import { wakeAll } from './actions.ts'
import { startWaking } from './jobs.ts'

let base: TestApp
let house: House
let ours: Organization
let theirs: Organization

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: false })
  theirs = await buildOrganization(house, { name: 'Zephyr Dental', isDemo: false })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  base.app.db.inOrganization(ours.business.orgId, (tx) => tx.query<Row>(sql, values))
const events = async (id: string): Promise<string[]> =>
  (
    await rows<{ kind: string }>(
      'SELECT kind FROM thread_event WHERE conversation_id = $1 ORDER BY at, id',
      id,
    )
  ).map(({ kind }) => kind)

type Thread = { id: string; phone: string; contactId: string }
/** A thread of its own, in the department of the agent, in which they texted. */
async function thread(): Promise<Thread> {
  const { orgId, ...business } = ours.business
  const made = await base.app.db.inOrganization(orgId, async (tx) => {
    const { phone, contactId } = await buildContact(tx, orgId, { name: 'Dana Reyes', phone: somePhone() })
    return {
      phone,
      contactId,
      id: (await buildConversation(tx, orgId, { ...business, phone })).conversationId,
    }
  })
  await text(made)
  return made
}
const text = ({ phone }: Thread, body = 'Is my bike ready yet? I could come by at seven.') =>
  house.verbs.receive(ours.business.orgId, ours.business.connectionId, [
    { kind: 'text', from: phone, to: ours.business.phone, body, sentAt: null, carrierMessageId: newId() },
  ])
const inMs = (ms: number): string => new Date(Date.now() + ms).toISOString()
const HOUR = 3_600_000
const snooze = (
  who: Person | { key: string },
  ids: readonly (string | { id: string; lastAt: string })[],
  until: string | null,
) =>
  ask(house.server, who, 'POST', '/api/conversations/snooze', {
    ...{ until, conversations: ids.map((each) => (typeof each === 'string' ? { id: each } : each)) },
  })
const read = async (who: Person, id: string): Promise<Conversation> =>
  (await ask(house.server, who, 'GET', `/api/conversations/${id}`)).json().conversation
const listed = async (list: string): Promise<string[]> =>
  (await ask(house.server, ours.people.agent, 'GET', `/api/conversations?list=${list}&limit=100`))
    .json()
    .conversations.map(({ id }: Conversation) => id)
/** Its time has come, whatever the clock says. */
const makeDue = (id: string) =>
  rows("UPDATE conversation SET snoozed_until = now() - interval '1 second' WHERE id = $1", id)

describe('A snoozed conversation', () => {
  test('is out of the lists and in Snoozed, with its time, for everybody', async () => {
    const { id } = await thread()
    const until = inMs(HOUR)
    const answer = await snooze(ours.people.agent, [id], until)
    expect([answer.statusCode, answer.json().left]).toEqual([200, []])
    expect(await read(ours.people.manager, id)).toMatchObject({ state: 'snoozed', snoozedUntil: until })
    expect(await listed('snoozed')).toContain(id)
    for (const list of ['all', 'unassigned', 'closed']) expect(await listed(list)).not.toContain(id)
  })

  test('wakes with a text, by the longer way, and says so', async () => {
    const made = await thread()
    await snooze(ours.people.agent, [made.id], null)
    expect(await read(ours.people.agent, made.id)).toMatchObject({ state: 'snoozed', snoozedUntil: null })
    await text(made, 'Never mind, I will come by tomorrow')
    expect(await read(ours.people.agent, made.id)).toMatchObject({ state: 'open', snoozedUntil: null })
    expect(await events(made.id)).toEqual(['snoozed', 'woken'])
    const journey = await ask(
      house.server,
      ours.people.agent,
      'GET',
      `/api/contacts/${made.contactId}/journey?filter=assignment`,
    )
    expect(journey.json().events.map(({ title }: { title: string }) => title)).toEqual([
      'Conversation woken by a text',
      'Conversation snoozed until they text',
    ])
  })

  test('wakes at its time, once however many look, on top of the list and unread; one that is not due sleeps on', async () => {
    const made = await thread()
    const later = await thread()
    await snooze(ours.people.agent, [made.id, later.id], inMs(HOUR))
    await ask(house.server, ours.people.agent, 'POST', `/api/conversations/${made.id}/read`)
    await text(await thread())
    await makeDue(made.id)
    await Promise.all(Array.from({ length: 6 }, () => wakeAll(base.app)))
    expect(await read(ours.people.agent, made.id)).toMatchObject({
      state: 'open',
      unread: 1,
      snoozedUntil: null,
    })
    expect(await read(ours.people.agent, later.id)).toMatchObject({ state: 'snoozed' })
    expect((await listed('all'))[0]).toBe(made.id)
    expect(await events(made.id)).toEqual(['snoozed', 'woken'])
  })

  test('that became due while nothing ran wakes at the next start, and one that is snoozed then at its time', async () => {
    const [before, after] = [await thread(), await thread()]
    await snooze(ours.people.agent, [before.id], inMs(HOUR))
    await makeDue(before.id)
    const waking = startWaking(base.app)
    const told: (string | undefined)[] = []
    const deaf = base.app.live.listen(({ topic, id }) => topic === 'conversation' && told.push(id))
    await expect.poll(() => told, { timeout: 10_000 }).toContain(before.id)
    await snooze(ours.people.agent, [after.id], inMs(400))
    await expect
      .poll(async () => (await read(ours.people.agent, after.id)).state, { timeout: 10_000 })
      .toBe('open')
    await waking.stop()
    deaf()
    expect([await events(before.id), await events(after.id)]).toEqual([
      ['snoozed', 'woken'],
      ['snoozed', 'woken'],
    ])
  })

  test('is woken by hand, closed, or answered, and stays so when its time comes', async () => {
    const [woken, closed, answered] = [await thread(), await thread(), await thread()]
    await snooze(ours.people.agent, [woken.id, closed.id, answered.id], inMs(HOUR))
    await ask(house.server, ours.people.manager, 'POST', `/api/conversations/${woken.id}/reopen`)
    await ask(house.server, ours.people.manager, 'POST', `/api/conversations/${closed.id}/close`)
    const sent = await ask(house.server, ours.people.agent, 'POST', '/api/messages', {
      ...{ requestKey: newId(), conversationId: answered.id, body: 'It is ready.' },
    })
    expect(sent.statusCode, sent.body).toBe(202)
    for (const { id } of [woken, closed, answered]) await makeDue(id)
    await wakeAll(base.app)
    expect(await events(woken.id)).toEqual(['snoozed', 'woken'])
    expect(await events(closed.id)).toEqual(['snoozed', 'closed'])
    expect((await events(answered.id)).toSorted()).toEqual(['assigned', 'snoozed', 'woken'])
    expect((await read(ours.people.agent, closed.id)).state).toBe('closed')
  })
})

test('who snoozes what the screen showed does not put away a text that came in meanwhile', async () => {
  const made = await thread()
  const { lastAt } = await read(ours.people.agent, made.id)
  await text(made, 'Wait, one more thing about the bike')
  const answer = await snooze(ours.people.agent, [{ id: made.id, lastAt }], inMs(HOUR))
  expect([answer.statusCode, answer.json().error.code]).toEqual([409, 'moved_on'])
  expect((await read(ours.people.agent, made.id)).state).toBe('open')
  const now = await read(ours.people.agent, made.id)
  expect(
    (await snooze(ours.people.agent, [{ id: made.id, lastAt: now.lastAt }], inMs(HOUR))).statusCode,
  ).toBe(200)
})

test('a text and a snooze at the same moment: whichever is first, the text is not asleep', async () => {
  const slept = new Set<number>()
  for (let round = 0; round < 12; round++) {
    const made = await thread()
    const { lastAt } = await read(ours.people.agent, made.id)
    const [answer] = await Promise.all([
      snooze(ours.people.agent, [{ id: made.id, lastAt }], inMs(HOUR)),
      text(made, 'Wait, one more thing about the bike'),
    ])
    slept.add(answer.statusCode)
    expect(await read(ours.people.agent, made.id)).toMatchObject({ state: 'open', unread: 2 })
  }
  for (const status of slept) expect([200, 409]).toContain(status)
})

test('of a set, what is not the caller\u2019s to see is left and named, and the others sleep', async () => {
  const { id } = await thread()
  const answer = await snooze(ours.people.agent, [id, theirs.ids.conversation, id, newId()], inMs(HOUR))
  expect(answer.json().conversations.map((row: Conversation) => row.id)).toEqual([id])
  expect(answer.json().left.map(({ code }: { code: string }) => code)).toEqual(['not_found', 'not_found'])
  expect(await events(id)).toEqual(['snoozed'])
})

test.each<[string, number | null, RegExp]>([
  ['over', -1_000, /That time is over/],
  ['more than a year away', 400 * 24 * HOUR, /Choose a time within a year/],
])('a time that is %s is refused', async (_, ms, sentence) => {
  const { id } = await thread()
  const answer = await snooze(ours.people.agent, [id], inMs(ms ?? 0))
  expect([answer.statusCode, answer.json().error.message]).toEqual([422, expect.stringMatching(sentence)])
})

test('two who snooze, close, reopen and assign at once end in one state, with one event for each change', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await thread()
    const { agent, manager } = ours.people
    await Promise.all([
      snooze(agent, [id], inMs(HOUR)),
      snooze(manager, [id], null),
      ask(house.server, agent, 'POST', `/api/conversations/${id}/close`),
      ask(house.server, manager, 'POST', `/api/conversations/${id}/reopen`),
      ask(house.server, agent, 'POST', `/api/conversations/${id}/assign`, {
        memberId: agent.memberId,
        expected: null,
      }),
      ask(house.server, manager, 'POST', `/api/conversations/${id}/assign`, {
        memberId: manager.memberId,
        expected: null,
      }),
    ])
    const said = await events(id)
    expect(said.filter((kind) => kind === 'assigned')).toHaveLength(1)
    const { state, snoozedUntil } = await read(agent, id)
    const last = said.filter((kind) => kind !== 'assigned')
    expect(last.length).toBeGreaterThanOrEqual(2)
    if (state !== 'snoozed') expect(snoozedUntil).toBeNull()
  }
})

test('whether the first to reply is assigned is a setting of the business', async () => {
  const { agent, superAdmin } = ours.people
  const set = (firstReplyAssigns: boolean) =>
    ask(house.server, superAdmin, 'PATCH', '/api/organization', { firstReplyAssigns })
  const answer = (id: string) =>
    ask(house.server, agent, 'POST', '/api/messages', {
      requestKey: newId(),
      conversationId: id,
      body: 'It is ready.',
    })
  expect((await set(false)).json().firstReplyAssigns).toBe(false)
  const { id } = await thread()
  expect((await answer(id)).statusCode).toBe(202)
  expect((await read(agent, id)).assigneeId).toBeNull()
  await set(true)
  await answer(id)
  expect((await read(agent, id)).assigneeId).toBe(agent.memberId)
})
