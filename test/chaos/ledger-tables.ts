// The ledger's tables as rows that may be altered at will: read out of a database, and the difference written back into it.
import type pg from 'pg'
import { type Column, personalColumns, recordColumns, type Value } from '../../verify/format.ts'
import type { Tables } from '../../verify/memory.ts'
import type { Batches, Source } from '../../verify/source.ts'

const SEALED = [
  'consent_record',
  'record_personal',
  'unsealed',
  'leaf',
  'tile',
  'tree_head',
  'install_leaf',
  'install_head',
]

/** What a superuser can do to a database of their own: no wall, no trigger, no constraint stands in the way of any alteration. */
export async function openEverything(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', conrelid::regclass, conname) AS sql
       FROM pg_constraint WHERE conrelid = ANY ($1::text[]::regclass[]) AND contype IN ('c', 'f', 'p', 'u')
     UNION ALL
     SELECT format('ALTER TABLE %s ALTER %I DROP NOT NULL', attrelid::regclass, attname)
       FROM pg_attribute WHERE attrelid = ANY ($1::text[]::regclass[]) AND attnum > 0 AND attnotnull
     UNION ALL
     SELECT format('ALTER TABLE %s ALTER %I TYPE timestamptz', attrelid::regclass, attname) -- to the microsecond
       FROM pg_attribute WHERE attrelid = ANY ($1::text[]::regclass[]) AND attnum > 0 AND atttypid = 'timestamptz'::regtype
     UNION ALL
     SELECT format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY, DISABLE TRIGGER USER', name) FROM unnest($1::text[]) AS name`,
    [SEALED],
  )
  for (const { sql } of rows) await client.query(sql).catch(unlessGone)
  await client.query(`
    CREATE INDEX ON consent_record (org_id, id); CREATE INDEX ON record_personal (org_id, record_id); CREATE INDEX ON unsealed (org_id, id);
    CREATE INDEX ON leaf (org_id, position); CREATE INDEX ON leaf (org_id, record_id); CREATE INDEX ON tile (org_id);
    CREATE INDEX ON install_leaf (org_id); CREATE INDEX ON tree_head (org_id); ANALYZE ${SEALED.join(', ')}`)
}

/** A constraint may have gone with another one, and a column of a key with its key. */
function unlessGone(error: { code?: string }): void {
  if (error.code !== '42704') throw error
}

/** Everything that is in the tables, through the verifier's own reader. */
export async function readLedger(source: Source): Promise<Tables> {
  const organizations = await all(source.organizations())
  const parts = await inTurn(organizations, async (organization) => ({
    organization,
    places: await all(source.places(organization)),
    tiles: await all(source.tiles(organization)),
    head: await source.treeHead(organization),
  }))
  return {
    records: parts.flatMap(({ places }) => places.flatMap(({ record }) => record ?? [])),
    personal: parts.flatMap(({ organization, places }) =>
      places.flatMap(({ recordId, personal }) => (personal ? [{ organization, recordId, ...personal }] : [])),
    ),
    leaves: parts.flatMap(({ organization, places }) =>
      places.map(({ position, recordId, leaf }) => ({ organization, position, recordId, hash: leaf })),
    ),
    tiles: parts.flatMap(({ organization, tiles }) => tiles.map((tile) => ({ organization, ...tile }))),
    treeHeads: parts.flatMap(({ organization, head }) => (head ? [{ organization, ...head }] : [])),
    organizationHeads: await all(source.organizationHeads()),
    heads: await all(source.heads()),
    waiting: [],
  }
}

async function all<T>(batches: Batches<T>): Promise<T[]> {
  const rows: T[] = []
  for await (const batch of batches) rows.push(...batch)
  return rows
}

async function inTurn<T, R>(list: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (const item of list) done.push(await work(item))
  return done
}

type Fields = Record<string, Value>

/** How each of the tables is stored: under which name, and as which columns. The first ones are its key. */
const stored: {
  [T in keyof Tables]: { name: string; key: number; fields: (row: Tables[T][number]) => Fields }
} = {
  records: {
    ...{ name: 'consent_record', key: 2 },
    fields: ({ values, canonical }) => ({ ...named(recordColumns, values), canonical }),
  },
  personal: {
    ...{ name: 'record_personal', key: 2 },
    fields: ({ organization, recordId, salt, values }) => ({
      ...{ org_id: organization, record_id: recordId, salt },
      ...named(personalColumns, values),
    }),
  },
  leaves: {
    ...{ name: 'leaf', key: 2 },
    fields: ({ organization, position, recordId, hash }) => ({
      ...{ org_id: organization, position, record_id: recordId, hash },
    }),
  },
  tiles: {
    ...{ name: 'tile', key: 3 },
    fields: ({ organization, level, index, hash }) => ({ org_id: organization, level, index, hash }),
  },
  treeHeads: {
    ...{ name: 'tree_head', key: 1 },
    fields: ({ organization, size, root, frontier }) => ({ org_id: organization, size, root, frontier }),
  },
  organizationHeads: {
    ...{ name: 'install_leaf', key: 1 },
    fields: ({ position, number, organization, size, root }) => ({
      ...{ position, number, org_id: organization, size, root },
    }),
  },
  heads: {
    ...{ name: 'install_head', key: 1 },
    fields: ({ number, at, size, root, previous, publicKey, signature }) => ({
      ...{ number, at: timeText(at), size, root, previous, public_key: publicKey, signature },
    }),
  },
  waiting: {
    ...{ name: 'unsealed', key: 2 },
    fields: ({ organization, recordId }) => ({ org_id: organization, id: recordId }),
  },
}

const named = (columns: readonly Column[], values: readonly Value[]): Fields =>
  Object.fromEntries(
    columns.map(([name, type], at) => {
      const value = values[at] ?? null
      return [name, type === 'time' && typeof value === 'number' ? timeText(value) : value]
    }),
  )

/** To the microsecond, which a JavaScript date has not. */
const timeText = (microseconds: number): string => {
  const ms = Math.floor(microseconds / 1_000)
  return new Date(ms).toISOString().replace('Z', `${String(microseconds - ms * 1_000).padStart(3, '0')}Z`)
}

/** Makes the tables, which are `from`, into `to`. */
export async function writeDifference(client: pg.Client, from: Tables, to: Tables): Promise<void> {
  for (const table of Object.keys(stored) as (keyof Tables)[]) await writeTable(client, table, { from, to })
}

const rowsOf = <T extends keyof Tables>(tables: Tables, table: T): readonly Tables[T][number][] =>
  tables[table]

async function writeTable<T extends keyof Tables>(
  client: pg.Client,
  table: T,
  { from, to }: { from: Tables; to: Tables },
): Promise<void> {
  if (from[table] === to[table]) return
  const { name, key, fields } = stored[table]
  const before = new Set<Tables[T][number]>(rowsOf(from, table))
  const after = new Set<Tables[T][number]>(rowsOf(to, table))
  const gone = [...before].filter((row) => !after.has(row)).map(fields)
  const come = [...after].filter((row) => !before.has(row)).map(fields)
  for (const rows of inPieces(gone)) await deleteRows(client, name, { rows, key })
  for (const rows of inPieces(come)) await insertRows(client, name, rows)
}

/** PostgreSQL takes 65,535 values in one statement. */
const inPieces = <T>(rows: readonly T[], most = 1_000): T[][] =>
  Array.from({ length: Math.ceil(rows.length / most) }, (_, at) => rows.slice(at * most, (at + 1) * most))

async function deleteRows(
  client: pg.Client,
  name: string,
  { rows, key }: { rows: readonly Fields[]; key: number },
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).slice(0, key)
  await client.query(
    `DELETE FROM ${name} WHERE (${columns.map((column) => `${column}::text`).join(', ')}) IN
       (SELECT * FROM unnest(${columns.map((_, at) => `$${at + 1}::text[]`).join(', ')}))`,
    columns.map((column) => rows.map((row) => String(row[column]))),
  )
}

async function insertRows(client: pg.Client, name: string, rows: readonly Fields[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const tuple = (row: number): string =>
    `(${columns.map((_, at) => `$${row * columns.length + at + 1}`).join(', ')})`
  await client.query(
    `INSERT INTO ${name} (${columns.join(', ')}) VALUES ${rows.map((_, row) => tuple(row)).join(', ')}`,
    rows.flatMap((row) => columns.map((column) => row[column])),
  )
}
