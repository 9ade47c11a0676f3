import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness, buildContact, buildDepartment } from '../../test/factories.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../test/people.ts'
import { campaignRoutes } from '../campaigns/routes.ts'
import { newId } from '../platform/ids.ts'
import type { Template } from './contract.ts'
import { templateRoutes } from './routes.ts'

let base: TestApp
let house: PeopleServer
let ours: Business
let theirs: Business
let backOffice: string
let manager: Person
let agent: Person
let colleague: Person
let outsider: Person
let auditor: Person
let stranger: Person

beforeAll(async () => {
  base = await testApp()
  house = await peopleServer(base.app)
  campaignRoutes(house.server, base.app)
  templateRoutes(house.server, base.app)
  ours = await buildBusiness(base.app.db, { name: 'Riverside Bikes' })
  theirs = await buildBusiness(base.app.db, { name: 'Other Business' })
  const { orgId, departmentId } = ours
  backOffice = await base.app.db.inOrganization(orgId, async (tx) => {
    return (await buildDepartment(tx, orgId, { name: 'Back office' })).departmentId
  })
  const person = (role: 'manager' | 'agent' | 'auditor', departments: string[], name: string) =>
    signedIn(base.app, house.auth, { orgId, role, departmentIds: departments, name })
  manager = await person('manager', [departmentId], 'Max Manager')
  agent = await person('agent', [departmentId], 'Ana Ortiz')
  colleague = await person('agent', [departmentId], 'Ben Ode')
  outsider = await person('agent', [backOffice], 'Ola Out')
  auditor = await person('auditor', [], 'Ada Audit')
  stranger = await signedIn(base.app, house.auth, { orgId: theirs.orgId, name: 'Stranger' })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const PATH = '/api/templates'
const wantedOf = (name: string, more: object = {}) => ({ name, body: 'Hi {{first name|there}}!', ...more })
async function make(name: string, more: object = {}, who = agent): Promise<Template> {
  const answer = await ask(house.server, who, 'POST', PATH, wantedOf(name, more))
  expect([answer.statusCode, name]).toEqual([201, name])
  return answer.json()
}
const share = (name: string, more: object = {}) => make(name, { owner: 'organization', ...more }, manager)
const toFrontDesk = () => ({ owner: 'department', departmentId: ours.departmentId })
const change = (id: string, body: object, who = agent) => ask(house.server, who, 'PUT', `${PATH}/${id}`, body)
const remove = (id: string, who = agent) => ask(house.server, who, 'DELETE', `${PATH}/${id}`)
const restore = (id: string, who = agent) => ask(house.server, who, 'POST', `${PATH}/${id}/restore`)
const use = (id: string, who = agent) => ask(house.server, who, 'POST', `${PATH}/${id}/use`)
const read = (id: string, who = agent) => ask(house.server, who, 'GET', `${PATH}/${id}`)
async function names(query: string, who = agent): Promise<string[]> {
  const answer = await ask(house.server, who, 'GET', `${PATH}?${query}`)
  expect(answer.statusCode).toBe(200)
  return answer.json().templates.map(({ name }: Template) => name)
}
const errorOf = (answer: { json(): { error: object } }) => answer.json().error

describe('A template', () => {
  test('is made as it was written, and found by those whose it is and no others', async () => {
    const own = await make('  Whose\u200e own ', { kind: 'review' })
    expect(own).toMatchObject({
      ...{ name: 'Whose own', kind: 'review', owner: 'personal', departmentId: null, fixed: null },
      ...{ mayChange: true, used: 0, lastUsedAt: null, version: 1 },
    })
    await make('Whose desk', toFrontDesk(), manager)
    await share('Whose all')
    expect(await names('find=whose')).toEqual(['Whose all', 'Whose desk', 'Whose own'])
    expect(await names('find=whose&shelf=personal')).toEqual(['Whose own'])
    expect(await names('find=whose&shelf=shared')).toEqual(['Whose all', 'Whose desk'])
    expect(await names('find=whose&kind=text')).toEqual(['Whose all', 'Whose desk'])
    expect(await names('find=whose', colleague)).toEqual(['Whose all', 'Whose desk'])
    expect(await names('find=whose', outsider)).toEqual(['Whose all'])
    expect(await names('find=whose', manager)).toEqual(['Whose all', 'Whose desk'])
    expect(await names('find=whose', auditor)).toEqual(['Whose all', 'Whose desk'])
    expect(await names('find=whose', stranger)).toEqual([])
  })

  test.each([
    ['no name', { name: ' ' }, 'name', /^Enter a name\./],
    ['a long name', { name: 'x'.repeat(61) }, 'name', /at most 60/],
    ['no words', { body: ' ' }, 'body', /^Write what the template says\./],
    ['too many words', { body: 'x'.repeat(1601) }, 'body', /at most 1600/],
    ['an unseen sign', { body: 'Hi \u0000' }, 'body', /no phone can show/],
    [
      'a field that nobody knows',
      { body: 'Hi {{frist name}}' },
      'body',
      /^There is no field \{\{frist name\}\}\. Known are \{\{first name\}\}/,
    ],
    ['a field without an end', { body: 'Hi {{first name' }, 'body', /^A field begins with/],
    ['a kind of its own', { kind: 'fax' }, 'kind', /./],
    ['a department that is not named', { owner: 'department' }, 'departmentId', /^Choose the department/],
    [
      'a department, though it is personal',
      { owner: 'personal', departmentId: newId() },
      'departmentId',
      /^Choose the department/,
    ],
  ])('is not made with %s', async (_, more, field, sentence) => {
    const answer = await ask(house.server, agent, 'POST', PATH, wantedOf('Wrong', more))
    expect([answer.statusCode, errorOf(answer)]).toMatchObject([
      ...[422, { code: 'invalid', field, message: expect.stringMatching(sentence) }],
    ])
  })

  test('has a name of its own among those of its owner, also when two are made at once', async () => {
    const answers = await Promise.all(
      ['Twice', 'TWICE'].map((name) => ask(house.server, agent, 'POST', PATH, wantedOf(name))),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422])
    const refused = answers.find(({ statusCode }) => statusCode === 422)
    expect(refused?.json().error).toMatchObject({ field: 'name', message: expect.stringMatching(/already/) })
    await make('Twice', {}, colleague) // theirs is another one
    await share('Twice')
  })

  test('is changed once by two who looked at the same version', async () => {
    const { id, version } = await share('Versions')
    const other = await signedIn(base.app, house.auth, { orgId: ours.orgId, role: 'admin' })
    const answers = await Promise.all(
      [manager, other].map((who, index) =>
        change(
          id,
          { ...wantedOf('Versions', { owner: 'organization', body: `Body ${index}` }), version },
          who,
        ),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json().error).toMatchObject({
      ...{ code: 'moved_on', message: expect.stringContaining('Somebody else changed this template') },
    })
    expect((await read(id)).json()).toMatchObject({ version: 2, mayChange: false })
  })

  test('is deleted and taken back, in any number of clicks, and leaves its name free meanwhile', async () => {
    const { id } = await make('Seasonal')
    for (const _ of [1, 2]) expect((await remove(id)).statusCode).toBe(204)
    expect([(await read(id)).statusCode, (await use(id)).statusCode]).toEqual([404, 404])
    expect((await change(id, { ...wantedOf('Seasonal'), version: 2 })).statusCode).toBe(404)
    expect(await names('find=seasonal')).toEqual([])
    const next = await make('Seasonal')
    const taken = await restore(id)
    expect([taken.statusCode, errorOf(taken)]).toMatchObject([422, { field: 'name' }])
    await remove(next.id)
    for (const _ of [1, 2])
      expect((await restore(id)).json()).toMatchObject({ id, name: 'Seasonal', version: 3 })
    expect(await names('find=seasonal')).toEqual(['Seasonal'])
  })

  test('counts how often it was used', async () => {
    const { id } = await share('Counted')
    await Promise.all([use(id), use(id, colleague), use(id, outsider)])
    expect((await read(id)).json()).toMatchObject({ used: 3, lastUsedAt: expect.any(String), version: 1 })
  })

  test('can be handed from its member to everybody, and back', async () => {
    const { id } = await make('Handed on', {}, manager)
    const shared = await change(id, { ...wantedOf('Handed on', toFrontDesk()), version: 1 }, manager)
    expect(shared.json()).toMatchObject({ owner: 'department', departmentId: ours.departmentId })
    expect(await names('find=handed')).toEqual(['Handed on'])
    const back = await change(id, { ...wantedOf('Handed on'), version: 2 }, manager)
    expect(back.json()).toMatchObject({ owner: 'personal', departmentId: null })
    expect(await names('find=handed')).toEqual([])
  })

  test('is found page by page, by any of its words', async () => {
    for (const name of ['Paged one', 'Paged three', 'paged two', 'Paged four'])
      await make(name, { body: 'Leaf 100%_' })
    expect(await names('find=LEAF paged')).toEqual(['Paged four', 'Paged one', 'Paged three', 'paged two'])
    expect(await names('find=100%25_')).toHaveLength(4)
    expect(await names('find=100%25%25')).toEqual([])
    const first = (await ask(house.server, agent, 'GET', `${PATH}?find=leaf&limit=3`)).json()
    expect(first.next).toBe(first.templates[2].id)
    const second = await ask(house.server, agent, 'GET', `${PATH}?find=leaf&limit=3&cursor=${first.next}`)
    expect(second.json()).toMatchObject({ templates: [{ name: 'paged two' }], next: null })
    expect(await names(`find=leaf&cursor=${newId()}`)).toEqual([])
  })
})

describe('Who may', () => {
  test('share templates is a matter of the role, and everybody who texts has their own', async () => {
    for (const more of [{ owner: 'organization' }, toFrontDesk()]) {
      const refused = await ask(house.server, agent, 'POST', PATH, wantedOf('Agents share', more))
      expect([refused.statusCode, errorOf(refused)]).toMatchObject([403, { code: 'not_allowed' }])
    }
    expect((await ask(house.server, auditor, 'POST', PATH, wantedOf('Auditors make'))).statusCode).toBe(403)
    const { id, version } = await share('Theirs to see')
    const body = { ...wantedOf('Mine now'), version }
    for (const answer of [await change(id, body), await remove(id), await restore(id)])
      expect(answer.statusCode).toBe(403)
    const own = await make('To be shared by an agent')
    expect(
      (await change(own.id, { ...wantedOf('x', { owner: 'organization' }), version: 1 })).statusCode,
    ).toBe(403)
  })

  test('touch a template: a colleague\u2019s, another department\u2019s and a stranger\u2019s are not there', async () => {
    const personal = await make('Mine alone')
    const desk = await make('Desk alone', toFrontDesk(), manager)
    const missing = await read(newId())
    for (const [id, who] of [
      [personal.id, colleague],
      [personal.id, manager],
      [desk.id, outsider],
      [personal.id, stranger],
      [desk.id, stranger],
    ] as const)
      for (const answer of [
        await read(id, who),
        await use(id, who),
        await change(id, { ...wantedOf('Mine'), version: 1 }, who),
        await remove(id, who),
        await restore(id, who),
      ])
        expect([answer.statusCode, answer.body]).toEqual([404, missing.body])
    expect((await read(personal.id)).json()).toMatchObject({ name: 'Mine alone', version: 1 })
  })

  test('name a department or a campaign of others: as if it were not there', async () => {
    const foreign = await ask(house.server, stranger, 'POST', '/api/campaigns', {
      ...{ name: 'Theirs', useCase: 'CUSTOMER_CARE', levels: ['informational'] },
    })
    for (const more of [
      { owner: 'department', departmentId: theirs.departmentId },
      { owner: 'department', departmentId: newId() },
      { fixed: { campaignId: foreign.json().id, level: 'informational' } },
      { fixed: { campaignId: newId(), level: 'informational' } },
    ])
      expect((await ask(house.server, manager, 'POST', PATH, wantedOf('Wrong', more))).statusCode).toBe(404)
  })
})

test('A template is fixed to a campaign in use, at a level that the campaign has', async () => {
  const made = await ask(house.server, manager, 'POST', '/api/campaigns', {
    ...{ name: 'Offers', useCase: 'MARKETING', levels: ['promotional'] },
  })
  const campaignId = made.json().id
  const fixed = { campaignId, level: 'promotional' }
  const template = await make('Spring sale', { fixed })
  expect(template.fixed).toEqual({ ...fixed, campaign: 'Offers', isArchived: false })
  const wrong = await ask(house.server, agent, 'POST', PATH, {
    ...wantedOf('Spring news', { fixed: { campaignId, level: 'informational' } }),
  })
  expect([wrong.statusCode, errorOf(wrong)]).toMatchObject([422, { field: 'fixed' }])

  await ask(house.server, manager, 'POST', `/api/campaigns/${campaignId}/archive`)
  const late = await ask(house.server, agent, 'POST', PATH, wantedOf('Late sale', { fixed }))
  expect(errorOf(late)).toMatchObject({ field: 'fixed', message: expect.stringContaining('has ended') })
  const kept = await change(template.id, { ...wantedOf('Spring sale, kept', { fixed }), version: 1 })
  expect(kept.json()).toMatchObject({ fixed: { ...fixed, isArchived: true } })
  const freed = await change(template.id, { ...wantedOf('Spring sale, freed'), version: 2 })
  expect(freed.json().fixed).toBeNull()
})

describe('The fields of a template stand for', () => {
  const valuesOf = async (query: string, who = agent) => {
    const answer = await ask(house.server, who, 'GET', `${PATH}/values?${query}`)
    return answer.statusCode === 200 ? answer.json() : answer.statusCode
  }
  const [nobody, sender] = [
    { 'first name': '', 'full name': '', company: '' },
    { business: 'Riverside Bikes', 'my name': 'Ana Ortiz' },
  ]

  test('who texts, for which department, and whom', async () => {
    const { phone } = await base.app.db.inOrganization(ours.orgId, (tx) =>
      buildContact(tx, ours.orgId, { name: 'Dana Reyes' }),
    )
    const query = `phone=${encodeURIComponent(phone)}&departmentId=${ours.departmentId}`
    expect(await valuesOf(query)).toEqual({
      ...{ 'first name': 'Dana', 'full name': 'Dana Reyes', company: '' },
      ...{ ...sender, department: expect.stringMatching(/^Front desk/) },
    })
    expect(await valuesOf('')).toEqual({ ...nobody, ...sender, department: '' })
    expect(await valuesOf(`phone=${encodeURIComponent('+12025550142')}`)).toMatchObject(nobody)
    expect(await valuesOf(`phone=${encodeURIComponent(phone)}`, stranger)).toMatchObject(nobody)
  })

  test('nothing where the department is not one\u2019s own', async () => {
    expect(await valuesOf(`departmentId=${backOffice}`)).toBe(404)
    expect(await valuesOf(`departmentId=${theirs.departmentId}`, manager)).toBe(404)
    expect(await valuesOf(`departmentId=${newId()}`, manager)).toBe(404)
    expect(await valuesOf('phone=Dana')).toBe(422)
  })
})

test('One owner has five hundred templates at most', async () => {
  const own = await signedIn(base.app, house.auth, { orgId: ours.orgId, role: 'agent' })
  await base.app.db.inOrganization(ours.orgId, (tx) =>
    tx.query(
      `INSERT INTO template (org_id, id, name, body, kind, member_id)
       SELECT $1, gen_random_uuid(), 'Number ' || n, 'x', 'text', $2 FROM generate_series(1, 499) n`,
      [ours.orgId, own.memberId],
    ),
  )
  const last = await make('Number 500', {}, own)
  const full = await ask(house.server, own, 'POST', PATH, wantedOf('Number 501'))
  expect([full.statusCode, errorOf(full)]).toMatchObject([422, { field: 'owner' }])
  await remove(last.id, own)
  await make('Number 501', {}, own)
  expect((await restore(last.id, own)).statusCode).toBe(422)
})
