import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneTemplate, type TestDatabase, testDatabase } from '../../test/database.ts'
import { type Business, buildBusiness, buildContact, buildConversation } from '../../test/factories.ts'
import { onServer } from '../../test/setup-database.ts'
import { backup, restore } from './backup.ts'
import type { OrgId } from './database.ts'
import { newId } from './ids.ts'

// Everything that COPY's text form must carry: quotes, tabs, backslashes, line ends, the NULL marker, all of Unicode.
const NASTY = 'O\u2019Brien\t"tab"\\N \\. \r\n 👩🏽‍🚀 \u200b ÿ \\'

let source: TestDatabase
let businesses: Business[]
let directory: string
let file: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-backup-'))
  file = join(directory, 'parley.backup')
  source = await testDatabase()
  businesses = [
    await buildBusiness(source.db, { name: 'Willow' }),
    await buildBusiness(source.db, { name: NASTY }),
  ]
  for (const business of businesses) await fill(business)
  await source.db.owner.query(
    `INSERT INTO auth."user" (id, name, email, "emailVerified", "updatedAt") VALUES ('u1', 'Ana', 'ana@example.com', true, now())`,
  )
  await source.db.owner.query(
    `INSERT INTO auth.session (id, "expiresAt", token, "updatedAt", "userId") VALUES ('s1', now() + '1 day', 't', now(), 'u1')`,
  )
  await source.db.inOrganization(businesses[0]?.orgId as Business['orgId'], (tx) =>
    tx.query(
      `INSERT INTO member_link (org_id, id, kind, sha256, email, role, expires_at)
       VALUES (current_setting('app.org')::uuid, gen_random_uuid(), 'invitation', sha256('x'), 'noor@example.com', 'agent', now() + '1 day')`,
    ),
  )
  await backup({ url: source.url, file })
})
afterAll(async () => {
  await source.drop()
  await rm(directory, { recursive: true })
})

async function fill({ orgId, numberId, departmentId, connectionId, laneId }: Business): Promise<void> {
  await source.db.inOrganization(orgId, async (tx) => {
    const { phone } = await buildContact(tx, orgId, { name: NASTY })
    const { conversationId } = await buildConversation(tx, orgId, { numberId, departmentId, phone })
    const recordId = newId()
    await tx.query(
      `INSERT INTO consent_record (org_id, id, kind, medium, said_at, recorded_at, commitment, canonical)
       VALUES ($1, $2, 'opt_out', 'inbound_text', now(), now(), '\\x00', '\\x00ff5c0a')`,
      [orgId, recordId],
    )
    await tx.query(
      "INSERT INTO record_personal (org_id, record_id, salt, phone, words) VALUES ($1, $2, '\\x00', $3, $4)",
      [orgId, recordId, phone, NASTY],
    )
    await tx.query(
      `INSERT INTO message_outbound (org_id, id, conversation_id, order_no, lane_id, phone, class, kind, body, segments,
         state, due_at, request_key, request_sha256, cleared_by, cleared_rule)
       SELECT $1, gen_random_uuid(), $2, n, $3, $4, 0, 'text', $5 || n, 1, 'queued', now(), 'key ' || n, '\\x00ff5c0a', $6, 'test'
         FROM generate_series(1, 3000) AS n`,
      [orgId, conversationId, laneId, phone, NASTY, recordId],
    )
    await tx.query('UPDATE connection SET sealed = $2 WHERE org_id = $1', [
      orgId,
      Buffer.from([0, 10, 92, 255]),
    ])
    await tx.query(
      `INSERT INTO smpp_bind (org_id, connection_id, id) VALUES ($1, $2, gen_random_uuid())`, // has '-infinity'
      [orgId, connectionId],
    )
  })
}

/** Every row of every table, as text, each organization through its own wall. */
async function contents(url: string, organizations: readonly OrgId[]): Promise<Record<string, string[]>> {
  return onServer(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('public', 'auth') AND relkind = 'r' ORDER BY 1`,
    )
    const all: Record<string, string[]> = {}
    for (const orgId of organizations) {
      await client.query(`SET "app.org" = '${orgId}'`)
      for (const { name } of tables) {
        const { rows } = await client.query<{ row: string }>(
          `SELECT t::text AS row FROM ${name} t ORDER BY 1`,
        )
        all[name] = [...(all[name] ?? []), ...rows.map(({ row }) => row)]
      }
    }
    return all
  })
}

test('a backup restores into an empty database row by row, with every connection paused and everybody signed out', async () => {
  const target = await cloneTemplate({ empty: true })
  const said: string[] = []
  const restored = await restore({ url: target.url, file, say: (line) => said.push(line) })
  const organizations = businesses.map(({ orgId }) => orgId)
  const before = await contents(source.url, organizations)
  const after = await contents(target.url, organizations)
  const paused = await onServer(target.url, async (client) => {
    await client.query(`SET "app.org" = '${organizations[0]}'`)
    return (await client.query('SELECT paused_at IS NOT NULL AS paused FROM connection')).rows as unknown[]
  })
  await target.drop()

  expect(paused).toEqual([{ paused: true }])
  expect(before.message_outbound).toHaveLength(6_000)
  for (const name of ['migration', 'connection', 'auth.session', 'member_link']) {
    delete before[name]
    if (name === 'auth.session' || name === 'member_link') expect(after[name]).toEqual([]) // what signs people in
    delete after[name]
  }
  expect(after).toEqual(before)
  expect(restored.paused).toBe(2)
  expect(said.at(-1)).toBe(
    'All carrier connections (2) are paused: look at what was sent and who said STOP since then, and only then let them go on in Settings → Numbers.',
  )
})

test('after a restore the wall between organizations binds the owner again', async () => {
  const target = await cloneTemplate({ empty: true })
  await restore({ url: target.url, file })
  const open = await onServer(
    target.url,
    async (client) =>
      (await client.query('SELECT relname FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity'))
        .rows,
  )
  const seen = await onServer(target.url, async (client) => (await client.query('SELECT FROM contact')).rows)
  await target.drop()
  expect([open, seen]).toEqual([[], []])
})

test('a database that holds anything is never restored over', async () => {
  await expect(restore({ url: source.url, file })).rejects.toThrow('is not empty, so nothing was restored')
  const foreign = await cloneTemplate({ empty: true })
  await onServer(foreign.url, (client) => client.query('CREATE TABLE somebody_elses (id int)'))
  await expect(restore({ url: foreign.url, file })).rejects.toThrow('is not empty')
  await foreign.drop()
})

test('a migrated database without a single row counts as empty', async () => {
  const target = await cloneTemplate()
  expect(await restore({ url: target.url, file })).toMatchObject({ paused: 2 })
  await target.drop()
})

test('a file that was cut short or altered is refused with one sentence, and the database stays as it was', async () => {
  const target = await cloneTemplate({ empty: true })
  const bytes = await readFile(file)
  const plain = gunzipSync(bytes)
  const at = plain.indexOf('Willow')
  const variants: Record<string, Buffer> = {
    cut: bytes.subarray(0, bytes.length - 200),
    flipped: Buffer.concat([bytes.subarray(0, 900), Buffer.of((bytes[900] ?? 0) ^ 255), bytes.subarray(901)]),
    rewritten: gzipSync(
      Buffer.concat([plain.subarray(0, at), Buffer.from('Billow'), plain.subarray(at + 6)]),
    ),
    'without its end': gzipSync(plain.subarray(0, 512 * 40)),
  }
  for (const [name, content] of Object.entries(variants)) {
    const path = join(directory, name)
    await writeFile(path, content)
    await expect(restore({ url: target.url, file: path }), name).rejects.toThrow('was cut short or altered')
  }
  const tables = await onServer(
    target.url,
    async (client) => (await client.query("SELECT FROM pg_tables WHERE schemaname = 'public'")).rows,
  )
  await target.drop()
  expect(tables).toEqual([])
})

test('something else than a backup, or nothing, is refused with one sentence', async () => {
  const path = join(directory, 'else')
  await writeFile(path, 'hello')
  await expect(restore({ url: source.url, file: path })).rejects.toThrow('is not a backup made by Parley')
  await truncate(path)
  await expect(restore({ url: source.url, file: path })).rejects.toThrow('was cut short')
  await expect(restore({ url: source.url, file: join(directory, 'none') })).rejects.toThrow(
    'There is no file',
  )
})

test('a backup of a newer version is refused with one sentence', async () => {
  const newer = await cloneTemplate()
  await onServer(newer.url, (client) =>
    client.query("INSERT INTO migration (name, sha256) VALUES ('9999-later.sql', 'ab')"),
  )
  const path = join(directory, 'newer')
  await backup({ url: newer.url, file: path })
  await newer.drop()
  await expect(restore({ url: source.url, file: path })).rejects.toThrow(
    'The backup is newer than this version of Parley (it has migration 9999-later.sql); start the newer version.',
  )
})

test('a backup is a moment: what is committed while it runs is in it wholly or not at all', async () => {
  const business = await buildBusiness(source.db)
  let isOver = false
  const writing = (async () => {
    while (!isOver)
      await source.db.inOrganization(business.orgId, async (tx) => {
        await buildContact(tx, business.orgId) // a contact and its door, in one transaction
      })
  })()
  const path = join(directory, 'moment')
  const { parts } = await backup({ url: source.url, file: path })
  isOver = true
  await writing
  const rows = (table: string) => parts.find((part) => part.table === table)?.rows
  expect(rows('public.contact')).toBe(rows('public.door'))
})

test('a backup in a folder that is not there says so and leaves nothing', async () => {
  await expect(backup({ url: source.url, file: join(directory, 'no/such') })).rejects.toThrow(
    'cannot be written here',
  )
})
