// Erasing a person everywhere: names, texts and lists on the real database, over HTTP as an admin does it.
import type { KeyObject } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { callerOf } from '../../../test/chaos/stage.ts'
import { type Business, buildBusiness } from '../../../test/factories.ts'
import { faultsIn } from '../../../test/ledger.ts'
import { type Lived, live } from '../../../test/lived-contact.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../../test/people.ts'
import { newId } from '../../platform/ids.ts'
import { writeDoors } from '../actions.ts'
import { sealEverything } from '../seal/actions.ts'
import { signNextHead } from '../seal/heads/actions.ts'
import { loadSigningKey } from '../seal/key/actions.ts'
import { afterDoubt, afterStop, type Door, OPEN_DOOR } from '../standing.ts'
import { holdPhone } from './actions.ts'
import { erasureRoutes } from './routes.ts'

let context: TestApp
let people: PeopleServer
let shop: Business
let admin: Person
let agent: Person
let key: KeyObject
beforeAll(async () => {
  context = await testApp()
  people = await peopleServer(context.app)
  erasureRoutes(people.server, context.app)
  shop = await buildBusiness(context.app.db)
  admin = await signedIn(context.app, people.auth, { orgId: shop.orgId, role: 'admin', name: 'Ada Admin' })
  agent = await signedIn(context.app, people.auth, {
    orgId: shop.orgId,
    role: 'agent',
    departmentIds: [shop.departmentId],
  })
  key = await loadSigningKey({ file: null, secrets: context.app.secrets })
})
afterAll(async () => {
  await people.close()
  await context.close()
})

const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  context.app.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(sql, values))
const someone = (): Promise<Lived> =>
  context.app.db.inOrganization(shop.orgId, (tx) =>
    live(tx, shop, { name: 'Dana Reyes', author: shop.memberId }),
  )
const close = (phone: string, door: Door): Promise<void> =>
  context.app.db.inOrganization(shop.orgId, (tx) => writeDoors(tx, shop.orgId, new Map([[phone, door]])))
const stopped = (phone: string): Promise<void> => close(phone, afterStop(OPEN_DOOR, new Date(), newId()))

const path = ({ contactId }: Lived): string => `/api/contacts/${contactId}/erasure`
const look = async (who: Lived) => (await ask(people.server, admin, 'GET', path(who))).json()
const erase = (who: Lived, body: object = {}) =>
  ask(people.server, admin, 'POST', path(who), {
    ...{ phone: who.phone, reason: 'Asked by letter', proof: 'erase' },
    ...body,
  })

async function faults(): Promise<string[]> {
  while ((await sealEverything(context.app)) > 0);
  await signNextHead(context.app, key)
  return (await faultsIn(context.database.url, { key })).faults
}

/** Every row of every table of the organization that still holds one of these words. */
async function tracesOf(...words: string[]): Promise<string[]> {
  const tables = await rows<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
     WHERE n.nspname = 'public' AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT') ORDER BY 1`,
  )
  const found: string[] = []
  for (const { name } of tables)
    for (const word of words)
      if ((await rows(`SELECT 1 FROM ${name} t WHERE strpos(t::text, $1) > 0 LIMIT 1`, word)).length > 0)
        found.push(`${name}: ${word}`)
  return found
}

test('name, texts, lists and number are gone; the skeleton of what was sent stays, and the ledger verifies', async () => {
  const dana = await someone()
  await rows(
    "INSERT INTO contact_word (org_id, word, contact_id) VALUES ($1, 'dana', $2)",
    shop.orgId,
    dana.contactId,
  )
  await rows(
    `INSERT INTO contact_event (org_id, id, contact_id, kind, before, after) VALUES ($1, $2, $3, 'named', '', 'Dana Reyes')`,
    ...[shop.orgId, newId(), dana.contactId],
  )
  await rows(
    "UPDATE conversation SET preview = 'Yes, since noon.', unread = 2 WHERE id = $1",
    dana.conversationId,
  )
  expect(await look(dana)).toMatchObject({ texts: 3, records: 3, hindrance: null, erasedAt: null })

  const answer = await erase(dana)
  expect([answer.statusCode, answer.json()]).toEqual([
    200,
    { texts: 3, records: 3, isOptedOut: false, isNumberKept: false, keptUntil: null },
  ])
  expect(await tracesOf(dana.phone, 'Dana', 'dana', 'noon', 'bike ready')).toEqual([])
  expect(await rows('SELECT name, phone FROM contact WHERE id = $1', dana.contactId)).toEqual([
    { name: '', phone: expect.stringMatching(/^erased [-0-9a-f]{36}$/) },
  ])
  expect(
    await rows(
      'SELECT state, body, cleared_by IS NOT NULL AS rests, erased_at IS NOT NULL AS erased FROM message_outbound WHERE conversation_id = $1',
      dana.conversationId,
    ),
  ).toEqual([{ state: 'delivered', body: '', rests: true, erased: true }])
  expect(
    await rows('SELECT state, unread, window_at FROM conversation WHERE id = $1', dana.conversationId),
  ).toEqual([{ state: 'closed', unread: 0, window_at: null }])
  expect(
    await rows('SELECT kind, actor_member_id FROM contact_event WHERE contact_id = $1', dana.contactId),
  ).toEqual([{ kind: 'erased', actor_member_id: admin.memberId }])
  expect(await look(dana)).toMatchObject({
    isNumberGone: true,
    texts: 0,
    records: 0,
    erasedAt: expect.any(String),
  })
  expect(await faults()).toEqual([])
})

test('what colleagues noted about them goes, too: every wording, and the news of it', async () => {
  const dana = await someone()
  const id = newId()
  await rows('UPDATE conversation SET last_order = 5 WHERE id = $1', dana.conversationId)
  await rows(
    `INSERT INTO note (org_id, id, conversation_id, order_no, change_no, author_id, body, request_key)
     VALUES ($1, $2, $3, 4, 5, $4, 'Dana limps since the accident', 'note of a test')`,
    ...[shop.orgId, id, dana.conversationId, agent.memberId],
  )
  await rows(
    `INSERT INTO note_version (org_id, note_id, change_no, body, written_at) VALUES ($1, $2, 4, 'Dana limps', now())`,
    ...[shop.orgId, id],
  )
  await rows(
    'INSERT INTO note_mention (org_id, note_id, member_id) VALUES ($1, $2, $3)',
    ...[shop.orgId, id, admin.memberId],
  )
  expect((await erase(dana)).statusCode).toBe(200)
  expect(await tracesOf('limps')).toEqual([])
  expect(
    await rows('SELECT body, author_id, erased_at IS NOT NULL AS erased FROM note WHERE id = $1', id),
  ).toEqual([{ body: '', author_id: agent.memberId, erased: true }])
  expect(await rows('SELECT note_id FROM note_mention WHERE note_id = $1', id)).toEqual([])
})

test('a second press is harmless: nothing more is erased, and nothing more is recorded', async () => {
  const dana = await someone()
  await erase(dana)
  const before = await rows(`SELECT id FROM consent_record WHERE kind = 'erased'`)
  expect((await erase(dana)).json()).toMatchObject({ texts: 0, records: 0, isNumberKept: false })
  expect(await rows(`SELECT id FROM consent_record WHERE kind = 'erased'`)).toEqual(before)
})

test('who opted out keeps the number on the list, and nothing else', async () => {
  const dana = await someone()
  await stopped(dana.phone)
  expect((await erase(dana)).json()).toMatchObject({ isOptedOut: true, isNumberKept: true })
  expect(await tracesOf('Dana', 'noon', 'bike ready')).toEqual([])
  expect(await rows('SELECT stop_at IS NOT NULL AS closed FROM door WHERE phone = $1', dana.phone)).toEqual([
    { closed: true },
  ])
  expect((await erase(dana)).json()).toMatchObject({ texts: 0, records: 0, isOptedOut: true })
})

test('within the six years the proof of consent may be kept: the records stay, the texts go, and consent ends', async () => {
  const dana = await someone()
  const { keptUntil } = await look(dana)
  expect(Date.parse(keptUntil)).toBeGreaterThan(Date.now())
  expect((await erase(dana, { proof: 'keep' })).json()).toEqual({
    ...{ texts: 3, records: 0, isOptedOut: false, isNumberKept: true, keptUntil },
  })
  expect(
    await rows('SELECT count(*)::int AS kept FROM record_personal WHERE phone = $1', dana.phone),
  ).toEqual([{ kept: 3 }])
  expect(await rows("SELECT id FROM message_inbound WHERE body LIKE '%bike%'")).toEqual([])
  expect(
    await rows(
      `SELECT rule, erased_record_ids::text[] AS ids FROM consent_record WHERE kind = 'erased' ORDER BY id DESC LIMIT 1`,
    ),
  ).toEqual([{ rule: 'erasure: asked, the proof of consent kept', ids: [] }])
  // Decided otherwise later: the proof goes, too.
  expect((await erase(dana)).json()).toMatchObject({ texts: 0, records: 3, isNumberKept: false })
  expect(await faults()).toEqual([])
})

test('what waits to leave is cancelled; while a text is leaving nothing is erased', async () => {
  const dana = await someone()
  const state = (to: string) =>
    rows('UPDATE message_outbound SET state = $2 WHERE conversation_id = $1', dana.conversationId, to)
  await state('claimed')
  const refused = await erase(dana)
  expect([refused.statusCode, refused.json().error.reason]).toEqual([422, 'leaving'])
  expect(await tracesOf('Dana Reyes')).not.toEqual([])
  await state('queued')
  expect((await erase(dana)).statusCode).toBe(200)
  expect(
    await rows('SELECT state, reason FROM message_outbound WHERE conversation_id = $1', dana.conversationId),
  ).toEqual([{ state: 'cancelled', reason: 'erased' }])
})

test.each<[string, (dana: Lived) => Promise<unknown>, RegExp]>([
  [
    'a legal hold',
    ({ phone }) => holdPhone(context.app, callerOf(shop), phone, 'Smith v. Willow'),
    /is on legal hold since 20\d\d-\d\d-\d\d \(Smith v\. Willow\)/,
  ],
  [
    'words that may have meant STOP',
    ({ phone }) => close(phone, afterDoubt(OPEN_DOOR, new Date(), newId())),
    /may be an opt-out, so nothing was erased; decide it at the Opt-out desk first/,
  ],
])('refused with its sentence: %s', async (_, hinder, sentence) => {
  const dana = await someone()
  await hinder(dana)
  expect((await look(dana)).hindrance).toMatch(sentence)
  const answer = await erase(dana)
  expect([answer.statusCode, answer.json().error.message]).toEqual([422, expect.stringMatching(sentence)])
  expect(await rows('SELECT name FROM contact WHERE id = $1', dana.contactId)).toEqual([
    { name: 'Dana Reyes' },
  ])
})

test('another number than theirs erases nobody, and an agent may not even look', async () => {
  const dana = await someone()
  const answer = await erase(dana, { phone: '+12025550199' })
  expect([answer.statusCode, answer.json().error.field]).toEqual([422, 'phone'])
  expect((await ask(people.server, agent, 'GET', path(dana))).statusCode).toBe(403)
  expect(await rows('SELECT name FROM contact WHERE id = $1', dana.contactId)).toEqual([
    { name: 'Dana Reyes' },
  ])
})

test('nobody edits a text of theirs: only its words may be taken away', async () => {
  const dana = await someone()
  const change = (set: string) =>
    rows(`UPDATE message_inbound SET ${set} WHERE conversation_id = $1`, dana.conversationId)
  await expect(change("body = 'No'")).rejects.toThrow(/append-only/)
  await expect(change("body = 'No', erased_at = now()")).rejects.toThrow(/check constraint/)
  await expect(change("body = '', erased_at = now(), reading = 'none'")).rejects.toThrow(/append-only/)
})
