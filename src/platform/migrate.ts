// Brings a database to this version of Parley: each migration in one transaction, recorded, safe against two starters.
import pg from 'pg'
import { ensureRoles, ROLES } from './database-roles.ts'
import { type Applied, findPending, MIGRATIONS, readMigrations } from './migration-files.ts'
import { OperatorError } from './operator-error.ts'

const LOCK = 7_227_003
const OLDEST = 150_000 // PostgreSQL 15: NULLS NOT DISTINCT

export type MigrateOptions = {
  url: string
  say?: (line: string) => void
  /** Where the SQL files lie; ours unless a test says otherwise. */
  directory?: string
  /** Stop after this many migrations in all, as a backup of an older version needs it. */
  upTo?: number
}

/** Makes the roles and runs what is missing. Resolves with the names of the migrations that it ran. */
export async function migrate({
  url,
  say = () => {},
  directory = MIGRATIONS,
  upTo,
}: MigrateOptions): Promise<string[]> {
  const all = (await readMigrations(directory)).slice(0, upTo)
  const client = new pg.Client({ connectionString: url, application_name: 'parley migrate' })
  client.on('error', () => {}) // told by the query that it interrupts
  await client.connect()
  try {
    await checkServer(client)
    // The second starter waits here, then finds nothing left to do. The lock ends with the connection.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await ensureRoles(client)
    await ensureTable(client)
    const pending = findPending(all, await readApplied(client), 'The database')
    for (const migration of pending) {
      await run(client, migration)
      say(`Migrated the database: ${migration.name}`)
    }
    await openSchema(client)
    return pending.map(({ name }) => name)
  } finally {
    await client.end().catch(() => {})
  }
}

/** What the database says it has, oldest first; empty where it was never migrated. */
export async function readApplied(client: pg.ClientBase): Promise<Applied[]> {
  const { rows: found } = await client.query(
    "SELECT FROM pg_class WHERE oid = to_regclass('public.migration')",
  )
  if (found.length === 0) return []
  const { rows } = await client.query<Applied>('SELECT name, sha256 FROM public.migration ORDER BY name')
  return rows
}

async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; shown: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS shown,
            current_setting('server_encoding') AS encoding`,
  )
  const server = rows[0]
  if (!server || server.version < OLDEST)
    throw new OperatorError(
      `Parley needs PostgreSQL 15 or later, and DATABASE_URL leads to ${server?.shown}; upgrade it or leave DATABASE_URL out to use the embedded one.`,
    )
  if (server.encoding !== 'UTF8')
    throw new OperatorError(
      `The database is encoded as ${server.encoding}, which cannot hold every text; make one with: CREATE DATABASE parley ENCODING 'UTF8' TEMPLATE template0;`,
    )
}

async function ensureTable(client: pg.Client): Promise<void> {
  try {
    await client.query(`CREATE TABLE IF NOT EXISTS public.migration (
      name       text PRIMARY KEY,
      sha256     text NOT NULL,
      applied_at timestamptz(3) NOT NULL DEFAULT now()
    )`)
  } catch (error) {
    throw await explainRefusal(client, error)
  }
}

async function run(client: pg.Client, { name, sha256, sql }: Applied & { sql: string }): Promise<void> {
  try {
    // With row_security off a backfill that forgot to lift FORCE fails; with it on it would silently change no row.
    await client.query('BEGIN; SET LOCAL row_security = off; SET LOCAL search_path = public')
    await client.query(sql)
    await client.query('INSERT INTO public.migration (name, sha256) VALUES ($1, $2)', [name, sha256])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    const refusal = await explainRefusal(client, error)
    if (refusal instanceof OperatorError) throw refusal
    const { code, message } = error as { code?: string; message: string }
    throw new OperatorError(
      `Migration ${name} failed and was undone, so the database is as it was: ${message}${code ? ` (SQLSTATE ${code})` : ''}.`,
    )
  }
}

async function explainRefusal(client: pg.Client, error: unknown): Promise<unknown> {
  const { code, message } = error as { code?: string; message: string }
  if (code === '53100')
    return new OperatorError('The disk of the database is full; free some space and start again.')
  if (code !== '42501') return error
  const { rows } = await client.query<{ me: string; here: string }>(
    'SELECT quote_ident(current_user) AS me, quote_ident(current_database()) AS here',
  )
  const { me = '', here = '' } = rows[0] ?? {}
  return new OperatorError(
    `The database user ${me} must own the database ${here} (${message}); let an administrator run: ALTER DATABASE ${here} OWNER TO ${me};`,
  )
}

/** The roles must get at the tables also where an administrator closed `public` to everybody. The schema `auth` is the owner's alone. */
async function openSchema(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT FROM unnest($1::text[]) AS role WHERE NOT has_schema_privilege(role, 'public', 'USAGE')`,
    [ROLES],
  )
  if (rows.length > 0) await client.query(`GRANT USAGE ON SCHEMA public TO ${ROLES.join(', ')}`)
}
