// A database connection that ends in the middle of a transaction, while nothing is asked of it, fails that transaction and no more.
// Nobody listened for its end once, and a restart of PostgreSQL took the whole process along.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../app.ts'
import { type Business, buildBusiness } from '../factories.ts'

let context: TestApp
let shop: Business
beforeAll(async () => {
  context = await testApp()
  shop = await buildBusiness(context.app.db)
})
afterAll(() => context.close())

test('a connection that ends while its transaction waits fails that transaction, and the next one runs', async () => {
  const { db } = context.app
  const lost = db.inOrganization(shop.orgId, async (tx) => {
    const [row] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await db.owner.query('SELECT pg_terminate_backend($1)', [row?.pid])
    await new Promise((resolve) => setTimeout(resolve, 100))
    return tx.query('SELECT 1')
  })
  await expect(lost).rejects.toThrow(/connection/i)
  expect(await db.inOrganization(shop.orgId, (tx) => tx.query('SELECT 1 AS one'))).toEqual([{ one: 1 }])
})
