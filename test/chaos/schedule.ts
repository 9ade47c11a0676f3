// A deterministic scheduler: actors run one SQL statement at a time, in an order that a seed chooses. Between two grants
// everything stands still: each actor waits for its next grant, waits for a lock that another one holds, or is done.
//
// Only one actor at a time may wait for a lock: when PostgreSQL sets several free at once, chance decides who is next. The
// statement of a second one is taken back and asked again once the first is through.
import { type Actor, backendOf, begin, type Playing, playing } from './actor.ts'
import { type Asked, aside, type Gate } from './interpose.ts'
import type { Monitor } from './monitor.ts'
import type { Random } from './random.ts'
import { type Board, carryOut, type Made, nowMs } from './statement.ts'

export type Schedule = {
  /** Plays until every actor is done. Throws when one fails in a way that no fault explains. */
  play(actors: readonly Actor[]): Promise<void>
  step(): number
  note(line: string): void
  readonly trace: readonly string[]
}

const STUCK_MS = 60_000
// Looking costs more than most statements: what never had to wait for a lock yet is left in peace for longer.
const FIRST_LOOK_MS = 3
const SELDOM_MS = 12
const mayWait = new Set<string>()
const EDGES = new Set(['BEGIN', 'COMMIT', 'ROLLBACK'])
const READS = /^\s*SELECT\b(?!\s*\w+\()(?!.*(?:\bFOR\b|lock))/is // calls nothing and locks nothing, so it waits for nobody

export function openSchedule(monitor: Monitor, random: Random, heard: (made: Made) => void): Schedule {
  const trace: string[] = []
  const sticky = random.chance(0.5) ? 0.75 : 0 // half of the seeds let one actor run on for a while, which reaches other corners
  const board: Board = {
    ...{ monitor, heard, inTransaction: new WeakSet<object>(), all: [], step: 0, lastBegin: 0 },
    ...{ lines: [], changed: () => {} },
  }
  return {
    trace,
    step: () => board.step,
    note: (line) => void board.lines.push({ at: board.step, line }),
    async play(actors) {
      board.all = actors.map(playing)
      for (const actor of board.all) begin(actor, gateOf(board, actor), () => board.changed())
      let last: Playing | undefined
      do {
        await standStill(board, last)
        trace.push(...board.lines.sort((one, other) => one.at - other.at).map(({ line }) => line))
        board.lines = []
        last = choose(board, random, { last, sticky })
        last?.grant()
      } while (last)
      for (const actor of board.all) if (actor.error) throw failure(actor)
    },
  }
}

const gateOf =
  (board: Board, actor: Playing): Gate =>
  (asked: Asked) =>
    new Promise<unknown>((resolve, reject) => {
      Object.assign(actor, { asked, state: 'waiting', deferred: false, tried: false })
      actor.counts['every statement']++
      if (asked.label === 'COMMIT') actor.counts.COMMIT++
      actor.grant = () => {
        actor.busy = true
        const done = (): void => {
          actor.busy = false
          board.changed()
        }
        void aside(() => carryOut(board, actor, asked, { resolve, reject })).finally(done)
      }
      board.changed()
    })

/** Waits until nobody moves any more. Who waits for a lock is told by the database, never guessed from the time. */
async function standStill(board: Board, last: Playing | undefined): Promise<void> {
  const { all, monitor } = board
  const since = nowMs()
  let patience = last?.asked && mayWait.has(last.asked.label) ? FIRST_LOOK_MS : SELDOM_MS
  while (all.some(isUnderWay)) {
    await change(board, patience)
    if (nowMs() - since > STUCK_MS) throw new Error(await whyStuck(board))
    const asking = all.filter(({ state }) => state === 'asking')
    if (asking.length === 0) continue
    if (!(await areBlocked(board, asking))) {
      patience = Math.min(2 * patience, 50)
      continue
    }
    for (const { asked } of asking) mayWait.add(asked?.label ?? '')
    if (last?.guarded && asking.includes(last)) {
      if (!last.cancelled) await monitor.cancel(backendOf(last)) // once only: a second time could hit the next statement
      last.cancelled = true
    }
    // With nobody left to go on it is a deadlock, which PostgreSQL breaks after a second.
    else if (all.some(({ state }) => state === 'waiting')) for (const actor of asking) actor.state = 'blocked'
  }
}

const isUnderWay = ({ state, busy }: Playing): boolean =>
  state === 'moving' || state === 'asking' || (busy && state !== 'blocked')

/** Does each of them wait for one that stands still? Then none of them moves until somebody is granted something. */
async function areBlocked({ all, monitor }: Board, asking: readonly Playing[]): Promise<boolean> {
  const isMoving = (): boolean => all.some(({ state }) => state === 'moving')
  if (isMoving()) return false
  const known = all.filter(({ state }) => state !== 'done').map(backendOf)
  const behind = await monitor.blockers(asking.map(backendOf))
  const isStill = behind.every((by) => by.length > 0 && by.every((pid) => known.includes(pid)))
  if (!isStill || isMoving() || !asking.every(({ state }) => state === 'asking')) return false
  for (const [place, actor] of asking.entries()) actor.behind = behind[place] ?? []
  return true
}

function change(board: Board, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    board.changed = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}

/** Who may go on: first those that were not taken back, then those not tried since anything moved, then whoever is left. */
function choose(
  { all, inTransaction }: Board,
  random: Random,
  { last, sticky }: { last: Playing | undefined; sticky: number },
): Playing | undefined {
  const waiting = all.filter(({ state }) => state === 'waiting')
  const isSomeoneBlocked = all.some(({ state }) => state === 'blocked')
  if (!isSomeoneBlocked) for (const actor of waiting) actor.deferred = false
  const fresh = waiting.filter(({ deferred }) => !deferred)
  const again = waiting.filter(({ tried }) => !tried)
  const ready = [fresh, again, waiting].find(({ length }) => length > 0)
  if (!ready) return undefined
  const goesOn = last !== undefined && ready.includes(last) && random.chance(sticky)
  const chosen = goesOn ? last : random.pick(ready)
  const { label, text, client } = chosen.asked ?? { label: '', text: '', client: null }
  const mayBeTakenBack =
    !EDGES.has(label) && !READS.test(text) && client !== null && inTransaction.has(client)
  chosen.cancelled = false
  chosen.guarded = isSomeoneBlocked && ready !== waiting && mayBeTakenBack
  return chosen
}

async function whyStuck({ all, monitor, lines }: Board): Promise<string> {
  const states = all.map(({ name, state, asked }) => `${name} ${state} ${asked?.label ?? ''}`)
  return ['The play is stuck:', ...states, await monitor.look(), ...lines.map(({ line }) => line)].join('\n')
}

function failure({ name, error }: Playing): Error {
  const message = error instanceof Error ? error.message : JSON.stringify(error)
  return new Error(`${name} failed: ${message}`, { cause: error })
}
