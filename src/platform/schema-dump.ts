// Today's schema as SQL for reading, from the catalog itself: pg_dump of one version refuses a server of another.
import type pg from 'pg'

const SCHEMAS = `('public', 'auth')`
const notOfExtension = (catalog: string, oid: string): string =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`

type Table = { oid: number; schema: string; name: string; options: string; row: boolean; forced: boolean }

/** The whole schema in one stable order: what migrations made, whichever way they came to it. */
export async function dumpSchema(client: pg.ClientBase): Promise<string> {
  await client.query('BEGIN READ ONLY; SET LOCAL search_path = pg_catalog, public')
  await refuseUnknownKinds(client)
  const blocks = [
    '-- Today\u2019s schema, for reading. Written by scripts/schema.ts from the migrations; do not edit it.',
    ...(await dumpSchemas(client)),
    ...(await dumpTables(client)),
    ...(await dumpViews(client)),
    ...(await dumpFunctions(client)),
  ]
  await client.query('COMMIT')
  return `${blocks.join('\n\n')}\n`
}

/** A kind of object that this file does not write would be missing unnoticed. */
async function refuseUnknownKinds(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ${SCHEMAS} AND relkind NOT IN ('r', 'i', 'v', 't') AND ${notOfExtension('pg_class', 'c.oid')}
     UNION ALL
     SELECT t.oid::regtype::text FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE n.nspname IN ${SCHEMAS} AND typtype IN ('d', 'e', 'r', 'm') AND ${notOfExtension('pg_type', 't.oid')}`,
  )
  if (rows[0])
    throw new Error(`schema-dump.ts does not know how to write ${rows[0].name}; teach it that kind of object`)
}

async function dumpSchemas(client: pg.ClientBase): Promise<string[]> {
  return texts(
    client,
    `SELECT format('CREATE SCHEMA %I;', nspname) AS text FROM pg_namespace
      WHERE nspname IN ${SCHEMAS} AND nspname <> 'public' ORDER BY nspname`,
  )
}

async function dumpTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.oid, n.nspname AS schema, format('%I.%I', n.nspname, c.relname) AS name,
            coalesce(' WITH (' || array_to_string(c.reloptions, ', ') || ')', '') AS options,
            c.relrowsecurity AS row, c.relforcerowsecurity AS forced
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ${SCHEMAS} AND c.relkind = 'r' AND ${notOfExtension('pg_class', 'c.oid')}
      ORDER BY n.nspname, c.relname`,
  )
  const blocks: string[] = []
  for (const table of rows) blocks.push(await dumpTable(client, table))
  return blocks
}

async function dumpTable(client: pg.ClientBase, table: Table): Promise<string> {
  const inside = [...(await dumpColumns(client, table.oid)), ...(await dumpConstraints(client, table.oid))]
  return [
    `CREATE TABLE ${table.name} (\n${inside.map((line) => `  ${line}`).join(',\n')}\n)${table.options};`,
    ...(await texts(
      client,
      `SELECT pg_get_indexdef(i.indexrelid) || ';' AS text FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
        WHERE i.indrelid = $1 AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
        ORDER BY x.relname`,
      [table.oid],
    )),
    ...(table.row ? [`ALTER TABLE ${table.name} ENABLE ROW LEVEL SECURITY;`] : []),
    ...(table.forced ? [`ALTER TABLE ${table.name} FORCE ROW LEVEL SECURITY;`] : []),
    ...(await dumpPolicies(client, table)),
    ...(await texts(
      client,
      `SELECT pg_get_triggerdef(oid) || ';' AS text FROM pg_trigger WHERE tgrelid = $1 AND NOT tgisinternal ORDER BY tgname`,
      [table.oid],
    )),
    ...(await dumpGrants(client, 'pg_class', table.oid, `TABLE ${table.name}`)),
  ].join('\n')
}

const dumpColumns = (client: pg.ClientBase, oid: number): Promise<string[]> =>
  texts(
    client,
    `SELECT concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
              CASE WHEN a.attcollation <> t.typcollation THEN 'COLLATE ' || quote_ident(co.collname) END,
              CASE WHEN a.attgenerated = 's' THEN 'GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
                   WHEN d.oid IS NOT NULL THEN 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END,
              CASE WHEN a.attnotnull THEN 'NOT NULL' END) AS text
       FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
       LEFT JOIN pg_collation co ON co.oid = a.attcollation
       LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    [oid],
  )

// Not-null constraints are rows of their own since PostgreSQL 18; the columns say it already.
const dumpConstraints = (client: pg.ClientBase, oid: number): Promise<string[]> =>
  texts(
    client,
    `SELECT format('CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)) AS text FROM pg_constraint
      WHERE conrelid = $1 AND contype IN ('p', 'u', 'c', 'f', 'x') ORDER BY array_position('{p,u,x,c,f}', contype::text), conname`,
    [oid],
  )

const dumpPolicies = (client: pg.ClientBase, { oid, name }: Table): Promise<string[]> =>
  texts(
    client,
    `SELECT concat_ws(' ', format('CREATE POLICY %I ON %s', polname, $2::text),
              CASE WHEN NOT polpermissive THEN 'AS RESTRICTIVE' END,
              'FOR ' || CASE polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
              'TO ' || (SELECT string_agg(CASE WHEN r = 0 THEN 'PUBLIC' ELSE r::regrole::text END, ', ' ORDER BY r::regrole::text) FROM unnest(polroles) r),
              'USING (' || pg_get_expr(polqual, polrelid) || ')',
              'WITH CHECK (' || pg_get_expr(polwithcheck, polrelid) || ')') || ';' AS text
       FROM pg_policy WHERE polrelid = $1 ORDER BY polname`,
    [oid, name],
  )

async function dumpViews(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ oid: number; name: string; sql: string }>(
    `SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name, pg_get_viewdef(c.oid) AS sql
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ${SCHEMAS} AND c.relkind = 'v' AND ${notOfExtension('pg_class', 'c.oid')} ORDER BY 2`,
  )
  const blocks: string[] = []
  for (const { oid, name, sql } of rows)
    blocks.push(
      [
        `CREATE VIEW ${name} AS\n${sql}`,
        ...(await dumpGrants(client, 'pg_class', oid, `TABLE ${name}`)),
      ].join('\n'),
    )
  return blocks
}

async function dumpFunctions(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ oid: number; name: string; sql: string }>(
    `SELECT p.oid, format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) AS name,
            rtrim(pg_get_functiondef(p.oid), E'\\n') || ';' AS sql
       FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE n.nspname IN ${SCHEMAS} AND p.prokind IN ('f', 'p') AND ${notOfExtension('pg_proc', 'p.oid')} ORDER BY 2`,
  )
  const blocks: string[] = []
  for (const { oid, name, sql } of rows)
    blocks.push([sql, ...(await dumpGrants(client, 'pg_proc', oid, `FUNCTION ${name}`))].join('\n'))
  return blocks
}

/** Who may do what, beside the owner. A function may be run by everybody until that is revoked. */
async function dumpGrants(
  client: pg.ClientBase,
  catalog: 'pg_class' | 'pg_proc',
  oid: number,
  target: string,
): Promise<string[]> {
  const [acl, owner] = catalog === 'pg_class' ? ['relacl', 'relowner'] : ['proacl', 'proowner']
  const grants = await texts(
    client,
    `SELECT format('GRANT %s ON %s TO %s;', string_agg(a.privilege_type, ', ' ORDER BY a.privilege_type), $2::text,
              CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END) AS text
       FROM ${catalog} o, aclexplode(o.${acl}) a WHERE o.oid = $1 AND a.grantee <> o.${owner}
      GROUP BY a.grantee ORDER BY a.grantee::regrole::text`,
    [oid, target],
  )
  if (catalog === 'pg_class' || grants.some((grant) => grant.endsWith('PUBLIC;'))) return grants
  const isRevoked = await texts(
    client,
    'SELECT 1 AS text FROM pg_proc WHERE oid = $1 AND proacl IS NOT NULL',
    [oid],
  )
  return isRevoked.length > 0 ? [`REVOKE ALL ON ${target} FROM PUBLIC;`, ...grants] : grants
}

async function texts(client: pg.ClientBase, sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>(sql, values)
  return rows.map(({ text }) => text)
}
