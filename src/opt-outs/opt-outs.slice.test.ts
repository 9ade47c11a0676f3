// The opt-out desk and the register over HTTP, on the real database: texts that may have meant STOP, decisions, lists in and out.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness, buildDepartment, somePhone } from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'
import { newId } from '../platform/ids.ts'
import type { DeskCase, OptOut } from './contract.ts'

let context: TestApp
let house: House
let shop: Business
let manager: Person
let colleague: Person
let agent: Person
let outsider: Person

beforeAll(async () => {
  context = await testApp()
  house = await houseOf(context.app)
  shop = await buildBusiness(context.app.db, { name: 'Riverside Bikes' })
  const { orgId, departmentId } = shop
  const { departmentId: elsewhere } = await context.app.db.inOrganization(orgId, (tx) =>
    buildDepartment(tx, orgId),
  )
  const { auth } = house
  manager = await signedIn(context.app, auth, { orgId, role: 'manager', name: 'Mona Hill' })
  colleague = await signedIn(context.app, auth, { orgId, role: 'manager', name: 'Carl Wu' })
  agent = await signedIn(context.app, auth, { orgId, role: 'agent', departmentIds: [departmentId] })
  outsider = await signedIn(context.app, auth, { orgId, role: 'agent', departmentIds: [elsewhere] })
})
afterAll(async () => {
  await house.close()
  await context.close()
})

const DOUBT = 'why are you texting me?'
const hear = (from: string, body: string, sentAt: Date | null = null): Promise<unknown> =>
  house.verbs.receive(shop.orgId, shop.connectionId, [
    { kind: 'text', from, to: shop.phone, body, carrierMessageId: newId(), sentAt },
  ])
const rows = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
  context.app.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(text, values))

async function desk(who: Person = manager): Promise<DeskCase[]> {
  const answer = await ask(house.server, who, 'GET', '/api/opt-outs/desk?limit=100')
  expect(answer.statusCode).toBe(200)
  return answer.json().cases
}
const caseOf = async (phone: string): Promise<DeskCase> => {
  const found = (await desk()).find((each) => each.phone === phone)
  if (!found) throw new Error(`No case about ${phone}`)
  return found
}
const decide = (id: string, decision: string, who: Person = manager) =>
  ask(house.server, who, 'POST', `/api/opt-outs/desk/${id}/decide`, { decision })

const write = (phone: string, body: string) =>
  ask(house.server, agent, 'POST', '/api/messages', {
    ...{ requestKey: newId(), numberId: shop.numberId, to: phone, body },
  })
const outbox = (phone: string) =>
  rows<{ kind: string; state: string }>(
    'SELECT kind, state FROM message_outbound WHERE phone = $1 ORDER BY order_no',
    phone,
  )
const ledger = async (phone: string): Promise<string[]> =>
  (
    await rows<{ kind: string }>(
      'SELECT r.kind FROM consent_record r JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id WHERE p.phone = $1 ORDER BY r.id',
      phone,
    )
  ).map(({ kind }) => kind)
const doorOf = async (phone: string) =>
  (
    await rows<{ stop_at: Date | null; stop_record: string | null; doubt_record: string | null }>(
      'SELECT stop_at, stop_record, doubt_record FROM door WHERE phone = $1',
      phone,
    )
  )[0]
const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000)

async function register(
  query: string,
  who: Person = manager,
): Promise<{ optOuts: OptOut[]; next: string | null }> {
  const answer = await ask(house.server, who, 'GET', `/api/opt-outs${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const find = async (phone: string, who?: Person): Promise<OptOut[]> =>
  (await register(`?find=${encodeURIComponent(phone)}`, who)).optOuts
const take = (csv: string) => ask(house.server, manager, 'POST', '/api/opt-outs/import', { csv })

test('a text that may have meant STOP waits at the desk with its words, the two texts before and its clock', async () => {
  const phone = somePhone()
  await hear(phone, 'Is my bike ready?', minutesAgo(3))
  await write(phone, 'Ready since noon.')
  await write(phone, 'Shall we keep it until Friday?')
  await hear(phone, DOUBT)
  expect(await caseOf(phone)).toMatchObject({
    ...{ phone, contactName: '', words: DOUBT },
    before: [
      { ours: true, body: 'Ready since noon.' },
      { ours: true, body: 'Shall we keep it until Friday?' },
    ],
  })
  const { businessDaysLeft } = await caseOf(phone)
  expect(businessDaysLeft).toBe(10)
})

test('an agent sees the cases of their own departments only, and decides none', async () => {
  const phone = somePhone()
  await hear(phone, DOUBT)
  const { id } = await caseOf(phone)
  expect((await desk(agent)).map((each) => each.id)).toContain(id)
  expect(await desk(outsider)).toEqual([])
  expect((await decide(id, 'opt_out', agent)).statusCode).toBe(403)
})

test('a case of another organization is answered like one that nobody has', async () => {
  const phone = somePhone()
  await hear(phone, DOUBT)
  const { id } = await caseOf(phone)
  const other = await buildBusiness(context.app.db, { name: 'Zephyr Dental' })
  const stranger = await signedIn(context.app, house.auth, { orgId: other.orgId, role: 'super_admin' })
  const foreign = await decide(id, 'opt_out', stranger)
  const missing = await decide(newId(), 'opt_out', stranger)
  expect([foreign.statusCode, foreign.body]).toEqual([404, missing.body])
  expect(await desk(stranger)).toEqual([])
  expect(await find(phone, stranger)).toEqual([])
  expect((await doorOf(phone))?.stop_at).toBe(null)
})

test('decided as an opt-out: the door closes from when it was said, what waits is cancelled, and it is confirmed once', async () => {
  const phone = somePhone()
  await hear(phone, 'Hello', minutesAgo(2))
  await hear(phone, DOUBT, minutesAgo(1))
  await write(phone, 'Because you asked us to.')
  const { id, saidAt } = await caseOf(phone)
  const answer = await decide(id, 'opt_out')
  expect(answer.json()).toMatchObject({ id, decision: 'opt_out', isClosed: true, isConfirmed: true })
  expect(await outbox(phone)).toEqual([
    { kind: 'text', state: 'cancelled' },
    { kind: 'opt_out_confirmation', state: 'queued' },
  ])
  expect(await ledger(phone)).toEqual(['conversation', 'doubt', 'opt_out'])
  expect(await doorOf(phone)).toMatchObject({ stop_at: new Date(saidAt), doubt_record: null })
  expect((await write(phone, 'Are you sure?')).json()).toMatchObject({ error: { reason: 'opted_out' } })
  expect((await desk()).map((each) => each.id)).not.toContain(id)
  expect(await find(phone)).toMatchObject([
    { phone, since: saidAt, way: 'desk', words: DOUBT, by: 'Mona Hill', kind: 'opt_out' },
  ])
})

test('decided later than five minutes after the words: nothing at all is sent', async () => {
  const phone = somePhone()
  await hear(phone, DOUBT, minutesAgo(6))
  const { id } = await caseOf(phone)
  expect((await decide(id, 'opt_out')).json()).toMatchObject({ isClosed: true, isConfirmed: false })
  expect(await outbox(phone)).toEqual([])
})

test('kept: the doubt is cleared, the door stays open, and the record says who decided', async () => {
  const phone = somePhone()
  await hear(phone, DOUBT)
  const { id } = await caseOf(phone)
  expect((await doorOf(phone))?.doubt_record).toBe(id)
  expect((await decide(id, 'keep')).json()).toMatchObject({
    decision: 'keep',
    isClosed: false,
    isConfirmed: false,
  })
  expect(await ledger(phone)).toEqual(['doubt', 'doubt_cleared'])
  expect(await doorOf(phone)).toEqual({ stop_at: null, stop_record: null, doubt_record: null })
  expect((await write(phone, 'Because your bike is ready.')).statusCode).toBe(202)
  const [record] = await rows<{ answers_record_id: string; actor_member_id: string; medium: string }>(
    "SELECT answers_record_id, actor_member_id, medium FROM consent_record WHERE kind = 'doubt_cleared' AND answers_record_id = $1",
    id,
  )
  expect(record).toEqual({ answers_record_id: id, actor_member_id: manager.memberId, medium: 'staff' })
})

test('of several doubts of one phone a kept one leaves the others, and an opt-out settles them all', async () => {
  const phone = somePhone()
  await hear(phone, DOUBT, minutesAgo(4))
  await hear(phone, 'too many texts', minutesAgo(3))
  const [older, newer] = (await desk()).filter((each) => each.phone === phone)
  await decide(newer?.id ?? '', 'keep')
  expect((await doorOf(phone))?.doubt_record).toBe(older?.id)
  await hear(phone, 'enough', minutesAgo(2))
  await decide(older?.id ?? '', 'opt_out')
  expect((await desk()).filter((each) => each.phone === phone)).toEqual([])
  expect((await doorOf(phone))?.doubt_record).toBe(null)
})

test('two who decide at once: one does, the other is told who', async () => {
  const phone = somePhone()
  await hear(phone, DOUBT)
  const { id } = await caseOf(phone)
  const answers = await Promise.all([decide(id, 'opt_out', manager), decide(id, 'keep', colleague)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  const second = answers.find(({ statusCode }) => statusCode === 409)
  expect(second?.json().error.message).toMatch(
    /^(Mona Hill decided this a moment ago: opted out|Carl Wu decided this a moment ago: not an opt-out)\.$/,
  )
  expect((await ledger(phone)).filter((kind) => kind !== 'doubt')).toHaveLength(1)
})

test('their own STOP decides what was in doubt, and so does a START after the words', async () => {
  const [stopped, started] = [somePhone(), somePhone()]
  await hear(stopped, DOUBT, minutesAgo(2))
  await hear(stopped, 'STOP', minutesAgo(1))
  expect((await desk()).map(({ phone }) => phone)).not.toContain(stopped)
  await hear(started, DOUBT, minutesAgo(2))
  await hear(started, 'START', minutesAgo(1))
  expect((await desk()).map(({ phone }) => phone)).not.toContain(started)
  expect(await doorOf(started)).toMatchObject({ stop_at: null, doubt_record: null })
  expect((await write(started, 'Welcome back')).statusCode).toBe(202)
})

test('the desk comes by pages, soonest due first, each case once', async () => {
  for (let count = 0; count < 4; count += 1) await hear(somePhone(), DOUBT)
  const all = await desk()
  expect(all.map(({ dueOn, id }) => `${dueOn} ${id}`)).toEqual(
    all.map(({ dueOn, id }) => `${dueOn} ${id}`).sort(),
  )
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await ask(
      house.server,
      manager,
      'GET',
      `/api/opt-outs/desk?limit=3${cursor && `&cursor=${cursor}`}`,
    )
    seen.push(...page.json().cases.map((each: DeskCase) => each.id))
    cursor = page.json().next
  }
  expect(seen).toEqual(all.map(({ id }) => id))
})

test('the register tells since when, in which words and by which way, and hides words of other departments', async () => {
  const phone = somePhone()
  await hear(phone, 'please stop texting me', minutesAgo(1))
  expect(await find(phone)).toMatchObject([
    { phone, way: 'text', words: 'please stop texting me', by: null, contactName: '' },
  ])
  expect(await find(phone, outsider)).toMatchObject([{ phone, words: null }])
  await hear(phone, 'START')
  expect(await find(phone)).toEqual([])
})

test('the register comes by pages, the latest first, and is found by the beginning of a number', async () => {
  for (let count = 0; count < 4; count += 1) await hear(somePhone(), 'STOP')
  const { optOuts } = await register('?limit=100')
  expect(optOuts.map(({ since }) => since)).toEqual(
    optOuts
      .map(({ since }) => since)
      .sort()
      .reverse(),
  )
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof register>> = await register(
      `?limit=3${cursor && `&cursor=${cursor}`}`,
    )
    seen.push(...page.optOuts.map(({ phone }) => phone))
    cursor = page.next
  }
  expect(seen).toEqual(optOuts.map(({ phone }) => phone))
  const some = optOuts[0]?.phone ?? ''
  expect((await find(some.slice(2, 9))).map(({ phone }) => phone)).toContain(some)
  expect((await ask(house.server, manager, 'GET', '/api/opt-outs?cursor=nonsense')).statusCode).toBe(422)
})

test('the export is the whole register as CSV, and none of its cells is run by a spreadsheet', async () => {
  const phone = somePhone()
  await take(`${phone},2026-03-08,=cmd|calc`)
  const answer = await ask(house.server, manager, 'GET', '/api/opt-outs/export.csv')
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toContain('opt-outs.csv')
  const lines = answer.body.replace('\uFEFF', '').trimEnd().split('\r\n')
  expect(lines[0]).toBe('Phone,Opted out at,Words,Name,Kind,Way,Entered by')
  expect(lines).toHaveLength((await register('?limit=100')).optOuts.length + 1)
  expect(lines).toContain(`${phone},2026-03-08T23:59:59.999Z,'=cmd|calc,,Opt-out,From a list,Mona Hill`)
  expect((await ask(house.server, agent, 'GET', '/api/opt-outs/export.csv')).statusCode).toBe(403)
})

test('a list is taken in: contacts, doors and records are made, texts cancelled, bad lines told of, and twice is once', async () => {
  const [fresh, waiting, gone, started] = [somePhone(), somePhone(), somePhone(), somePhone()]
  await hear(waiting, 'Hello')
  await write(waiting, 'Hi there')
  await hear(gone, 'STOP')
  await hear(started, 'START')
  const list = [
    'Phone,Date,Words',
    `${fresh},2026-03-08,"stop, please"`,
    `${waiting},soon,`,
    `${gone},,`,
    `${started},2020-01-01,`,
    'not a phone,,',
    `${fresh},,`,
  ].join('\n')
  const report = (await take(list)).json()
  expect(report).toMatchObject({ lines: 6, added: 2, already: 2 })
  expect(
    report.problems.map(({ line, isTaken }: { line: number; isTaken: boolean }) => [line, isTaken]),
  ).toEqual([
    [3, true],
    [5, false],
    [6, false],
  ])
  expect(await find(fresh)).toMatchObject([
    { way: 'list', words: 'stop, please', by: 'Mona Hill', since: '2026-03-08T23:59:59.999Z' },
  ])
  expect(await outbox(waiting)).toEqual([{ kind: 'text', state: 'cancelled' }])
  expect(await find(started)).toEqual([])
  expect((await take(list)).json()).toMatchObject({ added: 0, already: 4 })
  expect(await ledger(fresh)).toEqual(['opt_out'])
})

test('a long list is taken in by sets, and one that is too long is refused whole', async () => {
  const line = (at: number): string => `+1212555${String(at).padStart(4, '0')}`
  const long = Array.from({ length: 1_201 }, (_, at) => line(at)).join('\n')
  const before = (await rows<{ n: number }>('SELECT count(*)::int AS n FROM door'))[0]?.n ?? 0
  expect((await take(long)).json()).toEqual({ lines: 1_201, added: 1_201, already: 0, problems: [] })
  expect((await rows<{ n: number }>('SELECT count(*)::int AS n FROM door'))[0]?.n).toBe(before + 1_201)
  const tooLong = await take(Array.from({ length: 50_001 }, (_, at) => String(at)).join('\n'))
  expect(tooLong.json()).toMatchObject({ error: { code: 'invalid', field: 'csv' } })
})
