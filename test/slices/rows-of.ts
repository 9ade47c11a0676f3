// Everything that the database holds of one organization: a digest to see whether it changed, its words to look for.
import type pg from 'pg'
import type { Database } from '../../src/platform/database.ts'

/** A digest for each table. When a key was last used is left out: its own holder moves that. */
export async function digestOf(db: Database, orgId: string): Promise<Record<string, string>> {
  const digests = await eachTable<{ digest: string; rows: number }>(
    db,
    (table) =>
      `SELECT count(*)::int AS rows, md5(COALESCE(string_agg(r, E'\\n' ORDER BY r), '')) AS digest
         FROM (SELECT (to_jsonb(t) - 'last_used_at')::text AS r FROM ${table} t WHERE org_id = $1) x`,
    orgId,
  )
  return Object.fromEntries(digests.map(({ table, rows }) => [table, `${rows[0]?.rows} ${rows[0]?.digest}`]))
}

/** Every text and id in its rows, of some length, each once. */
export async function stringsOf(db: Database, orgId: string): Promise<string[]> {
  const found = await eachTable<{ value: string }>(
    db,
    (table) =>
      `SELECT DISTINCT v.value FROM ${table} t, jsonb_each_text(to_jsonb(t)) v WHERE org_id = $1 AND length(v.value) > 7`,
    orgId,
  )
  return [...new Set(found.flatMap(({ rows }) => rows.map(({ value }) => value)))]
}

async function eachTable<Found extends pg.QueryResultRow>(
  db: Database,
  select: (table: string) => string,
  orgId: string,
): Promise<{ table: string; rows: Found[] }[]> {
  const client = await db.owner.connect()
  try {
    const { rows: tables } = await client.query<{ name: string; walled: boolean }>(
      `SELECT c.oid::regclass::text AS name, c.relrowsecurity AS walled FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attname = 'org_id' ORDER BY 1`,
    )
    const found: { table: string; rows: Found[] }[] = []
    for (const { name, walled } of tables) {
      if (walled) await client.query('SET ROLE parley_backup') // the one role that sees every organization
      found.push({ table: name, rows: (await client.query<Found>(select(name), [orgId])).rows })
      await client.query('RESET ROLE')
    }
    return found
  } finally {
    client.release()
  }
}
