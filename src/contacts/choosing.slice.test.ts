// Choosing whom to text, through HTTP on a real database: who is offered, what is said of a number, and a walk-in who agrees at the counter.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness, somePhone } from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'
import { newId } from '../platform/ids.ts'

let base: TestApp
let house: House
let shop: Business
let agent: Person
let owner: Person
let stranger: Person
beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  shop = await buildBusiness(base.app.db)
  const other = await buildBusiness(base.app.db, { name: 'Other Business' })
  const { orgId, departmentId } = shop
  agent = await signedIn(base.app, house.auth, { orgId, role: 'agent', departmentIds: [departmentId] })
  owner = await signedIn(base.app, house.auth, { orgId })
  stranger = await signedIn(base.app, house.auth, { orgId: other.orgId })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const texted = (phone: string, body = 'Hello'): Promise<unknown> =>
  house.verbs.receive(shop.orgId, shop.connectionId, [
    { kind: 'text', from: phone, to: shop.phone, sentAt: null, body, carrierMessageId: newId() },
  ])
const add = (body: object, who = agent) => ask(house.server, who, 'POST', '/api/contacts', body)
type Found = { id: string; phone: string; name: string; company: string; isOptedOut: boolean }
const find = async (typed: string, who = agent, limit = 8): Promise<Found[]> =>
  (
    await ask(house.server, who, 'GET', `/api/contacts?limit=${limit}&find=${encodeURIComponent(typed)}`)
  ).json().contacts
const lookUp = (phone: string, who = agent) =>
  ask(
    house.server,
    who,
    'GET',
    `/api/conversations/look-up?numberId=${shop.numberId}&phone=${encodeURIComponent(phone)}`,
  )

describe('Whom to choose', () => {
  test('before anything is typed, who was in touch last comes first, then the newest contacts', async () => {
    const [first, second] = [somePhone(), somePhone()]
    await texted(first)
    await texted(second)
    const walkIn = (await add({ phone: somePhone() })).json()
    expect((await find('', agent, 3)).map(({ phone }) => phone)).toEqual([second, first, walkIn.phone])
  })

  test('by the beginning of a word of the company, and no longer when it changes', async () => {
    const { id } = (await add({ phone: somePhone(), name: 'Ida Berg' })).json()
    const company = (name: string) =>
      ask(house.server, agent, 'PATCH', `/api/contacts/${id}`, { company: name })
    await company('Nørrebro Cykler & Søn')
    expect((await find('cyk')).map(({ name, company: of }) => [name, of])).toEqual([
      ['Ida Berg', 'Nørrebro Cykler & Søn'],
    ])
    expect(await find('ida cyk')).toHaveLength(1)
    await company('')
    expect([await find('cyk'), (await find('ida')).length]).toEqual([[], 1])
  })

  test('who opted out is shown as such, until they come back', async () => {
    const phone = somePhone()
    await texted(phone)
    const isOptedOut = async () => (await find(phone))[0]?.isOptedOut
    expect(await isOptedOut()).toBe(false)
    await texted(phone, 'STOP')
    expect(await isOptedOut()).toBe(true)
    await texted(phone, 'START')
    expect(await isOptedOut()).toBe(false)
  })

  test('another organization finds nobody of ours', async () => {
    const phone = somePhone()
    await add({ phone, name: 'Only Ours' })
    expect([await find('only', stranger), await find(phone, stranger)]).toEqual([[], []])
  })
})

describe('A number that was typed', () => {
  test.each([
    ['(202) 555-0142', '+12025550142'],
    ['+1 202.555.0142', '+12025550142'],
    ['0044 7400 123456', '+447400123456'],
  ])('%j is read as %s, of whom nothing is known', async (typed, phone) => {
    expect((await lookUp(typed)).json()).toMatchObject({
      ...{ phone, conversationId: null, contactId: null, name: '' },
      standing: { maySend: false },
    })
  })

  test.each([
    ['+44 20 7946 0958', /landline.*mobile/],
    ['555-0142', /area code/],
    ['+1 800 555 1234', /toll-free/],
  ])('%j is refused, and it is said why', async (typed, why) => {
    const answer = await lookUp(typed)
    expect([answer.statusCode, answer.json().error.field]).toEqual([422, 'phone'])
    expect(answer.json().error.message).toMatch(why)
  })

  test('is refused when it is our own, by its name', async () => {
    expect((await lookUp(shop.phone)).json().error.message).toMatch(/your own numbers \(Main line\)/)
  })

  test('of a contact tells who it is', async () => {
    const contact = (await add({ phone: somePhone(), name: 'Ola Nord' })).json()
    expect((await lookUp(contact.phone)).json()).toMatchObject({ contactId: contact.id, name: 'Ola Nord' })
  })
})

describe('A walk-in', () => {
  test('is added once; a name is only given to somebody who has none', async () => {
    const phone = somePhone()
    const answers = await Promise.all([add({ phone }), add({ phone }), add({ phone })])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
    expect(new Set(answers.map((each) => each.json().id)).size).toBe(1)
    expect((await add({ phone, name: 'Uma Lind' })).json()).toMatchObject({ name: 'Uma Lind', isNew: false })
    expect((await add({ phone, name: 'Somebody Else' })).json().name).toBe('Uma Lind')
    expect((await find('uma')).map((each) => each.phone)).toEqual([phone])
  })

  test('may be texted for what they agreed to at the counter, and for nothing else', async () => {
    const campaign = await ask(house.server, owner, 'POST', '/api/campaigns', {
      ...{ name: 'Repair updates', useCase: 'CUSTOMER_CARE', levels: ['informational'] },
    })
    const { id, phone } = (await add({ phone: somePhone(), name: 'Vera Holm' })).json()
    expect((await lookUp(phone)).json().standing.maySend).toBe(false)
    const text = {
      ...{ to: phone, numberId: shop.numberId, body: 'Your bike is ready.' },
      ...{ level: 'informational', campaignId: campaign.json().id, dueAt: undefined },
    }
    const send = (more: object = {}) =>
      ask(house.server, agent, 'POST', '/api/messages', { requestKey: newId(), ...text, ...more })
    expect((await send()).json().error.reason).toBe('not_given')
    const given = await ask(house.server, agent, 'POST', `/api/contacts/${id}/consent/give`, {
      ...{
        requestKey: newId(),
        campaignId: text.campaignId,
        levels: ['informational'],
        method: 'paper_form',
      },
      evidence: { wording: 'Text me about my repair.', signature: 'Signed', keptAt: 'Folder 3' },
    })
    expect(given.statusCode).toBe(200)
    const sent = await send()
    // At night where they are it waits for the morning: that is the hour's refusal, not consent's.
    expect(sent.statusCode === 202 || sent.json().error.reason === 'quiet_hours').toBe(true)
    expect((await send({ level: 'conversational', campaignId: undefined })).statusCode).toBe(422)
  })
})
