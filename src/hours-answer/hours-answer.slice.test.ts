// The answer outside of business hours, over HTTP on the real database: once for each conversation and closed period, and never to a machine.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import {
  type Business,
  buildBusiness,
  buildDepartment,
  buildNumber,
  somePhone,
} from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'
import { newId } from '../platform/ids.ts'
import { answerClosed } from './actions.ts'
import type { DepartmentHours } from './contract.ts'

let context: TestApp
let house: House
let shop: Business
let manager: Person
let agent: Person
let side: { departmentId: string; phone: string }

beforeAll(async () => {
  context = await testApp()
  house = await houseOf(context.app)
  shop = await buildBusiness(context.app.db, { name: 'Riverside Bikes' })
  const { orgId, departmentId, connectionId } = shop
  side = await context.app.db.inOrganization(orgId, async (tx) => {
    const made = await buildDepartment(tx, orgId)
    const { phone } = await buildNumber(tx, orgId, {
      departmentId: made.departmentId,
      connectionId,
      phone: undefined,
    })
    return { departmentId: made.departmentId, phone }
  })
  manager = await signedIn(context.app, house.auth, { orgId, role: 'manager', name: 'Mona Hill' })
  agent = await signedIn(context.app, house.auth, { orgId, role: 'agent', departmentIds: [departmentId] })
})
afterAll(async () => {
  await house.close()
  await context.close()
})
beforeEach(async () => {
  await closed()
})

const rows = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
  context.app.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(text, values))

const ANSWER = 'We are closed and open {opens}.'
const list = async (who: Person = manager): Promise<DepartmentHours[]> =>
  (await ask(house.server, who, 'GET', '/api/departments/hours')).json().departments
const put = (departmentId: string, body: object, who: Person = manager) =>
  ask(house.server, who, 'PUT', `/api/departments/${departmentId}/hours`, body)

/** Open on the weekday that is the furthest from today only. */
const weekOpenOn = (daysAhead: number) => {
  const today = (new Date().getUTCDay() + 6) % 7
  return Array.from({ length: 7 }, (_, day) =>
    day === (today + daysAhead) % 7 ? [{ from: 540, to: 1_020 }] : [],
  )
}
async function set(departmentId: string, more: object): Promise<void> {
  const version = (await list()).find((each) => each.departmentId === departmentId)?.version
  const answer = await put(departmentId, {
    isOn: true,
    week: weekOpenOn(3),
    holidays: [],
    answer: ANSWER,
    version,
    ...more,
  })
  expect(answer.statusCode, answer.body).toBe(200)
}
const closed = () => set(shop.departmentId, {})

const hear = (from: string, body: string, to = shop.phone): Promise<unknown> =>
  house.verbs.receive(shop.orgId, shop.connectionId, [
    { kind: 'text', from, to, body, carrierMessageId: newId(), sentAt: null },
  ])
const look = () => answerClosed(context.app, shop.orgId)
const answers = (phone: string) =>
  rows<{
    body: string
    kind: string
    state: string
    class: number
    cleared_rule: string
    author_id: string | null
  }>(
    "SELECT body, kind, state, class, cleared_rule, author_id FROM message_outbound WHERE phone = $1 AND kind = 'away_answer'",
    phone,
  )
const thread = async (phone: string) =>
  (
    await rows<{
      unread: number
      preview: string
      state: string
      assignee_id: string | null
      last_order: number
    }>(
      'SELECT unread, preview, state, assignee_id, last_order::int FROM conversation WHERE their_phone = $1',
      phone,
    )
  )[0]

test('who texts a closed department gets one answer, on their own text\u2019s consent, and still waits for a person', async () => {
  const phone = somePhone()
  await hear(phone, 'Is my bike ready?')
  await look()
  expect(await answers(phone)).toEqual([
    {
      ...{ kind: 'away_answer', state: 'queued', class: 1, author_id: null },
      body: expect.stringMatching(/^Riverside Bikes: We are closed and open \w+day at 9:00 AM\.$/),
      cleared_rule: expect.stringContaining('outside of business hours'),
    },
  ])
  expect(await thread(phone)).toEqual({
    ...{ unread: 1, preview: 'Is my bike ready?', state: 'open', assignee_id: null, last_order: 2 },
  })
})

test('more texts in the same closed period, and many workers at once, bring no second answer', async () => {
  const phone = somePhone()
  await hear(phone, 'Is my bike ready?')
  await Promise.all([look(), look(), look(), look()])
  await hear(phone, 'Hello?')
  await Promise.all([look(), look()])
  expect(await answers(phone)).toHaveLength(1)
})

test('an open department, one that does not answer, and one that was never asked to, say nothing', async () => {
  const phone = somePhone()
  await set(shop.departmentId, { week: Array.from({ length: 7 }, () => [{ from: 0, to: 1_440 }]) })
  await hear(phone, 'Is my bike ready?')
  await look()
  await set(shop.departmentId, { isOn: false })
  await look()
  const other = somePhone()
  await hear(other, 'Is my bike ready?', side.phone)
  await look()
  expect([...(await answers(phone)), ...(await answers(other))]).toEqual([])
})

test.each([
  ['STOP', 'STOP'],
  ['HELP', 'HELP'],
  ['words that may mean STOP', 'why are you texting me?'],
  ['a machine', 'This is an automated message. Do not reply.'],
])('%s is not answered so', async (_what, body) => {
  const phone = somePhone()
  await hear(phone, body)
  await look()
  expect(await answers(phone)).toEqual([])
})

test('after a STOP nothing is answered by itself, whatever else they text', async () => {
  const phone = somePhone()
  await hear(phone, 'STOP')
  await hear(phone, 'Is my bike ready?')
  await look()
  expect(await answers(phone)).toEqual([])
})

test('a short code, a toll-free line and a number of our own are not answered', async () => {
  for (const phone of ['54321', '+18005550142', side.phone]) {
    await hear(phone, 'Is my bike ready?')
    await look()
    expect(await answers(phone)).toEqual([])
  }
})

test('somebody who is blocked is not answered', async () => {
  const phone = somePhone()
  await hear(phone, 'Is my bike ready?')
  const [contact] = await rows<{ id: string }>('SELECT id FROM contact WHERE phone = $1', phone)
  await ask(house.server, manager, 'POST', '/api/contacts/block', {
    contactIds: [contact?.id],
    blocked: true,
  })
  await look()
  expect(await answers(phone)).toEqual([])
})

test('where a person has answered meanwhile, or the text waits for long, nothing is said', async () => {
  const phone = somePhone()
  await hear(phone, 'Is my bike ready?')
  await ask(house.server, manager, 'POST', '/api/messages', {
    ...{ requestKey: newId(), numberId: shop.numberId, to: phone, body: 'It is.' },
  })
  const late = somePhone()
  await hear(late, 'Is my bike ready?')
  await rows(
    "UPDATE conversation SET last_at = now() - interval '31 minutes', list_at = now() - interval '31 minutes' WHERE their_phone = $1",
    late,
  )
  await look()
  expect([...(await answers(phone)), ...(await answers(late))]).toEqual([])
})

test('no phone gets more than three such answers within an hour, from whichever of our numbers', async () => {
  const phone = somePhone()
  const { orgId, connectionId, departmentId } = shop
  for (let line = 0; line < 5; line++) {
    const { phone: to } = await context.app.db.inOrganization(orgId, (tx) =>
      buildNumber(tx, orgId, { departmentId, connectionId, phone: undefined }),
    )
    await hear(phone, 'Is my bike ready?', to)
    await look()
  }
  expect(await answers(phone)).toHaveLength(3)
})

test('hours and words that make no sense are refused with what to do', async () => {
  const version = (await list()).find(({ departmentId }) => departmentId === shop.departmentId)?.version
  const tried = (more: object) =>
    put(shop.departmentId, {
      isOn: true,
      week: weekOpenOn(3),
      holidays: [],
      answer: ANSWER,
      version,
      ...more,
    })
  expect((await tried({ week: [[], [], [], [], [], [], []] })).json().error).toMatchObject({
    code: 'invalid',
    field: 'week',
  })
  expect((await tried({ answer: 'Get 20% off everything this weekend!' })).json().error).toMatchObject({
    field: 'answer',
  })
  expect((await tried({ answer: '' })).json().error).toMatchObject({ field: 'answer' })
  expect((await tried({ holidays: [{ on: '2026-02-30' }] })).statusCode).toBe(422)
})

test('of two who change the hours at once the second is told', async () => {
  const version = (await list()).find(({ departmentId }) => departmentId === shop.departmentId)?.version
  const body = { isOn: true, week: weekOpenOn(3), holidays: [], answer: ANSWER, version }
  const both = await Promise.all([put(shop.departmentId, body), put(shop.departmentId, body)])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
})

test('everybody sees the hours of their departments, managers set them, and another organization has its own', async () => {
  expect((await list(agent)).map(({ departmentId }) => departmentId)).toEqual([shop.departmentId])
  expect(
    (
      await put(
        shop.departmentId,
        { isOn: false, week: weekOpenOn(3), holidays: [], answer: '', version: 1 },
        agent,
      )
    ).statusCode,
  ).toBe(403)
  const other = await buildBusiness(context.app.db, { name: 'Zephyr Dental' })
  const stranger = await signedIn(context.app, house.auth, { orgId: other.orgId, role: 'super_admin' })
  expect((await list(stranger)).map(({ departmentId }) => departmentId)).toEqual([other.departmentId])
  expect(
    (
      await put(
        shop.departmentId,
        { isOn: false, week: weekOpenOn(3), holidays: [], answer: '', version: 0 },
        stranger,
      )
    ).statusCode,
  ).toBe(404)
})
