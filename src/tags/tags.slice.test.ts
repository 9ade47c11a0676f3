// Tags over HTTP on the real database: made on the way, put on sets, merged and deleted without a loss, and lists by tag page by page.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { buildContact, buildConversation, somePhone } from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'
import { buildOrganization, type Organization } from '../../test/slices/two-organizations.ts'
import { LOOKED_AT } from '../conversations/lists/store.ts'
import type { Tag } from './contract.ts'

let base: TestApp
let house: House
let ours: Organization
let theirs: Organization
let auditor: Person

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: false })
  theirs = await buildOrganization(house, { name: 'Zephyr Dental', isDemo: false })
  auditor = await signedIn(base.app, house.auth, { orgId: ours.business.orgId, role: 'auditor' })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  base.app.db.inOrganization(ours.business.orgId, (tx) => tx.query<Row>(sql, values))
type Thread = { id: string; contactId: string }
async function thread(): Promise<Thread> {
  const { orgId, ...business } = ours.business
  return base.app.db.inOrganization(orgId, async (tx) => {
    const { phone, contactId } = await buildContact(tx, orgId, { phone: somePhone() })
    return { contactId, id: (await buildConversation(tx, orgId, { ...business, phone })).conversationId }
  })
}
const made = async (name: string, who: Person = ours.people.agent): Promise<Tag> =>
  (await ask(house.server, who, 'POST', '/api/tags', { name })).json()
type Set = { conversationIds?: readonly string[]; contactIds?: readonly string[]; on?: boolean }
const put = (who: Person | { key: string }, tagIds: readonly string[], { on = true, ...set }: Set) =>
  ask(house.server, who, 'POST', '/api/tags/put', { tagIds, on, ...set })
const listed = async (
  query: string,
  who: Person = ours.people.agent,
): Promise<{ ids: string[]; next: string | null }> => {
  const answer = await ask(house.server, who, 'GET', `/api/conversations?${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  const { conversations, next } = answer.json()
  return { ids: conversations.map(({ id }: { id: string }) => id), next }
}
/** Every page of a list, as the screen would scroll it. */
async function whole(query: string): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = []
  let cursor: string | null = null
  let pages = 0
  do {
    const page: { ids: string[]; next: string | null } = await listed(
      cursor ? `${query}&cursor=${cursor}` : query,
    )
    ids.push(...page.ids)
    cursor = page.next
    pages += 1
  } while (cursor !== null)
  return { ids, pages }
}
const tagsOf = async (id: string): Promise<{ tags: string[]; contactTags: string[] }> => {
  const { tags, contactTags } = (
    await ask(house.server, ours.people.manager, 'GET', `/api/conversations/${id}`)
  ).json().conversation
  return { tags, contactTags }
}

describe('A tag', () => {
  test('is made on the way, once for each name however it is capitalized and whoever is first', async () => {
    const names = ['Trade-in', 'trade-in', '  TRADE-IN ', 'Trade-in']
    const all = await Promise.all(names.map((name) => made(name)))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(['Trade-in', 'trade-in', 'TRADE-IN']).toContain(all[0]?.name)
    expect((await made('Another')).colour).not.toBe(all[0]?.colour)
  })

  test('is put on conversations and on people, and taken off, both twice without harm', async () => {
    const [tag, other] = [await made('VIP'), await made('Late payer')]
    const one = await thread()
    for (const _ of [1, 2])
      expect(
        (await put(ours.people.agent, [tag.id, other.id], { conversationIds: [one.id] })).statusCode,
      ).toBe(200)
    await put(ours.people.agent, [tag.id], { contactIds: [one.contactId] })
    expect(await tagsOf(one.id)).toEqual({
      tags: expect.arrayContaining([tag.id, other.id]),
      contactTags: [tag.id],
    })
    for (const _ of [1, 2])
      await put(ours.people.agent, [tag.id], {
        conversationIds: [one.id],
        contactIds: [one.contactId],
        on: false,
      })
    expect(await tagsOf(one.id)).toEqual({ tags: [other.id], contactTags: [] })
  })

  test('is put on a set; what is not the caller\u2019s to see is passed over, and nothing found at all is missing', async () => {
    const tag = await made('Wedding')
    const many = await Promise.all(Array.from({ length: 10 }, () => thread()))
    const ids = many.map(({ id }) => id)
    const answer = await put(ours.people.agent, [tag.id], {
      conversationIds: [...ids, theirs.ids.conversation],
    })
    expect(answer.json().conversations.toSorted()).toEqual(ids.toSorted())
    expect((await put(ours.people.outsider, [tag.id], { conversationIds: ids })).statusCode).toBe(404)
    expect(
      (await put(theirs.people.superAdmin, [tag.id], { conversationIds: [theirs.ids.conversation] }))
        .statusCode,
    ).toBe(404)
    expect((await put(auditor, [tag.id], { conversationIds: ids })).statusCode).toBe(403)
    expect((await put(ours.people.agent, [tag.id], {})).statusCode).toBe(422)
  })

  test('gets another name and colour; a name that is taken is refused with the way out', async () => {
    const [tag] = [await made('Old name'), await made('Taken')]
    const { manager, agent } = ours.people
    const edit = (who: Person, body: object) => ask(house.server, who, 'PATCH', `/api/tags/${tag?.id}`, body)
    expect((await edit(agent, { name: 'New name' })).statusCode).toBe(403)
    expect((await edit(manager, { name: 'New name', colour: 'violet' })).json()).toMatchObject({
      name: 'New name',
      colour: 'violet',
    })
    const refused = await edit(manager, { name: 'TAKEN' })
    expect([refused.statusCode, refused.json().error.message]).toEqual([
      422,
      expect.stringMatching(/There is a tag Taken already\. Merge/),
    ])
    expect((await edit(manager, { name: ' ' })).json().error.message).toBe('Give the tag a name.')
    expect((await edit(manager, { name: 'OLD NAME' })).statusCode).toBe(200)
  })

  test('merged into another leaves its carriers with the other one, and those of both once', async () => {
    const [from, into] = [await made('Repair'), await made('Repairs')]
    const [one, both] = [await thread(), await thread()]
    await put(ours.people.agent, [from.id], {
      conversationIds: [one.id, both.id],
      contactIds: [one.contactId],
    })
    await put(ours.people.agent, [into.id], { conversationIds: [both.id] })
    const merge = (who: Person, id: string, to: string) =>
      ask(house.server, who, 'POST', `/api/tags/${id}/merge`, { into: to })
    expect((await merge(ours.people.agent, from.id, into.id)).statusCode).toBe(403)
    expect((await merge(ours.people.manager, from.id, theirs.ids.tag)).statusCode).toBe(404)
    expect((await merge(ours.people.manager, into.id, into.id)).statusCode).toBe(422)
    expect((await merge(ours.people.manager, from.id, into.id)).json()).toEqual(into)
    expect([await tagsOf(one.id), await tagsOf(both.id)]).toEqual([
      { tags: [into.id], contactTags: [into.id] },
      { tags: [into.id], contactTags: [] },
    ])
    expect((await merge(ours.people.manager, from.id, into.id)).statusCode).toBe(404)
  })

  test('that is merged and deleted while others put it on is gone, and on nothing', async () => {
    for (let round = 0; round < 5; round++) {
      const [from, into] = [await made(`from ${round}`), await made(`into ${round}`)]
      const many = await Promise.all(Array.from({ length: 6 }, () => thread()))
      await Promise.all([
        ...many.map(({ id }) => put(ours.people.agent, [from.id], { conversationIds: [id] })),
        ask(house.server, ours.people.manager, 'POST', `/api/tags/${from.id}/merge`, { into: into.id }),
        ask(house.server, ours.people.manager, 'DELETE', `/api/tags/${into.id}`),
      ])
      const left = await rows<{ id: string }>('SELECT id FROM tag WHERE id = ANY($1::uuid[])', [
        from.id,
        into.id,
      ])
      const on = await rows(
        'SELECT FROM conversation_tag WHERE tag_id = ANY($1::uuid[]) AND tag_id <> ALL($2::uuid[])',
        [from.id, into.id],
        left.map(({ id }) => id),
      )
      expect(on).toEqual([])
    }
  })

  test('deleted is off everything, and deleting it again is the same', async () => {
    const tag = await made('Gone soon')
    const one = await thread()
    await put(ours.people.agent, [tag.id], { conversationIds: [one.id], contactIds: [one.contactId] })
    for (const _ of [1, 2])
      expect((await ask(house.server, ours.people.admin, 'DELETE', `/api/tags/${tag.id}`)).statusCode).toBe(
        204,
      )
    expect(await tagsOf(one.id)).toEqual({ tags: [], contactTags: [] })
  })
})

describe('A list by tag', () => {
  test('holds the conversations that carry it and those of people who do, once each, in the order of the list', async () => {
    const tag = await made('Few')
    const many = await Promise.all(Array.from({ length: 9 }, () => thread()))
    await rows(
      `UPDATE conversation c SET list_at = now() - make_interval(mins => w.n::int) FROM unnest($1::uuid[]) WITH ORDINALITY AS w (id, n) WHERE c.id = w.id`,
      many.map(({ id }) => id),
    )
    const [first, second] = [many.slice(0, 5), many.slice(3, 8)]
    await put(ours.people.agent, [tag.id], {
      conversationIds: first.map(({ id }) => id),
      contactIds: second.map(({ contactId }) => contactId),
    })
    const expected = many.slice(0, 8).map(({ id }) => id)
    expect((await listed(`list=all&tagId=${tag.id}`)).ids).toEqual(expected)
    expect(await whole(`list=all&tagId=${tag.id}&limit=3`)).toEqual({ ids: expected, pages: 3 })
    await ask(house.server, ours.people.agent, 'POST', `/api/conversations/${expected[0]}/close`)
    await ask(house.server, ours.people.agent, 'POST', '/api/conversations/snooze', {
      conversations: [{ id: expected[1] }],
      until: null,
    })
    await ask(house.server, ours.people.agent, 'POST', `/api/conversations/${expected[2]}/assign`, {
      memberId: ours.people.agent.memberId,
    })
    const by = (list: string) => listed(`list=${list}&tagId=${tag.id}`).then(({ ids }) => ids)
    expect([await by('closed'), await by('snoozed'), await by('mine')]).toEqual([
      [expected[0]],
      [expected[1]],
      [expected[2]],
    ])
    expect(await by('unassigned')).toEqual(expected.slice(3))
    expect((await listed(`list=all&tagId=${tag.id}`, ours.people.outsider)).ids).toEqual([])
    expect((await listed(`list=all&tagId=${tag.id}`, theirs.people.superAdmin)).ids).toEqual([])
  })

  test('that very many carry is walked, whole, in order, and without a page that looks at everything', async () => {
    const tag = await made('Many')
    const { orgId, numberId, departmentId } = ours.business
    const count = 2 * LOOKED_AT + 50
    await rows(
      `WITH people AS (INSERT INTO contact (org_id, id, phone, name) SELECT $1, gen_random_uuid(), '+1303' || (2000000 + n), '' FROM generate_series(1, $4::int) n RETURNING phone),
            threads AS (INSERT INTO conversation (org_id, id, number_id, department_id, their_phone, list_at, last_at)
                        SELECT $1, gen_random_uuid(), $2, $3, phone, now() - interval '1 day' - make_interval(secs => right(phone, 6)::int % 1000), now() FROM people RETURNING id, their_phone)
       INSERT INTO conversation_tag (org_id, conversation_id, tag_id) SELECT $1, id, $5 FROM threads WHERE right(their_phone, 1) = '7' OR right(their_phone, 6)::int % 1000 > 800`,
      ...[orgId, numberId, departmentId, count, tag.id],
    )
    const [{ ids: wanted }] = (await rows<{ ids: string[] }>(
      'SELECT array_agg(c.id ORDER BY c.list_at DESC, c.id DESC) AS ids FROM conversation_tag t JOIN conversation c ON c.id = t.conversation_id WHERE t.tag_id = $1',
      tag.id,
    )) as [{ ids: string[] }]
    expect(wanted.length).toBeGreaterThan(500)
    const { ids } = await whole(`list=all&tagId=${tag.id}&limit=100`)
    expect(ids).toEqual(wanted)
    expect((await listed(`list=mine&tagId=${tag.id}`)).ids).toEqual([])
  })
})
