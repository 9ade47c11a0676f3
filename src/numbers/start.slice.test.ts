import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness, buildDepartment } from '../../test/factories.ts'
import { loopback } from '../carriers/loopback.ts'
import { demoOrganization } from '../organizations/actions.ts'
import { makeDemo } from '../organizations/install/actions.ts'
import type { App } from '../platform/app.ts'
import { listOpenableConnections, openCredentials } from './actions.ts'
import { applyConnectionsFile, makeDemoNumbers } from './jobs.ts'

const carriers = new Map([[loopback.name, loopback]])
let base: TestApp
let business: Business
let directory: string

beforeEach(async () => {
  base = await testApp()
  directory = await mkdtemp(join(tmpdir(), 'parley-connections-'))
})
afterEach(async () => {
  await base.close()
  await rm(directory, { recursive: true, force: true })
})

const entry = {
  organization: 'willow dental',
  name: 'Configured line',
  carrier: 'loopback',
  values: { networkUrl: 'http://127.0.0.1:41234', secret: 'a secret of many letters' },
  numbers: [
    { phone: '(202) 555-0111', department: 'FRONT DESK', name: 'Front' },
    { phone: '+1 202 555 0112', department: 'Billing' },
  ],
}
const withFile = async (content: unknown): Promise<App> => {
  const file = join(directory, 'connections.json')
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return { ...base.app, config: { ...base.app.config, connectionsFile: file } }
}
const numbersOf = (app: App, { orgId }: Pick<Business, 'orgId'>) =>
  app.db.inOrganization(orgId, (tx) =>
    tx.query(`SELECT n.phone, n.name, d.name AS department, c.name AS connection
                FROM number n JOIN department d USING (org_id) JOIN connection c USING (org_id)
               WHERE d.id = n.department_id AND c.id = n.connection_id ORDER BY n.phone`),
  )

describe('Connections made by configuration', () => {
  beforeEach(async () => {
    business = await buildBusiness(base.app.db, { phone: '+12025550199' })
    await base.app.db.inOrganization(business.orgId, async (tx) => {
      await buildDepartment(tx, business.orgId, { name: 'Front desk' })
      await buildDepartment(tx, business.orgId, { name: 'Billing' })
    })
  })

  test('are there after the start, with their numbers, and a second start changes nothing', async () => {
    const app = await withFile([entry])
    expect(
      await Promise.all([applyConnectionsFile(app, carriers), applyConnectionsFile(app, carriers)]),
    ).toEqual([[], []])
    expect((await numbersOf(app, business)).slice(0, 2)).toEqual([
      { phone: '+12025550111', name: 'Front', department: 'Front desk', connection: 'Configured line' },
      { phone: '+12025550112', name: '', department: 'Billing', connection: 'Configured line' },
    ])
    const before = await listOpenableConnections(app)
    expect(await applyConnectionsFile(app, carriers)).toEqual([])
    expect(await listOpenableConnections(app)).toEqual(before)
  })

  test('follow the file when it changes', async () => {
    await applyConnectionsFile(await withFile([entry]), carriers)
    const app = await withFile([
      {
        ...entry,
        values: { ...entry.values, secret: 'another secret of many letters' },
        segmentsPerSecond: 3,
        numbers: [
          { phone: '+12025550111', department: 'Billing', name: 'Bills' },
          { phone: '+12025550199', department: 'Billing', name: 'Taken over' },
        ],
      },
    ])
    expect(await applyConnectionsFile(app, carriers)).toEqual([])
    const row = (await listOpenableConnections(app)).find(({ version }) => version === 2)
    expect((await openCredentials(app, business.orgId, row?.id ?? '')).credentials).toEqual({
      secret: 'another secret of many letters',
    })
    expect(await numbersOf(app, business)).toMatchObject([
      { phone: '+12025550111', name: 'Bills', department: 'Billing' },
      { phone: '+12025550112', department: 'Billing' },
      { phone: '+12025550199', name: 'Taken over', connection: 'Configured line' },
    ])
  })

  test.each([
    ['not JSON', '{', /must hold a JSON list/],
    [
      'an organization that is not there',
      [{ ...entry, organization: 'Nobody' }],
      /no organization named "Nobody"/,
    ],
    ['a carrier that is not there', [{ ...entry, carrier: 'owl' }], /Choose one of these carriers: loopback/],
    [
      'a missing secret',
      [{ ...entry, values: { networkUrl: 'http://127.0.0.1:1' } }],
      /Shared secret is missing/,
    ],
    [
      'a department that is not there',
      [{ ...entry, numbers: [{ phone: '+12025550111', department: 'Attic' }] }],
      /no department "Attic"/,
    ],
    [
      'a number that is none',
      [{ ...entry, numbers: [{ phone: '12345', department: 'Billing' }] }],
      /"12345": This is a short code/,
    ],
  ])(
    '%s is answered with one sentence that names the file, and makes nothing',
    async (_what, content, sentence) => {
      const app = await withFile(content)
      const mistakes = await applyConnectionsFile(app, carriers)
      expect(mistakes).toHaveLength(1)
      expect(mistakes[0]).toMatch(/^PARLEY_CONNECTIONS, .*connections\.json: /)
      expect(mistakes[0]).toMatch(sentence)
      expect(mistakes[0]).not.toContain(entry.values.secret)
      expect(await listOpenableConnections(app)).toHaveLength(1)
    },
  )

  test('of a file that is not there are answered with a sentence', async () => {
    const app = {
      ...base.app,
      config: { ...base.app.config, connectionsFile: join(directory, 'nowhere.json') },
    }
    expect(await applyConnectionsFile(app, carriers)).toEqual([
      expect.stringMatching(/nowhere\.json cannot be read/),
    ])
  })
})

describe('The demo', () => {
  test('has a phone network and a number for each department, and follows the port', async () => {
    await makeDemo(base.app)
    await Promise.all([makeDemoNumbers(base.app, carriers), makeDemoNumbers(base.app, carriers)])
    const orgId = await demoOrganization(base.app)
    if (!orgId) throw new Error('there is no demo')
    const expected = [
      { phone: '+12025550101', department: 'Sales', connection: 'Demo phones' },
      { phone: '+12025550102', department: 'Service', connection: 'Demo phones' },
    ]
    expect(await numbersOf(base.app, { orgId })).toMatchObject(expected)

    const moved = { ...base.app, config: { ...base.app.config, port: 41_999 } }
    await makeDemoNumbers(moved, carriers)
    const [row, ...more] = await listOpenableConnections(moved)
    expect(more).toEqual([])
    expect(row?.version).toBe(2)
    expect((await openCredentials(moved, orgId, row?.id ?? '')).settings).toMatchObject({
      networkUrl: 'http://127.0.0.1:41999',
    })
    expect(await numbersOf(moved, { orgId })).toMatchObject(expected)
  })

  test('is not made on an install without one', async () => {
    await buildBusiness(base.app.db)
    await makeDemoNumbers(base.app, carriers)
    expect(await listOpenableConnections(base.app)).toHaveLength(1)
  })
})
