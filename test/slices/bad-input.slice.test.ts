// Whatever people, programs and carriers send: one clear sentence, the right status, nothing lost and nothing half done.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/platform/ids.ts'
import { type TestApp, testApp } from '../app.ts'
import { buildBusiness, somePhone } from '../factories.ts'
import { type House, houseOf } from '../house.ts'
import { ask, signedIn } from '../people.ts'
import { errorOf } from './plain-error.ts'
import { buildOrganization, type Organization } from './two-organizations.ts'

let base: TestApp
let house: House
let ours: Organization

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: true })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const query = <Found>(text: string, ...values: unknown[]): Promise<Found[]> =>
  base.app.db.inOrganization(ours.business.orgId, (tx) => tx.query<Found>(text, values))
const send = (wanted: object, who: Parameters<typeof ask>[1] = ours.people.agent) =>
  ask(house.server, who, 'POST', '/api/messages', wanted)
const aText = (wanted: object = {}): object => ({
  ...{ requestKey: newId(), conversationId: ours.ids.conversation, body: 'Ready since noon' },
  ...wanted,
})
const post = (payload: string | Buffer, headers: Record<string, string> = {}, url = '/api/messages') =>
  house.server.inject({
    ...{ method: 'POST', url, payload },
    headers: {
      ...{ 'content-type': 'application/json', authorization: `Bearer ${ours.keys.full.key}` },
      ...headers,
    },
  })

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

describe('A body', () => {
  test.each<[string, string | Buffer, Record<string, string>, number, string]>([
    ['that is cut short', '{"body": "Hello', {}, 400, 'bad_request'],
    ['that is empty', '', {}, 400, 'bad_request'],
    ['that is no object', '"Hello"', {}, 422, 'invalid'],
    ['nested half a million deep', nested(500_000), {}, 422, 'invalid'],
    ['nested deep inside a field', `{"body": ${nested(400_000)}}`, {}, 422, 'invalid'],
    ['with a prototype', '{"__proto__": {"maySend": true}, "body": "Hello"}', {}, 400, 'bad_request'],
    ['with a constructor', '{"constructor": {"prototype": {"maySend": true}}}', {}, 400, 'bad_request'],
    ['that is not UTF-8', Buffer.from('{"body": "caf\xe9"}', 'latin1'), {}, 400, 'bad_request'],
    [
      'said to be a form',
      'body=Hello',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'wrong_type',
    ],
    ['said to be plain text', '{}', { 'content-type': 'text/plain' }, 415, 'wrong_type'],
    ['said to be nothing known', '{}', { 'content-type': 'gibberish' }, 415, 'wrong_type'],
    ['said to be packed', '\x1f\x8b\x08\x00', { 'content-encoding': 'gzip' }, 400, 'bad_request'],
    ['of two megabytes', `{"body": "${'x'.repeat(2_000_000)}"}`, {}, 413, 'too_large'],
  ])('%s is refused in one sentence', async (_what, payload, headers, status, code) => {
    expect(errorOf(await post(payload, headers)).slice(0, 2)).toEqual([status, code])
    expect(({} as { maySend?: boolean }).maySend).toBeUndefined()
  })
})

describe('A cursor', () => {
  const list = (wanted: string) => ask(house.server, ours.people.agent, 'GET', `/api/conversations?${wanted}`)

  test.each([
    ...[
      'x',
      '1.',
      '.',
      '1.2',
      `-1.${newId()}`,
      `1e9.${newId()}`,
      `1.${newId()} OR 1=1`,
      `9999999999999999.${newId()}`,
    ],
    ...['%F0%9F%92%A5', '%00', `1.${newId().toUpperCase()}`],
  ])('that this list never gave is refused: %j', async (cursor) => {
    expect(errorOf(await list(`cursor=${cursor}`)).slice(0, 2)).toEqual([422, 'invalid'])
  })

  test('at the end of time, or of a list that is over, gives an empty page', async () => {
    for (const cursor of [`0.${newId()}`, `999999999999999.${newId()}`])
      expect((await list(`cursor=${cursor}`)).statusCode).toBe(200)
    expect((await list(`cursor=0.${newId()}`)).json()).toEqual({ conversations: [], next: null })
  })
})

describe('A phone number', () => {
  test.each([
    ...['', '12345', 'call me', '+1 202 555 0142 x9', `+${'9'.repeat(40)}`, '+999 1 234', '+1 800 555 0100'],
    ...['+881 6 1234 5678', '\u0000', '+1 900 555 0100', '١٢٣'],
  ])('that cannot be texted is refused at its field: %j', async (to) => {
    const { conversationId: _none, ...rest } = aText() as { conversationId: string }
    const answer = await send({ ...rest, to, numberId: ours.ids.number })
    expect(errorOf(answer).slice(0, 2)).toEqual([422, 'invalid'])
    expect(answer.json().error.field).toBe('to')
  })

  test('of our own is nobody who texted us', async () => {
    const { conversationId: _none, ...rest } = aText() as { conversationId: string }
    const answer = await send({ ...rest, to: ours.business.phone, numberId: ours.ids.number })
    expect(errorOf(answer).slice(0, 2)).toEqual([422, 'refused'])
  })
})

describe('A text', () => {
  test.each([
    ['that holds U+0000', 'a\u0000b', 'body'],
    ['that holds half an emoji', 'a\ud83d', 'body'],
    ['of 1,601 emoji', '🚲'.repeat(1_601), 'body'],
    ['of 1,601 letters', 'x'.repeat(1_601), 'body'],
    ['of nothing but space', ' \n\t ', 'body'],
  ])('%s is refused at its field, and none of it is stored', async (_what, body, field) => {
    const wanted = aText({ body }) as { requestKey: string }
    const answer = await send(wanted)
    expect(errorOf(answer).slice(0, 2)).toEqual([422, 'invalid'])
    expect(answer.json().error.field).toBe(field)
    expect(await query('SELECT 1 FROM message_outbound WHERE request_key = $1', wanted.requestKey)).toEqual(
      [],
    )
  })

  test.each([
    ['of 1,600 emoji', '🚲'.repeat(1_600), 49],
    ['of 1,600 letters', 'x'.repeat(1_600), 11],
    ['of letters under a storm of marks', `Z${'\u0351\u036b\u0343'.repeat(400)}`, 18],
    ['whose preview would cut an emoji in two', `${'x'.repeat(139)}${'🚲'.repeat(100)}`, 6],
  ])('%s is taken whole', async (_what, body, segments) => {
    const sent = await send(aText({ body }))
    expect([sent.statusCode, sent.json().segments]).toEqual([202, segments])
    const read = await ask(house.server, ours.people.agent, 'GET', `/api/messages/${sent.json().id}`)
    expect(read.json().body).toBe(body)
    const { conversation } = (
      await ask(house.server, ours.people.agent, 'GET', `/api/conversations/${ours.ids.conversation}`)
    ).json()
    expect(body.startsWith(conversation.preview)).toBe(true)
  })
})

describe('A request key', () => {
  test.each([
    '',
    'short',
    'x'.repeat(101),
    'x'.repeat(256),
    'key\u0000key',
    'key-\ud800-key',
    'line\nbreak-key',
  ])('that is none is refused at its field: %j', async (requestKey) => {
    const answer = await send(aText({ requestKey }))
    expect(errorOf(answer).slice(0, 2)).toEqual([422, 'invalid'])
    expect(answer.json().error.field).toBe('requestKey')
  })

  test('used again gives the first answer, for another text a sentence, and is its own in every organization', async () => {
    const requestKey = newId()
    const first = await send(aText({ requestKey }))
    expect((await send(aText({ requestKey }))).json()).toEqual(first.json())
    for (const other of [
      { body: 'Another text' },
      { dueAt: new Date(Date.now() + 3_600_000).toISOString() },
    ]) {
      const answer = await send(aText({ requestKey, ...other }))
      expect(errorOf(answer).slice(0, 2)).toEqual([422, 'key_reused'])
      expect(answer.json().error.field).toBe('requestKey')
    }
    const theirs = await buildOrganization(house, { name: 'Zephyr Dental', isDemo: false })
    const conversationId = theirs.ids.conversation
    const elsewhere = await send(aText({ requestKey, conversationId }), theirs.people.agent)
    expect([elsewhere.statusCode, elsewhere.json().id === first.json().id]).toEqual([202, false])
  })

  test('pressed 64 times at once is one text', async () => {
    const wanted = aText()
    const answers = await Promise.all(Array.from({ length: 64 }, () => send(wanted)))
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
  })
})

describe('Two people at once', () => {
  test('who claim a conversation: one has it, the other is told so; and what both wrote leaves once each', async () => {
    const { departmentId, orgId } = ours.business
    const people = [
      ours.people.agent,
      await signedIn(base.app, house.auth, { orgId, role: 'agent', departmentIds: [departmentId] }),
    ]
    const url = `/api/conversations/${ours.ids.conversation}/assign`
    await ask(house.server, ours.people.admin, 'POST', url, { memberId: null })
    const claims = await Promise.all(
      people.map((who) => ask(house.server, who, 'POST', url, { memberId: who.memberId, expected: null })),
    )
    expect(claims.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const late = claims.find(({ statusCode }) => statusCode === 409)
    if (late) expect(errorOf(late)[1]).toBe('moved_on')

    const wanted = people.map((_, index) => aText({ body: `Answer ${index}` }) as { requestKey: string })
    const sent = await Promise.all(people.map((who, index) => send(wanted[index] ?? {}, who)))
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([202, 202])
    const keys = wanted.map(({ requestKey }) => requestKey)
    expect(
      await query('SELECT body FROM message_outbound WHERE request_key = ANY($1) ORDER BY body', keys),
    ).toEqual([...[{ body: 'Answer 0' }, { body: 'Answer 1' }]])
  })
})

test('A number that nobody knows, or an organization without any, is one sentence too', async () => {
  const empty = await buildBusiness(base.app.db, { name: 'Empty' })
  const { conversationId: _none, ...rest } = aText() as { conversationId: string }
  for (const numberId of [newId(), empty.numberId])
    expect(errorOf(await send({ ...rest, to: somePhone(), numberId })).slice(0, 2)).toEqual([
      404,
      'not_found',
    ])
})
