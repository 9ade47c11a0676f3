// Every hot statement finds its rows by an index: what it reads over full tables does not grow with them.
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { find } from '../../src/contacts/actions.ts'
import * as inbox from '../../src/conversations/actions.ts'
import { LOOKED_AT } from '../../src/conversations/lists/store.ts'
import { wakeAll } from '../../src/conversations/snooze/actions.ts'
import { evidenceFile } from '../../src/evidence/actions.ts'
import { claim, handOff } from '../../src/messages/dispatch/actions.ts'
import {
  countDue,
  findDueLanes,
  findWaitingReceipts,
  untilNextDue,
} from '../../src/messages/dispatch/store.ts'
import { reconcile, settle, settleOrphans } from '../../src/messages/outcomes/actions.ts'
import { matchWaiting, recordReceipts } from '../../src/messages/receipts/actions.ts'
import { receive } from '../../src/messages/receive/actions.ts'
import { send } from '../../src/messages/send/actions.ts'
import { read, readOne } from '../../src/messages/thread/actions.ts'
import { list as listMentions, markRead } from '../../src/notes/mentions/actions.ts'
import type { Caller } from '../../src/platform/http.ts'
import { newId } from '../../src/platform/ids.ts'
import { fill, searchAll } from '../../src/search/actions.ts'
import { type TestApp, testApp } from '../app.ts'
import { callerOf } from '../chaos/stage.ts'
import { type Business, buildBusiness } from '../factories.ts'
import { fillTables, phoneAt, ROWS } from './full-tables.ts'
import { type PlanWatch, type Reading, watchPlans } from './plan-watch.ts'

let house: TestApp
let shop: Business
let admin: Caller
let agent: Caller
let watch: PlanWatch

beforeAll(async () => {
  house = await testApp()
  shop = await buildBusiness(house.app.db)
  const { smallDepartmentId } = await fillTables(house.app.db, shop)
  for (let isMore = true; isMore; )
    ({ isMore } = await fill(house.app, shop.orgId, { look: 'fresh', most: ROWS / 2 }))
  admin = callerOf(shop)
  agent = { ...admin, role: 'agent', departments: [smallDepartmentId] }
  watch = watchPlans()
})
afterAll(async () => {
  watch.stop()
  await house.close()
})

/** What the statements read that ran since the last look. */
const readings = (): Reading[] => watch.readings.splice(0)

const MOST_ROWS = 500
/** A descent into an index, past entries that died lately, and the row it leads to; a page more for each row. */
const pagesFor = ({ loops, rows }: Reading): number => 60 * Math.max(1, loops) + 5 * rows // a list of ids is a probe for each, through an index of four pages' height and the row

const tooMuch = (found: Reading[], most = MOST_ROWS): Reading[] =>
  found.filter((each) => each.how.startsWith('Seq') || each.rows > most || each.pages > pagesFor(each))

const textTo = (phone: string, isReply = true) => ({
  ...{ requestKey: newId(), conversationId: null, numberId: shop.numberId, phone, body: 'See you at nine.' },
  ...{ dueAt: null, authorId: isReply ? shop.memberId : null, keyId: null, departments: 'all' as const },
})
const textFrom = (from: string, body: string) => ({
  connectionId: shop.connectionId,
  event: { kind: 'text' as const, from, to: shop.phone, body, sentAt: null, carrierMessageId: newId() },
})

test('sending reads a few rows at any size', async () => {
  const results = await send(house.app, shop.orgId, [textTo(phoneAt(7)), textTo(phoneAt(8), false)])
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect(tooMuch(readings())).toEqual([])
})

test('taking in a text, a STOP and a first text reads a few rows at any size', async () => {
  const results = await receive(house.app, shop.orgId, [
    textFrom(phoneAt(9), 'thanks'),
    textFrom(phoneAt(10), 'STOP'),
    textFrom('+12025550142', 'hello'),
  ])
  expect(results).toEqual(['stored', 'stored', 'stored'])
  expect(tooMuch(readings())).toEqual([])
})

test('a search reads a few rows at any size, by a common word, a rare one and a beginning', async () => {
  const lately =
    "UPDATE search_progress SET read_until = now() - interval '1 hour', sure_until = now() - interval '1 hour'"
  await house.app.db.inOrganization(shop.orgId, (tx) => tx.query(lately))
  await receive(house.app, shop.orgId, [textFrom(phoneAt(14), 'a zeppelin over the shop')])
  readings()
  expect(await fill(house.app, shop.orgId, { look: 'fresh' })).toMatchObject({ isMore: false })
  for (const find of ['hello ', 'zeppelin shop', 'zep', 'h', 'nothing like it ', 'hello zeppelin '])
    await searchAll(house.app, { ...admin, permissions: new Set(['contacts.view']) }, { find, limit: 25 })
  await searchAll(house.app, admin, { find: 'hello ', limit: 25, since: '2020-01-01T00:00:00Z', by: 'us' })
  expect(tooMuch(readings())).toEqual([])
})

test('an evidence file reads the rows of its number, at any size', async () => {
  const file = await evidenceFile(house.app, shop.orgId, { phones: [phoneAt(12)], as: 'json', by: 'Alex' })
  const whole = JSON.parse(await text(file.body))
  expect(whole.people[0].entries.length).toBeGreaterThan(2)
  expect(tooMuch(readings())).toEqual([])
})

test('a receipt finds its text at any size', async () => {
  const receipt = {
    ...{ kind: 'receipt' as const, carrierMessageId: 'out-8', status: 'delivered' as const },
    ...{ carrierWord: 'DELIVRD', code: null, saidAt: null },
  }
  const early = { ...receipt, carrierMessageId: 'not yet known' }
  const { connectionId } = shop
  await recordReceipts(house.app, shop.orgId, [
    { connectionId, receipt },
    { connectionId, receipt: early },
  ])
  expect(tooMuch(readings())).toEqual([])
})

test('a full lane is found, claimed, handed over and settled without reading it whole', async () => {
  const { app } = house
  const lane = (await findDueLanes(app.db, []))[0]
  if (!lane) throw new Error('There is no due lane')
  await untilNextDue(app.db)
  await countDue(app.db)
  await findWaitingReceipts(app.db, 60)
  await matchWaiting(app, shop.orgId, 60)
  await settleOrphans(app)
  expect(tooMuch(readings(), 10_000)).toEqual([]) // the depth of the queue is counted to 10,000
  const claimed = await claim(app, lane, { most: 20, workerId: newId() })
  expect(claimed?.claims).toHaveLength(20)
  expect(tooMuch(readings(), 2_000)).toEqual([]) // heads are looked for among the first thousand
  if (!claimed) return
  const outcome = Promise.resolve({ kind: 'unknown' as const, note: 'Nobody answered.' })
  const { handed } = await handOff(
    app,
    shop.orgId,
    {
      free: () => 100,
      ready: async () => {},
      write: () => ({ written: Promise.resolve(), outcome }),
      close: async () => {},
    },
    claimed,
  )
  const ended = handed.map(({ claim: { attemptId, head } }) => ({
    attemptId,
    messageId: head.id,
    phone: head.phone,
  }))
  await settle(
    app,
    shop.orgId,
    ended.map((each, place) => ({
      ...each,
      outcome:
        place < 10 ? { kind: 'accepted', carrierMessageId: `now-${place}` } : { kind: 'unknown', note: '' },
    })),
  )
  await reconcile(app, shop.orgId, shop.connectionId, async () => new Map())
  expect(ended).toHaveLength(20)
  expect(tooMuch(readings())).toEqual([])
})

test.each(['mine', 'unassigned', 'all', 'snoozed', 'closed'] as const)(
  'a page of the list "%s" reads a page',
  async (list) => {
    const first = await inbox.list(house.app, admin, { list, limit: 40 })
    const next = await inbox.list(house.app, admin, { list, limit: 40, cursor: first.next ?? undefined })
    expect(next.conversations).toHaveLength(40)
    expect(tooMuch(readings())).toEqual([])
    const few = await inbox.list(house.app, agent, { list, limit: 10 })
    expect(few.conversations).toHaveLength(10)
    expect(tooMuch(readings())).toEqual([])
  },
)

test('a list by a tag that few carry reads those; by one that very many do, a bounded look', async () => {
  const tags = await house.app.db.inOrganization(shop.orgId, (tx) =>
    tx.query<{ id: string }>('SELECT id FROM tag ORDER BY name'),
  )
  readings()
  const [many, few] = tags.map(({ id }) => id)
  for (const list of ['mine', 'unassigned', 'all', 'snoozed', 'closed'] as const) {
    const first = await inbox.list(house.app, admin, { list, tagId: many, limit: 40 })
    expect(first.conversations).toHaveLength(40)
    await inbox.list(house.app, admin, { list, tagId: many, limit: 40, cursor: first.next ?? undefined })
    expect(tooMuch(readings(), 2 * LOOKED_AT)).toEqual([])
  }
  const carried = await inbox.list(house.app, admin, { list: 'all', tagId: few, limit: 100 })
  expect(carried.conversations.length).toBeGreaterThan(0)
  expect(tooMuch(readings())).toEqual([])
})

test('what wakes is found without reading what sleeps', async () => {
  expect(await wakeAll(house.app)).not.toBeNull()
  expect(tooMuch(readings())).toEqual([])
})

test('unread conversations are counted without reading the read ones', async () => {
  const counted = await inbox.unread(house.app, admin, undefined)
  expect(counted.all).toBe(100)
  expect(tooMuch(readings())).toEqual([])
})

test('a page of a long thread, one text and one standing read a page', async () => {
  const { conversationId } = await inbox
    .lookUp(house.app, admin, { phone: phoneAt(2_000), numberId: shop.numberId })
    .then((found) => ({ conversationId: found.conversationId ?? '' }))
  const { messages, notes } = await read(house.app, admin, { id: conversationId, limit: 50 })
  expect([messages.length, notes.length]).toEqual([25, 25])
  await read(house.app, admin, { id: conversationId, after: 20_000, limit: 50 })
  await read(house.app, admin, { id: conversationId, before: 20_000, limit: 50 })
  await readOne(house.app, admin, messages[0]?.id ?? '')
  await inbox.open(house.app, admin, conversationId)
  expect(tooMuch(readings())).toEqual([])
})

test('the bell lists and counts mentions without reading those of years', async () => {
  const { mentions, unread, next } = await listMentions(house.app, admin, { limit: 30 })
  expect([mentions.length, unread, next === null]).toEqual([30, 100, false])
  await listMentions(house.app, admin, { limit: 30, cursor: next ?? '' })
  await markRead(house.app, admin, [mentions[0]?.noteId ?? ''])
  expect(tooMuch(readings())).toEqual([])
})

test('contacts are found by a name that everybody has, by a number, and newest first', async () => {
  for (const typed of ['', 'a', 'ana 4', '210', '+12100'])
    expect(await find(house.app, admin, { find: typed, limit: 8 })).not.toEqual([])
  expect(tooMuch(readings())).toEqual([])
})

test('the tables were full, and every hot statement was looked at', async () => {
  const { rows } = await house.app.db.owner.query<{ least: number }>(
    `SELECT min(reltuples)::int AS least FROM pg_class WHERE relname = ANY($1) AND relkind = 'r'`,
    [
      [
        'message_outbound',
        'message_inbound',
        'conversation',
        'door',
        'contact',
        'consent_record',
        'attempt',
        'receipt',
      ],
    ],
  )
  expect(rows[0]?.least).toBeGreaterThanOrEqual(ROWS)
  const hot = [
    'send_resolve',
    'outbound_insert',
    'inbound_insert',
    'outbound_cancel_phones',
    'receipts_insert',
    'outbound_states',
  ]
  const dispatch = [
    'dispatch_due',
    'dispatch_next',
    'dispatch_heads',
    'dispatch_claim',
    'dispatch_hand',
    'attempts_lock',
  ]
  const lists = [
    'threads_mine',
    'threads_unassigned',
    'threads_all',
    'threads_closed',
    'threads_unread',
    'thread_before',
    'notes_before',
    'notes_after',
    'notes_changed',
    'mentions_list',
    'mentions_unread',
  ]
  expect([...hot, ...dispatch, ...lists].filter((name) => !watch.statements.has(name))).toEqual([])
})
