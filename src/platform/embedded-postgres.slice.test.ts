import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from './embedded-postgres.ts'

const isRoot = process.getuid?.() === 0
const settings = { shared_buffers: '16MB' }

let folder: string
let started: Embedded[]

beforeEach(async () => {
  folder = await mkdtemp('/tmp/parley-embedded-')
  await chmod(folder, 0o755)
  started = []
})
afterEach(async () => {
  for (const each of started) await each.stop()
  for (const each of started) await each.remove()
  await rm(folder, { recursive: true })
})

async function start(directory: string, said: string[] = []): Promise<Embedded> {
  const embedded = await startEmbedded({ directory, settings, say: (line) => said.push(line) })
  started.push(embedded)
  return embedded
}

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end().catch(() => {})
  }
}

async function untilAnswers<Row>(url: string, sql: string): Promise<Row[]> {
  for (;;) {
    try {
      return await query<Row>(url, sql)
    } catch {
      await new Promise((done) => setTimeout(done, 50))
    }
  }
}

const serverPid = async (directory: string): Promise<number> =>
  Number.parseInt(await readFile(join(directory, 'data/postmaster.pid'), 'utf8'), 10)

/** An application of its own, which can be killed without killing the test. */
async function startApplication(directory: string): Promise<{ child: ChildProcess; adopted: boolean }> {
  const module = new URL('./embedded-postgres.ts', import.meta.url).href
  const program = `const { startEmbedded } = await import(${JSON.stringify(module)})
    const { adopted } = await startEmbedded({ directory: ${JSON.stringify(directory)}, settings: ${JSON.stringify(settings)} })
    process.send({ adopted }); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ adopted }] = (await once(child, 'message')) as [{ adopted: boolean }]
  return { child, adopted }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('the first start makes a durable database whose owner is no superuser and that no network reaches', async () => {
  const { url, adopted } = await start(join(folder, 'data'))
  expect(adopted).toBe(false)
  expect(
    await query(
      url,
      `SELECT rolname, rolsuper, rolbypassrls, current_setting('listen_addresses') AS network,
              current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
              current_setting('synchronous_commit') AS commit, current_setting('data_checksums') AS checksums
         FROM pg_roles WHERE rolname = current_user`,
    ),
  ).toEqual([
    {
      ...{ rolname: 'parley', rolsuper: false, rolbypassrls: false },
      ...{ network: '', fsync: 'on', pages: 'on', commit: 'on', checksums: 'on' },
    },
  ])
})

test('what is stored is there after a stop and a start', async () => {
  const first = await start(join(folder, 'data'))
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS n')
  await first.stop()
  expect(await readdir(first.directory)).not.toContain('.s.PGSQL.5432')
  const second = await start(join(folder, 'data'))
  expect(second.adopted).toBe(false)
  expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }])
})

test('a clone at a path of 150 characters gets a socket that fits', async () => {
  const deep = join(folder, 'd'.repeat(80), 'e'.repeat(60), 'data')
  await mkdir(deep, { recursive: true })
  expect(deep.length).toBeGreaterThan(150)
  const { url } = await start(deep)
  expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  const socket = new URL(url).searchParams.get('host') ?? ''
  expect((await stat(socket)).mode & 0o777).toBe(0o700)
})

test('a path with spaces, quotes and a dollar sign is a path like any other', async () => {
  const { url } = await start(join(folder, `it's "a" $HOME, \\ 100%`))
  expect(await query(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
})

test('under a folder that only root can enter the data goes where PostgreSQL can, and is found again', async () => {
  const closed = join(folder, 'closed')
  await mkdir(closed, { mode: 0o700 })
  const said: string[] = []
  const first = await start(join(closed, 'data'), said)
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS n')
  await first.stop()
  const second = await start(join(closed, 'data'), said)
  expect(second.directory).toBe(first.directory)
  expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }])
  // Anybody but root owns the folder and keeps the data in it.
  expect(second.directory.startsWith(isRoot ? '/var/lib/parley/' : closed)).toBe(true)
  expect(said.every((line) => line.includes(second.directory))).toBe(true)
  expect(said).toHaveLength(isRoot ? 2 : 0)
})

test('two starters at the same moment use one database, and it runs until the last of them stops', async () => {
  const directory = join(folder, 'data')
  const [one, two] = await Promise.all([start(directory), start(directory)])
  expect([one.adopted, two.adopted].sort()).toEqual([false, true])
  await one.stop()
  expect(await query(two.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  await two.stop()
  await expect(query(two.url, 'SELECT 1')).rejects.toThrow()
})

test('after a kill of the application the next one adopts the running database', async () => {
  const directory = join(folder, 'data')
  const { child, adopted } = await startApplication(directory)
  expect(adopted).toBe(false)
  const pid = await serverPid(join(directory, 'postgres'))
  await kill(child)
  const next = await start(directory)
  expect(next.adopted).toBe(true)
  expect(await serverPid(next.directory)).toBe(pid)
  await next.stop()
  await expect(query(next.url, 'SELECT 1')).rejects.toThrow()
})

test('a killed PostgreSQL comes back by itself with everything that was committed', async () => {
  const { url, directory } = await start(join(folder, 'data'))
  await query(url, 'CREATE TABLE kept (n int)')
  for (let round = 1; round <= 3; round++) {
    await query(url, `INSERT INTO kept VALUES (${round})`)
    process.kill(await serverPid(directory), 'SIGKILL')
    expect(await untilAnswers(url, 'SELECT max(n) AS n FROM kept')).toEqual([{ n: round }])
  }
})

test('a kill of the application and of PostgreSQL loses nothing, and the next start needs no help', async () => {
  const directory = join(folder, 'data')
  const { child } = await startApplication(directory)
  const home = join(directory, 'postgres')
  const url = `postgresql://parley@localhost:5432/parley?host=${encodeURIComponent(home)}`
  await query(url, 'CREATE TABLE kept AS SELECT 42 AS n')
  process.kill(await serverPid(home), 'SIGKILL')
  await kill(child)
  const next = await start(directory)
  expect(await query(next.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }])
})

test('a database that was only half made is made anew', async () => {
  const directory = join(folder, 'data')
  const first = await start(directory)
  await first.stop()
  await rm(join(first.directory, 'data'), { recursive: true })
  await mkdir(join(first.directory, 'data.new-999999/base'), { recursive: true })
  const next = await start(directory)
  expect(await query(next.url, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
  expect(await readdir(next.directory)).not.toContain('data.new-999999')
})

test('a folder that others may write to is not trusted with the database', async () => {
  const near = join(folder, 'data/postgres')
  await mkdir(near, { recursive: true })
  await chmod(near, 0o777)
  await expect(startEmbedded({ directory: join(folder, 'data') })).rejects.toThrow('is not trusted')
})

test('a database of another PostgreSQL is refused with one sentence', async () => {
  const directory = join(folder, 'data')
  const first = await start(directory)
  await first.stop()
  const version = join(first.directory, 'data/PG_VERSION')
  await rm(version)
  await writeFile(version, '17\n')
  await expect(startEmbedded({ directory })).rejects.toThrow(
    /is of PostgreSQL 17 and this version of Parley brings 18/,
  )
})

test('a server that cannot start says why in one sentence', async () => {
  await expect(
    startEmbedded({ directory: join(folder, 'data'), settings: { shared_buffers: 'plenty' } }),
  ).rejects.toThrow(/^The embedded PostgreSQL did not start: .*invalid value for parameter "shared_buffers"/)
})
