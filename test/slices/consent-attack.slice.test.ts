// Attacks on consent that once went through: texts after a withdrawal or above the cap, words read from outside, doubts that got lost.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePhone } from '../../src/consent/erase/actions.ts'
import { newId } from '../../src/platform/ids.ts'
import { type ConsentDesk, levelIn, openConsentDesk, paper } from '../consent-desk.ts'
import { accepted, tick } from '../dispatch.ts'
import { somePhone } from '../factories.ts'
import { phoneWhere } from '../open-hours.ts'
import { ask, type Person, signedIn } from '../people.ts'

let desk: ConsentDesk
let manager: Person
beforeAll(async () => {
  desk = await openConsentDesk()
  const { orgId, departmentId } = desk.shop
  manager = await signedIn(desk.base.app, desk.house.auth, {
    ...{ orgId, role: 'manager', departmentIds: [departmentId] },
  })
})
afterAll(() => desk.close())

const DAY_MS = 24 * 3_600_000

async function clubMember(): Promise<string> {
  const phone = phoneWhere('open')
  await desk.says(phone, 'Hi')
  const [contact] = await desk.rows<{ id: string }>('SELECT id FROM contact WHERE phone = $1', phone)
  const given = desk.given({ campaignId: desk.club, levels: ['promotional'], evidence: paper })
  const answer = await desk.post(contact?.id ?? '', 'give', given)
  expect(levelIn(answer.body, desk.club, 'promotional')?.standing).toBe('given')
  return phone
}

async function offer(phone: string, dueAt?: Date): Promise<string> {
  const { server } = desk.house
  const answer = await ask(server, desk.agent, 'POST', '/api/messages', {
    ...{ requestKey: newId(), to: phone, numberId: desk.shop.numberId, body: '20% off today' },
    ...{ level: 'promotional', campaignId: desk.club, ...(dueAt && { dueAt: dueAt.toISOString() }) },
  })
  return answer.statusCode === 202 ? 'accepted' : answer.json().error.reason
}

test('a due time that is over does not hide a promotional text from the cap', async () => {
  const phone = await clubMember()
  const before = new Date(Date.now() - 2 * DAY_MS)
  const told: string[] = []
  for (let sent = 0; sent < 5; sent += 1) {
    told.push(await offer(phone, before))
    await desk.lane.endAs(await desk.lane.claimAll(), accepted)
  }
  expect(told).toEqual(['accepted', 'accepted', 'accepted', 'too_many_today', 'too_many_today'])
})

test('a promotional text that waited for days counts for the day on which it leaves', async () => {
  const phone = await clubMember()
  for (let each = 0; each < 3; each += 1) expect(await offer(phone)).toBe('accepted')
  await desk.rows("UPDATE message_outbound SET due_at = now() - interval '2 days' WHERE phone = $1", phone)
  for (let each = 0; each < 3; each += 1) await desk.lane.endAs(await desk.lane.claimAll(), accepted)
  expect(await offer(phone)).toBe('too_many_today')
})

test('what was texted to another department is not read in the panel', async () => {
  const doubtful = await desk.texter('Hello', 'Too many messages')
  const stopped = await desk.texter('Hello', 'STOP texting me about my divorce')
  expect((await desk.read(doubtful.id)).doubt?.words).toBe('Too many messages')
  expect((await desk.read(stopped.id)).door.words).toBe('STOP texting me about my divorce')
  expect(await desk.read(doubtful.id, desk.outsider)).toMatchObject({ doubt: { words: null } })
  expect(await desk.read(stopped.id, desk.outsider)).toMatchObject({
    door: { state: 'opted_out', words: null },
  })
})

const casesOf = (phone: string) =>
  desk.rows<{ id: string; decided_at: Date | null }>(
    'SELECT id, decided_at FROM opt_out_case WHERE phone = $1 ORDER BY said_at',
    phone,
  )
const doubtOf = async (id: string): Promise<string | null> => (await desk.read(id)).doubt?.words ?? null

async function texting(...bodies: string[]): Promise<{ id: string; phone: string }> {
  const person = await desk.texter('Hello')
  for (const body of bodies) {
    await tick()
    await desk.says(person.phone, body)
  }
  return person
}

test('deciding words from before a START leaves later words that may mean STOP in doubt', async () => {
  const { id, phone } = await texting('Too many messages', 'START', 'Too many messages again')
  const [first] = await casesOf(phone)
  const decide = `/api/opt-outs/desk/${first?.id}/decide`
  const answer = await ask(desk.house.server, manager, 'POST', decide, { decision: 'opt_out' })
  expect(answer.statusCode).toBe(409)
  expect(answer.json().error.message).toBe('They texted START themselves, so nothing is left to decide.')
  expect(await casesOf(phone)).toMatchObject([{ decided_at: expect.any(Date) }, { decided_at: null }])
  expect(await doubtOf(id)).toBe('Too many messages again')
})

test('a START settles what was in doubt before it, at the desk and on the ledger, and campaigns go on', async () => {
  const { id, phone } = await texting('Too many messages', 'START')
  expect(await doubtOf(id)).toBeNull()
  const settled = await desk.rows(
    `SELECT c.decision, c.decided_by, r.kind, r.answers_record_id = c.id AS answers FROM opt_out_case c
       JOIN consent_record r ON r.org_id = c.org_id AND r.id = c.decision_record WHERE c.phone = $1`,
    phone,
  )
  expect(settled).toEqual([{ decision: 'keep', decided_by: null, kind: 'opt_in', answers: true }])
  const wanted = { campaignId: desk.repairs, levels: ['informational'] }
  expect((await desk.post(id, 'ask', wanted)).status).toBe(200)
})

test('doubt and START that are brought together, in either order, leave nothing in doubt', async () => {
  for (const order of [0, 1]) {
    const phone = somePhone()
    const texts = [
      { body: 'Too many messages', at: 20 },
      { body: 'START', at: 30 },
    ].map(({ body, at }) => ({
      ...{ kind: 'text' as const, from: phone, to: desk.shop.phone, body, carrierMessageId: newId() },
      sentAt: new Date(Date.now() - 60_000 + at * 1_000),
    }))
    const sets = order === 0 ? [texts] : texts.toReversed().map((text) => [text])
    for (const set of sets) await desk.house.verbs.receive(desk.shop.orgId, desk.shop.connectionId, set)
    expect((await casesOf(phone)).filter((each) => each.decided_at === null)).toEqual([])
    const [door] = await desk.rows('SELECT doubt_record FROM door WHERE phone = $1', phone)
    expect(door).toEqual({ doubt_record: null })
  }
})

test.each<[by: string, enter: (person: { id: string; phone: string }, saidAt: Date) => Promise<number>]>([
  [
    'told to staff',
    async ({ id }, saidAt) =>
      (await desk.post(id, 'opt-out', { how: 'letter', words: 'No texts', saidAt: saidAt.toISOString() }))
        .status,
  ],
  [
    'of a list',
    async ({ phone }, saidAt) => {
      const csv = `phone,date\n${phone},${saidAt.toISOString()}\n`
      return (await ask(desk.house.server, manager, 'POST', '/api/opt-outs/import', { csv })).statusCode
    },
  ],
])('an opt-out %s that is older than words in doubt settles nothing about them', async (_by, enter) => {
  const person = await texting('Too many messages')
  const [open] = await casesOf(person.phone)
  const doubt = Date.now()
  expect(await enter(person, new Date(doubt - 60_000))).toBe(200)
  expect((await desk.read(person.id)).door.state).toBe('opted_out')
  expect(await casesOf(person.phone)).toEqual([{ id: open?.id, decided_at: null }])
  const [door] = await desk.rows('SELECT doubt_record FROM door WHERE phone = $1', person.phone)
  expect(door).toEqual({ doubt_record: open?.id })
})

test('"wrong number" settles what was in doubt, so that nothing stays in doubt after a START', async () => {
  const { id, phone } = await texting('Too many messages', 'Wrong number', 'START')
  expect(await casesOf(phone)).toMatchObject([{ decided_at: expect.any(Date) }])
  expect(await doubtOf(id)).toBeNull()
})

test('an opt-out that the carrier reports settles what was in doubt', async () => {
  await desk.lane.endAs(await desk.lane.claimAll(), accepted) // what others have left in the lane
  const { id, phone } = await texting('Too many messages')
  const body = { requestKey: newId(), to: phone, numberId: desk.shop.numberId, body: 'Sorry!' }
  expect((await ask(desk.house.server, desk.agent, 'POST', '/api/messages', body)).statusCode).toBe(202)
  const claimed = await desk.lane.claimAll()
  expect(claimed.claims.map(({ head }) => head.phone)).toEqual([phone])
  await desk.lane.endAs(claimed, () => ({
    kind: 'refused',
    code: '21610',
    note: 'Opted out.',
    optedOut: true,
  }))
  await tick()
  await desk.says(phone, 'START')
  expect(await casesOf(phone)).toMatchObject([{ decided_at: expect.any(Date) }])
  expect(await doubtOf(id)).toBeNull()
})

test('a STOP that arrives late does not decide about words that were said after it', async () => {
  const phone = somePhone()
  const at = (seconds: number): Date => new Date(Date.now() - 60_000 + seconds * 1_000)
  const say = (body: string, sentAt: Date) =>
    desk.house.verbs.receive(desk.shop.orgId, desk.shop.connectionId, [
      { kind: 'text', from: phone, to: desk.shop.phone, body, carrierMessageId: newId(), sentAt },
    ])
  await say('Hello', at(1))
  await say('START', at(10))
  await say('Too many messages', at(20))
  await say('STOP', at(5))
  expect(await casesOf(phone)).toMatchObject([{ decided_at: null }])
})

test('who was erased is not texted on the conversation of which nothing is left', async () => {
  const { phone } = await desk.texter('Hi')
  const { orgId, memberId, numberId } = desk.shop
  const write = () => {
    const text = { requestKey: newId(), to: phone, numberId, body: 'Come by!' }
    return ask(desk.house.server, desk.agent, 'POST', '/api/messages', text)
  }
  const { id } = (await write()).json()
  const by = { orgId, memberId, keyId: null, name: 'Ana Ortiz' }
  expect((await erasePhone(desk.base.app, by, phone, { reason: 'asked for', proof: 'erase' })).ok).toBe(true)
  expect((await write()).json().error.reason).toBe('no_consent')
  await desk.lane.claimAll()
  const [text] = await desk.rows('SELECT state, reason FROM message_outbound WHERE id = $1', id)
  expect(text).toEqual({ state: 'cancelled', reason: 'erased' })
})

test('nobody is told that they get no texts who has texted START meanwhile', async () => {
  await desk.dispatch()
  const waiting = await texting('STOP', 'START')
  const claimed = await texting('STOP')
  const claims = await desk.lane.claimAll()
  expect(claims.claims.map(({ head }) => head.phone)).toEqual([claimed.phone])
  await tick()
  await desk.says(claimed.phone, 'START')
  expect(await desk.lane.leave(claims)).toEqual([])
  expect(await desk.reasonsTo(waiting.phone)).toEqual(['lifted'])
  expect(await desk.reasonsTo(claimed.phone)).toEqual(['lifted'])
})

test('who stops, starts and stops again is told so once', async () => {
  await desk.dispatch()
  const { phone } = await texting('STOP', 'START', 'STOP')
  expect((await desk.dispatch()).map((left) => left.phone)).toEqual([phone])
})
