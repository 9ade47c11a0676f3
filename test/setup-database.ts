// Before the tests: a PostgreSQL of their own (or the one of DATABASE_URL) and one migrated template that each file clones.
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Any database of the server, to make and drop others from. */
    serverUrl: string
    /** The migrated database to clone; its name is also the beginning of every clone's name. */
    template: string
  }
}

const HERE = '/tmp' // not TMPDIR: it may be one that only we can enter, and the database's user must enter it too

/** Called by vitest once per run and project. Resolves with what takes everything away again. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startOwnServer(project.name)
  const template = `parley_test_${process.pid}_${project.name}_${Math.floor(Math.random() * 36 ** 4).toString(36)}`
  const tearDown = async (): Promise<void> => {
    await onServer(server.url, (client) => dropAll(client, template)).finally(() => server.stop())
  }
  try {
    await onServer(server.url, (client) => client.query(`CREATE DATABASE ${template}`))
    await migrate({ url: withDatabase(server.url, template) })
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('serverUrl', server.url)
  project.provide('template', template)
  return tearDown
}

async function startOwnServer(name: string): Promise<{ url: string; stop(): Promise<void> }> {
  await sweep()
  const directory = join(HERE, `parley-test-${process.pid}-${name}`)
  await mkdir(directory, { mode: 0o755 })
  const { url, adminUrl, remove } = await startEmbedded({ directory })
  await onServer(adminUrl, (client) => client.query('ALTER ROLE parley CREATEDB'))
  return {
    url,
    async stop() {
      await remove()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** A killed test run leaves its server behind; the next run stops it. */
async function sweep(): Promise<void> {
  for (const name of await readdir(HERE)) {
    const pid = /^parley-test-(\d+)-/.exec(name)?.[1]
    if (!pid || isAlive(Number(pid))) continue
    const directory = join(HERE, name)
    const lock = join(directory, 'postgres/data/postmaster.pid')
    const server = Number.parseInt(await readFile(lock, 'utf8').catch(() => ''), 10)
    if (server && isAlive(server)) {
      const { remove } = await startEmbedded({ directory })
      await remove()
    }
    await rm(directory, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  return process.platform === 'linux' ? existsSync(`/proc/${pid}/cwd`) : isAliveAnywhere(pid)
}

function isAliveAnywhere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function dropAll(client: pg.Client, prefix: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
    [prefix],
  )
  for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

export const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

/** One short connection to the server, for what concerns whole databases. */
export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'parley test' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
