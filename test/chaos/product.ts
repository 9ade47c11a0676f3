// The real application as a child process, with its own PostgreSQL in a folder of its own: started, killed, started again, and
// spoken to only as anybody would, over HTTP.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type Product = {
  readonly base: string
  /** Starts it and resolves, once it says that it is ready, with the milliseconds that took. */
  start(): Promise<number>
  /** Starts it and waits for nothing. */
  launch(): void
  ready(limitMs: number): Promise<number>
  /** kill -9, at once. */
  kill(): Promise<void>
  /** kill -9 of the database: of its first process, or of one that serves us. False when none runs. */
  killDatabase(which: 'server' | 'backend'): Promise<boolean>
  isRunning(): boolean
  /** How often it ended without being killed. */
  readonly ends: readonly string[]
  /** The one-time code that it shows once it is ready. */
  code(): Promise<string>
  /** What it logged as errors, which a database that comes and goes is not. */
  errors(): string[]
  stop(): Promise<void>
}

const ROOT = resolve(import.meta.dirname, '../..')

export async function openProduct({
  directory,
  port,
}: {
  directory: string
  port: number
}): Promise<Product> {
  await mkdir(directory, { mode: 0o755 })
  const base = `http://127.0.0.1:${port}`
  const ends: string[] = []
  let child: ChildProcess | null = null
  let said = ''

  const launch = (): void => {
    const made = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), 'start', '--empty'], {
      cwd: directory,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        PARLEY_DATA: directory,
        PORT: String(port),
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = made
    for (const stream of [made.stdout, made.stderr])
      stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-400_000)))
    made.once('exit', (code, signal) => {
      if (child === made) child = null
      if (signal !== 'SIGKILL') ends.push(`it ended by itself with ${code ?? signal}: ${said.slice(-1_500)}`)
    })
  }
  const ready = async (limitMs: number): Promise<number> => {
    const began = performance.now()
    while (performance.now() - began < limitMs) {
      if (await isReady(base)) return performance.now() - began
      if (!child) throw new Error(`The product ended: ${said.slice(-3_000)}`)
      await pause(25)
    }
    throw new Error(`The product is not ready after ${limitMs} ms: ${said.slice(-3_000)}`)
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const old = child
    if (!old) return
    const ended = new Promise((done) => old.once('exit', done))
    old.kill(signal)
    await ended
  }

  return {
    base,
    ends,
    launch,
    ready,
    start() {
      launch()
      return ready(60_000)
    },
    kill: () => end('SIGKILL'),
    async killDatabase(which) {
      const server = await serverOf(directory)
      const pid = which === 'server' ? server : server && (await backendOf(server))
      if (!pid) return false
      try {
        return process.kill(pid, 'SIGKILL')
      } catch {
        return false
      }
    },
    isRunning: () => child !== null,
    async code() {
      for (;;) {
        const found = /Code\s+(\S+)/.exec(said)?.[1]
        if (found !== undefined) return found
        if (!child) throw new Error(`The product ended: ${said}`)
        await pause(20)
      }
    },
    errors: () => [...new Set(said.split('\n').filter(isFault))].map((line) => line.slice(0, 1_500)),
    async stop() {
      await end('SIGTERM')
      ends.splice(0)
      const server = await serverOf(directory)
      if (server && isAlive(server)) process.kill(server, 'SIGINT')
      for (let waited = 0; server && isAlive(server) && waited < 200; waited++) await pause(50)
      await rm(directory, { recursive: true, force: true })
    },
  }
}

const AWAY =
  /"code":"(ECONN|ENOENT|EPIPE|57P|08|53)|Connection terminated|not queryable|timeout exceeded when trying to connect/
const isFault = (line: string): boolean => /"level":[56]0/.test(line) && !AWAY.test(line)

async function isReady(base: string): Promise<boolean> {
  try {
    const answer = await fetch(`${base}/readyz`, { signal: AbortSignal.timeout(2_000) })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    return false
  }
}

/** The process that the database's own lock file names. */
async function serverOf(directory: string): Promise<number | null> {
  const text = await readFile(join(directory, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '')
  return Number.parseInt(text, 10) || null
}

/** One of the server's processes that speaks with us. */
async function backendOf(server: number): Promise<number | null> {
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (parent !== server) continue
    const title = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (/ (INSERT|UPDATE|SELECT|COMMIT|idle in transaction|idle)\b/.test(title)) return Number(name)
  }
  return null
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

export type Access = { readonly key: string; readonly numberId: string; readonly ourPhone: string }

/** Sets a new install up as a person would: the business, a line to the far side, a number on it, and a key for an integration. */
export async function setUp(product: Product, farPort: number): Promise<Access> {
  let cookie = ''
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${product.base}${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      ...(body && { body: JSON.stringify(body) }),
    })
    const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    if (cookies.length > 0) cookie = cookies.join('; ')
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text) as T
  }
  await ask('POST', '/api/install', {
    ...{
      code: await product.code(),
      organization: 'Willow Dental',
      department: 'Front desk',
      timeZone: 'America/New_York',
    },
    ...{ name: 'Ana Ortiz', email: 'ana@example.com', password: 'correct horse battery staple' },
  })
  const { departments } = await ask<{ departments: { id: string }[] }>('GET', '/api/me')
  const { id: connectionId } = await ask<{ id: string }>('POST', '/api/connections', {
    ...{ carrier: 'smpp', name: 'Far side', segmentsPerSecond: 1_000 },
    values: { host: '127.0.0.1', port: farPort, systemId: 'parley', password: 'secret', window: 10 },
  })
  const { id: numberId, phone } = await ask<{ id: string; phone: string }>('POST', '/api/numbers', {
    ...{ phone: '+12025550142', name: 'Main line', departmentId: departments[0]?.id, connectionId },
  })
  const { secret } = await ask<{ secret: string }>('POST', '/api/keys', {
    name: 'Load',
    scopes: ['messages.send'],
  })
  return { key: secret, numberId, ourPhone: phone }
}
