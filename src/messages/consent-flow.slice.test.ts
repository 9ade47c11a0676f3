// What people text and what then may be sent, on the real database: STOP, START, HELP, repeats and everything between.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness, somePhone } from '../../test/factories.ts'
import type { InboundText } from '../carriers/carrier.ts'
import { formatPhone } from '../contacts/phone-format.ts'
import { newId } from '../platform/ids.ts'
import { type ReceiveResult, receive } from './receive/actions.ts'
import { type SendResult, send } from './send/actions.ts'

let shop: Business
let context: TestApp
beforeAll(async () => {
  context = await testApp()
  shop = await buildBusiness(context.database.db, { name: 'Riverside Bikes' })
})
afterAll(() => context.close())

type Said = { body: string; id?: string; at?: Date; to?: string }

function said(phone: string, text: Said): { connectionId: string; event: InboundText } {
  const event: InboundText = {
    kind: 'text',
    from: phone,
    to: text.to ?? shop.phone,
    body: text.body,
    carrierMessageId: text.id ?? newId(),
    sentAt: text.at ?? null,
  }
  return { connectionId: shop.connectionId, event }
}
const hear = (phone: string, ...texts: (Said | string)[]): Promise<ReceiveResult[]> =>
  receive(
    context.app,
    shop.orgId,
    texts.map((text) => said(phone, typeof text === 'string' ? { body: text } : text)),
  )

async function write(phone: string, body: string, requestKey = newId()): Promise<SendResult> {
  const [result] = await send(context.app, shop.orgId, [
    {
      requestKey,
      conversationId: null,
      numberId: shop.numberId,
      phone,
      body,
      dueAt: null,
      authorId: shop.memberId,
      keyId: null,
      departments: 'all',
    },
  ])
  if (!result) throw new Error('no result')
  return result
}

const rows = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
  context.database.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(text, values))
const outbox = (phone: string) =>
  rows<{ kind: string; state: string; reason: string | null; body: string }>(
    'SELECT kind, state, reason, body FROM message_outbound WHERE phone = $1 ORDER BY order_no',
    phone,
  )
const ledger = async (phone: string): Promise<string[]> =>
  (
    await rows<{ kind: string }>(
      'SELECT r.kind FROM consent_record r JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id WHERE p.phone = $1 ORDER BY r.id',
      phone,
    )
  ).map(({ kind }) => kind)

test('nobody may be texted who has not texted first, and the refusal names the way out', async () => {
  expect(await write(somePhone(), 'Hello')).toMatchObject({
    ok: false,
    problem: 'refused',
    reason: 'no_consent',
    wayOut: expect.stringContaining(formatPhone(shop.phone)),
  })
})

test('a text of theirs opens the conversation; the answer is queued and rests on its record', async () => {
  const phone = somePhone()
  expect(await hear(phone, 'Is my bike ready?')).toEqual(['stored'])
  expect(await write(phone, 'Yes, come by!')).toMatchObject({ ok: true, state: 'queued', segments: 1 })
  const [text] = await rows<{ kind: string; level: string; words: string }>(
    'SELECT r.kind, r.level, p.words FROM message_outbound m JOIN consent_record r ON r.org_id = m.org_id AND r.id = m.cleared_by JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id WHERE m.phone = $1',
    phone,
  )
  expect(text).toEqual({ kind: 'conversation', level: 'conversational', words: 'Is my bike ready?' })
})

test('a second text within the hour writes no second record', async () => {
  const phone = somePhone()
  await hear(phone, 'One')
  await hear(phone, 'Two', 'Three')
  expect(await ledger(phone)).toEqual(['conversation'])
})

test('STOP closes the door, cancels what is queued and is confirmed once; a repeated STOP adds a record and sends nothing', async () => {
  const phone = somePhone()
  await hear(phone, 'Hi')
  await write(phone, 'Queued text')
  await hear(phone, 'Stop.')
  await hear(phone, 'STOP')
  expect(await write(phone, 'Are you sure?')).toMatchObject({ ok: false, reason: 'opted_out' })
  expect(await outbox(phone)).toEqual([
    { kind: 'text', state: 'cancelled', reason: 'opted_out', body: 'Queued text' },
    {
      kind: 'opt_out_confirmation',
      state: 'queued',
      reason: null,
      body: "Riverside Bikes: You're opted out and will get no more texts from us. Text START to opt back in.",
    },
  ])
  expect(await ledger(phone)).toEqual(['conversation', 'opt_out', 'opt_out'])
})

test('an ordinary text after a STOP is stored and gives nothing', async () => {
  const phone = somePhone()
  await hear(phone, 'STOP')
  expect(await hear(phone, 'Is my bike ready?')).toEqual(['stored'])
  expect(await write(phone, 'Yes')).toMatchObject({ ok: false, reason: 'opted_out' })
  expect(await ledger(phone)).toEqual(['opt_out'])
})

test('START lifts the STOP and gives conversational consent; what was given before stays withdrawn', async () => {
  const phone = somePhone()
  await hear(phone, 'Hi')
  await hear(phone, 'STOP')
  await new Promise((resolve) => setTimeout(resolve, 5))
  await hear(phone, 'start')
  expect(await write(phone, 'Welcome back')).toMatchObject({ ok: true })
  expect(await ledger(phone)).toEqual(['conversation', 'opt_out', 'opt_in'])
})

test('START from someone who never stopped gives conversational consent only', async () => {
  const phone = somePhone()
  await hear(phone, 'START')
  expect(await write(phone, 'Hello')).toMatchObject({ ok: true })
  expect(
    await rows(
      'SELECT r.level FROM consent_record r JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id WHERE p.phone = $1',
      phone,
    ),
  ).toEqual([{ level: 'conversational' }])
})

test('HELP is answered also after a STOP', async () => {
  const phone = somePhone()
  await hear(phone, 'STOP')
  await hear(phone, 'HELP')
  expect((await outbox(phone)).map(({ kind, state }) => [kind, state])).toEqual([
    ['opt_out_confirmation', 'queued'],
    ['help_answer', 'queued'],
  ])
})

test.each([[[0, 1, 2]], [[2, 0, 1]], [[2, 1, 0]], [[1, 2, 0]], [[1, 0, 2]], [[0, 2, 1]]])(
  'STOP, START, STOP delivered in the order %j, each twice, ends closed with three records',
  async (order) => {
    const phone = somePhone()
    const base = Date.now() - 60_000
    const texts = ['STOP', 'START', 'STOP'].map((body, index) => ({
      body,
      id: newId(),
      at: new Date(base + index * 300),
    }))
    for (const index of order) for (let times = 0; times < 2; times++) await hear(phone, texts[index] ?? '')
    expect(await write(phone, 'Hello')).toMatchObject({ ok: false, reason: 'opted_out' })
    expect(await ledger(phone)).toHaveLength(3)
  },
)

test('STOP and START in one set fold by the carrier\u2019s time', async () => {
  const phone = somePhone()
  const base = Date.now() - 60_000
  await hear(phone, { body: 'START', at: new Date(base + 1_000) }, { body: 'STOP', at: new Date(base) })
  expect(await write(phone, 'Hello')).toMatchObject({ ok: true })
})

test('at the same instant a STOP wins', async () => {
  const phone = somePhone()
  const at = new Date(Date.now() - 1_000)
  await hear(phone, { body: 'START', at }, { body: 'STOP', at })
  expect(await write(phone, 'Hello')).toMatchObject({ ok: false, reason: 'opted_out' })
})

test('a repeat of a text is no second text, in another set and in the same one', async () => {
  const phone = somePhone()
  const text = { body: 'Once', id: newId() }
  expect(await hear(phone, text, text)).toEqual(['stored', 'repeat'])
  expect(await hear(phone, text)).toEqual(['repeat'])
})

test('consent fades when the conversation is over, and the refusal says so', async () => {
  const phone = somePhone()
  await hear(phone, { body: 'Hi', at: new Date(Date.now() - 25 * 3_600_000) })
  expect(await write(phone, 'Still there?')).toMatchObject({ ok: false, reason: 'conversation_over' })
})

test('a text to a number that is not ours is stored nowhere and told apart', async () => {
  const [result] = await receive(context.app, shop.orgId, [
    said(somePhone(), { body: 'Hi', to: '+12025550000' }),
  ])
  expect(result).toBe('unknown_number')
})

test('a repeated request key gets the first answer; with another text it is told so; a refusal is not remembered', async () => {
  const phone = somePhone()
  expect(await write(phone, 'Hello', 'key-one-refused')).toMatchObject({ ok: false })
  await hear(phone, 'Hi')
  const first = await write(phone, 'Hello', 'key-one-refused')
  expect(first).toMatchObject({ ok: true, isNew: true })
  expect(await write(phone, 'Hello', 'key-one-refused')).toMatchObject({
    ok: true,
    isNew: false,
    id: first.ok && first.id,
  })
  expect(await write(phone, 'Another text', 'key-one-refused')).toEqual({ ok: false, problem: 'key_reused' })
})

test('64 clicks at once are one text', async () => {
  const phone = somePhone()
  await hear(phone, 'Hi')
  const key = newId()
  await Promise.all(Array.from({ length: 64 }, () => write(phone, 'Only once', key)))
  expect(await outbox(phone)).toHaveLength(1)
})

test('the database itself refuses an outbound row that rests on no record', async () => {
  const phone = somePhone()
  await hear(phone, 'Hi')
  await write(phone, 'Hello')
  await expect(rows('UPDATE message_outbound SET cleared_by = NULL WHERE phone = $1', phone)).rejects.toThrow(
    /rests_on_a_record/,
  )
})

test('the ledger refuses changes, from the web role and from the owner', async () => {
  const phone = somePhone()
  await hear(phone, 'STOP')
  await expect(rows('UPDATE consent_record SET rule = $1', 'x')).rejects.toThrow(/permission denied/)
  await expect(rows('DELETE FROM consent_record')).rejects.toThrow(/permission denied/)
  await expect(
    context.database.db.owner.query(
      `BEGIN; SET LOCAL "app.org" = '${shop.orgId}'; DELETE FROM consent_record; COMMIT`,
    ),
  ).rejects.toThrow(/append-only/)
})
