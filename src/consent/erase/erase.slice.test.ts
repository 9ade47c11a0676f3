// Erasing people on the real database: what goes, what stays, and that the ledger still verifies.
import { spawnSync } from 'node:child_process'
import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { callerOf } from '../../../test/chaos/stage.ts'
import { type Business, buildBusiness, buildConversation, somePhone } from '../../../test/factories.ts'
import { agree, faultsIn } from '../../../test/ledger.ts'
import { newId } from '../../platform/ids.ts'
import { readGrants, readRecords, writeDoors, writeGrants } from '../actions.ts'
import { sealEverything } from '../seal/actions.ts'
import { signNextHead } from '../seal/heads/actions.ts'
import { loadSigningKey } from '../seal/key/actions.ts'
import { afterGiven, afterStart, afterStop, NO_GRANT, OPEN_DOOR } from '../standing.ts'
import { erasePerson, erasePhone, holdPhone, liftHold } from './actions.ts'
import { forgetQuiet } from './quiet/actions.ts'

let context: TestApp
let shop: Business
let key: KeyObject
beforeAll(async () => {
  context = await testApp()
  shop = await buildBusiness(context.app.db)
  key = await loadSigningKey({ file: null, secrets: context.app.secrets })
})
afterAll(() => context.close())

const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  context.app.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(sql, values))
const agreed = (phone: string, ...given: Parameters<typeof agree>[3][]): Promise<string> =>
  agree(context.app.db, shop.orgId, phone, ...given)
const recordsOf = (phone: string) =>
  context.app.db.inOrganization(shop.orgId, (tx) => readRecords(tx, shop.orgId, { phone, limit: 50 }))
const contactOf = async (phone: string): Promise<string> =>
  (await rows<{ id: string }>('SELECT id FROM contact WHERE phone = $1', phone))[0]?.id ?? ''
const wish = { reason: 'She asked for it by letter', proof: 'erase' } as const
const erase = async (phone: string) => erasePerson(context.app, callerOf(shop), await contactOf(phone), wish)

async function faults(): Promise<string[]> {
  while ((await sealEverything(context.app)) > 0);
  await signNextHead(context.app, key)
  return (await faultsIn(context.database.url, { key })).faults
}

const stop = (phone: string, at: Date, { thenStart = false } = {}): Promise<void> =>
  context.app.db.inOrganization(shop.orgId, (tx) => {
    const closed = afterStop(OPEN_DOOR, at, newId())
    const door = thenStart ? afterStart(closed, new Date(at.getTime() + 1), newId()) : closed
    return writeDoors(tx, shop.orgId, new Map([[phone, door]]))
  })

test('who is erased leaves nothing that tells who they were, and the ledger still verifies', async () => {
  const phone = somePhone()
  const ids = [await agreed(phone), await agreed(phone)]
  const other = somePhone()
  await agreed(other)
  expect(await erase(phone)).toEqual({
    ...{ ok: true, records: 2, texts: 0, isOptedOut: false, keptUntil: null, isNumberKept: false },
  })
  expect(await recordsOf(phone)).toEqual([])
  expect(await recordsOf(other)).toHaveLength(1)
  const [erasure] = await rows<Record<string, unknown>>(
    `SELECT r.medium, r.actor_member_id, r.erased_record_ids::text[] AS erased, p.phone, p.reason, p.actor_name
       FROM consent_record r JOIN record_personal p ON p.record_id = r.id WHERE r.kind = 'erased'`,
  )
  expect(erasure).toEqual({
    ...{ medium: 'staff', actor_member_id: shop.memberId, erased: ids.toSorted() },
    ...{ phone: null, reason: 'She asked for it by letter', actor_name: 'Ana Ortiz' },
  })
  expect(await faults()).toEqual([])
})

test('records are sealed before they are erased, also those of this second', async () => {
  const phone = somePhone()
  await faults()
  await agreed(phone)
  expect(await rows('SELECT id FROM unsealed')).toHaveLength(1)
  await erase(phone)
  expect(await faults()).toEqual([])
})

test('a second time there is nothing left to erase, and no second erasure record', async () => {
  const phone = somePhone()
  await agreed(phone)
  const id = await contactOf(phone)
  const eraseAgain = () => erasePerson(context.app, callerOf(shop), id, wish)
  await eraseAgain()
  const before = await rows(`SELECT id FROM consent_record WHERE kind = 'erased'`)
  expect(await eraseAgain()).toMatchObject({ ok: true, records: 0, texts: 0 })
  expect(await erasePhone(context.app, callerOf(shop), phone, wish)).toMatchObject({ ok: true, records: 0 })
  expect(await rows(`SELECT id FROM consent_record WHERE kind = 'erased'`)).toEqual(before)
})

test('two who erase at the same moment erase once', async () => {
  const phone = somePhone()
  await agreed(phone)
  const id = await contactOf(phone)
  const eraseIt = () => erasePerson(context.app, callerOf(shop), id, wish)
  const results = await Promise.all([eraseIt(), eraseIt(), eraseIt()])
  expect(results.map((each) => each.ok && each.records).sort()).toEqual([0, 0, 1])
  expect(await faults()).toEqual([])
})

test('who opted out stays opted out, by number alone', async () => {
  const phone = somePhone()
  await agreed(phone)
  await stop(phone, new Date())
  expect(await erase(phone)).toMatchObject({ ok: true, isOptedOut: true })
  expect(await rows('SELECT stop_at IS NOT NULL AS closed FROM door WHERE phone = $1', phone)).toEqual([
    { closed: true },
  ])
})

test('what they agreed to holds no longer: nothing is left that proves it', async () => {
  const phone = somePhone()
  const campaignId = newId()
  const record = await agreed(phone, { campaignId })
  const grant = afterGiven(NO_GRANT, new Date(), record)
  await context.app.db.inOrganization(shop.orgId, (tx) =>
    writeGrants(tx, shop.orgId, [{ phone, campaignId, level: 'informational', grant }]),
  )
  await stop(phone, new Date()) // so that the number stays
  await erase(phone)
  const held = await context.app.db.inOrganization(shop.orgId, (tx) => readGrants(tx, shop.orgId, [phone]))
  expect(held.get(phone)).toEqual([{ campaignId, level: 'informational', grant: NO_GRANT }])
})

test('a legal hold refuses the erasure with its reason until it is lifted', async () => {
  const phone = somePhone()
  await agreed(phone)
  const caller = callerOf(shop)
  expect(await holdPhone(context.app, caller, phone, 'Smith v. Willow')).toBe(true)
  expect(await holdPhone(context.app, caller, phone, 'Again')).toBe(false)
  expect(await erase(phone)).toEqual({
    ok: false,
    reason: 'on_hold',
    sentence: expect.stringMatching(
      /^\+1[\d ]+ is on legal hold since 20\d\d-\d\d-\d\d \(Smith v\. Willow\), so nothing was erased; lift the hold first\.$/,
    ),
  })
  expect(await recordsOf(phone)).toHaveLength(1)
  expect([await liftHold(context.app, caller, phone), await liftHold(context.app, caller, phone)]).toEqual([
    true,
    false,
  ])
  expect(await erase(phone)).toMatchObject({ ok: true, records: 1 })
})

test('a contact of another business is none', async () => {
  const phone = somePhone()
  await agreed(phone)
  const foreign = callerOf(await buildBusiness(context.app.db))
  expect(await erasePerson(context.app, foreign, await contactOf(phone), wish)).toMatchObject({
    reason: 'not_found',
  })
  expect(await erasePhone(context.app, foreign, phone, wish)).toMatchObject({ ok: true, records: 0 })
  expect(await recordsOf(phone)).toHaveLength(1)
})

const NOW = new Date('2040-03-10T12:00:00.000Z')
const SIX_YEARS = new Date('2034-03-10T12:00:00.000Z')
const DAY = 86_400_000
const forget = (ms = 0) => forgetQuiet({ db: context.app.db, now: () => new Date(NOW.getTime() + ms) })

/** Somebody whose last record is six years old at NOW. */
async function buildQuiet(): Promise<string> {
  const phone = somePhone()
  await agreed(phone, { saidAt: SIX_YEARS, recordedAt: SIX_YEARS })
  return phone
}

test('one day before six years have passed nothing is erased; a day later it is', async () => {
  const quiet = await buildQuiet()
  const others = (await rows<{ phone: string }>(`SELECT phone FROM record_personal WHERE phone <> $1`, quiet))
    .length
  const before = await rows('SELECT record_id FROM record_personal WHERE phone = $1', quiet)
  // Everything else in this database was recorded today, long before NOW, and would be let go of, too.
  await rows(
    `INSERT INTO legal_hold (org_id, phone, reason, set_by)
     SELECT DISTINCT org_id, phone, 'not of this test', 'test' FROM record_personal WHERE phone IS NOT NULL AND phone <> $1`,
    quiet,
  )
  expect(await forget(-DAY)).toBe(0)
  expect(await rows('SELECT record_id FROM record_personal WHERE phone = $1', quiet)).toEqual(before)
  expect(await forget(DAY)).toBe(1)
  expect(await recordsOf(quiet)).toEqual([])
  const kept = await rows('SELECT phone FROM record_personal WHERE phone IS NOT NULL')
  expect(kept).toHaveLength(others)
  const [erasure] = await rows(
    `SELECT r.medium, r.rule, p.reason FROM consent_record r JOIN record_personal p ON p.record_id = r.id
      WHERE r.kind = 'erased' ORDER BY r.id DESC LIMIT 1`,
  )
  expect(erasure).toEqual({
    ...{ medium: 'system', rule: 'erasure: age' },
    reason: 'No text and no revocation for 6 years',
  })
})

const inside = new Date(SIX_YEARS.getTime() + 2 * DAY)

test.each<[string, (phone: string) => Promise<unknown>]>([
  [
    'a text since',
    (phone) =>
      context.app.db.inOrganization(shop.orgId, async (tx) => {
        const { conversationId } = await buildConversation(tx, shop.orgId, { ...shop, phone })
        await tx.query('UPDATE conversation SET last_at = $2 WHERE id = $1', [conversationId, inside])
      }),
  ],
  ['a record since', (phone) => agreed(phone, { kind: 'withdrawn', saidAt: inside, recordedAt: inside })],
  ['an opt-out, however old', (phone) => stop(phone, new Date('2029-01-01T00:00:00Z'))],
  ['a legal hold', (phone) => holdPhone(context.app, callerOf(shop), phone, 'A dispute')],
])('kept beyond six years: %s', async (_, keep) => {
  const phone = await buildQuiet()
  await keep(phone)
  const before = (await recordsOf(phone)).length
  expect(await forget(DAY)).toBe(0)
  expect(await recordsOf(phone)).toHaveLength(before)
})

test('who opted out and in again is let go of like everybody', async () => {
  const phone = await buildQuiet()
  await stop(phone, new Date('2029-01-01T00:00:00Z'), { thenStart: true })
  await agreed(somePhone(), { saidAt: inside, recordedAt: inside })
  expect(await forget(DAY)).toBeGreaterThan(0)
  expect(await recordsOf(phone)).toEqual([])
})

test('parley erase holds, lifts and erases, and says in a sentence what it did not do', async () => {
  const phone = somePhone()
  await agreed(phone)
  const parley = (...args: string[]) => {
    const program = join(import.meta.dirname, '../../cli.ts')
    const environment = { DATABASE_URL: context.database.url }
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [program, 'erase', ...args, '--organization', shop.orgId],
      { encoding: 'utf8', env: environment },
    )
    return [status, `${stdout}${stderr}`]
  }
  expect(parley(phone)).toEqual([2, expect.stringMatching(/^Say why, for the record/)])
  expect(parley(phone, '--reason', 'A dispute', '--hold')).toEqual([0, `${phone} is on legal hold.\n`])
  expect(parley(phone, '--reason', 'Asked for it')).toEqual([
    1,
    expect.stringMatching(
      /^\+1[\d ]+ is on legal hold since .* \(A dispute\), so nothing was erased; lift the hold first\.\n$/,
    ),
  ])
  expect(parley(phone, '--lift')).toEqual([0, `The legal hold on ${phone} is lifted.\n`])
  expect(parley(phone, '--reason', 'Asked for it')).toEqual([
    0,
    expect.stringMatching(
      /^Erased the personal part of one record, the words of 0 texts, and the contact\u2019s name\.\n$/,
    ),
  ])
  expect(await recordsOf(phone)).toEqual([])
})
