// The app object for chaos runs: the product's own database layer on a given database, without server, worker or live line.
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import type { App } from '../../src/platform/app.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type DatabaseOptions, openDatabase } from '../../src/platform/database.ts'
import type { Caller } from '../../src/platform/http.ts'
import type { Live } from '../../src/platform/live.ts'
import { secretsUnder } from '../../src/platform/secrets.ts'
import type { Business } from '../factories.ts'

export type Stage = { readonly app: App; close(): Promise<void> }

/** Nobody listens: what is told after a commit decides nothing, and its own statements would stand in the schedule. */
const deaf: Live = {
  tell() {},
  listen: () => () => {},
  since: () => [],
  head: () => 'none-0',
  close: async () => {},
}

export function openStage(
  url: string,
  { sizes, live, secrets }: Pick<DatabaseOptions, 'sizes'> & { live?: Live; secrets?: App['secrets'] } = {},
): Stage {
  const settings = readConfig({ DATABASE_URL: 'postgresql://unused' })
  if (!settings.ok) throw new Error(settings.mistakes.join('\n'))
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' })
  const db = openDatabase({ url, log, ...(sizes ? { sizes } : {}) })
  const app: App = {
    config: settings.config,
    db,
    log,
    live: live ?? deaf,
    secrets: secrets ?? secretsUnder(randomBytes(32)),
    now: () => new Date(),
  }
  return {
    app,
    async close() {
      await (live ?? deaf).close()
      await Promise.race([db.close(), sleep(5_000)]) // a crashed actor's connection may never be given back
    },
  }
}

/** The super admin of a business, as a request of theirs would name them. */
export const callerOf = ({ orgId, memberId }: Business): Caller => ({
  orgId,
  memberId,
  keyId: null,
  name: 'Ana Ortiz',
  role: 'super_admin',
  permissions: new Set(),
  departments: 'all',
})
