// Backs a database up into one file and restores it, through an ordinary connection: no pg_dump is needed.
import { resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import {
  altered,
  checkBackupFile,
  type Manifest,
  makeTally,
  type Part,
  type Piece,
  readPieces,
  writeBackupFile,
} from './backup-file.ts'
import { quote, readTables, type StoredTable } from './backup-tables.ts'
import { migrate, readApplied } from './migrate.ts'
import { type Applied, findPending, readMigrations } from './migration-files.ts'
import { OperatorError } from './operator-error.ts'

const PIECE = 1_000_000

// A transaction's text forms must not depend on the server's or the shell's settings.
const FORMS = `SET LOCAL client_encoding = 'UTF8'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres';
  SET LOCAL timezone = 'UTC'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1;
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`

/** Writes a snapshot of one moment, while everything goes on. The file holds everything but the secret key: keep it closed. */
export async function backup({ url, file }: { url: string; file: string }): Promise<Manifest> {
  return withClient(url, (client) => writeBackupFile(resolve(file), () => snapshot(client)))
}

async function* snapshot(client: pg.Client): AsyncGenerator<Piece, Manifest> {
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${FORMS}; SET LOCAL row_security = on`)
  const { rows } = await client.query<{ at: Date; server: string }>(
    "SELECT now() AS at, current_setting('server_version') AS server",
  )
  const migrations = await readApplied(client)
  if (migrations.length === 0)
    throw new OperatorError('This database was never migrated by Parley, so there is nothing to back up.')
  const parts: Part[] = []
  for (const table of await readTables(client)) parts.push(yield* copyOut(client, table))
  await client.query('COMMIT')
  return {
    format: 'parley-backup-1',
    takenAt: rows[0]?.at.toISOString() ?? '',
    server: rows[0]?.server ?? '',
    migrations,
    parts,
  }
}

async function* copyOut(client: pg.Client, table: StoredTable): AsyncGenerator<Piece, Part> {
  const tally = makeTally()
  await client.query(table.isWalled ? 'SET LOCAL ROLE parley_backup' : 'RESET ROLE')
  const columns = table.columns.map(quote).join(', ')
  const stream = client.query(copyTo(`COPY (SELECT ${columns} FROM ${table.sql}) TO STDOUT`))
  let kept: Buffer[] = []
  let size = 0
  const piece = (): Piece => {
    const data = Buffer.concat(kept)
    tally.add(table.name, data)
    kept = []
    size = 0
    return { table: table.name, data }
  }
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    kept.push(chunk)
    size += chunk.length
    if (size >= PIECE) yield piece()
  }
  if (size > 0) yield piece()
  await client.query('RESET ROLE')
  return { table: table.name, columns: table.columns, rows: stream.rowCount, ...tally.of(table.name) }
}

export type Restored = { takenAt: string; tables: number; rows: number; paused: number }

/**
 * Fills an empty database from a file, and pauses every carrier connection: the database has forgotten what was sent and
 * who said STOP since the backup, so nothing may leave before a person has looked.
 */
export async function restore({
  url,
  file,
  say = () => {},
}: {
  url: string
  file: string
  say?: (line: string) => void
}): Promise<Restored> {
  const manifest = await checkBackupFile(resolve(file))
  const ours = await readMigrations()
  findPending(ours, manifest.migrations, 'The backup')
  await withClient(url, (client) => mustBeEmpty(client, manifest.migrations))
  await migrate({ url, upTo: manifest.migrations.length })
  const paused = await withClient(url, (client) => load(client, resolve(file), manifest))
  await migrate({ url, say })

  const rows = manifest.parts.reduce((sum, part) => sum + part.rows, 0)
  say(`Restored ${rows} rows of ${manifest.parts.length} tables, as they were at ${manifest.takenAt}.`)
  say(
    `All carrier connections (${paused}) are paused: look at what was sent and who said STOP since then, and only then let them go on in Settings → Numbers.`,
  )
  return { takenAt: manifest.takenAt, tables: manifest.parts.length, rows, paused }
}

async function mustBeEmpty(client: pg.Client, wanted: readonly Applied[]): Promise<void> {
  const applied = await readApplied(client)
  const isOlderOrSame = applied.length <= wanted.length
  await client.query('BEGIN READ ONLY')
  for (const table of await readTables(client)) {
    if (applied.length === 0 || !isOlderOrSame) throw await notEmpty(client)
    await client.query(table.isWalled ? 'SET LOCAL ROLE parley_backup' : 'RESET ROLE')
    const { rows } = await client.query(`SELECT FROM ${table.sql} LIMIT 1`)
    await client.query('RESET ROLE')
    if (rows.length > 0) throw await notEmpty(client)
  }
  await client.query('COMMIT')
}

async function notEmpty(client: pg.Client): Promise<OperatorError> {
  await client.query('ROLLBACK')
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name')
  return new OperatorError(
    `The database ${rows[0]?.name} is not empty, so nothing was restored; restore into a new one (DATABASE_URL, or another PARLEY_DATA for the embedded one).`,
  )
}

/** One transaction: all of it, or nothing. */
async function load(client: pg.Client, file: string, manifest: Manifest): Promise<number> {
  await client.query(`BEGIN; ${FORMS}; SET LOCAL row_security = off; SET LOCAL lock_timeout = '10s'`)
  const forced = (await readTables(client)).filter(({ isForced }) => isForced)
  // The owner is bound by row-level security like everybody, and COPY does not run under it.
  for (const { sql } of forced) await client.query(`ALTER TABLE ${sql} NO FORCE ROW LEVEL SECURITY`)
  await copyIn(client, file, manifest)
  await setSequences(client)
  const { rowCount } = await client.query('UPDATE connection SET paused_at = now() WHERE paused_at IS NULL')
  const { rows } = await client.query<{ paused: number }>('SELECT count(*)::int AS paused FROM connection')
  for (const { sql } of forced) await client.query(`ALTER TABLE ${sql} FORCE ROW LEVEL SECURITY`)
  await client.query('COMMIT')
  return rows[0]?.paused ?? rowCount ?? 0
}

async function copyIn(client: pg.Client, file: string, { parts }: Manifest): Promise<void> {
  const tally = makeTally()
  const counted = new Map<string, number>()
  let open: { table: string; write(data: Buffer): Promise<void>; end(): Promise<number> } | null = null
  const close = async (): Promise<void> => {
    if (open) counted.set(open.table, await open.end())
    open = null
  }
  await readPieces(file, async ({ table, data }) => {
    if (open?.table !== table) {
      await close()
      const part = parts.find((each) => each.table === table)
      if (!part) throw altered(file, table)
      open = { table, ...openTable(client, part) }
    }
    tally.add(table, data)
    await open.write(data)
  })
  await close()
  for (const part of parts)
    if ((counted.get(part.table) ?? 0) !== part.rows || tally.of(part.table).sha256 !== part.sha256)
      throw altered(file, part.table)
}

/** Each write waits until PostgreSQL has taken the piece, so that a large backup is never held in memory. */
function openTable(client: pg.Client, { table, columns }: Part) {
  const [schema = '', name = ''] = table.split('.')
  const target = `${quote(schema)}.${quote(name)} (${columns.map(quote).join(', ')})`
  const stream = client.query(copyFrom(`COPY ${target} FROM STDIN`))
  const over = finished(stream)
  over.catch(() => {}) // told by the write or the end that it breaks
  return {
    write: (data: Buffer): Promise<void> =>
      Promise.race([
        over,
        new Promise<void>((done) => {
          if (stream.write(data)) done()
          else stream.once('drain', done)
        }),
      ]),
    async end(): Promise<number> {
      stream.end()
      await over
      return stream.rowCount
    },
  }
}

/** A column that counts by itself goes on after the highest restored value. */
async function setSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `SELECT d.objid::regclass::text AS sequence, d.refobjid::regclass::text AS table, quote_ident(a.attname) AS column
       FROM pg_depend d
       JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
       JOIN pg_namespace n ON n.oid = s.relnamespace AND n.nspname IN ('public', 'auth')
       JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
      WHERE d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')`,
  )
  for (const { sequence, table, column } of rows)
    await client.query(
      `SELECT setval($1::regclass, (SELECT max(${column}) FROM ${table})) WHERE EXISTS (SELECT FROM ${table})`,
      [sequence],
    )
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'parley backup' })
  client.on('error', () => {}) // told by the call that it breaks
  await client.connect()
  try {
    return await work(client)
  } catch (error) {
    if ((error as { code?: string }).code === '53100')
      throw new OperatorError('The disk of the database is full; free some space and try again.')
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}
