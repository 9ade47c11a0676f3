import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cloneTemplate } from '../../test/database.ts'
import { onServer } from '../../test/setup-database.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migration-files.ts'

let database: Awaited<ReturnType<typeof cloneTemplate>>
let directory: string

beforeEach(async () => {
  database = await cloneTemplate({ empty: true })
  directory = await mkdtemp(join(tmpdir(), 'parley-migrations-'))
})
afterEach(async () => {
  await database.drop()
  await rm(directory, { recursive: true })
})

const put = (name: string, sql: string): Promise<void> => writeFile(join(directory, name), sql)

async function query<Row>(sql: string): Promise<Row[]> {
  return onServer(database.url, async (client) => (await client.query(sql)).rows as Row[])
}

test('several starters at once migrate a database exactly once', async () => {
  const names = (await readMigrations()).map(({ name }) => name)
  const ran = await Promise.all([1, 2, 3].map(() => migrate({ url: database.url })))
  expect(ran.flat()).toEqual(names)
  expect(await migrate({ url: database.url })).toEqual([])
})

test('two databases of one server can be migrated at the same moment', async () => {
  const others = await Promise.all([1, 2, 3].map(() => cloneTemplate({ empty: true })))
  const ran = await Promise.all([database, ...others].map(({ url }) => migrate({ url })))
  await Promise.all(others.map(({ drop }) => drop()))
  expect(new Set(ran.map(({ length }) => length)).size).toBe(1)
})

test('the roles of the pools cannot log in, and cannot pass by row-level security', async () => {
  await migrate({ url: database.url })
  expect(
    await query(
      `SELECT rolname, rolcanlogin, rolsuper, rolbypassrls FROM pg_roles
        WHERE rolname LIKE 'parley\\_%' AND rolname IN ('parley_web', 'parley_reader', 'parley_backup') ORDER BY 1`,
    ),
  ).toEqual(
    ['parley_backup', 'parley_reader', 'parley_web'].map((rolname) => ({
      rolname,
      rolcanlogin: false,
      rolsuper: false,
      rolbypassrls: false,
    })),
  )
})

test('every table that names an organization is walled off, but the two that are read before it is known', async () => {
  await migrate({ url: database.url })
  expect(
    await query(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
          AND NOT (relrowsecurity AND relforcerowsecurity)
          AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'org_id') ORDER BY 1`,
    ),
  ).toEqual([{ name: 'install_secret' }, { name: 'route' }])
})

test('every key of an organization’s table begins with the organization; only the install’s tree has an order of its own', async () => {
  await migrate({ url: database.url })
  expect(
    await query(
      `SELECT i.indexrelid::regclass::text AS index FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND c.relrowsecurity AND a.attname <> 'org_id'
          AND c.relname <> 'install_leaf' -- the leaves of the install’s own tree, in its order`,
    ),
  ).toEqual([])
})

test('a migration that was edited after its release stops the start with one sentence', async () => {
  await put('0001-first.sql', 'CREATE TABLE a (id int)')
  await migrate({ url: database.url, directory })
  await put('0001-first.sql', 'CREATE TABLE a (id bigint)')
  await expect(migrate({ url: database.url, directory })).rejects.toThrow(
    'Migration 0001-first.sql was edited after it had been applied to the database; put the released file back and write a new migration instead.',
  )
})

test('a database of a newer version stops the start with one sentence', async () => {
  await put('0001-first.sql', 'CREATE TABLE a (id int)')
  await put('0002-second.sql', 'CREATE TABLE b (id int)')
  await migrate({ url: database.url, directory })
  await rm(join(directory, '0002-second.sql'))
  await expect(migrate({ url: database.url, directory })).rejects.toThrow(
    'The database is newer than this version of Parley (it has migration 0002-second.sql); start the newer version.',
  )
})

test('a migration numbered below one that was applied is refused', async () => {
  await put('0002-second.sql', 'CREATE TABLE b (id int)')
  await migrate({ url: database.url, directory })
  await put('0001-first.sql', 'CREATE TABLE a (id int)')
  await expect(migrate({ url: database.url, directory })).rejects.toThrow('give it a higher number')
})

test('a migration that fails leaves nothing behind, and the next start tries it again', async () => {
  await put('0001-first.sql', 'CREATE TABLE a (id int)')
  await put('0002-second.sql', 'CREATE TABLE b (id int); SELECT 1/0')
  await expect(migrate({ url: database.url, directory })).rejects.toThrow(
    'Migration 0002-second.sql failed and was undone, so the database is as it was: division by zero (SQLSTATE 22012).',
  )
  expect(await query("SELECT to_regclass('b') AS b")).toEqual([{ b: null }])
  await put('0002-second.sql', 'CREATE TABLE b (id int)')
  expect(await migrate({ url: database.url, directory })).toEqual(['0002-second.sql'])
})

test('a backfill that forgot the wall fails; one that lifts it changes every organization’s rows', async () => {
  const [a, b] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']
  await put(
    '0001-first.sql',
    `CREATE TABLE t (org_id uuid, n int);
     INSERT INTO t VALUES ('${a}', 1), ('${b}', 1);
     ALTER TABLE t ENABLE ROW LEVEL SECURITY; ALTER TABLE t FORCE ROW LEVEL SECURITY;
     CREATE POLICY own ON t USING (org_id = NULLIF(current_setting('app.org', true), '')::uuid)`,
  )
  await put('0002-backfill.sql', 'UPDATE t SET n = 2')
  await expect(migrate({ url: database.url, directory })).rejects.toThrow('row-level security')
  await put(
    '0002-backfill.sql',
    'ALTER TABLE t NO FORCE ROW LEVEL SECURITY; UPDATE t SET n = 2; ALTER TABLE t FORCE ROW LEVEL SECURITY',
  )
  await migrate({ url: database.url, directory })
  const rows = await onServer(database.url, async (client) => {
    await client.query(`SET "app.org" = '${b}'`)
    return (await client.query('SELECT n FROM t')).rows as { n: number }[]
  })
  expect(rows).toEqual([{ n: 2 }])
})
