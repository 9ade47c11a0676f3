// Hostile values in every field, address and query of every route: whatever they are, nothing of ours breaks.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RouteEntry } from '../../src/platform/http.ts'
import { newId } from '../../src/platform/ids.ts'
import { type TestApp, testApp } from '../app.ts'
import { type House, houseOf } from '../house.ts'
import { ask } from '../people.ts'
import { type Row, rows } from './access-matrix.ts'
import { errorOf } from './plain-error.ts'
import { buildOrganization, type Organization } from './two-organizations.ts'

let base: TestApp
let house: House
let ours: Organization

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: true })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const hostile: readonly unknown[] = [
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', 'a\udfffb', '\u202egnp.exe', '\ufeff', 'e\u0301'.repeat(700)],
  ...['🚲'.repeat(1_600), 'Z\u0351\u036b\u0343'.repeat(12_500), 'x'.repeat(100_000), '../../etc/passwd'],
  ...["' OR 1=1; --", '<img src=x onerror=alert(1)>', '{{constructor}}', '%00', '\r\nSet-Cookie: a=b'],
  ...['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'NaN', '1e999'],
  ...['9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z', '-271821-04-20T00:00:00Z', '2026-02-30T00:00:00Z'],
  ...[0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 2, true, null, [], {}, [[]], { length: 3 }, ['a', 'b']],
]

const listed = (): [RouteEntry, Row][] =>
  house.server.routeList.flatMap((route) => {
    const row = rows[`${route.method} ${route.path}`]
    return row && !row.isStream && !row.endsSession && route.path !== '/*' ? [[route, row]] : []
  })

describe('Whatever stands', () => {
  const plain = async (about: string, answering: ReturnType<typeof ask>): Promise<void> => {
    const answer = await answering
    expect([about, answer.statusCode]).toEqual([about, expect.toSatisfy((status: number) => status < 500)])
    if (answer.statusCode >= 400) errorOf(answer)
  }

  test('in any field of any body, nothing of ours breaks', async () => {
    const { superAdmin } = ours.people
    let tried = 0
    for (const [{ method, path }, row] of listed())
      for (const { body, at } of [row, ...(row.also ?? [])])
        for (const field of Object.keys(body?.(ours.ids) ?? {}))
          for (const value of hostile) {
            const url = at?.(ours.ids) ?? row.at?.(ours.ids) ?? path
            const wanted = { ...body?.(ours.ids), [field]: value }
            const from = `198.51.100.${tried++ % 250}` // sign-in counts the wrong tries of one address
            await plain(
              `${method} ${path} with ${field}: ${JSON.stringify(value)?.slice(0, 60)}`,
              ask(house.server, superAdmin, method as 'POST', url, wanted, { remoteAddress: from }),
            )
          }
    expect(tried).toBeGreaterThan(1_000)
  })

  test('in an address or a query, nothing of ours breaks', async () => {
    const names = ['list', 'departmentId', 'cursor', 'limit', 'before', 'after', 'find', 'phone', 'numberId']
    for (const [{ method, path }, row] of listed())
      for (const value of hostile.filter((each) => typeof each === 'string' || typeof each === 'number')) {
        const written = encodeURIComponent(String(value).toWellFormed().slice(0, 3_000))
        const asked = [
          ...(path.includes(':') ? [path.replace(/:\w+/g, written)] : []),
          ...(method === 'GET'
            ? names.map((name) => `${path.replace(/:\w+/g, newId())}?${name}=${written}`)
            : []),
        ]
        for (const url of asked)
          await plain(
            `${method} ${url.slice(0, 90)}`,
            ask(house.server, ours.people.superAdmin, method as 'GET', url, row.body?.(ours.ids)),
          )
      }
  }, 120_000)
})
