// One PostgreSQL cluster on this machine: made once, started, asked whether it answers, shut down.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, type FileHandle, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Binaries } from './embedded-binaries.ts'
import type { Places } from './embedded-places.ts'
import { OperatorError } from './operator-error.ts'

export type Cluster = {
  readonly binaries: Binaries
  readonly places: Places
  /** Settings of the server beside our own, such as { shared_buffers: '64MB' }. */
  readonly settings: Readonly<Record<string, string>>
}

const SERVER_LOG = 'server.log'
const LOG_LARGEST = 10_000_000

/** Makes the cluster where there is none. It is made aside and renamed, so a half-made one is never taken for whole. */
export async function initialize({ binaries, places }: Cluster): Promise<void> {
  const found = await readFile(join(places.data, 'PG_VERSION'), 'utf8').catch(() => null)
  if (found !== null) {
    if (found.trim() === binaries.major) return
    throw new OperatorError(
      `The database in ${places.data} is of PostgreSQL ${found.trim()} and this version of Parley brings ${binaries.major}; make a backup with the version of Parley that wrote it, and restore it here.`,
    )
  }
  await removeHalfMade(places.home)
  const aside = `data.new-${process.pid}-${randomBytes(4).toString('hex')}`
  underWay.add(aside)
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C'
  const { code, output } = await run(
    { binaries, places },
    'initdb',
    ...['-D', aside, '-U', 'postgres', '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8'],
    ...[`--locale=${locale}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums'],
  )
  if (code !== 0) {
    await rm(join(places.home, aside), { recursive: true, force: true })
    throw explain(output, places)
  }
  await rename(join(places.home, aside), places.data).catch(async (error: NodeJS.ErrnoException) => {
    await rm(join(places.home, aside), { recursive: true, force: true })
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error // else another starter was first
  })
}

const underWay = new Set<string>()

async function removeHalfMade(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const maker = Number(/^data\.new-(\d+)/.exec(name)?.[1])
    const isBeingMade = maker === process.pid ? underWay.has(name) : isAlive(maker)
    if (maker && !isBeingMade) await rm(join(home, name), { recursive: true, force: true })
  }
}

/** As arguments, so that they hold whatever the cluster's own files say, and a new version's settings arrive. */
async function argumentsFor({ binaries, places, settings }: Cluster): Promise<string[]> {
  const libraries = await readdir(join(binaries.native, 'lib/postgresql')).catch(() => [])
  const all: Record<string, string> = {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${places.socket.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    max_wal_size: '2GB',
    random_page_cost: '1.1',
    jit: 'off',
    fsync: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    shared_preload_libraries: libraries.some((name) => name.startsWith('pg_stat_statements.'))
      ? 'pg_stat_statements'
      : '',
    ...settings,
  }
  return ['-D', places.data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

export type Answer =
  | { state: 'ready'; client: pg.Client }
  /** It runs, and starts up, recovers or shuts down. */
  | { state: 'busy' }
  | { state: 'away' }

/** Connects as the cluster's own superuser, and makes sure that it is this cluster that answers. */
export async function knock({ places }: Pick<Cluster, 'places'>): Promise<Answer> {
  const client = new pg.Client({
    ...{ host: places.socket, port: 5432, user: 'postgres', database: 'postgres' },
    ...{ connectionTimeoutMillis: 5_000, application_name: 'parley keeper' },
  })
  client.on('error', () => {}) // the end of the connection is told by 'end'
  try {
    await client.connect()
    const { rows } = await client.query<{ data: string }>("SELECT current_setting('data_directory') AS data")
    if (rows[0]?.data === places.data) return { state: 'ready', client }
    await client.end()
    throw new OperatorError(
      `Another PostgreSQL (${rows[0]?.data}) answers at ${places.socket}; stop it and start again.`,
    )
  } catch (error) {
    await client.end().catch(() => {})
    if (error instanceof OperatorError) throw error
    const { code } = error as { code?: string }
    return { state: code?.startsWith('57P') || code === '53300' ? 'busy' : 'away' }
  }
}

/** Starts the server. Resolves when it answers, or with what it said when it gave up. */
export async function launch(
  cluster: Cluster,
): Promise<{ pid: number | null; client: pg.Client } | { said: string }> {
  const { binaries, places } = cluster
  const { log, from } = await openServerLog(places)
  // In a session of its own: it must survive the terminal and the application, or a kill of either would be a crash of it.
  const server = spawn(join(binaries.native, 'bin/postgres'), await argumentsFor(cluster), {
    ...binaries.user,
    ...{ cwd: places.home, env: environment(), detached: true, stdio: ['ignore', log.fd, log.fd] },
  })
  let ended: string | null = null
  server.on('exit', () => {
    ended ??= ''
  })
  server.on('error', (error) => {
    ended = error.message
  })
  await log.close()
  server.unref()
  for (;;) {
    if (ended !== null) {
      const text = await readFile(join(places.home, SERVER_LOG))
      return { said: ended + text.subarray(from).toString('utf8').slice(-4_000) }
    }
    const answer = await knock(cluster)
    if (answer.state === 'ready') {
      const pid = await readPid(places) // another starter's server, when that was quicker
      return { pid: pid === server.pid ? pid : null, client: answer.client }
    }
    await sleep(30)
  }
}

/** Root opens this file in a folder of another user, so it must not follow a link that lies there instead. */
async function openServerLog(places: Places): Promise<{ log: FileHandle; from: number }> {
  const path = join(places.home, SERVER_LOG)
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants
  const log = await open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600)
  const { size } = await log.stat()
  if (size > LOG_LARGEST) await log.truncate(0)
  return { log, from: size > LOG_LARGEST ? 0 : size }
}

/** Shuts a running server down: ends the connections, writes everything out, and waits until it is gone. */
export async function shutDown({ places }: Pick<Cluster, 'places'>): Promise<void> {
  const pidFile = join(places.data, 'postmaster.pid')
  const pid = await readPid(places)
  if (pid === null) return
  endServer(pid)
  const end = Date.now() + 60_000
  while (
    isAlive(pid) &&
    (await access(pidFile).then(
      () => true,
      () => false,
    ))
  ) {
    if (Date.now() > end) {
      process.kill(pid, 'SIGQUIT') // at once; the next start recovers
      return
    }
    await sleep(20)
  }
}

/** Tells a server to end the connections, write everything out and stop. */
export function endServer(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // it is gone already
  }
}

/** The running server's process, as its lock file names it. */
export async function readPid({ data }: Places): Promise<number | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  return Number.parseInt(text, 10) || null
}

/** One sentence for what PostgreSQL said when it could not start. */
export function explain(said: string, places: Places): OperatorError {
  if (/No space left on device/.test(said))
    return new OperatorError(
      `The disk that holds ${places.home} is full, so the database cannot start; free some space and start again.`,
    )
  const fatal = said
    .split('\n')
    .reverse()
    .find((line) => /(FATAL|PANIC|error|could not|cannot)/i.test(line))
  return new OperatorError(
    `The embedded PostgreSQL did not start: ${(fatal ?? said.trim().split('\n').at(-1) ?? '').trim()} (its log is ${join(places.home, SERVER_LOG)}; or set DATABASE_URL to use another PostgreSQL).`,
  )
}

type Ran = { code: number | null; output: string }

function run({ binaries, places }: Omit<Cluster, 'settings'>, name: string, ...args: string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(binaries.native, 'bin', name), args, {
      ...binaries.user,
      ...{ cwd: places.home, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-8_000)
      })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

// Not ours: a PGPORT or a locale of the shell must not change where or how the server runs.
const environment = (): NodeJS.ProcessEnv => ({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' })

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
