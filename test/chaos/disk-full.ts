// The disk of the database runs full and gets free again: node test/chaos/disk-full.ts
//
// Two ways: everything on one small disk (a table cannot grow), and the write-ahead log on a small disk of its own (PostgreSQL
// ends until there is space). Small disks are made in a mount namespace, which needs Linux and root; elsewhere it says so.
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { appendFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { startEmbedded } from '../../src/platform/embedded-postgres.ts'
import { newId } from '../../src/platform/ids.ts'
import { openLive } from '../../src/platform/live.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { secretsUnder } from '../../src/platform/secrets.ts'
import { type House, houseOf } from '../house.ts'
import { ask } from '../people.ts'
import { buildOrganization, type Organization } from '../slices/two-organizations.ts'

const PLACE = 'DISK_FULL_PLACE'

type Kind = 'data' | 'log'
type Sent = { readonly key: string; readonly status: number; readonly code: string; readonly id: string }

const mistakes: string[] = []
const must = (holds: boolean, sentence: string): void => {
  console.log(`  ${holds ? 'ok    ' : 'BROKEN'}  ${sentence}`)
  if (!holds) mistakes.push(sentence)
}

process.exitCode = process.env[PLACE] ? await inside(process.env[PLACE]) : outside()

/** Mounts the small disks where only the run sees them; they are gone with it. */
function outside(): number {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    console.error('Small disks can be made by root on Linux only, so a full disk was not tried here.')
    return 2
  }
  const place = mkdtempSync(join(tmpdir(), 'parley-disk-full-'))
  try {
    const disks = `mount -t tmpfs -o size=256m,mode=755 tmpfs "$0/data" && mount -t tmpfs -o size=64m,mode=755 tmpfs "$0/log"`
    for (const name of ['data', 'log']) mkdirSync(join(place, name))
    const command = `chmod 755 "$0" && ${disks} && exec "$1" "$2"`
    const { status } = spawnSync(
      'unshare',
      ['--mount', 'sh', '-c', command, place, process.execPath, import.meta.filename],
      { stdio: 'inherit', env: { ...process.env, [PLACE]: place } },
    )
    return status ?? 1
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function inside(place: string): Promise<number> {
  await withFullDisk('data', { directory: join(place, 'data/first'), disk: join(place, 'data') })
  await withFullDisk('log', { directory: join(place, 'data/second'), disk: join(place, 'log') })
  console.log(`${mistakes.length === 0 ? 'Every promise held.' : `${mistakes.length} promises broken.`}`)
  return mistakes.length === 0 ? 0 : 1
}

type Where = { readonly directory: string; readonly disk: string }

async function withFullDisk(kind: Kind, { directory, disk }: Where): Promise<void> {
  console.log(
    kind === 'data' ? 'The disk of the database is full:' : 'The disk of the write-ahead log is full:',
  )
  mkdirSync(directory, { mode: 0o755 })
  const settings = { min_wal_size: '32MB', max_wal_size: '48MB', checkpoint_timeout: '30s' }
  if (kind === 'log') await moveLog(directory, disk)
  const server = await startEmbedded({ directory, settings })
  await migrate({ url: server.url })
  const log = pino({ level: process.env.TEST_LOG ?? 'silent' })
  const db = openDatabase({ url: server.url, log })
  const live = openLive({ url: server.url, log })
  const read = readConfig({})
  if (!read.ok) throw new Error(read.mistakes.join(' '))
  const secrets = secretsUnder(randomBytes(32))
  const house = await houseOf({ config: read.config, db, log, live, secrets, now: () => new Date() })
  try {
    const ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: false })
    await play(kind, { house, ours, disk })
  } finally {
    await house.close()
    await live.close()
    await db.close()
    await server.remove()
    await rm(directory, { recursive: true, force: true })
  }
}

/** The log's folder goes to a disk of its own, as careful operators do. */
async function moveLog(directory: string, disk: string): Promise<void> {
  const made = await startEmbedded({ directory })
  const home = made.directory
  await made.stop()
  const wal = join(home, 'data/pg_wal')
  const { uid, gid } = statSync(wal)
  const away = join(disk, 'pg_wal')
  cpSync(wal, away, { recursive: true })
  for (const path of [away, join(away, 'archive_status'), join(away, 'summaries')]) chownSync(path, uid, gid)
  spawnSync('chown', ['-R', `${uid}:${gid}`, away])
  renameSync(wal, `${wal}.before`)
  rmSync(`${wal}.before`, { recursive: true })
  symlinkSync(away, wal)
}

async function play(
  kind: Kind,
  { house, ours, disk }: { house: House; ours: Organization; disk: string },
): Promise<void> {
  const sent: Sent[] = []
  for (let count = 0; count < 20; count++) sent.push(await send(house, ours))
  must(
    sent.every(({ status }) => status === 202),
    'texts are taken while there is space',
  )

  const ballast = join(disk, 'ballast')
  await fill(ballast)
  const refused = await untilRefused(house, ours, sent)
  const codes = [...new Set(refused.map(({ status, code }) => `${status} ${code}`))]
  must(
    refused.length === 20 && codes.every((each) => each === '507 disk_full' || each === '503 not_sent_kept'),
    `after ${sent.length - refused.length} texts the next ones are refused with a sentence: ${codes.join(', ')}`,
  )
  await lookAround(kind, house, ours)

  await rm(ballast)
  const again = await untilTaken(house, ours, refused[0]?.key ?? newId())
  must(
    again.status === 202,
    'with space again it works by itself, and the refused text leaves under its own key',
  )
  await compare(house, ours, { sent, again })
}

async function send({ server }: House, { people, ids }: Organization, key = newId()): Promise<Sent> {
  const answer = await ask(server, people.agent, 'POST', '/api/messages', {
    ...{ requestKey: key, conversationId: ids.conversation, body: `${key} ${'x'.repeat(1_500)}` },
  })
  const { id = '', error } = answer.json() as { id?: string; error?: { code: string; message: string } }
  if (error && /SQLSTATE|could not|No space|relation|\/|at .+:\d/.test(error.message))
    mistakes.push(error.message)
  return { key, status: answer.statusCode, code: error?.code ?? '', id }
}

async function fill(path: string): Promise<void> {
  const block = Buffer.alloc(256 * 1024, 'x')
  try {
    for (;;) await appendFile(path, block)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

/** Sends until nothing is taken any more, and then some. Returns what was refused. */
async function untilRefused(house: House, ours: Organization, sent: Sent[]): Promise<Sent[]> {
  const refused: Sent[] = []
  for (let count = 0; count < 60_000 && refused.length < 20; count++) {
    const each = await send(house, ours)
    sent.push(each)
    if (each.status !== 202) refused.push(each)
  }
  return refused
}

async function lookAround(kind: Kind, { server }: House, { people, ids }: Organization): Promise<void> {
  const get = (url: string) => ask(server, people.agent, 'GET', url)
  const list = await get('/api/conversations')
  const thread = await get(`/api/conversations/${ids.conversation}/messages`)
  const statuses = [list.statusCode, thread.statusCode]
  if (kind === 'data') must(statuses.join() === '200,200', 'reading works on')
  else
    must(
      statuses.every((each) => each === 200 || each === 503),
      `reading works, or says that the database is away: ${statuses.join(', ')}`,
    )
  must((await ask(server, null, 'GET', '/healthz')).statusCode === 200, 'the process lives')
}

async function untilTaken(house: House, ours: Organization, key: string): Promise<Sent> {
  const end = Date.now() + 90_000
  for (;;) {
    const each = await send(house, ours, key)
    if (each.status === 202 || Date.now() > end) return each
    await sleep(500)
  }
}

async function compare(
  { app }: House,
  { business }: Organization,
  { sent, again }: { sent: Sent[]; again: Sent },
): Promise<void> {
  const rows = await app.db.inOrganization(business.orgId, (tx) =>
    tx.query<{ id: string; key: string }>(
      'SELECT id, request_key AS key FROM message_outbound WHERE org_id = $1',
      [business.orgId],
    ),
  )
  const stored = new Map(rows.map(({ id, key }) => [key, id]))
  const taken = [...sent.filter(({ status }) => status === 202), again]
  must(
    taken.every(({ key, id }) => stored.get(key) === id),
    `all ${taken.length} texts that were taken are there`,
  )
  const doubtful = sent.filter(({ status, key }) => status !== 202 && key !== again.key && stored.has(key))
  must(doubtful.length <= 1, `of the refused ones none is, but for one in doubt at most (${doubtful.length})`)
}
