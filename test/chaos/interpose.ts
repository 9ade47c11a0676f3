// Puts a gate in front of every SQL statement of an actor, without a change to the product: pg's own `query` asks the actor's
// gate first. What runs outside of an actor passes untouched.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Socket } from 'node:net'
import pg from 'pg'

/** One statement that an actor wants to make; without a client it is a mere pause. */
export type Asked = {
  readonly label: string
  readonly text: string
  readonly client: pg.Client | null
  readonly values: readonly unknown[]
  make(): Promise<unknown>
  /** Makes another statement on the same connection, unseen by the actor; what is made in the same moment leaves with it. */
  besides(text: string): Promise<unknown>
}
export type Gate = (asked: Asked) => Promise<unknown>
type Query = (this: pg.Client, ...args: unknown[]) => unknown

const gates = new AsyncLocalStorage<Gate>()
const plain = pg.Client.prototype.query as unknown as Query
const prepared = new WeakSet<pg.Client>()
const lines = new WeakMap<pg.Client, Promise<void>>()

// Timeouts by the wall clock would make a slow machine play another piece; waiting for the disk adds nothing to it.
const QUIET =
  'SET lock_timeout = 0; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET synchronous_commit = off'

function gated(this: pg.Client, ...args: unknown[]): unknown {
  const gate = gates.getStore()
  if (!gate) return Reflect.apply(plain, this, args)
  const last = args.at(-1)
  const callback = typeof last === 'function' ? (last as (error: unknown, result?: unknown) => void) : null
  const rest = callback ? args.slice(0, -1) : args
  // Statements sent behind one another are played one by one, as the database carries them out.
  const before = lines.get(this)
  const asked: Asked = {
    label: labelOf(rest[0]),
    text: textOf(rest[0]),
    client: this,
    values: valuesOf(rest),
    make: async () => {
      if (!prepared.has(this)) await Reflect.apply(plain, this, [QUIET])
      prepared.add(this)
      return Reflect.apply(plain, this, rest)
    },
    besides: async (text) => {
      writeTogether(this)
      return Reflect.apply(plain, this, [text])
    },
  }
  const result = before ? before.then(() => gate(asked)) : gate(asked)
  const line = result.then(
    () => {},
    () => {},
  )
  lines.set(this, line)
  void line.then(() => lines.get(this) === line && lines.delete(this))
  if (!callback) return result
  // At once, not a turn later: the pool must hear of the end of a query before it hears of the end of its connection.
  // oxlint-disable promise/no-callback-in-promise
  result.then(
    (value) => callback(null, value),
    (error: unknown) => callback(error),
  )
  // oxlint-enable promise/no-callback-in-promise
  return undefined
}

/** Runs `work` so that each of its statements asks `gate`. */
export function behind<T>(gate: Gate, work: () => Promise<T>): Promise<T> {
  pg.Client.prototype.query = gated as unknown as typeof pg.Client.prototype.query
  return gates.run(gate, work)
}

/** Runs `work` outside of every gate, also when an actor calls it. */
export const aside = <T>(work: () => T): T => gates.exit(work)

/** One write wakes the database once. */
function writeTogether(client: pg.Client): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.cork()
  process.nextTick(() => stream.uncork())
}

const textOf = (query: unknown): string => String(typeof query === 'string' ? query : Object(query).text)

function labelOf(query: unknown): string {
  const text = textOf(query)
  return String(Object(query).name ?? /^\W*(BEGIN|COMMIT|ROLLBACK|\w+(?: \w+)?)/.exec(text)?.[1] ?? text)
}

function valuesOf([query, values]: unknown[]): readonly unknown[] {
  const given = typeof query === 'string' ? values : (Object(query).values ?? values)
  return Array.isArray(given) ? given : []
}
