// Handing conversations on over HTTP on the real database: who has them then, who sees them, what stands in the thread, and what is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { buildContact, buildConversation, somePhone } from '../../../test/factories.ts'
import { type House, houseOf } from '../../../test/house.ts'
import { ask, type Person, signedIn } from '../../../test/people.ts'
import { buildOrganization, type Organization } from '../../../test/slices/two-organizations.ts'
import type { Told } from '../../platform/live.ts'
import type { Conversation } from '../contract.ts'
import type { ThreadEvent } from './contract.ts'

let base: TestApp
let house: House
let ours: Organization
let theirs: Organization
let backOffice: string
let auditor: Person

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: false })
  theirs = await buildOrganization(house, { name: 'Zephyr Dental', isDemo: false })
  auditor = await signedIn(base.app, house.auth, { orgId: ours.business.orgId, role: 'auditor' })
  const { departments } = (
    await ask(house.server, ours.people.agent, 'GET', '/api/conversations/transfer/departments')
  ).json()
  backOffice = departments.find(({ name }: { name: string }) => name.startsWith('Back office')).id
})
afterAll(async () => {
  await house.close()
  await base.close()
})

type Thread = { id: string; phone: string; contactId: string }
async function thread(assigneeId: string | null = null): Promise<Thread> {
  const { orgId, ...business } = ours.business
  return base.app.db.inOrganization(orgId, async (tx) => {
    const { phone, contactId } = await buildContact(tx, orgId, { name: 'Dana Reyes', phone: somePhone() })
    return {
      phone,
      contactId,
      id: (await buildConversation(tx, orgId, { ...business, phone, assigneeId })).conversationId,
    }
  })
}
type To = { departmentId?: string; memberId?: string; words?: string }
const hand = (who: Person, ids: readonly string[], to: To) =>
  ask(house.server, who, 'POST', '/api/conversations/transfer', { ids, ...to })
const read = (who: Person, id: string) => ask(house.server, who, 'GET', `/api/conversations/${id}`)
const events = async (who: Person, id: string): Promise<ThreadEvent[]> =>
  (await ask(house.server, who, 'GET', `/api/conversations/${id}/events`)).json().events

describe('A conversation that is handed', () => {
  test('to a colleague is theirs, with the note in the thread and in the journey', async () => {
    const { agent, manager } = ours.people
    const made = await thread(agent.memberId)
    const answer = await hand(agent, [made.id], {
      memberId: manager.memberId,
      words: '  Wants a refund, over my limit ',
    })
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.json()).toMatchObject({
      left: [],
      conversations: [
        { id: made.id, assigneeId: manager.memberId, departmentId: ours.business.departmentId },
      ],
    })
    expect(await events(agent, made.id)).toMatchObject([
      {
        kind: 'transferred',
        by: agent.memberId,
        toMemberId: manager.memberId,
        toDepartment: null,
        words: 'Wants a refund, over my limit',
      },
    ])
    const journey = await ask(
      house.server,
      agent,
      'GET',
      `/api/contacts/${made.contactId}/journey?filter=assignment`,
    )
    expect(journey.json().events).toMatchObject([
      { title: 'Conversation handed to manager of Riverside Bikes', words: 'Wants a refund, over my limit' },
    ])
  })

  test('to another department is that department\u2019s alone: who sees only the old one sees it no more, and both hear of it', async () => {
    const { agent, outsider, manager } = ours.people
    const made = await thread(agent.memberId)
    const told: Told[] = []
    const deaf = base.app.live.listen((each) => each.id === made.id && told.push(each))
    expect([(await read(agent, made.id)).statusCode, (await read(outsider, made.id)).statusCode]).toEqual([
      200, 404,
    ])
    const answer = await hand(agent, [made.id], { departmentId: backOffice, words: 'An invoice' })
    deaf()
    expect(answer.json()).toEqual({ conversations: [], left: [] }) // done, and not the agent's to see any more
    expect([(await read(agent, made.id)).statusCode, (await read(outsider, made.id)).statusCode]).toEqual([
      404, 200,
    ])
    expect((await read(manager, made.id)).json().conversation).toMatchObject({
      departmentId: backOffice,
      assigneeId: null,
      unread: 1,
      state: 'open',
    })
    expect(await events(outsider, made.id)).toMatchObject([
      {
        words: 'An invoice',
        fromDepartment: expect.any(String),
        toDepartment: 'Back office of Riverside Bikes',
      },
    ])
    expect((await ask(house.server, agent, 'GET', `/api/conversations/${made.id}/events`)).statusCode).toBe(
      404,
    )
    expect(told.map(({ departmentId }) => departmentId).toSorted()).toEqual(
      [ours.business.departmentId, backOffice].toSorted(),
    )
    const sent = await ask(house.server, agent, 'POST', '/api/messages', {
      requestKey: 'after the hand-over',
      conversationId: made.id,
      body: 'Hello',
    })
    expect(sent.statusCode).toBe(404)
  })

  test('to a colleague in a department needs somebody who answers there', async () => {
    const { agent, outsider } = ours.people
    const made = await thread()
    const wrong = await hand(agent, [made.id], { memberId: outsider.memberId })
    expect([wrong.statusCode, wrong.json().error.message]).toEqual([
      422,
      expect.stringMatching(/does not answer in this conversation/),
    ])
    expect((await hand(agent, [made.id], { memberId: auditor.memberId })).statusCode).toBe(422)
    expect(await events(agent, made.id)).toEqual([])
    const right = await hand(agent, [made.id], { memberId: outsider.memberId, departmentId: backOffice })
    expect(right.statusCode, right.body).toBe(200)
    expect((await read(outsider, made.id)).json().conversation.assigneeId).toBe(outsider.memberId)
  })

  test.each(['snooze', 'close'])('after a %s is open again', async (verb) => {
    const { agent, manager } = ours.people
    const { id } = await thread()
    if (verb === 'close') await ask(house.server, agent, 'POST', `/api/conversations/${id}/close`)
    else
      await ask(house.server, agent, 'POST', '/api/conversations/snooze', {
        conversations: [{ id }],
        until: null,
      })
    await hand(agent, [id], { memberId: manager.memberId })
    expect((await read(agent, id)).json().conversation).toMatchObject({
      state: 'open',
      assigneeId: manager.memberId,
    })
  })
})

test('a set is handed on whole, and what of it is not the caller\u2019s is left and named', async () => {
  const { agent, manager } = ours.people
  const many = await Promise.all(Array.from({ length: 12 }, () => thread()))
  const answer = await hand(agent, [...many.map(({ id }) => id), theirs.ids.conversation], {
    memberId: manager.memberId,
  })
  expect(answer.json().left).toMatchObject([{ id: theirs.ids.conversation, code: 'not_found' }])
  expect(answer.json().conversations.map(({ assigneeId }: Conversation) => assigneeId)).toEqual(
    many.map(() => manager.memberId),
  )
})

test('nothing is handed to a department or a person of another organization, nor by who may only look', async () => {
  const { agent } = ours.people
  const { id } = await thread()
  expect((await hand(agent, [id], { departmentId: theirs.ids.department })).statusCode).toBe(404)
  expect((await hand(agent, [id], { memberId: theirs.ids.member })).statusCode).toBe(404)
  expect(
    (await hand(theirs.people.superAdmin, [id], { departmentId: theirs.ids.department })).statusCode,
  ).toBe(404)
  expect((await hand(auditor, [id], { memberId: agent.memberId })).statusCode).toBe(403)
  expect((await hand(agent, [id], {})).statusCode).toBe(422)
  expect((await hand(agent, [id], { memberId: agent.memberId, words: 'x'.repeat(501) })).statusCode).toBe(422)
  expect(await events(agent, id)).toEqual([])
})

test('two who hand it on at once to two departments: one is first, and nobody hands on what is not theirs any more', async () => {
  const { agent, manager } = ours.people
  for (let round = 0; round < 6; round++) {
    const { id } = await thread()
    const both = await Promise.all([
      hand(agent, [id], { departmentId: backOffice, words: 'one' }),
      hand(agent, [id], { memberId: manager.memberId, words: 'two' }),
    ])
    const { departmentId } = (await read(manager, id)).json().conversation
    expect(departmentId).toBe(backOffice) // whichever was first: the colleague may have had it in between
    const done = both.filter(({ statusCode }) => statusCode === 200).length
    expect(await events(manager, id)).toHaveLength(done)
  }
})

test('erasing the person takes the words of the note away, and leaves that it was handed on', async () => {
  const { agent, admin, manager } = ours.people
  const made = await thread()
  await hand(agent, [made.id], { memberId: manager.memberId, words: 'Dana is in hospital' })
  const erased = await ask(house.server, admin, 'POST', `/api/contacts/${made.contactId}/erasure`, {
    ...{ reason: 'Asked for it', phone: made.phone },
  })
  expect(erased.statusCode, erased.body).toBeLessThan(300)
  expect((await events(manager, made.id)).filter(({ kind }) => kind === 'transferred')).toMatchObject([
    { words: '' },
  ])
  const change = (sql: string) => base.app.db.inOrganization(ours.business.orgId, (tx) => tx.query(sql))
  await expect(change("UPDATE thread_event SET words = 'other words'")).rejects.toThrow(/append-only/)
  await expect(change("UPDATE thread_event SET kind = 'closed'")).rejects.toThrow(/permission denied/)
})
