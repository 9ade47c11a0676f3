// Which tables a backup holds, in an order in which they can be filled again: what is referred to comes first.
import type pg from 'pg'

export type StoredTable = {
  /** schema.table, unquoted: its name inside the file. */
  readonly name: string
  /** Quoted, for SQL. */
  readonly sql: string
  readonly columns: string[]
  /** Row-level security walls it off, so it is read as the backup's own role. */
  readonly isWalled: boolean
  readonly isForced: boolean
  readonly needs: string[]
}

// What is searched is made anew from the texts.
const SEARCH = ['search_text', 'search_taken', 'search_word', 'search_shelf', 'search_progress'].map(
  (name) => `public.${name}`,
)

// Not in a backup: the record of migrations (restoring runs them), the processes that ran then, and what signs people in right now. An old session
// that was signed out since must not come back to life, so after a restore everybody signs in again; nor must a one-time link that was used since.
const LEFT_OUT = [
  'public.migration',
  'public.worker',
  'public.member_link',
  ...SEARCH,
  'auth.session',
  'auth.verification',
]

/** The tables of ours, in order. Jobs of the queue are left out: they are made anew from the rows they are about. */
export async function readTables(client: pg.ClientBase): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(
    `SELECT n.nspname || '.' || c.relname AS name,
            format('%I.%I', n.nspname, c.relname) AS sql,
            ARRAY(SELECT a.attname::text FROM pg_attribute a
                   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                   ORDER BY a.attnum) AS columns,
            c.relrowsecurity AS "isWalled", c.relforcerowsecurity AS "isForced",
            ARRAY(SELECT DISTINCT fn.nspname || '.' || f.relname FROM pg_constraint k
                    JOIN pg_class f ON f.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
                   WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname IN ('public', 'auth') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        AND n.nspname || '.' || c.relname <> ALL ($1)
      ORDER BY 1`,
    [LEFT_OUT],
  )
  return inOrder(rows)
}

function inOrder(tables: readonly StoredTable[]): StoredTable[] {
  const ordered: StoredTable[] = []
  const left = new Set(tables)
  while (left.size > 0) {
    const names = new Set([...left].map(({ name }) => name))
    const free = [...left].filter(({ needs }) => !needs.some((need) => names.has(need)))
    if (free.length === 0)
      throw new Error(
        `tables refer to each other in a circle: ${[...names].join(', ')}; make one key deferrable`,
      )
    for (const table of free) {
      ordered.push(table)
      left.delete(table)
    }
  }
  return ordered
}

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
