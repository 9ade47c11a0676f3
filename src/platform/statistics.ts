// Keeps the planner informed while tables are young. Prepared plans are made once per connection; made while a table was nearly
// empty they walk the wrong index (a set of 100 sends took 130 ms in place of 8), and autovacuum looks only once a minute.
// ANALYZE also makes every connection plan anew.
import type { Database } from './database.ts'
import type { Log } from './log.ts'

const LOOK_MS = 2_000

/** Analyzes the tables that grew by half since they were last analyzed; autovacuum does the same for large ones, later. */
export async function analyzeYoungTables(db: Database): Promise<string[]> {
  const { rows } = await db.owner.query<{ name: string }>(
    `SELECT format('%I.%I', s.schemaname, s.relname) AS name FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
      WHERE s.schemaname = 'public' AND pg_has_role(c.relowner, 'USAGE') AND s.n_live_tup > 100 + 1.5 * GREATEST(c.reltuples, 0)`,
  )
  for (const { name } of rows) await db.owner.query(`ANALYZE ${name}`)
  return rows.map(({ name }) => name)
}

/** Looks every two seconds until stopped. */
export function keepStatistics({ db, log }: { db: Database; log: Log }): { stop(): Promise<void> } {
  let looking: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking
      .then(() => analyzeYoungTables(db))
      .catch((error: unknown) => log.debug({ err: error }, 'statistics wait for the database'))
  }, LOOK_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
