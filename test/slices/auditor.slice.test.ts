// An Auditor sees all of it and changes nothing: every route of the router's own list, and the whole database before and after.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { permissions } from '../../src/organizations/permission.ts'
import type { RouteEntry } from '../../src/platform/http.ts'
import { type TestApp, testApp } from '../app.ts'
import { type House, houseOf } from '../house.ts'
import { ask, type Person, signedIn } from '../people.ts'
import { rows } from './access-matrix.ts'
import { digestOf } from './rows-of.ts'
import { buildOrganization, type Organization } from './two-organizations.ts'

let base: TestApp
let house: House
let ours: Organization
let auditor: Person

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: false })
  auditor = await signedIn(base.app, house.auth, { orgId: ours.business.orgId, role: 'auditor' })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

/** What has nobody's permission to ask for: the way in and out, carriers, the demo's phones. */
const isPermitted = ({ access }: RouteEntry): boolean => access in permissions
/** Evidence of many numbers is asked for in a body, and changes nothing. */
const READS = ['POST /api/evidence']

const tryAll = async (): Promise<[string, number][]> => {
  const tried: [string, number][] = []
  for (const route of house.server.routeList.filter(isPermitted)) {
    const { method, path } = route
    const row = rows[`${method} ${path}`]
    if (!row || row.isStream) continue
    const url = row.at?.(ours.ids) ?? path
    const { statusCode } = await ask(house.server, auditor, method as 'GET', url, row.body?.(ours.ids))
    tried.push([`${method} ${path}`, statusCode])
  }
  return tried
}

test('An Auditor is refused at every route that changes something, and what they look at stays as it was', async () => {
  expect((await ask(house.server, auditor, 'GET', '/api/me')).statusCode).toBe(200) // from here on "last seen" stands
  const before = await digestOf(base.app.db, ours.business.orgId)
  const tried = await tryAll()
  const changing = tried.filter(([name]) => !name.startsWith('GET ') && !READS.includes(name))
  expect(changing.length).toBeGreaterThan(25)
  expect(changing.filter(([, status]) => status !== 403)).toEqual([])
  expect(await digestOf(base.app.db, ours.business.orgId)).toEqual(before)
})

test('An Auditor sees conversations, consent, people and their trail, and takes evidence out', async () => {
  const seen = new Map(await tryAll())
  for (const name of [
    'GET /api/conversations',
    'GET /api/contacts',
    'GET /api/contacts/:id/consent',
    'GET /api/contacts/:id/journey',
    'GET /api/contacts/:id/evidence.pdf',
    'POST /api/evidence',
    'GET /api/opt-outs',
    'GET /api/campaigns',
    'GET /api/members',
    'GET /api/member-events',
    'GET /api/invitations',
  ])
    expect([name, seen.get(name)]).toEqual([name, 200])
})
