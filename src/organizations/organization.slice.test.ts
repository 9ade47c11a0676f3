import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness } from '../../test/factories.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../test/people.ts'

let base: TestApp
let people: PeopleServer
let ours: Business
let owner: Person
let agent: Person
let stranger: Person

beforeAll(async () => {
  base = await testApp()
  people = await peopleServer(base.app)
  ours = await buildBusiness(base.app.db)
  const theirs = await buildBusiness(base.app.db, { name: 'Other Business' })
  const departmentIds = [ours.departmentId]
  owner = await signedIn(base.app, people.auth, { orgId: ours.orgId })
  agent = await signedIn(base.app, people.auth, { orgId: ours.orgId, role: 'agent', departmentIds })
  stranger = await signedIn(base.app, people.auth, { orgId: theirs.orgId })
})
afterAll(async () => {
  await people.close()
  await base.close()
})

const change = (body: object, who = owner) => ask(people.server, who, 'PATCH', '/api/organization', body)
const seenBy = async (who: Person) =>
  (await ask(people.server, who, 'GET', '/api/me')).json().organization as Record<string, unknown>

describe('The consent settings', () => {
  test('are changed by a Super Admin and seen by every member, and by nobody else', async () => {
    const elsewhere = await seenBy(stranger)
    const wanted = {
      ...{ conversationHours: 48, askDays: 14, quietInformational: false, mostPromotional: 1 },
      ...{ askScope: true, firstReplyAssigns: false, helpContact: 'call (202) 555-0101' },
    }
    const answer = await change(wanted)
    expect([answer.statusCode, answer.json()]).toEqual([200, expect.objectContaining(wanted)])
    expect(await seenBy(agent)).toEqual(answer.json())
    expect(await seenBy(stranger)).toEqual(elsewhere)
  })

  test('that are left out stay as they are', async () => {
    const before = await seenBy(owner)
    expect((await change({ quietInformational: true })).json()).toEqual({
      ...before,
      quietInformational: true,
    })
    expect((await change({ helpContact: '' })).json()).toMatchObject({ helpContact: '', askDays: 14 })
    const after = await seenBy(owner)
    expect((await change({})).json()).toEqual(after)
  })

  test('are not changed by who may only see them', async () => {
    const before = await seenBy(owner)
    expect((await change({ conversationHours: 168 }, agent)).statusCode).toBe(403)
    expect(await seenBy(owner)).toEqual(before)
  })

  test.each([
    [{ conversationHours: 1, askDays: 1, mostPromotional: 1 }],
    [{ conversationHours: 168, askDays: 365, mostPromotional: 3, helpContact: 'x'.repeat(120) }],
  ])('reach to their limits: %j', async (limits) => {
    const answer = await change(limits)
    expect([answer.statusCode, answer.json()]).toEqual([200, expect.objectContaining(limits)])
  })

  const HOURS = 'Enter whole hours from 1 to 168, which is a week.'
  const DAYS = 'Enter whole days from 1 to 365.'
  const TEXTS = 'Choose 1, 2 or 3 texts.'
  test.each([
    ['conversationHours', 0, HOURS],
    ['conversationHours', 169, HOURS],
    ['conversationHours', 1.5, HOURS],
    ['conversationHours', '24', HOURS],
    ['conversationHours', null, HOURS],
    ['askDays', 0, DAYS],
    ['askDays', 366, DAYS],
    ['mostPromotional', 0, TEXTS],
    ['mostPromotional', 4, TEXTS],
    ['helpContact', 'x'.repeat(121), 'Use at most 120 characters, so that the answer to HELP stays short.'],
  ])('refuse %s: %j with a sentence at the field, and nothing is changed', async (field, value, message) => {
    const before = await seenBy(owner)
    const answer = await change({ quietInformational: false, [field]: value })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error).toMatchObject({ code: 'invalid', field, message })
    expect(await seenBy(owner)).toEqual(before)
  })
})
