import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness } from '../../test/factories.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../test/people.ts'
import { newId } from '../platform/ids.ts'
import { readCampaigns } from './actions.ts'
import { makeDemoCampaigns } from './jobs.ts'
import { campaignRoutes } from './routes.ts'

let base: TestApp
let house: PeopleServer
let ours: Business
let theirs: Business
let admin: Person
let agent: Person
let stranger: Person

beforeAll(async () => {
  base = await testApp()
  house = await peopleServer(base.app)
  campaignRoutes(house.server, base.app)
  ours = await buildBusiness(base.app.db, { isDemo: true })
  theirs = await buildBusiness(base.app.db, { name: 'Other Business' })
  admin = await signedIn(base.app, house.auth, { orgId: ours.orgId, role: 'admin' })
  agent = await signedIn(base.app, house.auth, {
    ...{ orgId: ours.orgId, role: 'agent', departmentIds: [ours.departmentId] },
  })
  stranger = await signedIn(base.app, house.auth, { orgId: theirs.orgId })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const PATH = '/api/campaigns'
const wantedOf = (name: string, more: object = {}) => ({
  ...{ name, useCase: 'CUSTOMER_CARE', description: 'Answers', levels: ['informational'], ...more },
})
async function make(name: string, more: object = {}, who = admin) {
  const answer = await ask(house.server, who, 'POST', PATH, wantedOf(name, more))
  expect(answer.statusCode).toBe(201)
  return answer.json()
}
const change = (id: string, body: object, who = admin) =>
  ask(house.server, who, 'PATCH', `${PATH}/${id}`, body)
const post = (id: string, verb: 'archive' | 'reopen') =>
  ask(house.server, admin, 'POST', `${PATH}/${id}/${verb}`)
const errorOf = (answer: { json(): { error: object } }) => answer.json().error

describe('A campaign', () => {
  test('is made with its levels in their order, and everybody of the organization sees it', async () => {
    const more = { useCase: 'MARKETING', levels: ['promotional', 'informational'], doubleOptIn: true }
    const made = await make('  Spring\u200e   offers ', more)
    expect(made).toMatchObject({
      ...{ name: 'Spring   offers', useCase: 'MARKETING', levels: ['informational', 'promotional'] },
      ...{ doubleOptIn: true, version: 1, archivedAt: null },
    })
    const seen = await ask(house.server, agent, 'GET', PATH)
    expect(seen.json().campaigns).toContainEqual(made)
    const elsewhere = await ask(house.server, stranger, 'GET', PATH)
    expect(elsewhere.json()).toEqual({ campaigns: [] })
  })

  test.each([
    [{ name: ' ' }, 'name', 'Enter a name.'],
    [{ useCase: 'ANYTHING' }, 'useCase', 'Choose one of the registry\u2019s use cases.'],
    [{ levels: [] }, 'levels', 'Choose Informational, Promotional or both.'],
    [{ levels: ['conversational'] }, 'levels.0', ''],
    [{ levels: ['promotional'] }, 'levels', 'A campaign for customer care holds no offers.'],
    [{ description: 'x'.repeat(401) }, 'description', 'Use at most 400 characters.'],
  ])('is not made with %j', async (more, field, sentence) => {
    const answer = await ask(house.server, admin, 'POST', PATH, wantedOf('Wrong', more))
    expect([answer.statusCode, errorOf(answer)]).toMatchObject([
      ...[422, { code: 'invalid', field, message: expect.stringContaining(sentence) }],
    ])
  })

  test('has a name of its own among those in use, also when two are made at once', async () => {
    const answers = await Promise.all(
      ['Twice', 'TWICE'].map((name) => ask(house.server, admin, 'POST', PATH, wantedOf(name))),
    )
    expect(answers.map((each) => each.statusCode).sort()).toEqual([201, 422])
    const refused = answers.find((each) => each.statusCode === 422)
    expect(refused?.json().error).toMatchObject({
      field: 'name',
      message: expect.stringMatching(/^There is a campaign "twice" already\./i),
    })
  })

  test('is changed once by two who looked at the same version', async () => {
    const { id, version } = await make('Versions')
    const answers = await Promise.all(
      ['One', 'Other'].map((description) => change(id, { version, description, doubleOptIn: true })),
    )
    expect(answers.map((each) => each.statusCode).sort()).toEqual([200, 409])
    const late = answers.find((each) => each.statusCode === 409)
    expect(late?.json().error).toMatchObject({
      code: 'moved_on',
      message: expect.stringContaining('Somebody else changed this campaign'),
    })
    const changed = answers.find((each) => each.statusCode === 200)?.json()
    expect(changed).toMatchObject({
      name: 'Versions',
      doubleOptIn: true,
      levels: ['informational'],
      version: 2,
    })
  })

  test('keeps its purpose: another use case, or offers in it, are refused', async () => {
    const { id, version } = await make('Care')
    expect((await change(id, { version, useCase: 'CUSTOMER_CARE', name: 'Help' })).statusCode).toBe(200)
    for (const [body, field, words] of [
      [{ useCase: 'MARKETING' }, 'useCase', 'consent never serves another purpose'],
      [{ levels: ['informational', 'promotional'] }, 'levels', 'holds no offers'],
    ] as const)
      expect(errorOf(await change(id, { version: 2, ...body }))).toMatchObject({
        ...{ code: 'invalid', field, message: expect.stringContaining(words) },
      })
  })

  test('ends and is taken up again, in any number of clicks, and leaves its name free meanwhile', async () => {
    const { id } = await make('Seasonal')
    const archived = (await post(id, 'archive')).json()
    expect(archived).toMatchObject({ version: 2, archivedAt: expect.any(String) })
    expect((await post(id, 'archive')).json()).toEqual(archived)
    const listed = (await ask(house.server, admin, 'GET', PATH)).json().campaigns
    expect(listed.at(-1).id).toBe(id)

    const next = await make('Seasonal')
    const taken = await post(id, 'reopen')
    expect([taken.statusCode, errorOf(taken)]).toMatchObject([422, { field: 'name' }])
    await change(next.id, { version: 1, name: 'Seasonal, new' })
    const reopened = (await post(id, 'reopen')).json()
    expect(reopened).toMatchObject({ version: 3, archivedAt: null })
    expect((await post(id, 'reopen')).json()).toEqual(reopened)
  })

  test('of another organization is like one that nobody has', async () => {
    const foreign = await make('Theirs', {}, stranger)
    for (const id of [foreign.id, newId()])
      for (const answer of [
        await change(id, { version: 1, name: 'Mine' }),
        await post(id, 'archive'),
        await post(id, 'reopen'),
      ])
        expect([answer.statusCode, errorOf(answer)]).toMatchObject([404, { code: 'not_found' }])
  })

  test('is changed by nobody who may only look', async () => {
    const { id } = await make('Agents look')
    for (const answer of [
      await ask(house.server, agent, 'POST', PATH, wantedOf('Agents make')),
      await change(id, { version: 1, name: 'Mine' }, agent),
      await ask(house.server, agent, 'POST', `${PATH}/${id}/archive`),
    ])
      expect(answer.statusCode).toBe(403)
  })
})

describe('Read for a set of texts, campaigns', () => {
  test('come by id, without those of others', async () => {
    const used = await make('In use', { doubleOptIn: true })
    const ended = await make('Ended')
    await post(ended.id, 'archive')
    const foreign = await make('Foreign', {}, stranger)
    const ids = [used.id, ended.id, foreign.id, newId(), used.id]
    const read = await base.app.db.inOrganization(ours.orgId, (tx) => readCampaigns(tx, ours.orgId, ids))
    const facts = { levels: ['informational'], isArchived: false, doubleOptIn: false }
    expect([...read.values()].sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
      { ...facts, id: ended.id, name: 'Ended', isArchived: true },
      { ...facts, id: used.id, name: 'In use', doubleOptIn: true },
    ])
  })
})

describe('The demo', () => {
  test('has campaigns from its first start on, and gets none back that it ended', async () => {
    const other = await testApp()
    try {
      const demo = await buildBusiness(other.app.db, { isDemo: true })
      await Promise.all([makeDemoCampaigns(other.app), makeDemoCampaigns(other.app)])
      const rows = () =>
        other.app.db.inOrganization(demo.orgId, (tx) =>
          tx.query('SELECT name, levels, archived_at FROM campaign WHERE org_id = $1 ORDER BY name', [
            demo.orgId,
          ]),
        )
      expect(await rows()).toEqual([
        { name: 'Offers', levels: ['promotional'], archived_at: null },
        { name: 'Repair updates', levels: ['informational'], archived_at: null },
      ])
      await other.app.db.inOrganization(demo.orgId, (tx) =>
        tx.query('UPDATE campaign SET archived_at = now() WHERE org_id = $1', [demo.orgId]),
      )
      await makeDemoCampaigns(other.app)
      expect(await rows()).toHaveLength(2)
    } finally {
      await other.close()
    }
  })
})
