// Which PostgreSQL this process works on: the one that DATABASE_URL names, else the one that Parley brings along.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from './config.ts'
import { startEmbedded } from './embedded-postgres.ts'
import type { Log } from './log.ts'
import { OperatorError } from './operator-error.ts'

export type Reached = {
  readonly url: string
  /** Where the embedded one keeps its files; null when DATABASE_URL is used. */
  readonly directory: string | null
  /** Lets go of it. The embedded one stops with the last process that uses it. */
  release(): Promise<void>
}

const PATIENCE_MS = 15_000

/** Starts or reaches the database, or throws one sentence for the person who runs Parley. */
export async function reachDatabase({
  config,
  log,
  say,
  patienceMs = PATIENCE_MS,
  signal,
}: {
  config: Config
  log: Log
  say: (line: string) => void
  patienceMs?: number
  /** Ends the waiting, when the process is asked to end meanwhile. */
  signal?: AbortSignal
}): Promise<Reached> {
  if (config.databaseUrl !== null) {
    await knock(config.databaseUrl, { say, patienceMs, signal })
    return { url: config.databaseUrl, directory: null, release: async () => {} }
  }
  const embedded = await startEmbedded({ directory: config.dataDirectory, log, say })
  return { url: embedded.url, directory: embedded.directory, release: () => embedded.stop() }
}

type Patience = { say: (line: string) => void; patienceMs: number; signal: AbortSignal | undefined }

async function knock(url: string, { say, patienceMs, signal }: Patience): Promise<void> {
  const end = Date.now() + patienceMs
  for (let tries = 0; ; tries++) {
    try {
      return await connectOnce(url)
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string }
      if (isFinal(code))
        throw new OperatorError(`The database at ${place(url)} refused the connection: ${message}.`)
      if (Date.now() > end)
        throw new OperatorError(
          `No database answers at ${place(url)} (${message || code}); start PostgreSQL or correct DATABASE_URL, then start Parley again.`,
        )
      if (tries === 0) say(`Waiting for the database at ${place(url)} …`)
      await sleep(Math.min(250 * 2 ** tries, 2_000), undefined, signal ? { signal } : {})
    }
  }
}

/** A wrong password, role or database name does not mend itself by waiting. */
const isFinal = (code: string): boolean => /^(28|3D|42)/.test(code)

async function connectOnce(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: 'parley',
  })
  client.on('error', () => {}) // told by the call that it breaks
  try {
    await client.connect()
  } finally {
    await client.end().catch(() => {})
  }
}

/** The address without the password. */
function place(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL'
  const { hostname, port, pathname, searchParams } = new URL(url)
  return `${searchParams.get('host') || hostname || 'localhost'}:${port || '5432'}${pathname}`
}
