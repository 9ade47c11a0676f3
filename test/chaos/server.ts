// A migrated database for chaos runs from the command line: on a PostgreSQL of their own, or on the one of DATABASE_URL.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmbedded } from '../../src/platform/embedded-postgres.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { onServer, withDatabase } from '../setup-database.ts'

export type ChaosServer = {
  /** A fresh migrated database. */
  database(): Promise<string>
  stop(): Promise<void>
}

// A crash here is a process that ends, never a machine that goes dark: what PostgreSQL has given to the kernel is still there. So
// nothing waits for a disk, no page is logged whole, and no statement is counted. (The runs `kill` and `kill-stop`, which end
// PostgreSQL itself, start the product with a cluster of its own and its own settings.)
const THROWAWAY = {
  max_connections: '400',
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_preload_libraries: '',
}

export async function startServer(): Promise<ChaosServer> {
  const given = process.env.DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startOwn()
  const template = `parley_chaos_${process.pid}`
  const names: string[] = []
  const make = async (name: string, like = ''): Promise<string> => {
    names.push(name)
    await onServer(server.url, (client) => client.query(`CREATE DATABASE ${name} ${like}`))
    return withDatabase(server.url, name)
  }
  await migrate({ url: await make(template) })
  return {
    database: () => make(`${template}_${names.length}`, `TEMPLATE ${template}`),
    async stop() {
      await onServer(server.url, async (client) => {
        for (const name of names.toReversed())
          await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      })
      await server.stop()
    },
  }
}

/** The name is one that the test runs know: they clean up after a chaos run that was killed. */
async function startOwn(): Promise<{ url: string; stop(): Promise<void> }> {
  const directory = join('/tmp', `parley-test-${process.pid}-chaos`)
  await mkdir(directory, { mode: 0o755 })
  const { url, adminUrl, stop } = await startEmbedded({ directory, settings: THROWAWAY })
  await onServer(adminUrl, (client) => client.query('ALTER ROLE parley CREATEDB'))
  return {
    url,
    async stop() {
      await stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
