// The app object for tests: a real database of its own, no server, no worker.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import type { App } from '../src/platform/app.ts'
import { readConfig } from '../src/platform/config.ts'
import { openLive } from '../src/platform/live.ts'
import { secretsUnder } from '../src/platform/secrets.ts'
import { type TestDatabase, testDatabase } from './database.ts'

export type TestApp = { readonly app: App; readonly database: TestDatabase; close(): Promise<void> }

/** An app on a clone of the template. Call `close` in afterAll. */
export async function testApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const database = await testDatabase()
  const data = await mkdtemp(join(tmpdir(), 'parley-data-'))
  const settings = readConfig({ DATABASE_URL: 'postgresql://unused', PARLEY_DATA: data, ...environment })
  if (!settings.ok) throw new Error(settings.mistakes.join('\n'))
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' })
  const live = openLive({ url: database.url, log })
  const app: App = {
    config: settings.config,
    db: database.db,
    log,
    live,
    secrets: secretsUnder(randomBytes(32)),
    now: () => new Date(),
  }
  return {
    app,
    database,
    async close() {
      await live.close()
      await database.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}
