// Giving consent by staff through HTTP on a real database: with evidence, in combination, once, and what staff may never do.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ConsentDesk,
  levelIn,
  openConsentDesk,
  paper,
  spoken,
  standings,
} from '../../../test/consent-desk.ts'
import { newId } from '../../platform/ids.ts'

let desk: ConsentDesk
beforeAll(async () => {
  desk = await openConsentDesk()
})
afterAll(() => desk.close())

describe('give', () => {
  test('a signed paper gives, with its evidence on the ledger and who entered it', async () => {
    const { id, phone } = await desk.texter('Hi')
    const { status, body } = await desk.post(id, 'give', desk.given({ identity: 'Dana Reyes' }))
    expect(status).toBe(200)
    expect(levelIn(body, desk.repairs, 'informational')).toMatchObject({
      ...{
        standing: 'given',
        method: 'paper_form',
        by: 'Ana Ortiz',
        mayGive: false,
        mayWithdraw: true,
        mayAsk: false,
      },
    })
    expect((await desk.ledger(phone)).at(-1)).toMatchObject({
      kind: 'given',
      level: 'informational',
      actor_name: 'Ana Ortiz',
      evidence: JSON.stringify(paper),
    })
    expect(await desk.outbox(phone)).toEqual([])
  })

  test('two levels at once are two records; withdrawing one leaves the other', async () => {
    const { id, phone } = await desk.texter('Hi')
    const both = await desk.post(
      id,
      'give',
      desk.given({ campaignId: desk.club, levels: ['informational', 'promotional'] }),
    )
    expect(standings(both.body).slice(0, 2)).toEqual(['Club informational given', 'Club promotional given'])
    const one = await desk.post(id, 'withdraw', {
      campaignId: desk.club,
      levels: ['promotional'],
      words: 'No desk.offers, please',
    })
    expect(standings(one.body).slice(0, 2)).toEqual([
      'Club informational given',
      'Club promotional withdrawn',
    ])
    await desk.post(id, 'withdraw', { campaignId: desk.club, levels: ['promotional'] })
    expect((await desk.ledger(phone)).map(({ kind }) => kind)).toEqual([
      'conversation',
      'given',
      'given',
      'withdrawn',
    ])
  })

  test('the same click twice is entered once; its key for something else is refused', async () => {
    const { id, phone } = await desk.texter('Hi')
    const wanted = desk.given()
    const answers = await Promise.all([desk.post(id, 'give', wanted), desk.post(id, 'give', wanted)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await desk.ledger(phone)).filter(({ kind }) => kind === 'given')).toHaveLength(1)
    expect(await desk.post(id, 'give', { ...wanted, identity: 'Somebody else' })).toMatchObject({
      status: 422,
      body: { error: { field: 'requestKey' } },
    })
  })

  test('spoken promotional consent is pending, and the request goes out at once; Yes makes it hold', async () => {
    const { id, phone } = await desk.texter('Hi')
    const { body } = await desk.post(
      id,
      'give',
      desk.given({ campaignId: desk.club, levels: ['promotional'], method: 'spoken', evidence: spoken }),
    )
    expect(levelIn(body, desk.club, 'promotional')).toMatchObject({
      standing: 'pending',
      mayAsk: false,
      whyNot: expect.stringContaining('has not answered yet'),
    })
    expect(await desk.outbox(phone)).toMatchObject([
      {
        kind: 'opt_in_request',
        state: 'queued',
        rests: 'asked',
        body: expect.stringContaining('Reply YES to confirm'),
      },
    ])
    await desk.dispatch()
    await desk.says(phone, 'Yes')
    expect(levelIn(await desk.read(id), desk.club, 'promotional')).toMatchObject({
      standing: 'given',
      method: 'double_opt_in',
      by: null,
    })
    expect((await desk.ledger(phone)).map(({ kind, answers }) => `${kind} ${answers}`)).toEqual([
      'conversation false',
      'signed_up false',
      'asked true',
      'given true',
    ])
  })

  test('a campaign with double opt-in waits for the Yes whatever the method', async () => {
    const { id, phone } = await desk.texter('Hi')
    const { body } = await desk.post(
      id,
      'give',
      desk.given({ campaignId: desk.offers, levels: ['promotional'] }),
    )
    expect(levelIn(body, desk.offers, 'promotional')?.standing).toBe('pending')
    await desk.dispatch()
    await desk.says(phone, 'no')
    expect(levelIn(await desk.read(id), desk.offers, 'promotional')?.standing).toBe('withdrawn')
  })

  const never: [situation: string, wanted: object | (() => object), expected: object][] = [
    [
      'a voice menu gives no promotional consent',
      () => ({
        campaignId: desk.club,
        levels: ['promotional'],
        method: 'voice_menu',
        evidence: { script: 'Press 1', key: '1' },
      }),
      { reason: 'method_gives_not' },
    ],
    [
      'a bought list gives nothing',
      { method: 'imported_list', evidence: {} },
      { reason: 'method_gives_not' },
    ],
    [
      'what the contact does themselves is not entered by staff',
      { method: 'texted_keyword', evidence: { advertisement: 'In the window' } },
      { reason: 'method_gives_not' },
    ],
    [
      'evidence that is missing is named',
      { evidence: { wording: 'Yes' } },
      {
        field: 'evidence.signature',
        message: 'Paper form needs its evidence: Signature, Where the paper is kept.',
      },
    ],
    [
      'an address that is none',
      { method: 'web_form', evidence: { wording: 'Yes', pageUrl: 'our page', box: 'Text me' } },
      { field: 'evidence.pageUrl' },
    ],
    ['nobody agreed tomorrow', { saidAt: '2999-01-01T00:00:00Z' }, { reason: 'said_in_future' }],
    [
      'a level that the campaign was not made for',
      { levels: ['promotional'] },
      { reason: 'not_of_this_campaign' },
    ],
  ]
  test.each(never)('%s', async (_situation, wanted, expected) => {
    const { id, phone } = await desk.texter('Hi')
    expect(
      await desk.post(id, 'give', desk.given(typeof wanted === 'function' ? wanted() : wanted)),
    ).toMatchObject({
      status: 422,
      body: { error: expected },
    })
    expect((await desk.ledger(phone)).map(({ kind }) => kind)).toEqual(['conversation'])
  })

  test('after STOP nothing can be given, asked or dated back; after START only what is newer', async () => {
    const { id, phone } = await desk.texter('Hi', 'STOP')
    const consent = await desk.read(id)
    expect(consent.door).toMatchObject({
      state: 'opted_out',
      words: 'STOP',
      sentence: expect.stringContaining('texted STOP on'),
    })
    expect(levelIn(consent, desk.repairs, 'informational')).toMatchObject({ mayGive: false, mayAsk: false })
    expect((await desk.post(id, 'give', desk.given())).body.error?.reason).toBe('opted_out')
    expect(
      (await desk.post(id, 'ask', { campaignId: desk.repairs, levels: ['informational'] })).body.error
        ?.reason,
    ).toBe('opted_out')
    await desk.says(phone, 'START')
    const before = await desk.post(id, 'give', desk.given({ saidAt: '2026-01-01T00:00:00Z' }))
    expect(before.body.error?.reason).toBe('said_before_end')
    expect((await desk.post(id, 'give', desk.given())).status).toBe(200)
  })

  test('a campaign and a contact of somebody else are missing', async () => {
    const { id } = await desk.texter('Hi')
    expect((await desk.post(id, 'give', desk.given({ campaignId: newId() }))).status).toBe(404)
    expect((await desk.post(newId(), 'give', desk.given())).status).toBe(404)
  })
})
