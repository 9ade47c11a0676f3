// Mentions over HTTP on the real database: who is told, who may be, what the bell lists, and that nobody else learns of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { buildContact, buildConversation, buildDepartment } from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'
import { buildOrganization, type Organization } from '../../test/slices/two-organizations.ts'
import type { ThreadNote } from '../conversations/contract.ts'
import { newId } from '../platform/ids.ts'
import type { Told } from '../platform/live.ts'
import type { Mention } from './contract.ts'
import type { Words } from './words.ts'

let base: TestApp
let house: House
let ours: Organization
let ben: Person

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: false })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  base.app.db.inOrganization(ours.business.orgId, (tx) => tx.query<Row>(sql, values))

const newColleague = (role: 'agent' | 'auditor' = 'agent'): Promise<Person> =>
  signedIn(base.app, house.auth, {
    ...{ orgId: ours.business.orgId, role, name: 'Ben Berg', departmentIds: [ours.business.departmentId] },
  })

/** A thread of its own, and a colleague whose bell is empty. */
async function stage(): Promise<string> {
  ben = await newColleague()
  const { orgId, ...business } = ours.business
  return base.app.db.inOrganization(orgId, async (tx) => {
    const { phone } = await buildContact(tx, orgId, { name: 'Dana Reyes' })
    return (await buildConversation(tx, orgId, { ...business, phone })).conversationId
  })
}

const at = ({ memberId }: Pick<Person, 'memberId'>) => ({ memberId })
const post = (who: Person, conversation: string, words: Words) =>
  ask(house.server, who, 'POST', `/api/conversations/${conversation}/notes`, { requestKey: newId(), words })
async function write(who: Person, conversation: string, words: Words): Promise<ThreadNote> {
  const answer = await post(who, conversation, words)
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const patch = (who: Person, { id, changeNo }: ThreadNote, words: Words) =>
  ask(house.server, who, 'PATCH', `/api/notes/${id}`, { words, changeNo })
type Bell = { mentions: Mention[]; unread: number; next: string | null }
async function bell(who: Person, query = ''): Promise<Bell> {
  const answer = await ask(house.server, who, 'GET', `/api/mentions${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const read = (who: Person, body: object) => ask(house.server, who, 'POST', '/api/mentions/read', body)

describe('Whoever is mentioned', () => {
  test('finds the note behind their bell, with who wrote it, about whom and where it stands', async () => {
    const id = await stage()
    const words = [{ text: 'Could you call, ' }, at(ben), { text: '?' }]
    const note = await write(ours.people.agent, id, words)
    expect(await bell(ben)).toEqual({
      mentions: [
        {
          ...{ noteId: note.id, conversationId: id, orderNo: note.orderNo, contactName: 'Dana Reyes', words },
          ...{
            phone: expect.any(String),
            authorId: ours.people.agent.memberId,
            at: expect.any(String),
            isRead: false,
          },
        },
      ],
      ...{ unread: 1, next: null },
    })
  })

  test('marks it as read, for themselves alone; all at once as well', async () => {
    const id = await stage()
    const carla = await newColleague()
    const notes: ThreadNote[] = []
    for (const text of ['One ', 'Two ', 'Three '])
      notes.push(await write(ours.people.agent, id, [{ text }, at(ben), at(carla)]))
    expect((await read(ben, { noteIds: [notes[0]?.id] })).statusCode).toBe(204)
    expect([(await bell(ben)).unread, (await bell(carla)).unread]).toEqual([2, 3])
    await read(ben, {})
    expect([(await bell(ben)).unread, (await bell(carla)).unread]).toEqual([0, 3])
    expect((await bell(ben)).mentions.map(({ isRead }) => isRead)).toEqual([true, true, true])
  })

  test('is called by their name of today, because the note holds no names', async () => {
    const id = await stage()
    const note = await write(ours.people.agent, id, [{ text: 'Ask ' }, at(ben)])
    const [row] = await rows<{ body: string }>('SELECT body FROM note WHERE id = $1', note.id)
    expect(row?.body).toBe(`Ask @{${ben.memberId}}`)
    await rows("UPDATE member SET name = 'Benedict Berg' WHERE id = $1", ben.memberId)
    const contact = await rows<{ id: string }>(
      'SELECT p.id FROM contact p JOIN conversation c ON c.their_phone = p.phone WHERE c.id = $1',
      id,
    )
    const journey = await ask(
      ...([
        house.server,
        ours.people.manager,
        'GET',
        `/api/contacts/${contact[0]?.id}/journey?filter=notes`,
      ] as const),
    )
    expect(journey.json().events).toMatchObject([
      { group: 'notes', title: 'Internal note', words: 'Ask @Benedict Berg', conversationId: id },
    ])
  })

  test('is told by their own line, and nobody else hears of it', async () => {
    const id = await stage()
    const heard: Told[] = []
    const deaf = base.app.live.listen((told) => void heard.push(told))
    await write(ours.people.agent, id, [at(ben), at(ours.people.agent)])
    deaf()
    const { orgId } = ours.business
    expect(heard.filter(({ topic }) => topic === 'mentions')).toEqual([
      { orgId, topic: 'mentions', memberId: ben.memberId, cursor: expect.any(String) },
    ])
  })
})

test('who mentions themselves is not told', async () => {
  const id = await stage()
  await write(ben, id, [{ text: 'Note to myself: ' }, at(ben)])
  expect(await bell(ben)).toEqual({ mentions: [], unread: 0, next: null })
})

describe('Nobody is mentioned who would not see the note:', () => {
  test.each<[string, () => Promise<string> | string]>([
    ['an agent of another department', () => ours.people.outsider.memberId],
    [
      'somebody who was deactivated',
      async () => {
        const gone = await newColleague()
        await rows('UPDATE member SET deactivated_at = now() WHERE id = $1', gone.memberId)
        return gone.memberId
      },
    ],
    [
      'an auditor, who looks and is not drawn into the work',
      async () => (await newColleague('auditor')).memberId,
    ],
    [
      'somebody of another business',
      async () =>
        (await buildOrganization(house, { name: `Other ${newId()}`, isDemo: false })).people.agent.memberId,
    ],
    ['nobody at all', () => newId()],
  ])('%s', async (_, who) => {
    const id = await stage()
    const memberId = await who()
    const answer = await post(ours.people.agent, id, [{ memberId }, at(ben)])
    expect([answer.statusCode, answer.json().error]).toEqual([
      422,
      expect.objectContaining({
        field: 'words',
        message: expect.stringMatching(/not in this conversation.s department/),
      }),
    ])
    expect(await rows('SELECT id FROM note WHERE conversation_id = $1', id)).toEqual([])
    expect((await bell(ben)).unread).toBe(0)
  })
})

describe('When a note is edited', () => {
  test('who is in it anew is told, who stays is not told again, and who is no longer in it loses it', async () => {
    const id = await stage()
    const [stays, goes, comes] = [ben, await newColleague(), await newColleague()]
    const note = await write(ours.people.agent, id, [at(stays), at(goes)])
    await read(stays, {})
    expect((await patch(ours.people.agent, note, [{ text: 'Now ' }, at(stays), at(comes)])).statusCode).toBe(
      200,
    )
    expect(
      await Promise.all(
        [stays, goes, comes].map(async (who) => [
          (await bell(who)).mentions.length,
          (await bell(who)).unread,
        ]),
      ),
    ).toEqual([
      [1, 0],
      [0, 0],
      [1, 1],
    ])
  })

  test('who stands in it may have left since', async () => {
    const id = await stage()
    const note = await write(ours.people.agent, id, [at(ben)])
    await rows('UPDATE member SET deactivated_at = now() WHERE id = $1', ben.memberId)
    expect((await patch(ours.people.agent, note, [at(ben), { text: ' has left' }])).statusCode).toBe(200)
  })
})

test('a note that was deleted is behind nobody’s bell', async () => {
  const id = await stage()
  const note = await write(ours.people.agent, id, [at(ben)])
  await ask(house.server, ours.people.agent, 'DELETE', `/api/notes/${note.id}`)
  expect(await bell(ben)).toEqual({ mentions: [], unread: 0, next: null })
})

test('a conversation that moved to another department takes its mentions along', async () => {
  const id = await stage()
  await write(ours.people.agent, id, [at(ben)])
  const { orgId } = ours.business
  const { departmentId } = await base.app.db.inOrganization(orgId, (tx) => buildDepartment(tx, orgId))
  await rows('UPDATE conversation SET department_id = $2 WHERE id = $1', id, departmentId)
  expect(await bell(ben)).toEqual({ mentions: [], unread: 0, next: null })
})

test('a long list comes by pages, each mention once, and counts its unread ones up to 100', async () => {
  const id = await stage()
  const { orgId, memberId } = ours.business
  await rows(
    `INSERT INTO note (org_id, id, conversation_id, order_no, change_no, author_id, body, request_key)
     SELECT $1, gen_random_uuid(), $2, n, n, $3, 'note ' || n, 'many notes ' || n FROM generate_series(1, 250) AS n`,
    ...[orgId, id, memberId],
  )
  await rows(
    `INSERT INTO note_mention (org_id, note_id, member_id, at)
     SELECT org_id, id, $2, timestamptz '2026-03-03' + order_no / 5 * interval '1 minute' FROM note WHERE conversation_id = $1`,
    ...[id, ben.memberId],
  )
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Bell = await bell(ben, `?limit=40${cursor && `&cursor=${cursor}`}`)
    expect(page.unread).toBe(100)
    seen.push(...page.mentions.map(({ noteId }) => noteId))
    cursor = page.next
  }
  expect([seen.length, new Set(seen).size]).toEqual([250, 250])
})
