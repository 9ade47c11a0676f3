// Texts that were made from templates: what one is fixed to holds for the text, and no field leaves unfilled.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness } from '../../test/factories.ts'
import { phoneWhere } from '../../test/open-hours.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../test/people.ts'
import { campaignRoutes } from '../campaigns/routes.ts'
import { consentRoutes } from '../consent/routes.ts'
import { newId } from '../platform/ids.ts'
import { templateRoutes } from '../templates/routes.ts'
import { messageRoutes } from './routes.ts'
import { openVerbs } from './verbs/jobs.ts'

let base: TestApp
let house: PeopleServer
let shop: Business
let theirs: Business
let admin: Person
let agent: Person
let stranger: Person
let offers: string
let repairs: string
let conversationId: string

beforeAll(async () => {
  base = await testApp()
  house = await peopleServer(base.app)
  const verbs = openVerbs(base.app)
  campaignRoutes(house.server, base.app)
  consentRoutes(house.server, base.app)
  templateRoutes(house.server, base.app)
  messageRoutes(house.server, base.app, verbs)
  shop = await buildBusiness(base.app.db, { name: 'Riverside Bikes' })
  theirs = await buildBusiness(base.app.db, { name: 'Other Business' })
  const { orgId, departmentId } = shop
  admin = await signedIn(base.app, house.auth, { orgId, role: 'admin' })
  agent = await signedIn(base.app, house.auth, { orgId, role: 'agent', departmentIds: [departmentId] })
  stranger = await signedIn(base.app, house.auth, { orgId: theirs.orgId })
  offers = await campaign('Offers', 'MARKETING', 'promotional')
  repairs = await campaign('Repairs', 'CUSTOMER_CARE', 'informational')

  const from = phoneWhere('open')
  await verbs.receive(orgId, shop.connectionId, [
    {
      ...{ kind: 'text', from, to: shop.phone, body: 'Is my bike ready?' },
      ...{ carrierMessageId: newId(), sentAt: null },
    },
  ])
  const [row] = await rows<{ id: string; contact: string }>(
    'SELECT c.id, p.id AS contact FROM conversation c JOIN contact p ON p.org_id = c.org_id AND p.phone = c.their_phone WHERE c.org_id = $1',
    orgId,
  )
  conversationId = row?.id ?? ''
  for (const [campaignId, level] of [
    [offers, 'promotional'],
    [repairs, 'informational'],
  ])
    await agree(row?.contact ?? '', { campaignId, levels: [level] })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

async function agree(contactId: string, to: object): Promise<void> {
  const given = await ask(house.server, admin, 'POST', `/api/contacts/${contactId}/consent/give`, {
    ...{ requestKey: newId(), method: 'paper_form', ...to },
    evidence: { wording: 'Text me.', signature: 'Signed on the ticket', keptAt: 'Tickets, 2026' },
  })
  expect(given.statusCode).toBeLessThan(300)
}
const rows = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
  base.app.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(text, values))

async function campaign(name: string, useCase: string, level: string): Promise<string> {
  const made = await ask(house.server, admin, 'POST', '/api/campaigns', { name, useCase, levels: [level] })
  return made.json().id
}
async function template(more: object = {}, who = admin): Promise<string> {
  const made = await ask(house.server, who, 'POST', '/api/templates', {
    ...{ name: `Template ${newId()}`, body: 'New this week: helmets.', owner: 'organization', ...more },
  })
  expect(made.statusCode).toBe(201)
  return made.json().id
}
const fixedTo = (campaignId: string, level: string) => ({ fixed: { campaignId, level } })
const send = (more: object, who = agent) =>
  ask(house.server, who, 'POST', '/api/messages', {
    ...{ requestKey: newId(), conversationId, body: 'New this week: helmets.', ...more },
  })
const asOffer = () => ({ campaignId: offers, level: 'promotional' })
const asRepair = () => ({ campaignId: repairs, level: 'informational' })
const errorOf = (answer: { json(): { error: object } }) => answer.json().error

describe('A text of a template that is fixed to a campaign', () => {
  test('goes for that campaign and level, and names its template', async () => {
    const templateId = await template(fixedTo(offers, 'promotional'))
    const sent = await send({ templateId, ...asOffer() })
    expect(sent.statusCode).toBe(202)
    expect(
      await rows(
        'SELECT template_id, campaign_id, level FROM message_outbound WHERE id = $1',
        sent.json().id,
      ),
    ).toEqual([{ template_id: templateId, campaign_id: offers, level: 'promotional' }])
  })

  test('is no answer, and goes for no other campaign, though both are agreed to', async () => {
    const templateId = await template(fixedTo(repairs, 'informational'))
    for (const [purpose, reason] of [
      [{}, 'not_an_answer'],
      [asOffer(), 'of_another_campaign'],
    ] as const) {
      const refused = await send({ templateId, ...purpose })
      expect([refused.statusCode, errorOf(refused)]).toMatchObject([422, { code: 'refused', reason }])
      expect((await send(purpose)).statusCode).toBe(202) // the same words of one's own
    }
    expect((await send({ templateId, ...asRepair() })).statusCode).toBe(202)
  })

  test('keeps to it when the template is deleted or changed before the text is sent', async () => {
    const templateId = await template(fixedTo(offers, 'promotional'))
    expect((await ask(house.server, admin, 'DELETE', `/api/templates/${templateId}`)).statusCode).toBe(204)
    expect(errorOf(await send({ templateId }))).toMatchObject({ reason: 'not_an_answer' })
    expect(errorOf(await send({ templateId, ...asRepair() }))).toMatchObject({
      reason: 'of_another_campaign',
    })
    expect((await send({ templateId, ...asOffer() })).statusCode).toBe(202)

    const moved = await template(fixedTo(offers, 'promotional'))
    await ask(house.server, admin, 'PUT', `/api/templates/${moved}`, {
      ...{ name: `Moved ${moved}`, body: 'x', owner: 'organization', version: 1 },
      ...fixedTo(repairs, 'informational'),
    })
    expect(errorOf(await send({ templateId: moved, ...asOffer() }))).toMatchObject({
      reason: 'of_another_campaign',
    })
  })

  test('is another text than the same words without it, under one request key', async () => {
    const templateId = await template()
    const requestKey = newId()
    expect((await send({ requestKey, templateId })).statusCode).toBe(202)
    expect((await send({ requestKey, templateId })).statusCode).toBe(202)
    expect(errorOf(await send({ requestKey }))).toMatchObject({ code: 'key_reused' })
  })
})

test('A template that is not fixed goes as whatever is chosen', async () => {
  const templateId = await template()
  for (const purpose of [{}, asRepair()])
    expect((await send({ templateId, ...purpose })).statusCode).toBe(202)
})

test('A template of somebody else is none: a colleague\u2019s, another department\u2019s, a stranger\u2019s, nobody\u2019s', async () => {
  const theirsToo = await ask(house.server, stranger, 'POST', '/api/templates', { name: 'Theirs', body: 'x' })
  const elsewhere = await base.app.db.inOrganization(shop.orgId, async (tx) => {
    const departmentId = newId()
    await tx.query(
      "INSERT INTO department (org_id, id, name, time_zone) VALUES ($1, $2, 'Elsewhere', 'UTC')",
      [...[shop.orgId, departmentId]],
    )
    return departmentId
  })
  for (const templateId of [
    await template({ owner: 'personal' }),
    await template({ owner: 'department', departmentId: elsewhere }),
    theirsToo.json().id,
    newId(),
  ]) {
    const refused = await send({ templateId })
    expect([refused.statusCode, errorOf(refused)]).toMatchObject([
      ...[
        422,
        { code: 'invalid', field: 'templateId', message: expect.stringContaining('not yours to use') },
      ],
    ])
  }
  const own = await template({ owner: 'personal' }, agent)
  expect((await send({ templateId: own })).statusCode).toBe(202)
})

describe('A field that nobody filled in', () => {
  test.each([
    ['Hi {{first name}}!', '{{first name}}'],
    ['Hi {{ First Name }}!', '{{ First Name }}'],
    ['Hi {{first name|there}}!', '{{first name|there}}'],
    ['Hi {{frist name}}!', '{{frist name}}'],
  ])('keeps %j from being sent, and is named', async (body, field) => {
    const count = 'SELECT count(*)::int AS count FROM message_outbound WHERE org_id = $1'
    const before = await rows(count, shop.orgId)
    for (const who of [agent, admin]) {
      const refused = await send({ body }, who)
      expect([refused.statusCode, errorOf(refused)]).toMatchObject([
        ...[
          422,
          { code: 'invalid', field: 'body', message: expect.stringContaining(`${field} is not filled in`) },
        ],
      ])
    }
    expect(await rows(count, shop.orgId)).toEqual(before)
  })

  test.each(['{braces}', '{{}}', '{{a.b.c}}', '}} {{'])('is not what %j is', async (body) => {
    expect((await send({ body })).statusCode).toBe(202)
  })
})
