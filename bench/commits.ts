// One-row commits a second with n clients: by pgbench where it is installed, else by an equal loop.
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const run = promisify(execFile)
const SCRIPT =
  "INSERT INTO bench_commit (body) VALUES ('one row, about as long as a text of the kind that people send to a shop');\n"

export type Commits = { readonly name: string; rate(clients: number, seconds: number): Promise<number> }

/** The baseline on this database. */
export function openCommits(url: string): Commits {
  const pgbench = findPgbench()
  return pgbench
    ? { name: 'pgbench', rate: (clients, seconds) => byPgbench(pgbench, url, { clients, seconds }) }
    : { name: 'loop', rate: (clients, seconds) => byLoop(url, clients, seconds) }
}

function findPgbench(): string | null {
  const places = (process.env.PATH ?? '').split(':')
  const debian = '/usr/lib/postgresql'
  if (existsSync(debian)) places.push(...readdirSync(debian).map((version) => join(debian, version, 'bin')))
  return places.map((place) => join(place, 'pgbench')).find((file) => existsSync(file)) ?? null
}

async function byPgbench(
  program: string,
  url: string,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<number> {
  const script = join(mkdtempSync(join(tmpdir(), 'bench-')), 'commit.sql')
  writeFileSync(script, SCRIPT)
  const { hostname, port, username, pathname, searchParams } = new URL(url)
  const host = searchParams.get('host') ?? hostname
  const args = [
    '-n',
    '-M',
    'prepared',
    '-f',
    script,
    '-c',
    String(clients),
    '-j',
    String(Math.min(2, clients)),
    '-T',
    String(seconds),
    '-h',
    host,
    '-U',
    username,
    '-p',
    port || '5432',
    pathname.slice(1),
  ]
  const { stdout } = await run(program, args, { env: { ...process.env, PGPASSWORD: new URL(url).password } })
  return Number(/tps = ([0-9.]+) \(without initial/.exec(stdout)?.[1] ?? /tps = ([0-9.]+)/.exec(stdout)?.[1])
}

async function byLoop(url: string, clients: number, seconds: number): Promise<number> {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      return client
    }),
  )
  const start = performance.now()
  const end = start + seconds * 1_000
  let commits = 0
  await Promise.all(
    connections.map(async (client) => {
      while (performance.now() < end) {
        await client.query({ name: 'one', text: SCRIPT })
        commits++
      }
      await client.end()
    }),
  )
  return commits / ((performance.now() - start) / 1_000)
}
