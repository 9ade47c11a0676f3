// The roles that the pools run as. They are the cluster's, not the database's, so several databases share and race to make them.
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { OperatorError } from './operator-error.ts'

export const ROLES = ['parley_web', 'parley_reader', 'parley_backup'] as const

// 42710 and 23505: another database's starter made it first. XX000 "tuple concurrently updated": it was granting at the same moment.
const RACES = new Set(['42710', '23505', 'XX000', '40001'])

/** Makes the roles and lets the current user become them. Neither can log in, nor pass by row-level security. */
export async function ensureRoles(client: pg.Client): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      for (const role of ROLES) await ensureRole(client, role)
      return await checkRoles(client)
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === '42501') throw await explain(client)
      if (!RACES.has(code ?? '') || attempt === 10) throw error
      await sleep(20 * attempt)
    }
  }
}

async function ensureRole(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  if (rows.length === 0) await client.query(`CREATE ROLE ${role} NOLOGIN`)
  // Since PostgreSQL 16 the maker of a role may grant it, but is not yet a member who can become it.
  const isNew = await is16OrLater(client)
  const { rows: may } = await client.query<{ may: boolean }>('SELECT pg_has_role($1, $2) AS may', [
    role,
    isNew ? 'SET' : 'MEMBER',
  ])
  if (may[0]?.may) return
  // Without inheriting: the owner must not read across organizations just because it may become the reader.
  await client.query(
    isNew ? `GRANT ${role} TO CURRENT_USER WITH INHERIT FALSE, SET TRUE` : `GRANT ${role} TO CURRENT_USER`,
  )
}

async function checkRoles(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    'SELECT rolname FROM pg_roles WHERE rolname = ANY($1) AND (rolbypassrls OR rolsuper) ORDER BY 1',
    [ROLES],
  )
  if (rows[0])
    throw new OperatorError(
      `The role ${rows[0].rolname} passes by row-level security, which keeps organizations apart; let an administrator run: ALTER ROLE ${rows[0].rolname} NOSUPERUSER NOBYPASSRLS;`,
    )
}

async function explain(client: pg.Client): Promise<OperatorError> {
  const { rows } = await client.query<{ me: string; missing: string[] }>(
    `SELECT quote_ident(current_user) AS me,
            ARRAY(SELECT r FROM unnest($1::text[]) r WHERE r NOT IN (SELECT rolname FROM pg_roles)) AS missing`,
    [ROLES],
  )
  const { me = 'parley', missing = [...ROLES] } = rows[0] ?? {}
  const create = missing.map((role) => `CREATE ROLE ${role} NOLOGIN; `).join('')
  const how = (await is16OrLater(client)) ? ' WITH INHERIT FALSE, SET TRUE' : ''
  return new OperatorError(
    `The database user ${me} may not make or use the roles that Parley runs as; let an administrator run: ${create}GRANT ${ROLES.join(', ')} TO ${me}${how};`,
  )
}

async function is16OrLater(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  )
  return (rows[0]?.version ?? 0) >= 160_000
}
