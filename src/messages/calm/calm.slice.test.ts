// The short way of ordinary texts: what takes it, what does not, and that nothing is stored twice on it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import {
  type Business,
  buildBusiness,
  buildContact,
  buildConversation,
  somePhone,
} from '../../../test/factories.ts'
import { isCalm } from '../../consent/heard.ts'
import { readText } from '../../consent/keyword.ts'
import { OPEN_DOOR } from '../../consent/standing.ts'
import { newId } from '../../platform/ids.ts'
import { type Inbound, receive } from '../receive/actions.ts'
import { addCalm } from './store.ts'

let context: TestApp
let shop: Business
beforeAll(async () => {
  context = await testApp()
  shop = await buildBusiness(context.app.db)
})
afterAll(() => context.close())

const rows = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
  context.app.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(text, values))

const MINUTE = 60_000
type Standing = { stop: number | null; start: number | null; window: number | null }

/** A thread whose door and window moved so many minutes before `now`. */
async function thread(now: Date, { stop, start, window }: Standing, state = 'open') {
  const at = (minutes: number | null): Date | null =>
    minutes === null ? null : new Date(now.getTime() - minutes * MINUTE)
  return context.app.db.inOrganization(shop.orgId, async (tx) => {
    const { phone } = await buildContact(tx, shop.orgId)
    const { conversationId } = await buildConversation(tx, shop.orgId, { ...shop, phone })
    await tx.query('UPDATE door SET stop_at = $2, start_at = $3 WHERE phone = $1', [
      ...[phone, at(stop), at(start)],
    ])
    await tx.query(
      'UPDATE conversation SET state = $5, window_at = $2, window_record = $3, window_message = $4 WHERE id = $1',
      [conversationId, at(window), newId(), newId(), state],
    )
    const door = { ...OPEN_DOOR, stopAt: at(stop), startAt: at(start) }
    const opened = at(window)
    return { phone, conversationId, door, window: opened && { at: opened, record: '', message: '' } }
  })
}

const text = (from: string, body: string, more: { id?: string; to?: string } = {}): Inbound => ({
  connectionId: shop.connectionId,
  event: {
    ...{ kind: 'text', from, to: more.to ?? shop.phone, body, sentAt: null },
    carrierMessageId: more.id ?? newId(),
  },
})
const WORDS = 'Is my bike ready yet? I could come by at seven.'
const OPEN: Standing = { stop: null, start: null, window: 5 }

const standings = [null, 180, 90, 30].flatMap((stop) =>
  [null, 120, 20].flatMap((start) => [null, 200, 100, 59, 10].map((window) => ({ stop, start, window }))),
)

test('the database takes exactly the texts that the rule calls calm', async () => {
  const now = new Date()
  const said = [null, 15, 70, 150, 190]
  const cases = await Promise.all(
    standings.flatMap((standing) =>
      said.map(async (minutes) => ({
        ...{ standing, minutes, ...(await thread(now, standing)) },
        sentAt: minutes === null ? null : new Date(now.getTime() - minutes * MINUTE),
      })),
    ),
  )
  const stored = await context.app.db.inOrganization(shop.orgId, (tx) =>
    addCalm(
      tx,
      shop.orgId,
      cases.map(({ phone, sentAt }) => ({
        ...{ id: newId(), connectionId: shop.connectionId, carrierMessageId: newId() },
        ...{ from: phone, to: shop.phone, body: WORDS, preview: WORDS, keyword: null, sentAt },
      })),
    ),
  )
  const places = new Set(stored.map(({ place }) => place - 1))
  const expected = cases.flatMap(({ door, window, sentAt }, index) =>
    isCalm(readText(WORDS), sentAt ?? now, door, window) ? [index] : [],
  )
  expect(expected.length).toBeGreaterThan(50)
  expect(expected.length).toBeLessThan(cases.length - 50)
  expect([...places].sort((one, other) => one - other)).toEqual(expected)
})

test('a calm text is in the thread, unread, on top, and writes nothing on the ledger', async () => {
  const { phone, conversationId } = await thread(new Date(), OPEN)
  expect(await receive(context.app, shop.orgId, [text(phone, WORDS)])).toEqual(['stored'])
  expect(
    await rows(
      'SELECT unread, preview, last_order::int, preview_ours FROM conversation WHERE id = $1',
      conversationId,
    ),
  ).toEqual([{ unread: 1, preview: WORDS, last_order: 1, preview_ours: false }])
  expect(
    await rows(
      'SELECT body, reading, record_id, order_no::int FROM message_inbound WHERE conversation_id = $1',
      conversationId,
    ),
  ).toEqual([{ body: WORDS, reading: 'none', record_id: null, order_no: 1 }])
  expect(await rows('SELECT FROM record_personal WHERE phone = $1', phone)).toEqual([])
})

test('a text after a STOP is shown and gives nothing', async () => {
  const { phone, conversationId } = await thread(new Date(), { stop: 10, start: null, window: 30 })
  expect(await receive(context.app, shop.orgId, [text(phone, WORDS)])).toEqual(['stored'])
  expect(
    await rows('SELECT record_id FROM message_inbound WHERE conversation_id = $1', conversationId),
  ).toEqual([{ record_id: null }])
})

test.each(['snoozed', 'closed'])(
  'a text to a conversation that is %s takes the longer way, and opens it',
  async (state) => {
    const { phone, conversationId } = await thread(new Date(), OPEN, state)
    const calm = await context.app.db.inOrganization(shop.orgId, (tx) =>
      addCalm(tx, shop.orgId, [
        {
          ...{ id: newId(), connectionId: shop.connectionId, carrierMessageId: newId() },
          ...{ from: phone, to: shop.phone, body: WORDS, preview: WORDS, keyword: null, sentAt: null },
        },
      ]),
    )
    expect(calm).toEqual([])
    expect(await receive(context.app, shop.orgId, [text(phone, WORDS)])).toEqual(['stored'])
    expect(await rows('SELECT state, unread FROM conversation WHERE id = $1', conversationId)).toEqual([
      { state: 'open', unread: 1 },
    ])
  },
)

test('one set with everything in it: each text has its own result, in order', async () => {
  const [calm, closed, twice] = await Promise.all([
    thread(new Date(), OPEN),
    thread(new Date(), OPEN, 'closed'),
    thread(new Date(), OPEN),
  ])
  const stranger = somePhone()
  const again = newId()
  const set = [
    text(calm.phone, WORDS, { id: again }),
    text(stranger, WORDS),
    text(twice.phone, WORDS),
    text(twice.phone, 'STOP'),
    text(calm.phone, WORDS, { id: again }),
    text(closed.phone, WORDS),
    text(somePhone(), WORDS, { to: somePhone() }),
    text('not a phone', WORDS),
  ]
  expect(await receive(context.app, shop.orgId, set)).toEqual([
    ...['stored', 'stored', 'stored', 'stored', 'repeat', 'stored'],
    ...['unknown_number', 'unreadable_sender'],
  ])
  expect(await receive(context.app, shop.orgId, [text(calm.phone, WORDS, { id: again })])).toEqual(['repeat'])
  expect(
    await rows('SELECT unread FROM conversation WHERE id = $1', calm.conversationId),
    'a repeat is not counted',
  ).toEqual([{ unread: 1 }])
  expect(
    await rows(
      'SELECT body, reading FROM message_inbound WHERE conversation_id = $1 ORDER BY order_no',
      twice.conversationId,
    ),
    'texts of one phone stay in order',
  ).toEqual([
    { body: WORDS, reading: 'none' },
    { body: 'STOP', reading: 'opt_out' },
  ])
  expect(await rows('SELECT state FROM conversation WHERE id = $1', closed.conversationId)).toEqual([
    { state: 'open' },
  ])
})

test('the same texts brought by many at the same moment are stored once, calm or not', async () => {
  for (let round = 0; round < 10; round++) {
    const { phone, conversationId } = await thread(new Date(), OPEN)
    const other = await thread(new Date(), { stop: null, start: null, window: null })
    const set = [text(phone, WORDS), text(other.phone, WORDS)]
    const results = await Promise.all(Array.from({ length: 4 }, () => receive(context.app, shop.orgId, set)))
    for (const place of [0, 1])
      expect(results.map((each) => each[place]).sort()).toEqual(['repeat', 'repeat', 'repeat', 'stored'])
    expect(
      await rows(
        'SELECT unread, last_order::int FROM conversation WHERE id = ANY($1) ORDER BY id',
        [conversationId, other.conversationId].sort(),
      ),
    ).toEqual([
      { unread: 1, last_order: 1 },
      { unread: 1, last_order: 1 },
    ])
    expect(
      await rows('SELECT FROM record_personal WHERE phone = $1', other.phone),
      'no ledger row without its text',
    ).toHaveLength(1)
  }
})
