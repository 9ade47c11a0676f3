// A ledger in its PostgreSQL database, read in one snapshot, a few hundred rows at a time. This is the only file that knows the tables.
import pg from 'pg'
import { type Column, personalColumns, recordColumns, type Type, type Value } from './format.ts'
import type { Batches, PlaceRow, Source, StrayRow, TreeHeadRow } from './source.ts'

const BATCH = 500
/** Until a record is sealed and its head is signed takes about a second; a minute is far more. */
const FRESH_MICROSECONDS = 60_000_000

export type Opened = {
  readonly source: Source
  /** A minute ago, by the database's clock. */
  readonly freshSince: number
  close(): Promise<void>
}

/** Opens the ledger as it is at this moment, every organization of it, or says why that cannot be. */
export async function openDatabase(url: string): Promise<Opened> {
  const client = new pg.Client({ connectionString: url, application_name: 'parley-verify' })
  client.on('error', () => {}) // the query that is under way fails with it, and says so
  await client.connect()
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0')
  await client.query(`SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL client_encoding = 'UTF8'`)
  await seeEverything(client)
  const { rows } = await client.query<{ now: string }>(`SELECT ${microseconds('clock_timestamp()')} AS now`)
  return {
    source: sourceFrom(client),
    freshSince: Number(rows[0]?.now) - FRESH_MICROSECONDS,
    close: () => client.end(),
  }
}

/** Row-level security hides other organizations silently, and what is hidden is not missed. Turned off, it refuses instead of hiding. */
async function seeEverything(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ bypasses: boolean; may_back_up: boolean }>(`
    SELECT rolsuper OR rolbypassrls AS bypasses,
           EXISTS (SELECT FROM pg_roles b WHERE b.rolname = 'parley_backup' AND pg_has_role(current_user, b.oid, 'MEMBER')) AS may_back_up
      FROM pg_roles WHERE rolname = current_user`)
  const [user] = rows
  const becomes = user?.may_back_up && !user.bypasses
  await client.query(becomes ? 'SET LOCAL ROLE parley_backup' : 'SET LOCAL row_security = off')
}

/** The ledger as the transaction sees it that this client is in. */
export function sourceFrom(client: pg.Client): Source {
  const read = makeReader(client)
  return {
    heads: () =>
      read(
        `SELECT number, ${microseconds('at')}, size, root, previous, public_key, signature FROM install_head ORDER BY number`,
        ([number, at, size, root, previous, publicKey, signature]) => ({
          number: Number(number),
          at: Number(at),
          size: Number(size),
          root: bytes(root),
          previous: previous === null ? null : bytes(previous),
          publicKey: bytes(publicKey),
          signature: bytes(signature),
        }),
      ),
    organizationHeads: () =>
      read(
        'SELECT position, number, org_id, size, root FROM install_leaf ORDER BY position',
        organizationHead,
      ),
    organizations: () => read(everyOrganization, ([organization]) => String(organization)),
    places: (organization) => read(placesOf(organization), place),
    tiles: (organization) =>
      read(
        `SELECT level, index, hash FROM tile WHERE org_id = '${organization}'
          ORDER BY (index + 1)::numeric * power(256::numeric, level), level`,
        ([level, index, hash]) => ({ level: Number(level), index: Number(index), hash: bytes(hash) }),
      ),
    treeHead: (organization) => readTreeHead(client, organization),
    headsOf: (organization) =>
      read(
        `SELECT f.position, f.number, f.org_id, f.size, f.root, ${microseconds('h.at')}, ${microseconds('b.at')}
           FROM install_leaf f
           LEFT JOIN install_head h ON h.number = f.number
           LEFT JOIN install_head b ON b.number = f.number - 1
          WHERE f.org_id = '${organization}' ORDER BY f.position`,
        (row) => ({ ...organizationHead(row), at: timeOrNull(row[5]), previousAt: timeOrNull(row[6]) }),
      ),
    strays: (organization) => read(straysOf(organization), stray),
    unsealed: () => unsealed(client),
  }
}

type Row = readonly unknown[]

/** Reads a query through a cursor. The next rows are fetched while the last ones are verified. */
function makeReader(client: pg.Client) {
  let cursors = 0
  return async function* read<T>(sql: string, parse: (row: Row) => T): Batches<T> {
    const cursor = `ledger_${cursors++}`
    await client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`)
    const fetch = () => client.query<unknown[]>({ text: `FETCH ${BATCH} FROM ${cursor}`, rowMode: 'array' })
    let coming = fetch()
    for (;;) {
      const { rows } = await coming
      if (rows.length === 0) break
      coming = fetch()
      coming.catch(() => {}) // it is awaited in the next round, unless the verifier has given up
      yield rows.map(parse)
    }
    await client.query(`CLOSE ${cursor}`)
  }
}

/** Exact, unlike a JavaScript date: times are sealed to the microsecond. */
const microseconds = (time: string): string => `(extract(epoch FROM ${time}) * 1000000)::text`

const bytes = (value: unknown): Buffer => (Buffer.isBuffer(value) ? value : Buffer.alloc(0))
const timeOrNull = (value: unknown): number | null => (value === null ? null : Number(value))

const organizationHead = ([position, number, organization, size, root]: Row) => ({
  position: Number(position),
  number: Number(number),
  organization: String(organization),
  size: Number(size),
  root: bytes(root),
})

const selected = (table: string, columns: readonly Column[]): string =>
  columns.map(([name, type]) => inType(`${table}.${name}`, type)).join(', ')

function inType(column: string, type: Type): string {
  if (type === 'time') return microseconds(column)
  return ['text', 'json', 'int', 'uuid'].includes(type) ? `${column}::text` : column
}

const placesOf = (organization: string): string => `
  SELECT l.position, l.record_id, l.hash, r.id IS NOT NULL, r.canonical, ${selected('r', recordColumns)},
         p.record_id IS NOT NULL, p.salt, ${selected('p', personalColumns)}
    FROM leaf l
    LEFT JOIN consent_record r ON r.org_id = l.org_id AND r.id = l.record_id
    LEFT JOIN record_personal p ON p.org_id = l.org_id AND p.record_id = l.record_id
   WHERE l.org_id = '${organization}' ORDER BY l.position`

const RECORD = 5
const PERSONAL = RECORD + recordColumns.length

function place(row: Row): PlaceRow {
  const [position, recordId, leaf, isRecord, canonical] = row
  return {
    position: Number(position),
    recordId: String(recordId),
    leaf: bytes(leaf),
    record: isRecord ? { canonical: bytes(canonical), values: valuesAt(row, RECORD, recordColumns) } : null,
    personal: row[PERSONAL]
      ? { salt: bytes(row[PERSONAL + 1]), values: valuesAt(row, PERSONAL + 2, personalColumns) }
      : null,
  }
}

const valuesAt = (row: Row, from: number, columns: readonly Column[]): Value[] =>
  columns.map(([, type], at) => valueFrom(type, row[from + at] ?? null))

function valueFrom(type: Type, value: unknown): Value {
  if (value === null) return null
  if (type === 'time' || type === 'int') return Number(value)
  if (type === 'bytes') return bytes(value)
  if (type === 'uuids') return Array.isArray(value) && value.every(isId) ? value : NOT_SEALED
  if (type === 'uuid') return isId(value) ? value : NOT_SEALED
  return typeof value === 'string' || typeof value === 'boolean' ? value : NOT_SEALED
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** Stands for a value that its column's type does not allow: no such value is ever sealed in this type. */
const NOT_SEALED = Buffer.alloc(0)

async function readTreeHead(client: pg.Client, organization: string): Promise<TreeHeadRow | null> {
  const { rows } = await client.query<{ size: string; root: unknown; frontier: unknown }>(
    'SELECT size, root, frontier FROM tree_head WHERE org_id = $1',
    [organization],
  )
  const [row] = rows
  return row === undefined
    ? null
    : { size: Number(row.size), root: bytes(row.root), frontier: bytes(row.frontier) }
}

const straysOf = (organization: string): string => `
  SELECT 'record', r.id, CASE WHEN u.id IS NOT NULL THEN ${microseconds('r.recorded_at')} END
    FROM consent_record r LEFT JOIN unsealed u ON u.org_id = r.org_id AND u.id = r.id
   WHERE r.org_id = '${organization}'
     AND NOT EXISTS (SELECT FROM leaf l WHERE l.org_id = r.org_id AND l.record_id = r.id)
   UNION ALL
  SELECT 'personal part', p.record_id, NULL FROM record_personal p
   WHERE p.org_id = '${organization}'
     AND NOT EXISTS (SELECT FROM consent_record r WHERE r.org_id = p.org_id AND r.id = p.record_id)
   UNION ALL
  SELECT 'waiting entry', u.id, NULL FROM unsealed u
   WHERE u.org_id = '${organization}'
     AND (NOT EXISTS (SELECT FROM consent_record r WHERE r.org_id = u.org_id AND r.id = u.id)
          OR EXISTS (SELECT FROM leaf l WHERE l.org_id = u.org_id AND l.record_id = u.id))`

const strayKinds: readonly StrayRow['what'][] = ['record', 'personal part', 'waiting entry']

const stray = ([what, recordId, waitsSince]: Row): StrayRow => ({
  what: strayKinds.find((kind) => kind === what) ?? 'record',
  recordId: String(recordId),
  waitsSince: timeOrNull(waitsSince),
})

const tables = ['consent_record', 'record_personal', 'leaf', 'tile', 'tree_head', 'unsealed', 'install_leaf']

/** Each table's organizations by jumping from one to the next in its index: reading every row for that would take minutes. */
const everyOrganization = `
  WITH RECURSIVE ${tables.map(organizationsIn).join(', ')}
  SELECT org_id FROM (${tables.map((table) => `SELECT org_id FROM in_${table}`).join(' UNION ')}) named
   WHERE org_id IS NOT NULL ORDER BY org_id`

function organizationsIn(table: string): string {
  return `in_${table} AS (
    (SELECT org_id FROM ${table} ORDER BY org_id LIMIT 1)
    UNION ALL
    SELECT (SELECT t.org_id FROM ${table} t WHERE t.org_id > before.org_id ORDER BY t.org_id LIMIT 1)
      FROM in_${table} before WHERE before.org_id IS NOT NULL)`
}

const covered: Record<string, readonly string[]> = {
  consent_record: ['canonical', ...recordColumns.map(([name]) => name)],
  record_personal: ['org_id', 'record_id', 'salt', ...personalColumns.map(([name]) => name)],
}

async function unsealed(client: pg.Client): Promise<string[]> {
  const found: string[] = []
  for (const [table, known] of Object.entries(covered)) {
    const { rows } = await client.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute
        WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attname <> ALL ($2)`,
      [table, known],
    )
    found.push(...rows.map(({ name }) => `No seal covers the column ${table}.${name}.`))
  }
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE oid = ANY ($1::text[]::regclass[]) AND relkind NOT IN ('r', 'p')`,
    [[...tables, 'install_head']],
  )
  const shown = rows.map(({ name }) => `${name} is no table: what it shows need not be what is stored.`)
  return [...found, ...shown]
}
