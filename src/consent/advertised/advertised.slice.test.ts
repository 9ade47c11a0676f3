// Keywords with their advertisement through HTTP on a real database, and what texting one does.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ConsentDesk, levelIn, openConsentDesk } from '../../../test/consent-desk.ts'
import { somePhone } from '../../../test/factories.ts'
import { ask, type Person, signedIn } from '../../../test/people.ts'
import { receive } from '../../messages/receive/actions.ts'
import { newId } from '../../platform/ids.ts'

let desk: ConsentDesk
let admin: Person
beforeAll(async () => {
  desk = await openConsentDesk()
  admin = await signedIn(desk.base.app, desk.house.auth, { orgId: desk.shop.orgId, role: 'admin' })
})
afterAll(() => desk.close())

const wordingOf = (keyword: string): string =>
  `Text ${keyword} for repair updates and marketing texts from Riverside Bikes. Up to 4 msgs/month. Msg & data rates may apply. Consent is not a condition of purchase.\nText HELP for help, STOP to opt out. Terms and privacy: riverside.example`
const wantedOf = (keyword: string, more: object = {}) => ({
  ...{ numberId: desk.shop.numberId, keyword, levels: ['informational'], wording: wordingOf(keyword) },
  ...{ place: 'Poster in the window', link: 'https://riverside.example/poster.png', ...more },
})
const pathOf = (campaignId: string, id?: string): string =>
  `/api/campaigns/${campaignId}/keywords${id ? `/${id}` : ''}`
const add = (campaignId: string, body: object, who = admin) =>
  ask(desk.house.server, who, 'POST', pathOf(campaignId), body)
async function made(campaignId: string, keyword: string, more: object = {}) {
  const answer = await add(campaignId, wantedOf(keyword, more))
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const idOf = async (phone: string): Promise<string> =>
  (await desk.rows<{ id: string }>('SELECT id FROM contact WHERE phone = $1', phone))[0]?.id ?? ''
const kinds = async (phone: string): Promise<string[]> => (await desk.ledger(phone)).map(({ kind }) => kind)

describe('A keyword', () => {
  test('is put on file with its advertisement, changed and taken out of use', async () => {
    const first = await made(desk.repairs, 'fixit', { wording: wordingOf('FIXIT') })
    expect(first).toMatchObject({ keyword: 'FIXIT', lacks: [], wordingVersion: 1, version: 1 })
    const put = (body: object) =>
      ask(desk.house.server, admin, 'PUT', pathOf(desk.repairs, first.id), { ...wantedOf('FIXIT'), ...body })
    const moved = await put({ version: 1, place: 'Poster at the till' })
    expect(moved.json()).toMatchObject({ wordingVersion: 1, version: 2, place: 'Poster at the till' })
    const worded = await put({ version: 2, wording: `${wordingOf('FIXIT')}.` })
    expect(worded.json()).toMatchObject({ wordingVersion: 2, version: 3 })
    expect((await put({ version: 1 })).statusCode).toBe(409)
    const listed = await ask(desk.house.server, desk.agent, 'GET', pathOf(desk.repairs))
    expect(listed.json().keywords).toEqual([worded.json()])
    const remove = () => ask(desk.house.server, admin, 'DELETE', pathOf(desk.repairs, first.id))
    expect([(await remove()).statusCode, (await remove()).statusCode]).toEqual([204, 204])
    expect((await ask(desk.house.server, admin, 'GET', pathOf(desk.repairs))).json().keywords).toEqual([])
    expect((await put({ version: 3 })).statusCode).toBe(404)
    await made(desk.club, 'FIXIT') // free again
    const { campaigns } = (await ask(desk.house.server, desk.agent, 'GET', '/api/campaigns')).json()
    expect(campaigns.find(({ id }: { id: string }) => id === desk.club).keywords).toEqual(['FIXIT'])
  })

  test.each([
    [{ keyword: 'STOP' }, 'keyword', 'takes consent back'],
    [{ keyword: 'SIGN UP' }, 'keyword', 'letters and digits only'],
    [{ levels: ['promotional'] }, 'levels', 'is not for promotional texts'],
    [{ levels: [] }, 'levels', 'Choose what texting the keyword gives.'],
    [{ wording: ' ' }, 'wording', 'word for word'],
    [{ place: '' }, 'place', 'where it is shown'],
    [{ link: 'javascript:alert(1)' }, 'link', 'https://'],
  ])('is not taken with %j', async (more, field, words) => {
    const answer = await add(desk.repairs, wantedOf('WRONG', more))
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error).toMatchObject({ field, message: expect.stringContaining(words) })
  })

  test('belongs to one campaign on one number, also when two want it at once', async () => {
    const answers = await Promise.all(
      [desk.repairs, desk.club].map((campaign) => add(campaign, wantedOf('RACE'))),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422])
    expect(answers.find(({ statusCode }) => statusCode === 422)?.json().error).toMatchObject({
      field: 'keyword',
      message: expect.stringMatching(
        /^The campaign \u201c(Club|Repair updates)\u201d has RACE on this number/,
      ),
    })
  })

  test('of a campaign or on a number that is not there is not found', async () => {
    expect((await add(newId(), wantedOf('NOBODY'))).statusCode).toBe(404)
    expect((await add(desk.repairs, wantedOf('NOBODY', { numberId: newId() }))).statusCode).toBe(404)
    expect((await ask(desk.house.server, admin, 'GET', pathOf(newId()))).statusCode).toBe(404)
    expect((await add(desk.repairs, wantedOf('AGENT'), desk.agent)).statusCode).toBe(403)
  })
})

describe('Texting a keyword', () => {
  test('gives its campaign the level, with the advertisement as evidence, and is confirmed once', async () => {
    const { wordingSha256 } = await made(desk.repairs, 'TUNEUP')
    const phone = somePhone()
    await desk.says(phone, 'Tune-up!')
    await desk.says(phone, 'TUNEUP')
    expect(levelIn(await desk.read(await idOf(phone)), desk.repairs, 'informational')).toMatchObject({
      ...{ standing: 'given', method: 'texted_keyword', by: null },
    })
    expect(await kinds(phone)).toEqual(['opt_in', 'given', 'opt_in', 'given'])
    const [given] = await desk.rows(
      `SELECT r.method, r.level, r.medium, r.page_url, r.wording_version, encode(r.wording_sha256, 'hex') AS sha256, p.words, p.evidence, p.experience
         FROM consent_record r JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id
        WHERE p.phone = $1 AND r.kind = 'given' ORDER BY r.id LIMIT 1`,
      phone,
    )
    const wording = wordingOf('TUNEUP')
    expect(given).toEqual({
      ...{ method: 'texted_keyword', level: 'informational', medium: 'inbound_text', words: 'Tune-up!' },
      ...{ page_url: 'https://riverside.example/poster.png', wording_version: 1 },
      sha256: createHash('sha256').update(wording).digest('hex'),
      evidence: JSON.stringify({ advertisement: `Poster in the window: ${wording}` }),
      experience: JSON.stringify({ language: wording, action: 'Texted TUNEUP' }),
    })
    expect(given).toMatchObject({ sha256: wordingSha256 })
    expect(await desk.outbox(phone)).toEqual([
      {
        ...{ kind: 'opt_in_confirmation', state: 'queued', rests: 'given' },
        body: "Riverside Bikes: You're signed up for texts about Repair updates. Msg frequency varies. Msg & data rates may apply. Reply HELP for help, STOP to opt out.",
      },
    ])
  })

  test('that asks for double opt-in sends the request instead', async () => {
    await made(desk.offers, 'DEALS', { levels: ['promotional'] })
    const phone = somePhone()
    await desk.says(phone, 'deals')
    expect(levelIn(await desk.read(await idOf(phone)), desk.offers, 'promotional')).toMatchObject({
      standing: 'pending',
    })
    expect(await kinds(phone)).toEqual(['opt_in', 'signed_up', 'asked'])
    expect(await desk.outbox(phone)).toMatchObject([
      { kind: 'opt_in_request', state: 'queued', body: expect.stringContaining('Reply YES to confirm') },
    ])
  })

  test('after a STOP opens the door for its campaign alone; START for a campaign asks for a Yes then', async () => {
    await made(desk.club, 'CLUBRIDE', { levels: ['promotional'] })
    await made(desk.club, 'START', { levels: ['informational'] })
    const phone = somePhone()
    await desk.says(phone, 'TUNEUP')
    await desk.says(phone, 'STOP')
    await new Promise((resolve) => setTimeout(resolve, 5))
    await desk.says(phone, 'CLUBRIDE')
    const consent = await desk.read(await idOf(phone))
    expect(consent.door.state).toBe('open')
    expect(levelIn(consent, desk.club, 'promotional')?.standing).toBe('given')
    expect(levelIn(consent, desk.repairs, 'informational')?.standing).toBe('withdrawn')

    await desk.says(phone, 'STOP')
    await new Promise((resolve) => setTimeout(resolve, 5))
    await desk.says(phone, 'START')
    const back = await desk.read(await idOf(phone))
    expect(levelIn(back, desk.club, 'informational')?.standing).toBe('pending')
    expect(levelIn(back, desk.club, 'promotional')?.standing).toBe('withdrawn')
    expect((await desk.outbox(phone)).at(-1)).toMatchObject({ kind: 'opt_in_request', state: 'queued' })
  })

  test('twice in one set gives once; before a STOP of the same set it gives nothing and is not confirmed', async () => {
    const one = somePhone()
    const other = somePhone()
    const text = (from: string, body: string, after: number) => ({
      connectionId: desk.shop.connectionId,
      event: {
        ...{ kind: 'text' as const, from, to: desk.shop.phone, body, carrierMessageId: newId() },
        sentAt: new Date(Date.now() - 60_000 + after),
      },
    })
    const { app } = desk.base
    await receive(app, desk.shop.orgId, [
      ...[text(one, 'TUNEUP', 0), text(one, 'tuneup', 1), text(one, 'CLUBRIDE', 2)],
      ...[text(other, 'TUNEUP', 0), text(other, 'STOP', 1)],
    ])
    expect((await desk.outbox(one)).map(({ kind }) => kind)).toEqual(Array(2).fill('opt_in_confirmation'))
    expect(levelIn(await desk.read(await idOf(one)), desk.club, 'promotional')?.standing).toBe('given')
    expect((await desk.outbox(other)).map(({ kind }) => kind)).toEqual(['opt_out_confirmation'])
    expect(levelIn(await desk.read(await idOf(other)), desk.repairs, 'informational')?.standing).toBe(
      'withdrawn',
    )
  })

  test('whose advertisement lacks something, whose campaign ended, or that was removed, gives the conversation only', async () => {
    const lacking = await made(desk.repairs, 'LACKING', { wording: 'Text LACKING for updates!' })
    expect(lacking.lacks).toEqual([
      ...['company_name', 'frequency', 'rates_disclaimer', 'help', 'opt_out', 'terms_privacy'],
    ])
    const removed = await made(desk.repairs, 'REMOVED')
    await ask(desk.house.server, admin, 'DELETE', pathOf(desk.repairs, removed.id))
    const ended = await ask(desk.house.server, admin, 'POST', '/api/campaigns', {
      ...{ name: 'Ended', useCase: 'CUSTOMER_CARE', levels: ['informational'] },
    })
    await made(ended.json().id, 'ENDED')
    await ask(desk.house.server, admin, 'POST', `/api/campaigns/${ended.json().id}/archive`)
    for (const body of ['LACKING', 'REMOVED', 'ENDED']) {
      const phone = somePhone()
      await desk.says(phone, body)
      expect(await kinds(phone)).toEqual(['conversation'])
      expect(await desk.outbox(phone)).toEqual([])
    }
  })

  test('in a sentence, as a question, or to another number is an ordinary text', async () => {
    for (const body of ['Can I get a TUNEUP today please', 'tuneup?']) {
      const phone = somePhone()
      await desk.says(phone, body)
      expect(await kinds(phone)).toEqual(['conversation'])
    }
  })
})
