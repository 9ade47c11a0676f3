// Texts for campaigns on the real database: what was agreed to for one is cleared for that one only, at acceptance and again at hand-off.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { callerOf } from '../../test/chaos/stage.ts'
import { dispatchAll } from '../../test/dispatch.ts'
import { type Business, buildBusiness, somePhone } from '../../test/factories.ts'
import { phoneWhere } from '../../test/open-hours.ts'
import { addCampaign } from '../campaigns/actions.ts'
import { addRecords, lockDoors, openDoorsForChange, readGrants, writeGrants } from '../consent/actions.ts'
import type { CampaignLevel } from '../consent/methods.ts'
import { afterGiven, afterWithdrawn, type Grant, NO_GRANT } from '../consent/standing.ts'
import { addContacts } from '../contacts/actions.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { ask } from './consent-request/actions.ts'
import { claim } from './dispatch/actions.ts'
import { receive } from './receive/actions.ts'
import { type SendResult, send, type Wanted } from './send/actions.ts'

let shop: Business
let context: TestApp
let offers: string
let repairs: string
let codes: string
beforeAll(async () => {
  context = await testApp()
  shop = await buildBusiness(context.database.db, { name: 'Riverside Bikes' })
  const make = async (name: string, levels: CampaignLevel[], useCase: string): Promise<string> => {
    const made = await addCampaign(context.app, shop.orgId, {
      name,
      levels,
      useCase,
      description: '',
      doubleOptIn: false,
    })
    if (!made.ok) throw new Error(JSON.stringify(made))
    return made.campaign.id
  }
  offers = await make('Offers', ['promotional'], 'MARKETING')
  repairs = await make('Repairs', ['informational'], 'CUSTOMER_CARE')
  codes = await make('Codes', ['informational'], '2FA')
})
afterAll(() => context.close())

const inShop = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  context.app.db.inOrganization(shop.orgId, work)

type Fold = (before: Grant, at: Date, record: string) => Grant

/** Writes a record and folds it into what holds, as every giving and withdrawing does. */
async function agree(
  phone: string,
  {
    campaignId,
    level,
    fold = afterGiven,
    kind = 'given',
  }: { campaignId: string; level: CampaignLevel; fold?: Fold; kind?: 'given' | 'withdrawn' },
): Promise<void> {
  await inShop(async (tx) => {
    const { now } = await openDoorsForChange(tx, shop.orgId, [phone], {
      missing: [phone],
      add: (missing) => addContacts(tx, shop.orgId, missing),
    })
    const held = (await readGrants(tx, shop.orgId, [phone])).get(phone) ?? []
    const grant =
      held.find((each) => each.campaignId === campaignId && each.level === level)?.grant ?? NO_GRANT
    const id = newId()
    await addRecords(tx, shop.orgId, [
      {
        id,
        kind,
        level,
        campaignId,
        method: 'paper_form',
        medium: 'staff',
        saidAt: now,
        recordedAt: now,
        personal: { phone },
      },
    ])
    await writeGrants(tx, shop.orgId, [{ phone, campaignId, level, grant: fold(grant, now, id) }])
  })
}
/** Somebody who has texted us is asked to confirm the repairs. */
async function askAboutRepairs(phone: string): Promise<void> {
  await hear(phone, 'Can you text me when it is done?')
  const [contact] = await rows<{ id: string }>('SELECT id FROM contact WHERE phone = $1', phone)
  const wanted = { campaignId: repairs, levels: ['informational' as const] }
  await ask(context.app, callerOf(shop), { id: contact?.id ?? '', wanted })
}

const write = async (phone: string, more: Partial<Wanted> = {}): Promise<SendResult> => {
  const [result] = await send(context.app, shop.orgId, [wanted(phone, more)])
  if (!result) throw new Error('no result')
  return result
}
const wanted = (phone: string, more: Partial<Wanted> = {}): Wanted => ({
  ...{
    requestKey: newId(),
    conversationId: null,
    numberId: shop.numberId,
    phone,
    body: 'Your bike is ready.',
  },
  ...{ dueAt: null, authorId: shop.memberId, keyId: null, departments: 'all' },
  ...more,
})
const hear = (phone: string, body: string): Promise<unknown> =>
  receive(context.app, shop.orgId, [
    {
      connectionId: shop.connectionId,
      event: { kind: 'text', from: phone, to: shop.phone, body, carrierMessageId: newId(), sentAt: null },
    },
  ])
const rows = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
  inShop((tx) => tx.query<Row>(text, values))
const texts = (phone: string) =>
  rows<{ state: string; reason: string | null }>(
    'SELECT state, reason FROM message_outbound WHERE phone = $1 ORDER BY accepted_at, order_no',
    phone,
  )
const records = (phone: string) =>
  rows<{ kind: string; level: string | null; method: string | null }>(
    `SELECT r.kind, r.level, r.method FROM consent_record r JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id
      WHERE p.phone = $1 ORDER BY r.id`,
    phone,
  )
const serve = () =>
  claim(
    context.app,
    { org_id: shop.orgId, id: shop.laneId, connection_id: shop.connectionId },
    { most: 50, workerId: newId() },
  )
const forRepairs = { campaign: { id: '', level: 'informational' as const } }
const of = (id: string, level: CampaignLevel): Pick<Wanted, 'campaign'> => ({ campaign: { id, level } })

test('consent for one campaign clears its texts, makes their thread, and rests on its record', async () => {
  const phone = phoneWhere('open')
  await agree(phone, { campaignId: repairs, level: 'informational' })
  expect(await write(phone, of(repairs, 'informational'))).toMatchObject({ ok: true, state: 'queued' })
  const [text] = await rows(
    'SELECT r.kind, r.campaign_id, m.level FROM message_outbound m JOIN consent_record r ON r.id = m.cleared_by WHERE m.phone = $1',
    phone,
  )
  expect(text).toEqual({ kind: 'given', campaign_id: repairs, level: 'informational' })
  expect(await write(phone)).toMatchObject({ ok: false, reason: 'no_consent' })
})

test.each([
  ['codes are no offers', () => of(codes, 'informational'), () => of(offers, 'promotional'), 'not_given'],
  [
    'one campaign never serves another',
    () => of(codes, 'informational'),
    () => of(repairs, 'informational'),
    'not_given',
  ],
  [
    'informational is not promotional',
    () => of(repairs, 'informational'),
    () => of(repairs, 'promotional'),
    'not_of_this_campaign',
  ],
  [
    'a campaign must be named',
    () => of(repairs, 'informational'),
    () => ({ ...forRepairs, campaign: { id: null, level: 'informational' as const } }),
    'no_campaign',
  ],
  [
    'a foreign campaign is none',
    () => of(repairs, 'informational'),
    () => of(newId(), 'informational'),
    'no_campaign',
  ],
])('%s', async (_rule, given, sent, reason) => {
  const phone = phoneWhere('open')
  const { campaign } = given()
  await agree(phone, { campaignId: campaign?.id ?? '', level: campaign?.level ?? 'informational' })
  expect(await write(phone, sent())).toMatchObject({ ok: false, reason })
  expect(await texts(phone)).toEqual([])
})

test('what was withdrawn after it was accepted does not leave, nor once it is given anew', async () => {
  const phone = phoneWhere('open')
  const repair = { campaignId: repairs, level: 'informational' } as const
  await agree(phone, repair)
  await write(phone, of(repairs, 'informational'))
  await agree(phone, { ...repair, fold: afterWithdrawn, kind: 'withdrawn' })
  await agree(phone, repair)
  await serve()
  expect(await texts(phone)).toEqual([{ state: 'refused', reason: 'withdrawn' }])
  expect(await write(phone, of(repairs, 'informational'))).toMatchObject({ ok: true })
})

test('a text that was due in the past is queued at once, and the answer says so', async () => {
  const phone = somePhone()
  await hear(phone, 'Is it done?')
  const results = [new Date('2020-01-01T00:00:00Z'), null, new Date(Date.now() + 3_600_000)].map((dueAt) =>
    write(phone, { dueAt }),
  )
  expect((await Promise.all(results)).map((each) => each.ok && each.state)).toEqual([
    ...['queued', 'queued', 'scheduled'],
  ])
})

test('in a quiet hour a promotional text is refused with the hour at which it may go; scheduled for then it is accepted', async () => {
  const phone = phoneWhere('quiet')
  await agree(phone, { campaignId: offers, level: 'promotional' })
  const refused = await write(phone, of(offers, 'promotional'))
  expect(refused).toMatchObject({ ok: false, reason: 'quiet_hours' })
  const dueAt = refused.ok || refused.problem !== 'refused' ? null : refused.until
  expect(await write(phone, { ...of(offers, 'promotional'), dueAt })).toMatchObject({
    ok: true,
    state: 'scheduled',
  })
})

test('of ten promotional texts at once three are accepted, whoever sends them', async () => {
  const phone = phoneWhere('open')
  await agree(phone, { campaignId: offers, level: 'promotional' })
  const results = await Promise.all(Array.from({ length: 10 }, () => write(phone, of(offers, 'promotional'))))
  expect(results.filter(({ ok }) => ok)).toHaveLength(3)
  expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'too_many_today', until: expect.any(Date) })
})

test('an offer needs promotional consent; a member of staff may say that it is none, an integration may not', async () => {
  const phone = phoneWhere('open')
  await agree(phone, { campaignId: repairs, level: 'informational' })
  const offer = {
    ...of(repairs, 'informational'),
    body: '20% off all helmets this week only! Use code HELMET',
  }
  expect(await write(phone, offer)).toMatchObject({ ok: false, reason: 'offer_needs_promotional' })
  const overrule = { reason: 'They asked for the code', by: 'Ana' }
  expect(await write(phone, { ...offer, overrule, authorId: null, keyId: newId() })).toMatchObject({
    ok: false,
  })
  const requestKey = newId()
  expect(await write(phone, { ...offer, overrule, requestKey })).toMatchObject({ ok: true, isNew: true })
  expect(await write(phone, { ...offer, overrule, requestKey })).toMatchObject({ ok: true, isNew: false })
  const otherwise = { ...overrule, reason: 'It is none' }
  expect(await write(phone, { ...offer, overrule: otherwise, requestKey })).toMatchObject({
    problem: 'key_reused',
  })
  const [row] = await rows(
    `SELECT r.kind, p.reason, p.actor_name FROM message_outbound m JOIN consent_record r ON r.id = m.overruled_by
       JOIN record_personal p ON p.record_id = r.id WHERE m.phone = $1`,
    phone,
  )
  expect(row).toEqual({ kind: 'overruled', reason: 'They asked for the code', actor_name: 'Ana' })
})

test.each([
  ['Yes', 'given', 'double_opt_in', true],
  ['No', 'declined', null, false],
])('"%s" to a double opt-in request', async (words, kind, method, mayGo) => {
  const phone = phoneWhere('open')
  await askAboutRepairs(phone)
  expect(await write(phone, of(repairs, 'informational'))).toMatchObject({ reason: 'not_confirmed_yet' })
  await dispatchAll(context.app, shop)
  await hear(phone, words)
  expect((await records(phone)).at(-1)).toEqual({ kind, level: 'informational', method })
  const sent = await write(phone, of(repairs, 'informational'))
  expect(sent.ok).toBe(mayGo)
})

test('a STOP ends every campaign; START does not bring them back', async () => {
  const phone = phoneWhere('open')
  await agree(phone, { campaignId: repairs, level: 'informational' })
  await write(phone, of(repairs, 'informational'))
  await hear(phone, 'please take me off your list')
  expect(await texts(phone)).toMatchObject([{ state: 'cancelled' }, { state: 'queued' }])
  await hear(phone, 'START')
  expect(await write(phone, of(repairs, 'informational'))).toMatchObject({ reason: 'withdrawn' })
  expect(await write(phone)).toMatchObject({ ok: true })
})

test('"wrong number" closes the door without a confirmation', async () => {
  const phone = somePhone()
  await hear(phone, 'Hi')
  await write(phone)
  await hear(phone, 'Sorry, you have the wrong number')
  expect(await texts(phone)).toEqual([{ state: 'cancelled', reason: 'wrong_number' }])
  expect(await write(phone)).toMatchObject({ reason: 'wrong_number' })
})

test('words that may mean STOP pause campaigns and open a case; an answer may still be written', async () => {
  const phone = phoneWhere('open')
  await agree(phone, { campaignId: repairs, level: 'informational' })
  await hear(phone, '🛑')
  const { doors } = await inShop((tx) => lockDoors(tx, shop.orgId, [phone], 'share'))
  expect(doors.get(phone)?.doubtRecord).toEqual(expect.any(String))
  expect(await write(phone, of(repairs, 'informational'))).toMatchObject({ reason: 'in_doubt' })
  expect(await write(phone)).toMatchObject({ ok: true })
  expect(await rows('SELECT phone FROM opt_out_case WHERE phone = $1', phone)).toHaveLength(1)
})
