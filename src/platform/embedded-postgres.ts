// Starts the PostgreSQL that Parley brings along, keeps it running, and stops it with the last process that uses it.
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { findBinaries } from './embedded-binaries.ts'
import { type Cluster, endServer, explain, initialize, knock, launch, shutDown } from './embedded-cluster.ts'
import { findPlaces, removePlaces } from './embedded-places.ts'
import type { Log } from './log.ts'
import { OperatorError } from './operator-error.ts'

export type Embedded = {
  /** For the role `parley`, which owns the database and is no superuser. */
  readonly url: string
  /** For the cluster's superuser, database `postgres`: measuring and tests only. */
  readonly adminUrl: string
  /** Where its files lie; the server's process id is the first line of `data/postmaster.pid` in it. */
  readonly directory: string
  /** It ran already: an earlier process was killed, or another one uses it now. */
  readonly adopted: boolean
  /** Lets go of it. It is shut down unless another process uses it; close the pools first. */
  stop(): Promise<void>
  /** Stops it and deletes all of its files: for throwaway databases of tests, benches and scripts. */
  remove(): Promise<void>
}

// Every process that uses the server holds IN_USE shared, so whoever gets it alone is the last and may stop the server.
// PostgreSQL frees it when a process is killed, which a file could not do.
const IN_USE = 7_227_001
const PREPARE = 7_227_002

// The killed server's processes may still be there for a moment, and nobody may delete its lock file: wait and try again.
const LINGERING = /lock file ".*" already exists|shared memory block .* still in use|is another postmaster/
const PATIENCE_MS = 60_000
const RECOVERY_MS = 600_000 // it answers that it is still reading its log after a crash

/** Starts or adopts the database of a data directory. Throws an OperatorError with one sentence when it cannot. */
export async function startEmbedded({
  directory,
  log,
  say = () => {},
  settings = {},
}: {
  directory: string
  log?: Log
  say?: (line: string) => void
  settings?: Readonly<Record<string, string>>
}): Promise<Embedded> {
  const binaries = await findBinaries()
  const places = await findPlaces({ directory, user: binaries.user, say })
  const cluster = { binaries, places, settings }
  const { adopted, stop } = await keep(cluster, log)
  const address = (user: string, database: string): string =>
    `postgresql://${user}@localhost:5432/${database}?host=${encodeURIComponent(places.socket)}`
  return {
    url: address('parley', 'parley'),
    adminUrl: address('postgres', 'postgres'),
    directory: places.home,
    adopted,
    stop,
    async remove() {
      await stop()
      await removePlaces(places)
    },
  }
}

/** Holds one connection for as long as the process uses the server. When it ends unasked, the server is started again. */
async function keep(cluster: Cluster, log?: Log): Promise<{ adopted: boolean; stop(): Promise<void> }> {
  let holder: pg.Client | null = null
  let launched: number | null = null
  let reviving: Promise<void> = Promise.resolve()
  let stopping: Promise<void> | null = null
  let isStopping = false

  const hold = async (): Promise<boolean> => {
    const { client, pid } = await ensureRunning(cluster)
    launched = pid
    holder = client
    client.once('end', () => {
      holder = null
      if (!isStopping) reviving = revive()
    })
    return pid === null
  }
  const revive = async (): Promise<void> => {
    log?.warn('the database ended and is being started again')
    while (!isStopping && !holder) {
      await hold().catch(async (error: unknown) => {
        log?.error({ err: error }, 'the database could not be started again')
        await sleep(2_000)
      })
    }
  }
  // A process that ends without stop(), by a bug, takes along the server that it started.
  const takeAlong = (): void => {
    if (launched !== null && holder) endServer(launched)
  }
  const stop = async (): Promise<void> => {
    isStopping = true
    await reviving
    await letGo(cluster, holder)
    process.off('exit', takeAlong)
  }

  const adopted = await hold()
  process.once('exit', takeAlong)
  return {
    adopted,
    stop() {
      stopping ??= stop()
      return stopping
    },
  }
}

async function letGo(cluster: Cluster, holder: pg.Client | null): Promise<void> {
  const client = holder ?? (await connectOnce(cluster))
  if (!client) return // it is not running
  try {
    if (holder) await client.query('SELECT pg_advisory_unlock_shared($1)', [IN_USE])
    const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
      IN_USE,
    ])
    if (rows[0]?.alone) await shutDown(cluster)
  } finally {
    await client.end().catch(() => {})
  }
}

async function connectOnce(cluster: Cluster): Promise<pg.Client | null> {
  const answer = await knock(cluster)
  return answer.state === 'ready' ? answer.client : null
}

type Running = { client: pg.Client /** null when it ran already */; pid: number | null }

async function ensureRunning(cluster: Cluster): Promise<Running> {
  const begun = Date.now()
  let said = ''
  let failures = 0
  let isBusy = false
  for (; Date.now() - begun < (isBusy ? RECOVERY_MS : PATIENCE_MS); await sleep(200)) {
    const running = await startOnce(cluster)
    isBusy = running === 'busy'
    if (running === 'busy') continue
    if ('said' in running) {
      said = running.said || said
      if (!LINGERING.test(running.said) && ++failures >= 3) break
      continue
    }
    if (await prepare(running.client)) return running
    await running.client.end().catch(() => {})
  }
  throw explain(said || 'it neither answers nor ends', cluster.places)
}

async function startOnce(cluster: Cluster): Promise<Running | { said: string } | 'busy'> {
  const answer = await knock(cluster)
  if (answer.state === 'ready') return { client: answer.client, pid: null }
  if (answer.state === 'busy') return 'busy'
  try {
    await initialize(cluster)
    return await launch(cluster)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
    throw new OperatorError(explain('No space left on device', cluster.places).message)
  }
}

/** Marks the server as in use and makes what Parley needs in it. False when it went away meanwhile. */
async function prepare(client: pg.Client): Promise<boolean> {
  try {
    await client.query('SELECT pg_advisory_lock_shared($1)', [IN_USE])
    await client.query('SELECT pg_advisory_lock($1)', [PREPARE])
    const { rows } = await client.query<{ role: boolean; database: boolean; statements: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'parley') AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = 'parley') AS database,
              current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%'
                AND NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_stat_statements') AS statements`,
    )
    if (!rows[0]?.role) await client.query('CREATE ROLE parley LOGIN CREATEROLE NOSUPERUSER')
    if (!rows[0]?.database) await client.query('CREATE DATABASE parley OWNER parley')
    if (rows[0]?.statements) await client.query('CREATE EXTENSION pg_stat_statements')
    await client.query('SELECT pg_advisory_unlock($1)', [PREPARE])
    return true
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === undefined || code.startsWith('57P') || /terminated/.test(message)) return false
    throw error
  }
}
