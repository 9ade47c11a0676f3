// The ledger in a real PostgreSQL: the tables that docs/ledger-format.md names, read and verified as an operator does.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneTemplate } from '../test/database.ts'
import { openDatabase } from './database.ts'
import { type Column, personalColumns, recordColumns, type Value } from './format.ts'
import { verifyLedger } from './ledger.ts'
import { idOf, organizationOf, type Tables } from './memory.ts'
import { type Finding, lineOf } from './report.ts'
import { makeLedger, publicKeyOf, someKey } from './test-ledger.ts'

const key = someKey(1)
const trust = { keys: [publicKeyOf(key)], against: null }
const tables = makeLedger({ seed: 41, sizes: [1_300, 40, 2], erasures: 1, key, perHead: 50 })

const ledgerTables = [
  ...['consent_record', 'record_personal', 'unsealed', 'leaf'],
  ...['tile', 'tree_head', 'install_leaf', 'install_head'],
]

let database: { url: string; drop(): Promise<void> }
let client: pg.Client

beforeAll(async () => {
  database = await cloneTemplate({ empty: true })
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await build()
  await fill(tables)
  await client.query('CREATE SCHEMA kept')
  for (const table of ledgerTables) await client.query(`CREATE TABLE kept.${table} AS TABLE ${table}`)
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

/** The tables of the contract. A user who may become the backup's role reads as that role. */
async function build(): Promise<void> {
  const contract = readFileSync(join(import.meta.dirname, '../docs/ledger-format.md'), 'utf8')
  await client.query(/```sql\n([\s\S]*?)```/.exec(contract)?.[1] ?? '')
  await client.query('GRANT USAGE ON SCHEMA public TO parley_backup')
  await client.query('GRANT SELECT ON ALL TABLES IN SCHEMA public TO parley_backup')
}

type Fields = Record<string, Value>

async function insert(table: string, rows: readonly Fields[]): Promise<void> {
  for (const row of rows) {
    const names = Object.keys(row)
    const places = names.map((_, at) => `$${at + 1}`).join(', ')
    await client.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`, Object.values(row))
  }
}

const named = (columns: readonly Column[], values: readonly Value[]): Fields =>
  Object.fromEntries(columns.map(([name, type], at) => [name, stored(type, values[at] ?? null)]))

const stored = (type: string, value: Value): Value =>
  type === 'time' && typeof value === 'number' ? timeText(value) : value

/** To the microsecond, which a JavaScript date has not. */
const timeText = (microseconds: number): string =>
  new Date(Math.floor(microseconds / 1_000))
    .toISOString()
    .replace('Z', `${String(microseconds % 1_000).padStart(3, '0')}Z`)

async function fill(from: Tables): Promise<void> {
  await client.query('BEGIN')
  await insert(
    'consent_record',
    from.records.map(({ values, canonical }) => ({ ...named(recordColumns, values), canonical })),
  )
  await insert(
    'record_personal',
    from.personal.map(({ organization, recordId, salt, values }) => ({
      ...{ org_id: organization, record_id: recordId, salt },
      ...named(personalColumns, values),
    })),
  )
  await insert(
    'leaf',
    from.leaves.map(({ organization, position, recordId, hash }) => ({
      ...{ org_id: organization, record_id: recordId, position, hash },
    })),
  )
  await insert(
    'tile',
    from.tiles.map(({ organization, ...tile }) => ({ org_id: organization, ...tile })),
  )
  await insert(
    'tree_head',
    from.treeHeads.map(({ organization, ...head }) => ({ org_id: organization, ...head })),
  )
  await insert(
    'install_leaf',
    from.organizationHeads.map(({ organization, position, number, size, root }) => ({
      ...{ org_id: organization, position, number, size, root },
    })),
  )
  await insert(
    'install_head',
    from.heads.map(({ at, publicKey, ...head }) => ({ ...head, at: timeText(at), public_key: publicKey })),
  )
  await client.query('COMMIT')
}

async function verify({ isLive = false } = {}): Promise<{ faults: string[]; records: number }> {
  const opened = await openDatabase(database.url)
  const faults: string[] = []
  const report = {
    fault: (finding: Finding) => void faults.push(lineOf(finding)),
    remark: (finding: Finding) => void faults.push(lineOf(finding)),
  }
  const freshSince = isLive ? opened.freshSince : null
  const { records } = await verifyLedger(opened.source, { trust, freshSince }, report)
  await opened.close()
  return { faults, records }
}

test('a ledger in the database verifies, every value of it as it was sealed', async () => {
  expect(await verify()).toEqual({ faults: [], records: 1_342 })
})

test('the program says so and ends with 0', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), '--database', database.url],
    { encoding: 'utf8' },
  )
  expect(stdout).toMatch(
    /1342 records of 3 organizations under 26 signed heads, .*: everything is as it was sealed/,
  )
  expect(status).toBe(0)
})

const [first] = tables.records
const record = first ? idOf(first) : ''
const organization = first ? organizationOf(first) : ''
const ofFirst = `org_id = '${organization}' AND`

const alterations: [string, string, RegExp][] = [
  [
    'a level',
    `UPDATE consent_record SET level = 'other' WHERE id = '${record}'`,
    /^altered record.*"level" says "other"/,
  ],
  [
    'a microsecond',
    `UPDATE consent_record SET said_at = said_at + interval '1 microsecond' WHERE id = '${record}'`,
    /"said_at"/,
  ],
  [
    'a time that never comes',
    `UPDATE consent_record SET said_at = 'infinity' WHERE id = '${record}'`,
    /"said_at"/,
  ],
  [
    'nothing for an empty text',
    `UPDATE consent_record SET rule = CASE rule WHEN '' THEN NULL ELSE '' END WHERE id = '${record}'`,
    /"rule"/,
  ],
  [
    'a phone number',
    `UPDATE record_personal SET phone = '+14155550000' WHERE record_id = '${record}'`,
    /^altered personal part/,
  ],
  [
    'a space in JSON',
    `UPDATE record_personal SET evidence = (coalesce(evidence::text, '{}') || ' ')::json WHERE record_id = '${record}'`,
    /^altered personal part/,
  ],
  [
    'a deleted personal part',
    `DELETE FROM record_personal WHERE record_id = '${record}'`,
    /^missing personal part/,
  ],
  ['a deleted record', `DELETE FROM consent_record WHERE id = '${record}'`, /^missing record/],
  ['a deleted place', `DELETE FROM leaf WHERE ${ofFirst} position = 700`, /^missing place.*position 700/],
  ['a deleted block', `DELETE FROM tile WHERE ${ofFirst} index = 2`, /^altered tile/],
  ['a deleted head', 'DELETE FROM install_head WHERE number = 9', /^missing head · head 10/],
  [
    'a head’s time',
    `UPDATE install_head SET at = at + interval '1 second' WHERE number = 9`,
    /^altered head · head 10/,
  ],
  ['a tree’s head', `DELETE FROM tree_head WHERE org_id = '${organization}'`, /^altered tree head/],
  ['a record that waits', `INSERT INTO unsealed VALUES ('${organization}', '${record}')`, /^added record/],
  [
    'a column without a seal',
    'ALTER TABLE consent_record ADD COLUMN note text',
    /^altered table: .*consent_record\.note/,
  ],
  [
    'a view in place of a table',
    'ALTER TABLE tile RENAME TO hidden; CREATE VIEW tile AS TABLE hidden; GRANT SELECT ON tile TO parley_backup',
    /^altered table: tile is no table/,
  ],
  [
    'an id that is none',
    `ALTER TABLE consent_record ALTER number_id TYPE text; UPDATE consent_record SET number_id = 'x' WHERE id = '${record}'`,
    /^altered record.*the type of the field does not allow/,
  ],
  ['another organization', `INSERT INTO unsealed VALUES ('${record}', '${record}')`, /^added record/],
]

test.each(alterations)('what was done behind the product’s back is found: %s', async (_, sql, words) => {
  await client.query(sql)
  const { faults } = await verify()
  await restore()
  expect(faults.join('\n')).toMatch(new RegExp(words.source, 'm'))
})

/** As it was: the ledger has no way back of its own. */
async function restore(): Promise<void> {
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  await build()
  for (const table of ledgerTables) await client.query(`INSERT INTO ${table} SELECT * FROM kept.${table}`)
}
