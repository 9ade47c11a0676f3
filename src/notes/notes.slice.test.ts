// Internal notes over HTTP on the real database: who writes, edits and deletes them, how they stand among texts, and that they go nowhere.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { buildContact, buildConversation, somePhone } from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'
import { buildOrganization, type Organization } from '../../test/slices/two-organizations.ts'
import type { ThreadMessage, ThreadNote } from '../conversations/contract.ts'
import { newId } from '../platform/ids.ts'
import type { Words } from './words.ts'

let base: TestApp
let house: House
let ours: Organization
let auditor: Person

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: false })
  auditor = await signedIn(base.app, house.auth, { orgId: ours.business.orgId, role: 'auditor' })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  base.app.db.inOrganization(ours.business.orgId, (tx) => tx.query<Row>(sql, values))

/** A thread of its own, in the department of the agent. */
async function thread(): Promise<string> {
  const { orgId, ...business } = ours.business
  return base.app.db.inOrganization(orgId, async (tx) => {
    const { phone } = await buildContact(tx, orgId, { name: 'Dana Reyes', phone: somePhone() })
    return (await buildConversation(tx, orgId, { ...business, phone })).conversationId
  })
}

const post = (who: Person | { key: string }, conversation: string, words: Words, requestKey = newId()) =>
  ask(house.server, who, 'POST', `/api/conversations/${conversation}/notes`, { requestKey, words })
const patch = (who: Person, { id, changeNo }: ThreadNote, words: Words) =>
  ask(house.server, who, 'PATCH', `/api/notes/${id}`, { words, changeNo })
const drop = (who: Person, { id }: ThreadNote) => ask(house.server, who, 'DELETE', `/api/notes/${id}`)
async function write(who: Person, conversation: string, text: string): Promise<ThreadNote> {
  const answer = await post(who, conversation, [{ text }])
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
type Page = { messages: ThreadMessage[]; notes: ThreadNote[]; more: boolean }
async function read(who: Person | { key: string }, conversation: string, query = ''): Promise<Page> {
  const answer = await ask(house.server, who, 'GET', `/api/conversations/${conversation}/messages${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

describe('A note', () => {
  test('stands in the thread with its author, and is read by everybody of the department, an auditor among them', async () => {
    const id = await thread()
    const { agent, manager } = ours.people
    const note = await write(agent, id, '  Pays in cash,\nalways. ')
    expect(note).toMatchObject({
      words: [{ text: 'Pays in cash,\nalways.' }],
      authorId: agent.memberId,
      orderNo: 1,
    })
    for (const who of [agent, manager, auditor]) expect((await read(who, id)).notes).toEqual([note])
  })

  test('is for people: an API key that reads the thread gets its texts alone, and writes no note', async () => {
    const id = await thread()
    await write(ours.people.agent, id, 'Pays in cash')
    expect(await read(ours.keys.full, id)).toEqual({ messages: [], notes: [], more: false })
    expect((await post(ours.keys.full, id, [{ text: 'x' }])).statusCode).toBe(403)
  })

  test('is there once, however often its request comes', async () => {
    const id = await thread()
    const key = newId()
    const twice = await Promise.all([1, 2].map(() => post(ours.people.agent, id, [{ text: 'Once' }], key)))
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect((await read(ours.people.agent, id)).notes).toHaveLength(1)
    const other = await post(ours.people.agent, id, [{ text: 'Other words' }], key)
    expect([other.statusCode, other.json().error.code]).toEqual([422, 'key_reused'])
    expect((await post(ours.people.manager, id, [{ text: 'Another person’s key' }], key)).statusCode).toBe(
      201,
    )
  })

  test.each<[string, unknown, RegExp]>([
    ['nothing', [], /Write something/],
    ['spaces', [{ text: ' \n ' }], /Write something/],
    ['too many characters', [{ text: 'x'.repeat(4_001) }], /at most 4000 characters/],
    ['half a character', [{ text: 'a\ud800' }], /cannot be stored/],
    ['a zero', [{ text: 'a\u0000b' }], /cannot be stored/],
    ['a name in place of an id', [{ memberId: 'Ana' }], /./],
    ['a string', 'Hello', /./],
  ])('is not taken when it holds %s', async (_, words, sentence) => {
    const answer = await post(ours.people.agent, ours.ids.conversation, words as Words)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error.message).toMatch(sentence)
  })

  test('moves nothing in the inbox: neither preview, place, unread count nor assignment', async () => {
    const id = await thread()
    const of = () =>
      rows('SELECT preview, last_at, list_at, unread, assignee_id, state FROM conversation WHERE id = $1', id)
    const before = await of()
    await write(ours.people.agent, id, 'Between us')
    expect(await of()).toEqual(before)
  })
})

describe('Editing', () => {
  test('is its author’s, keeps what was said before, and shows when', async () => {
    const id = await thread()
    const { agent, admin } = ours.people
    const note = await write(agent, id, 'Pays in cash')
    expect((await patch(admin, note, [{ text: 'Pays by card' }])).statusCode).toBe(403)
    const edited: ThreadNote = (await patch(agent, note, [{ text: 'Pays by card' }])).json()
    expect(edited).toMatchObject({
      words: [{ text: 'Pays by card' }],
      orderNo: 1,
      changeNo: 2,
      editedAt: expect.any(String),
    })
    const again: ThreadNote = (await patch(agent, edited, [{ text: 'Pays by cheque' }])).json()
    const { versions } = (await ask(house.server, auditor, 'GET', `/api/notes/${note.id}/history`)).json()
    expect(versions).toEqual([
      { words: [{ text: 'Pays by card' }], at: edited.editedAt },
      { words: [{ text: 'Pays in cash' }], at: note.at },
    ])
    expect((await patch(agent, again, [{ text: 'Pays by cheque' }])).json()).toEqual(again) // nothing changed, so nothing is kept
  })

  test('of what somebody else edited meanwhile is refused, and loses nothing', async () => {
    const id = await thread()
    const note = await write(ours.people.agent, id, 'First')
    const both = await Promise.all(
      ['Second', 'Third'].map((text) => patch(ours.people.agent, note, [{ text }])),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const [row] = (await read(ours.people.agent, id)).notes
    expect(row?.words).toEqual(both.find(({ statusCode }) => statusCode === 200)?.json().words)
    expect(await rows('SELECT body FROM note_version WHERE note_id = $1', note.id)).toEqual([
      { body: 'First' },
    ])
  })
})

describe('Deleting', () => {
  test('takes the words for good, those of before with them, and leaves who did it and when', async () => {
    const id = await thread()
    const { agent, manager, admin } = ours.people
    const note = await write(agent, id, 'The door code is 4711')
    const edited: ThreadNote = (await patch(agent, note, [{ text: 'The door code is 4712' }])).json()
    expect((await drop(manager, edited)).statusCode).toBe(403)
    const gone: ThreadNote = (await drop(admin, edited)).json()
    expect(gone).toMatchObject({ words: [], deleted: { by: admin.memberId, at: expect.any(String) } })
    expect((await drop(agent, edited)).json()).toEqual(gone)
    expect(
      await rows(
        "SELECT 1 FROM note n LEFT JOIN note_version v ON v.note_id = n.id WHERE n.body LIKE '%door code%' OR v.body LIKE '%door code%'",
      ),
    ).toEqual([])
    expect(await rows("SELECT word FROM search_word WHERE word LIKE '471_'")).toEqual([])
    const late = await patch(agent, gone, [{ text: 'Back again' }])
    expect([late.statusCode, late.json().error.message]).toEqual([409, expect.stringMatching(/was deleted/)])
  })

  test('and editing at once end as deleted, whichever was first', async () => {
    const id = await thread()
    for (let round = 0; round < 10; round++) {
      const note = await write(ours.people.agent, id, `Round ${round}`)
      const both = () => [patch(ours.people.agent, note, [{ text: 'Edited' }]), drop(ours.people.admin, note)]
      const [edited, deleted] = await Promise.all(round % 2 ? both() : both().reverse()).then((answers) =>
        round % 2 ? answers : answers.reverse(),
      )
      expect(deleted?.statusCode).toBe(200)
      expect([200, 409]).toContain(edited?.statusCode)
      const found = await rows<{ body: string }>(
        'SELECT body FROM note WHERE id = $1 UNION ALL SELECT body FROM note_version WHERE note_id = $1',
        note.id,
      )
      expect(found).toEqual([{ body: '' }])
    }
  })
})

test('nobody of another department or business reads, edits or deletes a note, or learns that there is one', async () => {
  const theirs = await buildOrganization(house, { name: 'Zephyr Dental', isDemo: false })
  const note = await write(ours.people.agent, await thread(), 'Between us')
  for (const who of [ours.people.outsider, theirs.people.superAdmin]) {
    const missing = { ...note, id: newId() }
    for (const each of [note, missing]) {
      expect((await patch(who, each, [{ text: 'x' }])).statusCode).toBe(404)
      expect((await drop(who, each)).statusCode).toBe(404)
      expect((await ask(house.server, who, 'GET', `/api/notes/${each.id}/history`)).statusCode).toBe(404)
    }
    expect((await post(who, note.conversationId, [{ text: 'x' }])).statusCode).toBe(404)
  }
  expect(await rows('SELECT body FROM note WHERE id = $1', note.id)).toEqual([{ body: 'Between us' }])
})

test('a note’s words stand in its own tables and what colleagues search, and nowhere else: no text to send was ever made of them', async () => {
  const id = await thread()
  const secret = `secret${newId().replaceAll('-', '')}`
  const { agent } = ours.people
  const note = await write(agent, id, `The ${secret} of the house`)
  await patch(agent, note, [{ text: `The old ${secret}` }])
  await ask(house.server, agent, 'GET', `/api/conversations/${id}`)
  const tables = await rows<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1`,
  )
  const holding: string[] = []
  for (const { name } of tables)
    if ((await rows(`SELECT 1 FROM ${name} t WHERE strpos(t::text, $1) > 0 LIMIT 1`, secret)).length > 0)
      holding.push(name)
  expect(holding.filter((name) => name !== 'search_word')).toEqual(['note', 'note_version'])
  expect(tables.map(({ name }) => name)).toContain('message_outbound')
})

describe('In a thread of 10,000', () => {
  let id: string
  beforeAll(async () => {
    id = await thread()
    const { orgId, connectionId, memberId } = ours.business
    // Every seventh is a note, a run of 300 is all notes, and another all texts.
    const isNote = '(n % 7 = 0 OR n BETWEEN 4000 AND 4299) AND NOT n BETWEEN 6000 AND 6299'
    const some = `FROM generate_series(1, 10000) AS n WHERE`
    await rows(
      `INSERT INTO message_inbound (org_id, id, conversation_id, order_no, connection_id, carrier_message_id, body, reading)
       SELECT $1, gen_random_uuid(), $2, n, $3, 'long-' || n, 'text ' || n, 'none' ${some} NOT (${isNote})`,
      ...[orgId, id, connectionId],
    )
    await rows(
      `INSERT INTO note (org_id, id, conversation_id, order_no, change_no, author_id, body, request_key)
       SELECT $1, gen_random_uuid(), $2, n, n, $3, 'note ' || n, 'long note ' || n ${some} ${isNote}`,
      ...[orgId, id, memberId],
    )
    await rows('UPDATE conversation SET last_order = 10000 WHERE id = $1', id)
  })

  const placesOf = ({ messages, notes }: Page): number[] =>
    [...messages, ...notes].map(({ orderNo }) => orderNo)

  test.each([50, 137, 200])(
    'scrolling up by %i shows every text and note once, without a gap',
    async (limit) => {
      const seen: number[] = []
      for (let before = 10_001, more = true; more; ) {
        const page = await read(ours.people.agent, id, `?before=${before}&limit=${limit}`)
        const places = placesOf(page).sort((a, b) => b - a)
        expect(places.length).toBeLessThanOrEqual(limit)
        seen.push(...places)
        before = places.at(-1) ?? 0
        more = page.more
      }
      expect(seen).toEqual(Array.from({ length: 10_000 }, (_, place) => 10_000 - place))
    },
  )

  test('catching up after a place brings what came since, and the notes that were edited or deleted since', async () => {
    const old = (await read(ours.people.agent, id, '?before=15&limit=1')).notes[0]
    expect(old?.orderNo).toBe(14)
    const [{ id: own } = { id: '' }] = await rows<{ id: string }>(
      'UPDATE note SET body = $2, change_no = 10001, edited_at = now() WHERE conversation_id = $1 AND order_no = 14 RETURNING id',
      ...[id, 'note 14, edited'],
    )
    await rows('UPDATE conversation SET last_order = 10001 WHERE id = $1', id)
    const fresh = await write(ours.people.agent, id, 'The newest')
    const page = await read(ours.people.agent, id, '?after=9998&limit=200')
    expect(page.notes.map(({ id: each, orderNo }) => [each, orderNo])).toEqual([
      [fresh.id, 10_002],
      [own, 14],
    ])
    expect(page.messages.map(({ orderNo }) => orderNo)).toEqual([9_999, 10_000])
    expect(page.more).toBe(false)
  })

  test('catching up by pages loses nothing, either', async () => {
    const seen: number[] = []
    for (let after = 0, more = true; more; ) {
      const page = await read(ours.people.agent, id, `?after=${after}&limit=200`)
      seen.push(...placesOf(page).filter((place) => place > after)) // besides: what was edited below
      after = Math.max(...placesOf(page))
      more = page.more
    }
    const all = [...Array.from({ length: 10_000 }, (_, place) => place + 1), 10_002]
    expect(seen.sort((a, b) => a - b)).toEqual(all)
  })
})
