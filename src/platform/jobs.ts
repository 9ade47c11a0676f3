// Work that may wait, kept in PostgreSQL: housekeeping, reports, retention. Texts never go this way; they are rows with a due time.
import { Logger, parseCronItems, run } from 'graphile-worker'
import type { Database } from './database.ts'
import type { Log } from './log.ts'

/** Does one job. It may run twice, after a crash: what it does must come out the same. */
export type Task = (payload: unknown) => Promise<void>

export type Jobs = { stop(): Promise<void> }

const SCHEMA = 'graphile_worker'

/** Starts taking jobs. `cron` says when a task runs by itself: { housekeeping: '17 * * * *' }, in UTC. */
export async function startJobs({
  db,
  log,
  tasks,
  cron = {},
}: {
  db: Database
  log: Log
  tasks: Readonly<Record<string, Task>>
  cron?: Readonly<Record<string, string>>
}): Promise<Jobs> {
  // The library wants to see a listener on each connection: one that ends must not end the process.
  db.owner.on('connect', (client) => client.on('error', () => {}))
  const runner = await run({
    pgPool: db.owner,
    schema: SCHEMA,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true, // main.ts decides in which order things end
    gracefulShutdownAbortTimeout: 5_000,
    taskList: tasks,
    parsedCronItems: parseCronItems(
      Object.entries(cron).map(([task, match]) => ({ task, match, identifier: task })),
    ),
    logger: loggerOf(log),
  })
  // It rejects when the pool ends for good; the worker then has other troubles to tell of.
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'the job runner stopped'))
  return { stop: () => runner.stop() }
}

/** Adds a job in a transaction of its own; call it after the commit of what it follows from. A `key` replaces one that waits. */
export async function addJob(
  db: Database,
  task: string,
  payload: object,
  { key, runAt }: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await db.owner.query(`SELECT ${SCHEMA}.add_job($1, payload => $2::json, job_key => $3, run_at => $4)`, [
    task,
    JSON.stringify(payload),
    key ?? null,
    runAt ?? null,
  ])
}

/** Its troubles are mostly a database that is away, which it waits for by itself: worth a line, not an alarm. */
const loggerOf = (log: Log): Logger =>
  new Logger(() => (level, message) => {
    const to = level === 'error' || level === 'warning' ? 'warn' : 'debug'
    log[to]({ part: 'jobs' }, message)
  })
