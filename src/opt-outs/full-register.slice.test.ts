// The desk and the register of a business with tens of thousands of opt-outs: what a page reads does not grow with them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { callerOf } from '../../test/chaos/stage.ts'
import { type Business, buildBusiness, buildContact, buildConversation } from '../../test/factories.ts'
import { type PlanWatch, watchPlans } from '../../test/slices/plan-watch.ts'
import type { Tx } from '../platform/database.ts'
import type { Caller } from '../platform/http.ts'
import { deskPlace, registerPlace } from './cursor.ts'
import { listCases } from './desk/actions.ts'
import { importList } from './import/actions.ts'
import { listOptOuts } from './register/actions.ts'

const DOORS = 40_000

let context: TestApp
let shop: Business
let admin: Caller
let watch: PlanWatch

beforeAll(async () => {
  context = await testApp()
  shop = await buildBusiness(context.app.db)
  admin = callerOf(shop)
  await fill()
  watch = watchPlans()
}, 120_000)
afterAll(async () => {
  watch.stop()
  await context.close()
})

/** Every second door is closed; a thousand cases are open, four thousand decided. */
async function fill(): Promise<void> {
  const { orgId, numberId, departmentId, memberId } = shop
  const id = (kind: number): string => `('0000000${kind}-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`
  const phone = "'+1' || (2120000000 + n)"
  await context.app.db.inOrganization(orgId, async (tx: Tx) => {
    await tx.query('SET LOCAL statement_timeout = 0')
    const known = await buildContact(tx, orgId)
    const { conversationId } = await buildConversation(tx, orgId, {
      numberId,
      departmentId,
      phone: known.phone,
    })
    const all = 'generate_series(1, $2::int) AS n'
    await tx.query(`INSERT INTO contact (org_id, id, phone) SELECT $1, ${id(1)}, ${phone} FROM ${all}`, [
      orgId,
      DOORS,
    ])
    await tx.query(
      `INSERT INTO consent_record (org_id, id, kind, medium, number_id, said_at, recorded_at, commitment, canonical)
       SELECT $1, ${id(2)}, 'opt_out', 'inbound_text', $3, now(), now(), '\\x00', '\\x00' FROM ${all}`,
      [orgId, DOORS, numberId],
    )
    await tx.query(
      `INSERT INTO record_personal (org_id, record_id, salt, phone, words) SELECT $1, ${id(2)}, '\\x00', ${phone}, 'STOP' FROM ${all}`,
      [orgId, DOORS],
    )
    await tx.query(
      `INSERT INTO door (org_id, phone, stop_at, stop_record, stop_kind)
       SELECT $1, ${phone}, CASE WHEN n % 2 = 0 THEN now() - n * interval '1 minute' END, ${id(2)}, 'opt_out' FROM ${all}`,
      [orgId, DOORS],
    )
    await tx.query(
      `INSERT INTO opt_out_case (org_id, id, phone, conversation_id, department_id, message_id, said_at, due_on, decided_at, decision, decided_by, decision_record)
       SELECT $1, ${id(2)}, '+1' || (2120000000 + 2 * n - 1), $3, $4, ${id(3)}, now(), date '2026-03-02' + n / 100, CASE WHEN n > 1000 THEN now() END,
              CASE WHEN n > 1000 THEN 'keep' END, CASE WHEN n > 1000 THEN $5::uuid END, CASE WHEN n > 1000 THEN ${id(2)} END FROM ${all}`,
      [orgId, 5_000, conversationId, departmentId, memberId],
    )
  })
  await context.app.db.owner.query('ANALYZE')
}

const MOST_ROWS = 500
const pagesFor = ({ loops, rows }: { loops: number; rows: number }): number =>
  60 * Math.max(1, loops) + 5 * rows
const tooMuch = () =>
  watch.readings
    .splice(0)
    .filter((each) => each.how.startsWith('Seq') || each.rows > MOST_ROWS || each.pages > pagesFor(each))

test('a page of the desk reads a page, also far down', async () => {
  const { next } = await listCases(context.app, admin, { after: null, limit: 50 })
  const page = await listCases(context.app, admin, { after: deskPlace(next ?? ''), limit: 50 })
  expect(page.cases).toHaveLength(50)
  expect(tooMuch()).toEqual([])
})

test('a page of the register reads a page, also far down and by number', async () => {
  const far = registerPlace(`${Date.now() - 30_000 * 60_000}.p12120030000`)
  for (const after of [null, far])
    expect((await listOptOuts(context.app, admin, { find: '', after, limit: 50 })).optOuts).toHaveLength(50)
  for (const find of ['+12', '212 003', '+121200'])
    expect((await listOptOuts(context.app, admin, { find, after: null, limit: 50 })).optOuts).toHaveLength(50)
  expect(tooMuch()).toEqual([])
  expect([...watch.statements.keys()]).toEqual(
    expect.arrayContaining(['opt_out_desk', 'opt_outs_latest', 'opt_outs_by_phone']),
  )
})

test('a set of a list reads and writes its own rows only', async () => {
  const phone = (at: number): string => `+1212${5_550_000 + at}`
  const list = Array.from({ length: 400 }, (_, at) => phone(at)).join('\n')
  const result = await importList(context.app, admin, list)
  expect(result).toMatchObject({ ok: true, report: { added: 400 } })
  expect(tooMuch()).toEqual([])
})
