// The server under load, in a process of its own: every route of the product, on the database it is given, without a worker.
import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { assemble } from '../src/main.ts'
import { openVerbs } from '../src/messages/verbs/jobs.ts'
import { openAuth } from '../src/organizations/actions.ts'
import type { App } from '../src/platform/app.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'
import { openLive } from '../src/platform/live.ts'
import { secretsUnder } from '../src/platform/secrets.ts'
import { keepStatistics } from '../src/platform/statistics.ts'

const settings = readConfig({ ...process.env, LOG_LEVEL: 'warn' })
if (!settings.ok || !settings.config.databaseUrl) throw new Error('DATABASE_URL is needed')
const { config } = settings
const url = settings.config.databaseUrl
const log = pino({ level: 'warn' })
const key = Buffer.from(config.secretKey ?? randomBytes(32).toString('hex'), 'hex')
const app: App = {
  config,
  log,
  db: openDatabase({ url, log }),
  live: openLive({ url, log }),
  secrets: secretsUnder(key),
  now: () => new Date(),
}
keepStatistics({ db: app.db, log })
const server = await assemble(
  { app, auth: openAuth(app), verbs: openVerbs(app) },
  { files: import.meta.dirname },
)
await server.listen({ host: '127.0.0.1', port: config.port })
process.send?.('ready')
process.once('SIGTERM', () => process.exit(0))
