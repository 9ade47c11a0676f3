// Sealing on the real database, and what the verifier, which shares no code with it, finds there.

import { spawnSync } from 'node:child_process'
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type Business, buildBusiness, somePhone } from '../../../test/factories.ts'
import { agree, agreeIn, faultsIn } from '../../../test/ledger.ts'
import { openDatabase } from '../../../verify/database.ts'
import { verifyLedger } from '../../../verify/ledger.ts'
import type { App } from '../../platform/app.ts'
import { secretsUnder } from '../../platform/secrets.ts'
import { publicKeyBytes } from '../ledger/actions.ts'
import { headFile } from '../ledger/head.ts'
import { sealEverything, sealOrganization } from './actions.ts'
import { postHead, readLastHead, signNextHead } from './heads/actions.ts'
import { startSealing } from './jobs.ts'
import { loadSigningKey, publicPem } from './key/actions.ts'

let context: TestApp
let app: App
let folder: string
let key: KeyObject
let changed: KeyObject
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-seal-'))
  context = await testApp({ PARLEY_LEDGER_HEADS: join(folder, 'heads') })
  app = context.app
  key = await loadSigningKey({ file: null, secrets: app.secrets })
  changed = await loadSigningKey({ file: null, secrets: secretsUnder(Buffer.alloc(32, 9)) })
})
afterAll(async () => {
  await context.close()
  await rm(folder, { recursive: true })
})

const shopOf = (name: string): Promise<Business> => buildBusiness(app.db, { name })
const rows = <Row>({ orgId }: Business, sql: string): Promise<Row[]> =>
  app.db.inOrganization(orgId, (tx) => tx.query<Row>(sql))
const positions = async (shop: Business): Promise<number[]> =>
  (await rows<{ position: number }>(shop, 'SELECT position FROM leaf ORDER BY position')).map(
    ({ position }) => position,
  )
const upTo = (count: number): number[] => Array.from({ length: count }, (_, place) => place)
const verified = () => faultsIn(context.database.url, { key })

async function sealAll(): Promise<void> {
  while ((await sealEverything(app)) > 0);
  await signNextHead(app, key)
}

test('records find their places in the order in which they were written, and a signed head covers them', async () => {
  const shop = await shopOf('Order')
  const ids: string[] = []
  for (const _ of upTo(5)) ids.push(await agree(app.db, shop.orgId, somePhone()))
  await sealAll()
  const leaves = await rows<{ record_id: string }>(shop, 'SELECT record_id FROM leaf ORDER BY position')
  expect(leaves.map(({ record_id }) => record_id)).toEqual(ids)
  expect(await verified()).toMatchObject({ faults: [], remarks: [], records: 5, heads: 1 })
})

test('seven hundred records fill blocks, in batches as in one piece', async () => {
  const shop = await shopOf('Blocks')
  await app.db.inOrganization(shop.orgId, async (tx) => {
    for (const _ of upTo(700)) await agreeIn(tx, shop.orgId, somePhone())
  })
  let sealed = 1
  while (sealed > 0) sealed = await sealOrganization(app, shop.orgId, 150)
  await sealAll()
  expect(await positions(shop)).toEqual(upTo(700))
  expect(await rows(shop, 'SELECT level, index FROM tile ORDER BY index')).toEqual([
    { level: 1, index: 0 },
    { level: 1, index: 1 },
  ])
  expect((await verified()).faults).toEqual([])
})

test('while many write, two workers give every record one place', async () => {
  const shops = [await shopOf('Busy one'), await shopOf('Busy two')]
  let writing = true
  const workers = [1, 2].map(async () => {
    while (writing) await sealEverything(app)
  })
  const signer = (async () => {
    while (writing) await Promise.all([signNextHead(app, key), signNextHead(app, key)])
  })()
  await Promise.all(
    shops.flatMap(({ orgId }) =>
      upTo(4).map(async () => {
        for (const _ of upTo(25)) await agree(app.db, orgId, somePhone())
      }),
    ),
  )
  writing = false
  await Promise.all([...workers, signer])
  await sealAll()
  for (const shop of shops) expect(await positions(shop)).toEqual(upTo(100))
  expect((await verified()).faults).toEqual([])
})

test('a sealing that is lost in the middle leaves everything as it was, and the next one does it', async () => {
  const shop = await shopOf('Lost')
  for (const _ of upTo(3)) await agree(app.db, shop.orgId, somePhone())
  const lost: App['db'] = {
    ...app.db,
    inOrganization: (orgId, fn, options) =>
      app.db.inOrganization(
        orgId,
        async (tx) => {
          await fn(tx)
          await tx.query('SELECT pg_terminate_backend(pg_backend_pid())')
          throw new Error('not reached')
        },
        options,
      ),
  }
  await expect(sealOrganization({ db: lost }, shop.orgId)).rejects.toThrow()
  expect(await positions(shop)).toEqual([])
  expect(await rows(shop, 'SELECT id FROM unsealed')).toHaveLength(3)
  await sealAll()
  expect(await positions(shop)).toEqual(upTo(3))
  expect((await verified()).faults).toEqual([])
})

test('who writes a record that is not committed yet does not hold sealing up', async () => {
  const shop = await shopOf('Slow')
  const slow = app.db.inOrganization(shop.orgId, async (tx) => {
    await agreeIn(tx, shop.orgId, somePhone())
    await agree(app.db, shop.orgId, somePhone())
    await sealOrganization(app, shop.orgId)
  })
  await slow
  expect(await positions(shop)).toEqual([0])
  await sealAll()
  expect(await positions(shop)).toEqual([0, 1])
  expect((await verified()).faults).toEqual([])
})

test('one organization whose tree was broken does not keep the others from being sealed', async () => {
  const [broken, sound] = [await shopOf('Broken'), await shopOf('Sound')]
  for (const { orgId } of [broken, sound]) await agree(app.db, orgId, somePhone())
  await sealAll()
  const set = (frontier: string) => rows(broken, `UPDATE tree_head SET frontier = ${frontier}`)
  const [before] = await rows<{ frontier: string }>(
    broken,
    `SELECT quote_literal(frontier) || '::bytea' AS frontier FROM tree_head`,
  )
  await set(`'\\x00'`)
  for (const { orgId } of [broken, sound]) await agree(app.db, orgId, somePhone())
  await sealEverything(app)
  expect([await positions(broken), await positions(sound)]).toEqual([[0], [0, 1]])
  await set(before?.frontier ?? '')
  await sealAll()
  expect((await verified()).faults).toEqual([])
})

test('nobody alters or takes away what is sealed', async () => {
  const shop = await shopOf('Closed')
  await agree(app.db, shop.orgId, somePhone())
  await sealAll()
  for (const table of ['leaf', 'tile', 'install_leaf', 'install_head'])
    for (const sql of [`DELETE FROM ${table}`, `TRUNCATE ${table}`])
      await expect(rows(shop, sql)).rejects.toThrow('permission denied')
  for (const table of ['leaf', 'tile', 'install_leaf', 'install_head'])
    await expect(app.db.owner.query(`TRUNCATE ${table}`)).rejects.toThrow('append-only')
  await expect(app.db.owner.query('DELETE FROM install_head')).rejects.toThrow('append-only')
  await expect(app.db.owner.query('UPDATE install_leaf SET size = 0')).rejects.toThrow('append-only')
  await expect(rows(shop, 'DELETE FROM tree_head')).rejects.toThrow('permission denied')
})

test('an organization sees no other one’s tree', async () => {
  const [mine, theirs] = [await shopOf('Mine'), await shopOf('Theirs')]
  for (const { orgId } of [mine, theirs]) await agree(app.db, orgId, somePhone())
  await sealAll()
  for (const table of ['leaf', 'tree_head', 'install_leaf'])
    expect(await rows(mine, `SELECT DISTINCT org_id FROM ${table}`)).toEqual([{ org_id: mine.orgId }])
})

test('in the background records are sealed and signed, and the head goes to its folder', async () => {
  const shop = await shopOf('Background')
  const sealing = await startSealing(app)
  await agree(app.db, shop.orgId, somePhone())
  const patience = { timeout: 30_000 }
  await expect.poll(() => positions(shop), patience).toEqual([0])
  await expect.poll(() => readdir(join(folder, 'heads')).catch(() => []), patience).toContain('latest.json')
  await agree(app.db, shop.orgId, somePhone())
  await expect.poll(() => positions(shop), patience).toEqual([0, 1])
  await sealing.stop() // with a last head
  expect((await verified()).faults).toEqual([])
  const last = await readLastHead(app.db)
  for (const name of ['latest.json', `${last?.at.toISOString().slice(0, 10)}.json`])
    expect(JSON.parse(await readFile(join(folder, 'heads', name), 'utf8'))).toMatchObject({
      format: 'parley-head-v1',
    })
})

test('a head is posted as the file is written, and a refusal is said in a sentence', async () => {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    request.setEncoding('utf8')
    request.on('data', (piece: string) => bodies.push(piece))
    request.on('end', () => response.writeHead(request.url === '/heads' ? 204 : 500).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const head = await readLastHead(app.db)
  if (!head) throw new Error('nothing was signed')
  expect(await postHead(`${base}/heads`, head)).toBeNull()
  expect(JSON.parse(bodies.join(''))).toEqual(headFile(head))
  expect(await postHead(`${base}/other`, head)).toBe('127.0.0.1 answered with status 500.')
  server.close()
})

test('the key comes from the install’s secret key, or from a file that only its owner may read', async () => {
  const bytesOf = (private_: KeyObject): string => publicKeyBytes(createPublicKey(private_)).toString('hex')
  const again = await loadSigningKey({ file: null, secrets: app.secrets })
  const other = await loadSigningKey({ file: null, secrets: secretsUnder(Buffer.alloc(32, 7)) })
  expect([bytesOf(again) === bytesOf(key), bytesOf(other) === bytesOf(key)]).toEqual([true, false])
  const own = generateKeyPairSync('ed25519').privateKey
  const file = join(folder, 'ledger.pem')
  await writeFile(file, own.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  const load = () => loadSigningKey({ file, secrets: app.secrets })
  expect(publicPem(await load())).toBe(publicPem(own))
  await chmod(file, 0o644)
  await expect(load()).rejects.toThrow(`chmod 600 ${file}`)
  await writeFile(file, 'no key')
  await chmod(file, 0o600)
  await expect(load()).rejects.toThrow('openssl genpkey -algorithm ed25519')
})

test('after a change of the key both are needed, and both suffice', async () => {
  const shop = await shopOf('Rotation')
  await agree(app.db, shop.orgId, somePhone())
  await sealEverything(app)
  const head = await signNextHead(app, changed)
  expect(head && Buffer.from(head.publicKey)).toEqual(publicKeyBytes(createPublicKey(changed)))
  const { faults } = await verified()
  expect(faults.join('\n')).toMatch(/^foreign key/)
  const opened = await openDatabase(context.database.url)
  const found: unknown[] = []
  const report = { fault: (each: unknown) => void found.push(each), remark: () => {} }
  const keys = [key, changed].map((each) => publicKeyBytes(createPublicKey(each)))
  await verifyLedger(opened.source, { trust: { keys, against: null }, freshSince: null }, report)
  await opened.close()
  expect(found).toEqual([])
})

test('parley verify looks at this install’s database, and ends with 1 once something was altered behind its back', async () => {
  const parley = (...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../cli.ts'), ...args], {
      encoding: 'utf8',
      env: { DATABASE_URL: context.database.url, PARLEY_DATA: folder },
    })
  expect(parley('key').stdout).toMatch(/^-----BEGIN PUBLIC KEY-----\n\S{60}\n-----END PUBLIC KEY-----\n$/)
  const keys = [key, changed].flatMap((each, place) => {
    const file = join(folder, `key-${place}.pem`)
    writeFileSync(file, publicPem(each))
    return ['--key', file]
  })
  const before = parley('verify', ...keys)
  expect([before.status, before.stderr]).toEqual([0, ''])
  expect(before.stdout).toMatch(
    /^\d+ records of \d+ organizations under \d+ signed heads.*as it was sealed\.\n$/,
  )
  await app.db.owner.query('ALTER TABLE install_head DISABLE TRIGGER USER')
  await app.db.owner.query(`UPDATE install_head SET at = at + interval '1 second' WHERE number = 1`)
  const after = parley('verify', ...keys)
  expect([after.status, after.stderr]).toEqual([1, ''])
  expect(after.stdout).toMatch(/^FAULT altered head · head 2: /)
})
