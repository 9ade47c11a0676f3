// Looks at other backends from a connection of its own: who waits for a lock, who holds it; and ends one, as a crash would.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { aside } from './interpose.ts'

export type Monitor = {
  /** Do all of these backends wait for locks that others of `known` hold? Nothing of them moves then. */
  allBlocked(pids: readonly number[], known: readonly number[]): Promise<boolean>
  /** Interrupts the statement that a backend is making. */
  cancel(pid: number): Promise<void>
  /** Ends a backend and waits until it is gone, so that its locks are, too. */
  end(pid: number): Promise<void>
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function openMonitor(url: string): Promise<Monitor> {
  const client = new pg.Client({ connectionString: url, application_name: 'parley chaos monitor' })
  client.on('error', () => {})
  await client.connect()
  const query = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
    const { rows } = await aside(() => client.query(text, [...values]))
    return rows as Row[]
  }
  return {
    query,
    async allBlocked(pids, known) {
      // One look at all of them, so that nobody can pass the lock on between two looks.
      const [row] = await query<{ all: boolean }>(
        `SELECT bool_and(cardinality(by) > 0 AND by <@ $2::int[]) AS all
           FROM (SELECT pg_blocking_pids(pid) AS by FROM unnest($1::int[]) AS pid) waiting`,
        [pids, known],
      )
      return row?.all === true
    },
    async cancel(pid) {
      await query('SELECT pg_cancel_backend($1)', [pid])
    },
    async end(pid) {
      await query('SELECT pg_terminate_backend($1)', [pid])
      for (;;) {
        const [row] = await query<{ alive: boolean }>(
          'SELECT EXISTS (SELECT FROM pg_stat_activity WHERE pid = $1) AS alive',
          [pid],
        )
        if (!row?.alive) return
        await sleep(1)
      }
    },
    close: () => client.end(),
  }
}
