// What main.ts builds once and hands to every verb: no container, no globals, just this object.
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import type { Live } from './live.ts'
import type { Log } from './log.ts'
import type { Secrets } from './secrets.ts'

export type App = {
  readonly config: Config
  readonly db: Database
  readonly log: Log
  readonly live: Live
  readonly secrets: Secrets
  /** The wall clock, given so that tests can hold it still. Leases and due times use the database's clock instead. */
  readonly now: () => Date
}
