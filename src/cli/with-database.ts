// For commands that only need the database: reaches it, does the work, lets go of it.
import { openLog } from '../platform/log.ts'
import { type Reached, reachDatabase } from '../platform/reach-database.ts'
import { settings } from './command.ts'

/** The embedded database is started for the command, or shared with a Parley that runs. */
export async function withDatabase<T>(work: (reached: Reached) => Promise<T>): Promise<T> {
  const reached = await reachDatabase({ config: settings(), log: openLog({ level: 'error' }), say: sayAside })
  try {
    return await work(reached)
  } finally {
    await reached.release()
  }
}

/** Beside the answer, so on standard error. */
export const sayAside = (line: string): void => console.error(line)
