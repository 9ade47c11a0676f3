// The Consent Management Tool through HTTP on a real database: what it shows, asking by text, and an opt-out told by another way.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ConsentDesk, levelIn, openConsentDesk, standings } from '../../../test/consent-desk.ts'
import { buildContact } from '../../../test/factories.ts'
import { ask } from '../../../test/people.ts'
import { newId } from '../../platform/ids.ts'

let desk: ConsentDesk
beforeAll(async () => {
  desk = await openConsentDesk()
})
afterAll(() => desk.close())

describe('what is shown', () => {
  test('a text of theirs gives the conversation, until it fades, and nothing for a campaign', async () => {
    const { id } = await desk.texter('Hi, is my bike ready?')
    const consent = await desk.read(id)
    expect(consent.door.state).toBe('open')
    expect(consent.conversations).toMatchObject([{ ourPhone: desk.shop.phone }])
    const [conversation] = consent.conversations
    expect(Date.parse(conversation?.until ?? '') - Date.parse(conversation?.since ?? '')).toBe(24 * 3_600_000)
    expect(standings(consent)).toEqual([
      'Club informational none',
      'Club promotional none',
      'Offers promotional none',
      'Repair updates informational none',
    ])
    expect(levelIn(consent, desk.repairs, 'informational')).toMatchObject({
      mayGive: true,
      mayAsk: true,
      mayWithdraw: false,
      whyNot: null,
    })
  })

  test('who does not see the department sees what was agreed, and no conversation of it', async () => {
    const { id } = await desk.texter('Hello')
    await desk.post(id, 'give', desk.given())
    const consent = await desk.read(id, desk.outsider)
    expect(consent.conversations).toEqual([])
    expect(levelIn(consent, desk.repairs, 'informational')?.standing).toBe('given')
  })

  test('words that may mean STOP are shown with their words, and no request goes out meanwhile', async () => {
    const { id } = await desk.texter('Hello', 'Too many messages')
    const consent = await desk.read(id)
    expect(consent.doubt?.words).toBe('Too many messages')
    expect(await desk.post(id, 'ask', { campaignId: desk.repairs, levels: ['informational'] })).toMatchObject(
      {
        status: 422,
        body: { error: { reason: 'in_doubt' } },
      },
    )
  })
})

describe('ask', () => {
  const asked = { levels: ['informational'] }
  test('in an open conversation, once; a second request waits for the answer', async () => {
    const { id, phone } = await desk.texter('Can you text me when it is done?')
    expect((await desk.post(id, 'ask', { ...asked, campaignId: desk.repairs })).status).toBe(200)
    expect(await desk.outbox(phone)).toMatchObject([
      {
        kind: 'opt_in_request',
        body: expect.stringContaining('May we send you texts about Repair updates?'),
      },
    ])
    expect((await desk.post(id, 'ask', { ...asked, campaignId: desk.repairs })).body.error?.reason).toBe(
      'asked_already',
    )
    expect((await desk.post(id, 'ask', { ...asked, campaignId: desk.club })).body.error?.reason).toBe(
      'asked_otherwise',
    )
    await desk.dispatch()
    await desk.says(phone, 'Yes')
    expect(levelIn(await desk.read(id), desk.repairs, 'informational')?.standing).toBe('given')
    expect(levelIn(await desk.read(id), desk.club, 'informational')?.standing).toBe('none')
  })

  test('who said No is not asked again for thirty days', async () => {
    const { id, phone } = await desk.texter('Hi')
    await desk.post(id, 'ask', { ...asked, campaignId: desk.repairs })
    await desk.dispatch()
    await desk.says(phone, 'No')
    await desk.says(phone, 'By the way, when do you close?')
    expect((await desk.post(id, 'ask', { ...asked, campaignId: desk.repairs })).body.error).toMatchObject({
      reason: 'asked_lately',
      message: expect.stringContaining('one request within 30 days'),
    })
  })

  test('two people at the same moment send one request; a STOP at that moment leaves none waiting', async () => {
    const { id, phone } = await desk.texter('Hi')
    const wanted = { ...asked, campaignId: desk.repairs }
    const both = await Promise.all([desk.post(id, 'ask', wanted), desk.post(id, 'ask', wanted)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
    expect(await desk.outbox(phone)).toHaveLength(1)
    const other = await desk.texter('Hi')
    await Promise.all([desk.post(other.id, 'ask', wanted), desk.says(other.phone, 'STOP')])
    const waiting = (await desk.outbox(other.phone)).filter(({ state }) => state === 'queued')
    expect(waiting.map(({ kind }) => kind)).toEqual(['opt_out_confirmation'])
    expect(levelIn(await desk.read(other.id), desk.repairs, 'informational')).toMatchObject({
      mayAsk: false,
      mayGive: false,
    })
  })

  test('not without an act of theirs', async () => {
    const { orgId } = desk.shop
    const { contactId, phone } = await desk.base.app.db.inOrganization(orgId, (tx) => buildContact(tx, orgId))
    expect(
      (await desk.post(contactId, 'ask', { ...asked, campaignId: desk.repairs })).body.error?.reason,
    ).toBe('no_conversation')
    await desk.rows(
      'INSERT INTO conversation (org_id, id, number_id, department_id, their_phone) VALUES ($1, $2, $3, $4, $5)',
      ...[orgId, newId(), desk.shop.numberId, desk.shop.departmentId, phone],
    )
    expect(
      (await desk.post(contactId, 'ask', { ...asked, campaignId: desk.repairs })).body.error?.reason,
    ).toBe('nothing_to_ask_on')
  })

  test('a request that waits to leave is cancelled when it is withdrawn', async () => {
    const { id, phone } = await desk.texter('Hi')
    await desk.post(id, 'ask', { ...asked, campaignId: desk.repairs })
    const { body } = await desk.post(id, 'withdraw', { ...asked, campaignId: desk.repairs })
    expect(levelIn(body, desk.repairs, 'informational')?.standing).toBe('withdrawn')
    expect(await desk.outbox(phone)).toMatchObject([{ kind: 'opt_in_request', state: 'cancelled' }])
  })
})

describe('an opt-out told by another way', () => {
  test('closes the door, cancels what waits, sends nothing, and is entered once', async () => {
    const { id, phone } = await desk.texter('Hi')
    await desk.post(id, 'give', desk.given())
    await ask(desk.house.server, desk.agent, 'POST', '/api/messages', {
      requestKey: newId(),
      to: phone,
      numberId: desk.shop.numberId,
      body: 'Hello Dana',
    })
    const told = { how: 'phone', words: 'Please do not text me any more' }
    const { body } = await desk.post(id, 'opt-out', told)
    expect(body.door).toMatchObject({
      state: 'opted_out',
      words: told.words,
      sentence: expect.stringMatching(/opted out by telephone on .* Only .* can undo that/),
    })
    expect(levelIn(body, desk.repairs, 'informational')?.standing).toBe('withdrawn')
    expect(await desk.outbox(phone)).toMatchObject([{ kind: 'text', state: 'cancelled' }])
    expect((await desk.post(id, 'opt-out', told)).status).toBe(409)
    expect((await desk.ledger(phone)).filter(({ kind }) => kind === 'opt_out')).toHaveLength(1)
  })

  test('one from before their START changes nothing', async () => {
    const { id } = await desk.texter('Hi', 'STOP', 'START')
    const { status, body } = await desk.post(id, 'opt-out', {
      how: 'letter',
      words: 'No texts',
      saidAt: '2026-01-01T00:00:00Z',
    })
    expect([status, body.error?.reason]).toEqual([422, 'said_before_start'])
  })
})
