// The log: one JSON line per event, with everything secret or personal cut out by field name.
import { type Logger, pino } from 'pino'

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
    serializers: { err: pino.stdSerializers.err },
  })
}
