// The log: one JSON line per event, with everything secret or personal cut out by field name.
import { type Logger, pino } from 'pino'
import { isDatabaseAway } from './errors.ts'

export type Log = Logger

const HIDDEN = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'sealed',
  'token',
  'body',
  'phone',
  'to',
  'from',
  'email',
]

/** Opens the log. `pretty` writes only the message, for a person at a terminal. */
export function openLog({ level }: { level: string }): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '(hidden)' },
    serializers: { err: briefly },
  })
}

/** What an error says of itself, without the connections and statements that drivers hang on theirs. */
function briefly(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code } = error as { code?: unknown }
  const fields = { type: error.name, message: error.message, ...(code !== undefined && { code }) }
  // A database that is away is no bug of ours: its message says all, and a stack would only hide it.
  return isDatabaseAway(error) ? fields : { ...fields, stack: error.stack }
}
