import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness, buildContact } from '../../test/factories.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../test/people.ts'
import { newId } from '../platform/ids.ts'
import { addContacts, namesOf } from './actions.ts'

let base: TestApp
let people: PeopleServer
let ours: Business
let theirs: Business
let agent: Person
let stranger: Person

beforeAll(async () => {
  base = await testApp()
  people = await peopleServer(base.app)
  ours = await buildBusiness(base.app.db)
  theirs = await buildBusiness(base.app.db, { name: 'Other Business' })
  agent = await signedIn(base.app, people.auth, {
    orgId: ours.orgId,
    role: 'agent',
    departmentIds: [ours.departmentId],
  })
  stranger = await signedIn(base.app, people.auth, { orgId: theirs.orgId })
})
afterAll(async () => {
  await people.close()
  await base.close()
})

const add = async (phone: string, name = '', business = ours, who = agent): Promise<string> => {
  const { contactId } = await base.app.db.inOrganization(business.orgId, (tx) =>
    buildContact(tx, business.orgId, { phone }),
  )
  if (name) await ask(people.server, who, 'PATCH', `/api/contacts/${contactId}`, { name })
  return contactId
}
const rename = (id: string, name: string) =>
  ask(people.server, agent, 'PATCH', `/api/contacts/${id}`, { name })
const find = async (typed: string, limit = 8, who = agent): Promise<string[]> => {
  const answer = await ask(
    people.server,
    who,
    'GET',
    `/api/contacts?find=${encodeURIComponent(typed)}&limit=${limit}`,
  )
  expect(answer.statusCode).toBe(200)
  return answer.json().contacts.map((each: { name: string; phone: string }) => each.name || each.phone)
}

describe('Finding a contact', () => {
  beforeAll(async () => {
    await add('+12025550120', 'Dana Reyes')
    await add('+12025550121', 'Danaë Łukasz-Reyes')
    await add('+12025550122', 'Marcus Bell')
    await add('+442079460958', 'Priya Nair')
    await add('+12025550123')
    await add('+13035550120', 'Dana Stranger', theirs, stranger)
  })

  test.each([
    ['dana', ['Dana Reyes', 'Danaë Łukasz-Reyes']],
    ['DANAE', ['Danaë Łukasz-Reyes']],
    ['rey', ['Dana Reyes', 'Danaë Łukasz-Reyes']],
    ['re dan lu', []],
    ['re dan łu', ['Danaë Łukasz-Reyes']],
    ['eyes', []],
    ['+1 (202) 555-012', ['Dana Reyes', 'Danaë Łukasz-Reyes', 'Marcus Bell', '+12025550123']],
    ['2025550123', ['+12025550123']],
    ['44 20 79', ['Priya Nair']],
    ['303 555', []],
    ["%' OR 1=1 --", []],
    ['_', []],
    ['\u0000', ['+12025550123', 'Priya Nair', 'Marcus Bell', 'Danaë Łukasz-Reyes', 'Dana Reyes']],
    ['', ['+12025550123', 'Priya Nair', 'Marcus Bell', 'Danaë Łukasz-Reyes', 'Dana Reyes']],
  ])('by %j gives %j', async (typed, names) => {
    expect(await find(typed)).toEqual(names)
  })

  test('gives as many as asked for', async () => {
    expect(await find('', 2)).toHaveLength(2)
    expect(await find('dana', 1)).toEqual(['Dana Reyes'])
  })

  test('by a word reads an index as the web role, not every contact', async () => {
    const plan = await base.app.db.inOrganization(ours.orgId, (tx) =>
      tx.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT contact_id FROM contact_word WHERE org_id = '${ours.orgId}' AND word >= 'dan' AND word < 'dao'`,
      ),
    )
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Cond: .*word >= 'dan'/)
  })
})

describe('Naming a contact', () => {
  test('makes it found by the new name and no longer by the old one', async () => {
    const id = await add('+12025550150', 'Wanda Oldname')
    expect((await rename(id, '  Wanda   Newname ')).json()).toMatchObject({
      id,
      phone: '+12025550150',
      name: 'Wanda   Newname',
    })
    expect(await find('oldname')).toEqual([])
    expect(await find('newname')).toHaveLength(1)
    await rename(id, '')
    expect(await find('newname')).toEqual([])
  })

  test('drops what no screen shows', async () => {
    const id = await add('+12025550151')
    expect((await rename(id, 'Ann\u0000 \u202Eeel\ud800\n<img src=x>')).json().name).toBe(
      'Ann eel\ufffd <img src=x>',
    )
  })

  test('to something too long is refused with a sentence', async () => {
    const answer = await rename(await add('+12025550152'), 'x'.repeat(101))
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error).toMatchObject({ field: 'name', message: 'Use at most 100 characters.' })
  })

  test('of another organization is answered like one that is not there', async () => {
    const foreign = await rename(await add('+13035550151', '', theirs), 'Mine')
    const missing = await rename(newId(), 'Mine')
    expect([foreign.statusCode, missing.statusCode]).toEqual([404, 404])
    expect(foreign.body).toBe(missing.body)
  })

  test('by twenty people at once leaves one name, found by its own words only', async () => {
    const id = await add('+12025550153')
    await Promise.all(Array.from({ length: 20 }, (_, index) => rename(id, `Racer number${index}`)))
    const found = await Promise.all(Array.from({ length: 20 }, (_, index) => find(`number${index}`)))
    expect(new Set(found.flat()).size).toBe(1)
  })
})

test('Contacts that other slices make are made once, and are known by their phone', async () => {
  const phones = ['+12025550161', '+12025550160', '+12025550161']
  await Promise.all(
    [phones, phones.toReversed(), phones].map((each) =>
      base.app.db.inOrganization(ours.orgId, (tx) => addContacts(tx, ours.orgId, each)),
    ),
  )
  const names = await base.app.db.inOrganization(ours.orgId, (tx) =>
    namesOf(tx, ours.orgId, [...phones, '+12025550169']),
  )
  expect([...names.keys()].sort()).toEqual(['+12025550160', '+12025550161'])
  expect(names.get('+12025550160')).toEqual({ id: expect.any(String), name: '' })
})
