// Looks at other backends from a connection of its own: who waits for a lock, who holds it; and ends one, as a crash would.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { aside } from './interpose.ts'

export type Monitor = {
  /** For each of these backends, whose locks it waits for; nobody's when it moves. */
  blockers(pids: readonly number[]): Promise<readonly (readonly number[])[]>
  /** Interrupts the statement that a backend is making. */
  cancel(pid: number): Promise<void>
  /** Ends a backend and waits until it is gone, so that its locks are, too. */
  end(pid: number): Promise<void>
  /** What every backend does, for whoever looks for the reason of a standstill. */
  look(): Promise<string>
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function openMonitor(url: string): Promise<Monitor> {
  const client = new pg.Client({ connectionString: url, application_name: 'parley chaos monitor' })
  client.on('error', () => {})
  await client.connect()
  let last: Promise<unknown> = Promise.resolve()
  const names = new Map<string, string>()
  const query = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> => {
    const name = names.get(text) ?? `monitor ${names.size}`
    names.set(text, name)
    const mine = last.then(() => aside(() => client.query({ name, text, values: [...values] })))
    last = mine.catch(() => {}) // one at a time
    const { rows } = await mine
    return rows as Row[]
  }
  return {
    query,
    async blockers(pids) {
      // One look at all of them, so that nobody can pass the lock on between two looks.
      const rows = await query<{ by: number[] }>(
        'SELECT pg_blocking_pids(pid) AS by FROM unnest($1::int[]) WITH ORDINALITY AS one (pid, place) ORDER BY place',
        [pids],
      )
      return rows.map(({ by }) => by)
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
    async look() {
      const rows = await query(
        `SELECT pid, application_name, state, wait_event_type, wait_event, pg_blocking_pids(pid) AS by, left(query, 80) AS query
           FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      )
      return rows.map((row) => JSON.stringify(row)).join('\n')
    },
    close: () => client.end(),
  }
}
