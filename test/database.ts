// A real database for one test file: a clone of the migrated template, gone when the file is done.
import pino from 'pino'
import { inject } from 'vitest'
import { type Database, type DatabaseOptions, openDatabase } from '../src/platform/database.ts'
import { onServer, withDatabase } from './setup-database.ts'

export type TestDatabase = {
  readonly url: string
  readonly db: Database
  /** Closes the pools and drops the database. Call it in afterAll. */
  drop(): Promise<void>
}

let count = 0

/** Clones the template. Call it in beforeAll, once per file: tests of one file keep apart by organization. */
export async function testDatabase({ sizes }: Pick<DatabaseOptions, 'sizes'> = {}): Promise<TestDatabase> {
  const { url, drop } = await cloneTemplate()
  const db = openDatabase({ url, log: pino({ level: 'silent' }), ...(sizes ? { sizes } : {}) })
  return {
    url,
    db,
    async drop() {
      await db.close()
      await drop()
    },
  }
}

/** A migrated database without pools, for tests of what stands below them. `empty` gives one that was never migrated. */
export async function cloneTemplate({ empty = false } = {}): Promise<{ url: string; drop(): Promise<void> }> {
  const serverUrl = inject('serverUrl')
  const template = inject('template')
  const name = `${template}_${process.pid}_${++count}`
  await onServer(serverUrl, (client) =>
    client.query(`CREATE DATABASE ${name}${empty ? '' : ` TEMPLATE ${template}`}`),
  )
  return {
    url: withDatabase(serverUrl, name),
    drop: () =>
      onServer(serverUrl, async (client) => {
        for (let tries = 0; ; tries++) {
          try {
            await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
            return
          } catch (error) {
            // A plain role may not end an autovacuum worker that is in there; it leaves by itself.
            if ((error as { code?: string }).code !== '42501' || tries > 100) throw error
            await new Promise((resolve) => setTimeout(resolve, 200))
          }
        }
      }),
  }
}
