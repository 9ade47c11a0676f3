import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import {
  type Business,
  buildBusiness,
  buildContact,
  buildConversation,
  buildDepartment,
  buildNumber,
  somePhone,
} from '../../test/factories.ts'
import { inbound, type Lived, live, minute } from '../../test/lived-contact.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../test/people.ts'
import { addRecords } from '../consent/actions.ts'
import { conversationRoutes } from '../conversations/routes.ts'
import { receive } from '../messages/receive/actions.ts'
import { send } from '../messages/send/actions.ts'
import { newId } from '../platform/ids.ts'
import type { JourneyEvent } from './contract.ts'
import { journeyRoutes } from './routes.ts'

let base: TestApp
let people: PeopleServer
let ours: Business
let theirs: Business
let agent: Person
let outsider: Person
let manager: Person
let dana: Lived

beforeAll(async () => {
  base = await testApp()
  people = await peopleServer(base.app)
  conversationRoutes(people.server, base.app)
  journeyRoutes(people.server, base.app)
  ours = await buildBusiness(base.app.db)
  theirs = await buildBusiness(base.app.db, { name: 'Other Business' })
  const elsewhere = await base.app.db.inOrganization(ours.orgId, (tx) => buildDepartment(tx, ours.orgId))
  const person = (role: 'agent' | 'manager', name: string, departmentIds: string[]): Promise<Person> =>
    signedIn(base.app, people.auth, { orgId: ours.orgId, role, name, departmentIds })
  agent = await person('agent', 'Ana Ortiz', [ours.departmentId])
  outsider = await person('agent', 'Olga Out', [elsewhere.departmentId])
  manager = await person('manager', 'Max Mara', [])
  dana = await base.app.db.inOrganization(ours.orgId, (tx) =>
    live(tx, ours, { name: 'Dana Reyes', author: agent.memberId }),
  )
})
afterAll(async () => {
  await people.close()
  await base.close()
})

type Answer = { contact: { name: string }; events: JourneyEvent[]; next: string | null }
async function journey(who: Person, contactId: string, query = ''): Promise<Answer> {
  const answer = await ask(people.server, who, 'GET', `/api/contacts/${contactId}/journey${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const titles = ({ events }: Answer): string[] => events.map(({ title }) => title)
const called = (answer: Answer, title: string): JourneyEvent => {
  const found = answer.events.find((event) => event.title.startsWith(title))
  if (!found) throw new Error(`No event "${title}" among ${titles(answer).join(' | ')}`)
  return found
}

describe('The journey of a contact', () => {
  test('tells everything, newest first', async () => {
    const repairs = titles(await journey(agent, dana.contactId)).find((title) => title.startsWith('Gave'))
    expect(titles(await journey(agent, dana.contactId))).toEqual([
      'Became a contact',
      'Opted out of all texts',
      'Text from Dana Reyes',
      repairs,
      'Delivered',
      'Handed over: the carrier took the text',
      'Text to Dana Reyes',
      'Started a conversation: conversational consent',
      'Text from Dana Reyes',
    ])
    expect(repairs).toMatch(/^Gave informational consent for Repairs /)
  })

  test('says of an outbound text who wrote it and on which entry of the ledger it rests', async () => {
    const text = called(await journey(agent, dana.contactId, '?filter=messages'), 'Text to')
    expect(text).toMatchObject({
      words: 'Yes, since noon.',
      by: 'Ana Ortiz',
      conversationId: dana.conversationId,
    })
    expect(text.details).toContainEqual({
      ...{ label: 'Rests on', value: 'conversational consent: their own text', at: minute(0).toISOString() },
    })
  })

  test('shows of entered consent the method, the proof, when it was said and by whom it was entered', async () => {
    const given = called(await journey(agent, dana.contactId, '?filter=consent'), 'Gave')
    expect(given).toMatchObject({ tone: 'informational', by: 'Ana Ortiz', recordId: dana.recordId })
    const shown = Object.fromEntries(given.details.map(({ label, value, at }) => [label, value || at]))
    expect(shown).toMatchObject({
      ...{
        Method: 'Spoken to staff or at the point of sale',
        'Reached us': 'Entered by staff',
        Script: 'May we text you?',
      },
      ...{ Answer: 'Sure', 'Who consented': 'Dana Reyes', Said: minute(-60).toISOString() },
    })
  })

  test.each([
    ['consent', ['consent']],
    ['messages,delivery', ['messages', 'delivery']],
    ['assignment', []],
    ['', ['consent', 'messages', 'delivery', 'profile']],
  ])('filtered by %j shows only that', async (filter, groups) => {
    const { events } = await journey(agent, dana.contactId, `?filter=${filter}`)
    expect(new Set(events.map(({ group }) => group))).toEqual(new Set(groups))
  })

  test.each([1, 2, 5])('by pages of %i gives every event once and in the same order', async (limit) => {
    const whole = await journey(agent, dana.contactId)
    const seen: JourneyEvent[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: Answer = await journey(
        agent,
        dana.contactId,
        `?limit=${limit}${cursor && `&cursor=${cursor}`}`,
      )
      expect(page.events.length).toBeLessThanOrEqual(limit)
      seen.push(...page.events)
      cursor = page.next
    }
    expect(seen).toEqual(whole.events)
  })

  test.each(['?filter=gossip', '?filter=consent;drop', '?cursor=nonsense', '?limit=0', '?limit=9999'])(
    'asked for with %s is refused with a sentence',
    async (query) => {
      const answer = await ask(people.server, agent, 'GET', `/api/contacts/${dana.contactId}/journey${query}`)
      expect(answer.statusCode).toBe(422)
      expect(answer.json().error.message).toMatch(/\.$/)
    },
  )
})

describe('Somebody of another department', () => {
  test('sees the consent, but no text, no words of a text and no conversation', async () => {
    const answer = await journey(outsider, dana.contactId)
    expect(new Set(answer.events.map(({ group }) => group))).toEqual(new Set(['consent', 'profile']))
    expect(JSON.stringify(answer)).not.toMatch(new RegExp(`bike|${dana.conversationId}|"STOP"`))
    expect(called(answer, 'Opted out')).toMatchObject({
      words: null,
      areWordsHidden: true,
      conversationId: null,
    })
    expect(called(answer, 'Gave')).toMatchObject({ areWordsHidden: false })
  })

  test('does not read the words of a text either that was said to hold no offer', async () => {
    await base.app.db.inOrganization(ours.orgId, (tx) =>
      addRecords(tx, ours.orgId, [
        {
          ...{
            id: newId(),
            kind: 'overruled',
            level: 'informational',
            medium: 'staff',
            numberId: ours.numberId,
          },
          ...{ saidAt: minute(1), recordedAt: minute(1), actorMemberId: agent.memberId },
          personal: {
            phone: dana.phone,
            words: 'Half price today',
            reason: 'It is the price list they asked for',
          },
        },
      ]),
    )
    const title = 'A text was said to hold no offer'
    expect(called(await journey(outsider, dana.contactId, '?filter=consent'), title)).toMatchObject({
      ...{ words: null, areWordsHidden: true, by: 'Ana Ortiz' },
    })
    expect(called(await journey(agent, dana.contactId, '?filter=consent'), title)).toMatchObject({
      ...{ words: 'Half price today', conversationId: dana.conversationId },
    })
  })

  test('sees the texts of their own department with the same contact', async () => {
    const texted = await base.app.db.inOrganization(ours.orgId, async (tx) => {
      const { departmentId } = await buildDepartment(tx, ours.orgId)
      const { numberId } = await buildNumber(tx, ours.orgId, {
        departmentId,
        connectionId: ours.connectionId,
      })
      const { conversationId } = await buildConversation(tx, ours.orgId, {
        numberId,
        departmentId,
        phone: dana.phone,
      })
      await inbound(
        tx,
        ours.orgId,
        { connectionId: ours.connectionId, numberId },
        {
          ...{ conversationId, phone: dana.phone, order: 1, at: minute(40), body: 'Wrong desk?' },
        },
      )
      return { departmentId, conversationId }
    })
    const colleague = await signedIn(base.app, people.auth, {
      ...{ orgId: ours.orgId, role: 'agent' as const, departmentIds: [texted.departmentId] },
    })
    const { events } = await journey(colleague, dana.contactId, '?filter=messages')
    expect(events.map(({ words, conversationId }) => [words, conversationId])).toEqual([
      ['Wrong desk?', texted.conversationId],
    ])
    expect(titles(await journey(agent, dana.contactId, '?filter=messages'))).toHaveLength(3)
  })
})

describe('What people do with a conversation and a contact', () => {
  test('is written down once for each change, with who did it', async () => {
    const marcus = await base.app.db.inOrganization(ours.orgId, (tx) =>
      live(tx, ours, { name: '', author: agent.memberId }),
    )
    const act = (who: Person, what: string, body?: object) =>
      ask(people.server, who, 'POST', `/api/conversations/${marcus.conversationId}/${what}`, body ?? {})
    await act(agent, 'assign', { memberId: agent.memberId })
    await act(agent, 'assign', { memberId: agent.memberId })
    await act(manager, 'assign', { memberId: null, expected: manager.memberId }) // somebody else has it: refused
    await act(manager, 'assign', { memberId: manager.memberId })
    await act(agent, 'assign', { memberId: null })
    await act(agent, 'close')
    await act(agent, 'close')
    await act(manager, 'reopen')
    for (const name of ['Marcus', 'Marcus', 'Marcus Bell', ''])
      await ask(people.server, manager, 'PATCH', `/api/contacts/${marcus.contactId}`, { name })
    const assigned = await journey(agent, marcus.contactId, '?filter=assignment')
    expect(assigned.events.map(({ title, by }) => `${title} (${by})`)).toEqual([
      'Conversation reopened (Max Mara)',
      'Conversation closed (Ana Ortiz)',
      'Conversation given back: nobody has it (Ana Ortiz)',
      'Conversation claimed (Max Mara)',
      'Conversation claimed (Ana Ortiz)',
    ])
    expect(titles(await journey(agent, marcus.contactId, '?filter=profile'))).toEqual([
      ...['Name taken away', 'Named Marcus Bell', 'Named Marcus', 'Became a contact'],
    ])
  })

  test('is told where a text did it by itself: the first to reply has it, and a text opens it again', async () => {
    const phone = somePhone()
    const hear = (body: string) =>
      receive(base.app, ours.orgId, [
        {
          connectionId: ours.connectionId,
          event: { kind: 'text', from: phone, to: ours.phone, body, carrierMessageId: newId(), sentAt: null },
        },
      ])
    const answer = (who: Person, conversationId: string) =>
      send(base.app, ours.orgId, [
        {
          ...{ requestKey: newId(), conversationId, numberId: null, phone: null, body: 'Yes, it is.' },
          ...{ dueAt: null, authorId: who.memberId, keyId: null, departments: 'all' },
        },
      ])
    await hear('Is it ready?')
    const [thread] = await base.app.db.inOrganization(ours.orgId, (tx) =>
      tx.query<{ id: string; contact: string }>(
        'SELECT c.id, p.id AS contact FROM conversation c JOIN contact p ON p.phone = c.their_phone WHERE p.phone = $1',
        [phone],
      ),
    )
    const { id, contact } = thread ?? { id: '', contact: '' }
    await answer(agent, id)
    await answer(manager, id)
    const close = () => ask(people.server, manager, 'POST', `/api/conversations/${id}/close`, {})
    await close()
    await hear('One more thing')
    await hear('And another')
    await close()
    await answer(manager, id)
    const { events } = await journey(agent, contact, '?filter=assignment')
    expect(events.map(({ title, by }) => `${title} (${by})`)).toEqual([
      'Conversation reopened (Max Mara)',
      'Conversation closed (Max Mara)',
      'Conversation reopened by a text (null)',
      'Conversation closed (Max Mara)',
      'Conversation assigned to Ana Ortiz, the first to reply (null)',
    ])
  })

  test('can not be changed or taken back afterwards', async () => {
    const change = (sql: string) => base.app.db.inOrganization(ours.orgId, (tx) => tx.query(sql))
    await expect(change("UPDATE thread_event SET kind = 'closed'")).rejects.toThrow(/permission denied/)
    await expect(change('DELETE FROM thread_event')).rejects.toThrow(/permission denied/)
    await expect(change("UPDATE contact_event SET after = ''")).rejects.toThrow(/permission denied/)
  })
})

test('A contact of another organization is answered like one that is not there', async () => {
  const foreign = await base.app.db.inOrganization(theirs.orgId, (tx) => buildContact(tx, theirs.orgId))
  const answers = await Promise.all(
    [foreign.contactId, newId()].map((id) => ask(people.server, agent, 'GET', `/api/contacts/${id}/journey`)),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404])
  expect(answers[0]?.body).toBe(answers[1]?.body)
})
