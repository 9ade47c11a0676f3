// One statement of an actor, from its grant to its answer: faults strike here, and a statement that would be the second to wait
// for a lock is taken back to a savepoint that only stands here.
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { backendOf, type Playing, strikes } from './actor.ts'
import type { Asked } from './interpose.ts'
import type { Monitor } from './monitor.ts'

/** A statement that was made, for whoever follows the play. */
export type Made = { readonly step: number; readonly asked: Asked; readonly ok: boolean }

/** What the schedule and its statements share. */
export type Board = {
  readonly monitor: Monitor
  readonly heard: (made: Made) => void
  readonly inTransaction: WeakSet<object>
  all: Playing[]
  step: number
  lastBegin: number
  /** Told since everything stood still last; statements that a commit set free end in any order. */
  lines: { at: number; line: string }[]
  changed: () => void
}

export type Answer = { resolve: (value: unknown) => void; reject: (error: unknown) => void }
type Result = { ok: true; value: unknown } | { ok: false; error: unknown }

// A transaction's time is its BEGIN's, and due times are rounded to a millisecond: two BEGINs within one would compare by chance.
const BEGIN_APART_MS = 1.2
const CANCELLED = '57014'

export async function carryOut(board: Board, actor: Playing, asked: Asked, answer: Answer): Promise<void> {
  const at = ++board.step
  const { guarded: isGuarded } = actor
  const fault = strikes(actor, asked)
  const tell = (what: string): void =>
    void board.lines.push({ at, line: `${at} ${actor.name} ${asked.label} ${what}` })
  actor.state = 'asking'
  if (asked.label === 'BEGIN') await spaceBegins(board)
  if (fault?.when === 'before') {
    tell(fault.kind)
    if (fault.kind === 'crash') return vanish(board, actor)
    await endBackend(board, actor)
  }
  // Sent right before it on the same line. It stays: what ends is the transaction.
  if (isGuarded) asked.besides('SAVEPOINT chaos').catch(() => {})
  const result = await attempt(asked)
  if (asked.label === 'BEGIN') board.lastBegin = nowMs() // on a busy machine it was made long after it was sent
  if (letsGo(board, asked, result.ok)) lookAgain(board, backendOf({ asked }))
  if (isGuarded && isCancelled(result)) return defer(board, actor, tell)
  follow(board, asked, result.ok)
  board.heard({ step: at, asked, ok: result.ok })
  tell(shown(result) + (fault?.when === 'after' ? `, ${fault.kind}` : ''))
  const isLost = fault?.when === 'after' && asked.client !== null
  if (fault?.when === 'after') {
    if (fault.kind === 'crash') return vanish(board, actor)
    await endBackend(board, actor)
  }
  for (const other of board.all) other.tried = false
  // One that was told of its lost connection by other ways may be at its next statement already.
  if (actor.asked === asked) Object.assign(actor, { state: 'moving', asked: null })
  if (isLost) answer.reject(new Error('Connection terminated unexpectedly'))
  else if (result.ok) answer.resolve(result.value)
  else answer.reject(result.error)
  board.changed()
}

async function spaceBegins(board: Board): Promise<void> {
  while (nowMs() < board.lastBegin + BEGIN_APART_MS) await sleep(1)
}

/** Who waits for a backend that let go may be free now, and so may be who waits for that one: only the database knows. */
function lookAgain(board: Board, pid: number): void {
  for (const actor of board.all) {
    if (actor.state !== 'blocked' || !actor.behind.includes(pid)) continue
    actor.state = 'asking'
    lookAgain(board, backendOf(actor))
  }
}

/** Locks are let go of where a transaction, a savepoint or a lone statement ends, well or badly; never in between. */
const letsGo = ({ inTransaction }: Board, { client, label }: Asked, ok: boolean): boolean =>
  !ok || (client !== null && (!inTransaction.has(client) || label === 'COMMIT' || label === 'ROLLBACK'))

async function attempt(asked: Asked): Promise<Result> {
  try {
    return { ok: true, value: await asked.make() }
  } catch (error) {
    return { ok: false, error }
  }
}

const isCancelled = (result: Result): boolean => !result.ok && Object(result.error).code === CANCELLED

function follow({ inTransaction }: Board, { client, label }: Asked, ok: boolean): void {
  if (!client) return
  if (label === 'BEGIN' && ok) inTransaction.add(client)
  if (label === 'COMMIT' || label === 'ROLLBACK') inTransaction.delete(client)
}

async function defer(board: Board, actor: Playing, tell: (what: string) => void): Promise<void> {
  tell('waits behind')
  await actor.asked?.besides('ROLLBACK TO chaos')
  Object.assign(actor, { state: 'waiting', deferred: true, tried: true })
  board.changed()
}

async function endBackend(board: Board, actor: Playing): Promise<void> {
  const pid = backendOf(actor)
  if (pid) await board.monitor.end(pid)
  lookAgain(board, pid)
}

/** The promise of its statement never settles, so nothing of the actor runs on; its place in the pool is given back. */
async function vanish(board: Board, actor: Playing): Promise<void> {
  const client = (actor.asked?.client ?? null) as pg.PoolClient | null
  client?.removeAllListeners('error') // whoever listened is gone before the end of the connection is told
  client?.on('error', () => {})
  await endBackend(board, actor)
  try {
    client?.release(new Error('crashed'))
  } catch {
    // the pool saw its end first and took it back
  }
  await actor.gone?.()
  for (const other of board.all) other.tried = false
  actor.state = 'done'
  board.changed()
}

/** Not `performance.now`, which stands still for the actors: a slow machine must not let their tickets expire. */
export const nowMs = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000

function shown(result: Result): string {
  if (!result.ok) return `failed ${codeOf(result.error)}`
  const { rowCount } = Object(result.value)
  return typeof rowCount === 'number' ? `${rowCount}` : ''
}

/** A lost connection is told in several ways, by chance of which word came first. */
function codeOf(error: unknown): string {
  const { code } = Object(error)
  return typeof code === 'string' && !/^(57P01|08|E[A-Z])/.test(code) ? code : 'cut'
}
