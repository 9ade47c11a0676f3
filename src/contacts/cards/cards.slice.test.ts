// The card of a contact through HTTP on a real database: what is changed and told, what stays, and what cannot be read.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type Business, buildBusiness, buildContact } from '../../../test/factories.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../../test/people.ts'
import { editContacts } from '../../consent/hours/actions.ts'
import { newId } from '../../platform/ids.ts'

let base: TestApp
let people: PeopleServer
let ours: Business
let agent: Person
let stranger: Person
beforeAll(async () => {
  base = await testApp()
  people = await peopleServer(base.app)
  ours = await buildBusiness(base.app.db)
  const theirs = await buildBusiness(base.app.db, { name: 'Other Business' })
  const { orgId, departmentId } = ours
  agent = await signedIn(base.app, people.auth, { orgId, role: 'agent', departmentIds: [departmentId] })
  stranger = await signedIn(base.app, people.auth, { orgId: theirs.orgId })
})
afterAll(async () => {
  await people.close()
  await base.close()
})

const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  base.app.db.inOrganization(ours.orgId, (tx) => tx.query<Row>(sql, values))
const someone = (): Promise<{ contactId: string; phone: string }> =>
  base.app.db.inOrganization(ours.orgId, (tx) => buildContact(tx, ours.orgId))
const edit = (id: string, change: object, who = agent) =>
  ask(people.server, who, 'PATCH', `/api/contacts/${id}`, change)
const read = (id: string, who = agent) => ask(people.server, who, 'GET', `/api/contacts/${id}`)
const doorOf = async (phone: string): Promise<string | null | undefined> =>
  (await rows<{ whereabouts: string | null }>('SELECT whereabouts FROM door WHERE phone = $1', phone))[0]
    ?.whereabouts
const told = async (id: string): Promise<string[]> =>
  (
    await rows<{ kind: string; before: string; after: string }>(
      'SELECT kind, before, after FROM contact_event WHERE contact_id = $1 ORDER BY id',
      id,
    )
  ).map(({ kind, before, after }) => `${kind}: ${before} → ${after}`)

const hilo = { street: '12 Palm St', city: 'Hilo', state: 'HI', postalCode: '96720', country: 'us' }

describe('A card', () => {
  test('begins empty, keeps what is entered, and tells the journey what was changed', async () => {
    const { contactId: id, phone } = await someone()
    const blank = { street: '', city: '', state: '', postalCode: '', country: '' }
    expect((await read(id)).json()).toEqual({
      ...{ id, phone, name: '', company: '', email: '', timeZone: '', address: blank },
    })
    const entered = {
      ...{
        name: ' Dana  Reyes',
        company: 'Reyes\u202E & Co',
        email: 'dana@example.com',
        timeZone: 'us/hawaii',
      },
      address: hilo,
    }
    const answer = await edit(id, entered)
    expect(answer.statusCode).toBe(200)
    const card = {
      ...{ id, phone, name: 'Dana  Reyes', company: 'Reyes & Co', email: 'dana@example.com' },
      ...{ timeZone: 'Pacific/Honolulu', address: { ...hilo, country: 'US' } },
    }
    expect(answer.json()).toEqual(card)
    expect((await read(id)).json()).toEqual(card)
    expect((await told(id)).toSorted()).toEqual([
      'address:  → 12 Palm St, Hilo, HI 96720, US',
      'company:  → Reyes & Co',
      'email:  → dana@example.com',
      'named:  → Dana  Reyes',
      'time_zone:  → Pacific/Honolulu',
    ])
    expect(await doorOf(phone)).toBe('US Pacific/Honolulu own zone; US-HI Pacific/Honolulu zip')
    await edit(id, { timeZone: '', address: {} })
    expect(await doorOf(phone)).toBe(null)
    expect((await read(id)).json()).toEqual({ ...card, timeZone: '', address: blank })
  })

  test('changes only in what is named; saying again what stands there is no change', async () => {
    const { contactId: id, phone } = await someone()
    await edit(id, { timeZone: 'Asia/Tokyo', company: 'Mori' })
    await edit(id, { company: 'Mori', email: 'kenji@example.com' })
    expect((await read(id)).json()).toMatchObject({ timeZone: 'Asia/Tokyo', company: 'Mori', name: '' })
    expect(await told(id)).toHaveLength(3)
    expect(await doorOf(phone)).toBe('elsewhere Asia/Tokyo own zone')
  })

  test('is changed by two at once without losing either’s field', async () => {
    const { contactId: id } = await someone()
    const changes = [
      { company: 'Mori' },
      { email: 'k@example.com' },
      { timeZone: 'Asia/Tokyo' },
      { name: 'Kenji' },
    ]
    const answers = await Promise.all(changes.map((change) => edit(id, change)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
    expect((await read(id)).json()).toMatchObject(Object.assign({}, ...changes))
  })

  test.each([
    ['timeZone', { timeZone: 'Middle/Earth' }, 'Choose a time zone such as America/New_York.'],
    ['timeZone', { timeZone: '+05:00' }, 'Choose a time zone such as America/New_York.'],
    ['email', { email: 'dana at example' }, 'Enter an e-mail address such as dana@example.com.'],
    ['address.country', { address: { country: 'ZZ' } }, 'Choose a country, by two letters such as US.'],
    [
      'address.state',
      { address: { state: 'Hawai', country: 'US' } },
      'Enter a state such as HI or Hawaii, or choose the country it lies in.',
    ],
    ['company', { company: 'x'.repeat(101) }, 'Use at most 100 characters.'],
    [undefined, {}, 'Name at least one field to change.'],
  ])(
    'with something that cannot be read is refused at %s and changes nothing: %j',
    async (field, change, message) => {
      const { contactId: id } = await someone()
      const answer = await edit(id, { ...change, ...(field && { name: 'Changed' }) })
      expect(answer.statusCode).toBe(422)
      expect(answer.json().error).toMatchObject({ code: 'invalid', message, ...(field && { field }) })
      expect((await read(id)).json().name).toBe('')
    },
  )

  test('of another organization is answered like one that is not there', async () => {
    const { contactId: id } = await someone()
    for (const change of [{ name: 'Mine' }, { timeZone: 'Asia/Tokyo' }]) {
      const answers = [
        await edit(id, change, stranger),
        await edit(newId(), change),
        await read(id, stranger),
      ]
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
    }
    expect((await read(id)).json()).toMatchObject({ name: '', timeZone: '' })
  })
})

test('In a set each contact gets its own answer: one that cannot be read fails no other', async () => {
  const [dana, kenji] = [await someone(), await someone()]
  const results = await editContacts(base.app, { ...ours, keyId: null }, [
    { id: dana.contactId, change: { timeZone: 'Pacific/Honolulu' } },
    { id: newId(), change: { timeZone: 'Pacific/Honolulu' } },
    { id: kenji.contactId, change: { timeZone: 'Nowhere' } },
    { id: dana.contactId, change: { name: 'Dana', timeZone: 'Asia/Tokyo' } },
  ])
  expect(results.map((each) => (each.ok ? each.contact.card.timeZone : each.reason))).toEqual([
    ...['Asia/Tokyo', 'not_found', 'unknown_place', 'Asia/Tokyo'],
  ])
  expect(await doorOf(dana.phone)).toBe('elsewhere Asia/Tokyo own zone')
  expect(await doorOf(kenji.phone)).toBe(null)
})
