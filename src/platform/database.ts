// PostgreSQL for the rest of the house: one organization per transaction, and the pools with the roles they run as.
import pg from 'pg'
import { isUnanswered } from './errors.ts'
import { isUuid } from './ids.ts'
import type { Log } from './log.ts'

/** An organization's id, minted only where a session, an API key or a connection has proved whose it is. */
export type OrgId = string & { readonly brand: 'OrgId' }

/** A prepared statement: parsed once per connection under its name. */
export type Statement = { readonly name: string; readonly text: string }

/** One open transaction, bound to one organization by row-level security. */
export type Tx = {
  query<Row = Record<string, unknown>>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Row[]>
}

export type PoolName = 'web' | 'inbound' | 'worker' | 'handoff'

export type Database = {
  /** Runs `fn` in one transaction of one organization, as the role that row-level security binds. */
  inOrganization<T>(orgId: OrgId, fn: (tx: Tx) => Promise<T>, options?: { pool?: PoolName }): Promise<T>
  /** A lock-free look across organizations, to find work. It sees only what a migration named to the reader. */
  read<Row = Record<string, unknown>>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Row[]>
  /** Whose secret is this (API key, user id, connection id)? The one look-up made before an organization is known. */
  route(kind: string, secret: string): Promise<{ orgId: OrgId; id: string }[]>
  /** The owner's pool: migrations, the job queue, the authentication library's own tables. */
  owner: pg.Pool
  close(): Promise<void>
}

/** What a pool may be told; every value has a default that suits one process on one small machine. */
export type DatabaseOptions = {
  url: string
  log: Log
  sizes?: Partial<Record<PoolName | 'reader' | 'owner', number>>
}

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

const sizes = { web: 6, inbound: 4, worker: 3, handoff: 3, reader: 2, owner: 6 }

// The hot statements join a small unnested set to indexed tables. A generic plan made while a table is still empty would
// hash-join or scan it for ever after, so those choices are off for these roles' sessions.
const PLANS =
  '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c jit=off'
const LIMITS = '-c lock_timeout=2s -c statement_timeout=10s -c idle_in_transaction_session_timeout=10s'
const roles: Record<PoolName | 'reader' | 'owner', string> = {
  web: `-c role=parley_web ${PLANS} ${LIMITS}`,
  inbound: `-c role=parley_web ${PLANS} ${LIMITS}`,
  worker: `-c role=parley_web ${PLANS} ${LIMITS}`,
  // Locks are held over a socket write here: a worker that stalls must lose them soon, or a STOP would wait for it.
  handoff: `-c role=parley_web ${PLANS} -c lock_timeout=2s -c statement_timeout=5s -c idle_in_transaction_session_timeout=1s`,
  reader:
    '-c role=parley_reader -c enable_bitmapscan=off -c enable_seqscan=off -c jit=off -c statement_timeout=5s -c default_transaction_read_only=on',
  owner: '',
}

// PostgreSQL ends a statement after its limit; this is for a line that swallows the answer, or a machine that stands still.
const UNANSWERED_MS: Partial<Record<keyof typeof roles, number>> = {
  web: 12_000,
  inbound: 12_000,
  worker: 12_000,
  handoff: 6_000,
  reader: 6_000,
}

/** Opens the pools. Nothing connects until the first query. */
export function openDatabase({ url, log, sizes: wanted }: DatabaseOptions): Database {
  const pool = (name: keyof typeof roles): pg.Pool => {
    const made = new pg.Pool({
      connectionString: url,
      options: roles[name],
      max: wanted?.[name] ?? sizes[name],
      application_name: `parley ${name}`,
      connectionTimeoutMillis: 5_000,
      query_timeout: UNANSWERED_MS[name],
      keepAlive: true,
      idleTimeoutMillis: 60_000,
    })
    // Without a listener an idle connection that PostgreSQL ends would end the process.
    made.on('error', (error) => log.warn({ err: error, pool: name }, 'a database connection ended'))
    return made
  }
  const pools = {
    web: pool('web'),
    inbound: pool('inbound'),
    worker: pool('worker'),
    handoff: pool('handoff'),
  }
  const reader = pool('reader')
  const owner = pool('owner')

  return {
    owner,
    inOrganization: (orgId, fn, options) => transact(pools[options?.pool ?? 'web'], orgId, fn),
    async read<Row>(statement: Statement | string, values: readonly unknown[] = []) {
      const result = await reader.query(asQuery(statement, values))
      return result.rows as Row[]
    },
    async route(kind, secret) {
      const result = await reader.query<{ org_id: OrgId; id: string }>({
        name: 'route',
        text: 'SELECT org_id, id FROM route WHERE kind = $1 AND sha256 = sha256(convert_to($2, $3)) ORDER BY org_id LIMIT 50',
        values: [kind, secret, 'UTF8'],
      })
      return result.rows.map((row) => ({ orgId: row.org_id, id: row.id }))
    },
    async close() {
      await Promise.all([...Object.values(pools), reader, owner].map((each) => each.end()))
    },
  }
}

async function transact<T>(pool: pg.Pool, orgId: OrgId, fn: (tx: Tx) => Promise<T>): Promise<T> {
  if (!isUuid(orgId)) throw new Error('inOrganization takes the id of an organization')
  const client = await pool.connect()
  let broken: Error | undefined
  // A backend may end while nothing is asked of it (a restart, idle_in_transaction_session_timeout): unheard, that would end the process.
  const hearEnd = (error: Error): void => {
    broken = error
  }
  client.on('error', hearEnd)
  const tx: Tx = {
    async query<Row>(statement: Statement | string, values: readonly unknown[] = []) {
      const result = await client.query(asQuery(statement, values))
      return result.rows as Row[]
    },
  }
  try {
    await client.query(`BEGIN; SET LOCAL "app.org" = '${orgId}'`)
    const value = await fn(tx)
    await client.query('COMMIT')
    return value
  } catch (error) {
    if (isUnanswered(error))
      broken = error // a ROLLBACK would wait behind it
    else
      await client.query('ROLLBACK').catch((failed: Error) => {
        broken = failed
      })
    throw error
  } finally {
    client.off('error', hearEnd)
    client.release(broken)
  }
}

function asQuery(statement: Statement | string, values: readonly unknown[]): pg.QueryConfig {
  return typeof statement === 'string'
    ? { text: statement, values: [...values] }
    : { name: statement.name, text: statement.text, values: values as unknown[] }
}

/** Names a statement, so that each connection parses and plans it once. */
export const statement = (name: string, text: string): Statement => ({ name, text })
