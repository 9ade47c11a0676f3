// Attacks on consent that once went through: texts after a withdrawal or above the cap, words read from outside, doubts that got lost.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outcome, Session } from '../../src/carriers/carrier.ts'
import { erasePhone } from '../../src/consent/erase/actions.ts'
import { claim, handOff } from '../../src/messages/dispatch/actions.ts'
import { settle } from '../../src/messages/outcomes/actions.ts'
import { newId } from '../../src/platform/ids.ts'
import { type ConsentDesk, levelIn, openConsentDesk, paper } from '../consent-desk.ts'
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

type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>
const DAY_MS = 24 * 3_600_000
const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5)) // times are told apart by the millisecond

async function claimAll(): Promise<Claimed> {
  await tick()
  const { orgId, laneId, connectionId } = desk.shop
  const lane = { org_id: orgId, id: laneId, connection_id: connectionId }
  const claimed = await claim(desk.base.app, lane, { most: 10, workerId: newId() })
  if (!claimed) throw new Error('somebody else serves this lane')
  return claimed
}

const endAs = ({ claims }: Claimed, outcome: () => Outcome): Promise<true[]> =>
  settle(
    desk.base.app,
    desk.shop.orgId,
    claims.map(({ attemptId, head }) => ({
      ...{ attemptId, messageId: head.id, phone: head.phone, outcome: outcome() },
    })),
  )
const accepted = (): Outcome => ({ kind: 'accepted', carrierMessageId: newId() })

/** Hands claimed texts over; returns the words that left. */
async function leave(claimed: Claimed): Promise<string[]> {
  const left: string[] = []
  const carrier: Session = {
    free: () => 10,
    ready: async () => {},
    write({ body }) {
      left.push(body)
      return { written: Promise.resolve(), outcome: Promise.resolve(accepted()) }
    },
    close: async () => {},
  }
  await handOff(desk.base.app, desk.shop.orgId, carrier, claimed)
  return left
}

async function asked(): Promise<{ id: string; phone: string }> {
  const person = await desk.texter('Can you text me when it is done?')
  const wanted = { campaignId: desk.repairs, levels: ['informational'] }
  expect((await desk.post(person.id, 'ask', wanted)).status).toBe(200)
  return person
}
const withdrawn = (id: string) =>
  desk.post(id, 'withdraw', { campaignId: desk.repairs, levels: ['informational'] })

test('a request to confirm that was claimed does not leave once it was withdrawn', async () => {
  const { id } = await asked()
  const claimed = await claimAll()
  expect(claimed.claims).toHaveLength(1)
  await withdrawn(id)
  expect(await leave(claimed)).toEqual([])
})

test('a request to confirm that came back unsent after its withdrawal is refused', async () => {
  const { id, phone } = await asked()
  const claimed = await claimAll()
  await withdrawn(id)
  await endAs(claimed, () => ({ kind: 'not_sent', code: 'busy', note: 'No room.' }))
  expect((await claimAll()).claims).toEqual([])
  expect(await desk.outbox(phone)).toMatchObject([{ kind: 'opt_in_request', state: 'refused' }])
})

test('a request to confirm that was answered before it left is not sent any more', async () => {
  const { id, phone } = await asked()
  await tick()
  await desk.says(phone, 'Yes')
  expect(levelIn(await desk.read(id), desk.repairs, 'informational')?.standing).toBe('given')
  expect((await claimAll()).claims).toEqual([])
  expect(await reasonsTo(phone)).toEqual(['answer_late'])
})

const reasonsTo = async (phone: string): Promise<(string | null)[]> =>
  (
    await desk.rows<{ reason: string | null }>('SELECT reason FROM message_outbound WHERE phone = $1', phone)
  ).map(({ reason }) => reason)

test('a request to confirm that still waits for its answer leaves', async () => {
  await asked()
  expect(await leave(await claimAll())).toHaveLength(1)
})

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
    await endAs(await claimAll(), accepted)
  }
  expect(told).toEqual(['accepted', 'accepted', 'accepted', 'too_many_today', 'too_many_today'])
})

test('a promotional text that waited for days counts for the day on which it leaves', async () => {
  const phone = await clubMember()
  for (let each = 0; each < 3; each += 1) expect(await offer(phone)).toBe('accepted')
  await desk.rows("UPDATE message_outbound SET due_at = now() - interval '2 days' WHERE phone = $1", phone)
  for (let each = 0; each < 3; each += 1) await endAs(await claimAll(), accepted)
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
  const [first, second] = await casesOf(phone)
  const decide = `/api/opt-outs/desk/${first?.id}/decide`
  const answer = await ask(desk.house.server, manager, 'POST', decide, { decision: 'opt_out' })
  expect(answer.json()).toMatchObject({ isClosed: false })
  expect(await casesOf(phone)).toMatchObject([{ decided_at: expect.any(Date) }, { decided_at: null }])
  expect(await doubtOf(id)).toBe('Too many messages again')
  expect(second?.decided_at).toBeNull()
})

test('"wrong number" settles what was in doubt, so that nothing stays in doubt after a START', async () => {
  const { id, phone } = await texting('Too many messages', 'Wrong number', 'START')
  expect(await casesOf(phone)).toMatchObject([{ decided_at: expect.any(Date) }])
  expect(await doubtOf(id)).toBeNull()
})

test('an opt-out that the carrier reports settles what was in doubt', async () => {
  await endAs(await claimAll(), accepted) // what others have left in the lane
  const { id, phone } = await texting('Too many messages')
  const body = { requestKey: newId(), to: phone, numberId: desk.shop.numberId, body: 'Sorry!' }
  expect((await ask(desk.house.server, desk.agent, 'POST', '/api/messages', body)).statusCode).toBe(202)
  const claimed = await claimAll()
  expect(claimed.claims.map(({ head }) => head.phone)).toEqual([phone])
  await endAs(claimed, () => ({ kind: 'refused', code: '21610', note: 'Opted out.', optedOut: true }))
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
  expect((await write()).statusCode).toBe(202)
  const by = { orgId, memberId, keyId: null, name: 'Ana Ortiz' }
  expect((await erasePhone(desk.base.app, by, phone, 'asked for')).ok).toBe(true)
  expect((await write()).json().error.reason).toBe('no_consent')
  await claimAll()
  expect(await reasonsTo(phone)).toEqual(['no_consent'])
})
