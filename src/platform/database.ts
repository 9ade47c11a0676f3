// PostgreSQL for the rest of the house: one organization per transaction, and the pools with the roles they run as.
import type { Socket } from 'node:net'
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
  /** Statements asked for in the same moment go out in one write and are carried out in that order. */
  query<Row = Record<string, unknown>>(
    statement: Statement | string,
    values?: readonly unknown[],
  ): Promise<Row[]>
  /** These are the last ones: the COMMIT goes out right behind them, in the same write. Nothing may be asked after. */
  lastly<T>(asked: Promise<T>): Promise<T>
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

// A round trip costs more than most statements: these pools send without waiting for the answer before. The owner's is the job queue's.
const PIPELINED = { web: true, inbound: true, worker: true, handoff: true } satisfies Partial<
  Record<keyof typeof roles, true>
>

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
      pipeline: name in PIPELINED,
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
  let ending: Promise<pg.QueryResult> | undefined
  const ask = (query: pg.QueryConfig | string): Promise<pg.QueryResult> => {
    writeTogether(client)
    return client.query(query)
  }
  const end = (how: 'COMMIT' | 'ROLLBACK'): Promise<pg.QueryResult> => {
    ending = ask(how)
    ending.catch(() => {}) // told to whoever awaits it below
    return ending
  }
  const tx: Tx = {
    async query<Row>(statement: Statement | string, values: readonly unknown[] = []) {
      const result = await ask(asQuery(statement, values))
      return result.rows as Row[]
    },
    lastly(asked) {
      void end('COMMIT')
      return asked
    },
  }
  const begun = ask(`BEGIN; SET LOCAL "app.org" = '${orgId}'`)
  begun.catch(() => {}) // told below
  try {
    const value = await fn(tx)
    await begun
    const { command } = await (ending ?? end('COMMIT'))
    if (command !== 'COMMIT')
      throw new Error('A statement of this transaction failed and nobody looked at it')
    return value
  } catch (error) {
    if (isUnanswered(error))
      broken = error // a ROLLBACK would wait behind it
    else
      await (ending ?? end('ROLLBACK')).catch((failed: Error) => {
        broken = failed
      })
    throw error
  } finally {
    client.off('error', hearEnd)
    client.release(broken)
  }
}

/** Holds what is written to the connection back until the end of this moment, so that it leaves in one piece. */
function writeTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}

function asQuery(statement: Statement | string, values: readonly unknown[]): pg.QueryConfig {
  return typeof statement === 'string'
    ? { text: statement, values: [...values] }
    : { name: statement.name, text: statement.text, values: values as unknown[] }
}

/** Names a statement, so that each connection parses and plans it once. */
export const statement = (name: string, text: string): Statement => ({ name, text })
