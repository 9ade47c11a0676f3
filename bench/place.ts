// Where a bench runs: a PostgreSQL of its own, a business with people who have texted it, and programs beside it.
import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import type { App } from '../src/platform/app.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'
import { startEmbedded } from '../src/platform/embedded-postgres.ts'
import { openLive } from '../src/platform/live.ts'
import { migrate } from '../src/platform/migrate.ts'
import { secretsUnder } from '../src/platform/secrets.ts'
import { type Order, packRequests, type Report } from './load.ts'

export type Place = {
  readonly url: string
  /** The same database as its superuser, for what only that one may read (pg_stat_statements). */
  readonly admin: pg.Client
  readonly app: App
  readonly key: string
  run(program: string, environment: Record<string, string>): Promise<() => Promise<void>>
  /** Reads what the program started last and PostgreSQL have used. */
  cpuOf(): () => Cpu
  load(order: Omit<Order, 'file'>, requests: readonly Buffer[]): Promise<Report>
  close(): Promise<void>
}

/** CPU seconds used so far by a program and by PostgreSQL with all its backends. */
export type Cpu = { readonly program: number; readonly database: number }

const TICKS = 100 // clock ticks a second on Linux

/** Its own, and that of the children that have ended: fields 14 to 17 of proc(5), two of which the name takes. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS
}

function cpuOfFamily(pid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  return children.reduce((sum, each) => {
    try {
      const [, parent] = readFileSync(`/proc/${each}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
      return Number(parent) === pid ? sum + cpuOf(each) : sum
    } catch {
      return sum // it ended meanwhile
    }
  }, cpuOf(pid))
}

let nextPort = 20_000 + (process.pid % 10_000)
/** A port of this run, below those that the system hands out for outgoing connections. */
export const somePort = (): number => nextPort++

export async function openPlace(): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'parley-bench-'))
  const embedded = await startEmbedded({ directory, say: () => {} })
  await migrate({ url: embedded.url, say: () => {} })
  const admin = new pg.Client({ connectionString: embedded.adminUrl })
  await admin.connect()
  const key = randomBytes(32).toString('hex')
  const settings = readConfig({ DATABASE_URL: 'postgresql://unused', PARLEY_SECRET_KEY: key })
  if (!settings.ok) throw new Error(settings.mistakes.join('\n'))
  const log = pino({ level: 'warn' })
  const app: App = {
    config: settings.config,
    log,
    db: openDatabase({ url: embedded.url, log }),
    live: openLive({ url: embedded.url, log }),
    secrets: secretsUnder(Buffer.from(key, 'hex')),
    now: () => new Date(),
  }
  await app.db.owner.query('CREATE TABLE bench_commit (id bigserial PRIMARY KEY, body text)')
  const children = new Set<ChildProcess>()
  let server: ChildProcess | undefined
  const start = (program: string, environment: Record<string, string>): ChildProcess => {
    const child = fork(join(import.meta.dirname, program), {
      ...(process.env.BENCH_PROFILE &&
        program === 'server.ts' && { execArgv: ['--cpu-prof', '--cpu-prof-dir', process.env.BENCH_PROFILE] }),
      env: {
        ...process.env,
        DATABASE_URL: embedded.url,
        PARLEY_SECRET_KEY: key,
        ...environment,
      },
    })
    children.add(child)
    child.once('exit', () => children.delete(child))
    return child
  }
  return {
    url: embedded.url,
    admin,
    app,
    key,
    async run(program, environment) {
      const child = start(program, environment)
      server = child
      await new Promise<void>((resolve, reject) => {
        child.once('message', () => resolve())
        child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)))
      })
      return () => ended(child)
    },
    cpuOf() {
      const pid = server?.pid
      return () => ({
        program: pid ? cpuOf(pid) : 0,
        database: cpuOfFamily(
          Number(readFileSync(join(embedded.directory, 'data/postmaster.pid'), 'utf8').split('\n')[0]),
        ),
      })
    },
    async load(order, requests) {
      const file = join(directory, `requests-${performance.now()}`)
      await writeFile(file, packRequests(requests))
      const child = start('load.ts', {})
      const report = await new Promise<Report>((resolve, reject) => {
        child.once('message', (message) => resolve(message as Report))
        child.once('exit', (code) => reject(new Error(`the load ended with ${code}`)))
        child.send({ ...order, file } satisfies Order)
      })
      await ended(child)
      return report
    },
    async close() {
      await Promise.all([...children].map(ended))
      await app.live.close()
      await app.db.close()
      await admin.end()
      await embedded.stop()
      await embedded.remove()
    },
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(process.env.BENCH_PROFILE ? 'SIGTERM' : 'SIGKILL')
  })
}

/** CPU microseconds of each half for one of `count`. */
export const cpuNote = (before: Cpu, after: Cpu, count: number): string =>
  `${Math.round(((after.program - before.program) / count) * 1e6)} + ${Math.round(((after.database - before.database) / count) * 1e6)}`
