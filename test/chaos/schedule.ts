// A deterministic scheduler: actors run one SQL statement at a time, in an order that a seed chooses. Between two grants
// everything stands still: each actor waits for its next grant, waits for a lock that another one holds, or is done.
//
// Only one actor at a time may wait for a lock: when PostgreSQL sets several free at once, chance decides who is next. The
// statement of a second one is taken back (to a savepoint that only stands here) and asked again once the first is through.
import type pg from 'pg'
import { type Asked, aside, behind } from './interpose.ts'
import type { Monitor } from './monitor.ts'
import type { Random } from './random.ts'

/** What befalls an actor at its statement number `at` (from 1): before it is made, or after it is made and before its answer. */
export type Fault = {
  /** crash: the actor's process is gone · cut: only its connection is, and it sees an error. */
  readonly kind: 'crash' | 'cut'
  readonly at: number
  /** Counts only these. */
  readonly of: 'every statement' | 'COMMIT'
  readonly when: 'before' | 'after'
}

export type Actor = {
  readonly name: string
  readonly work: (actor: Acting) => Promise<void>
  readonly fault?: Fault | null
  /** Called when it crashed. */
  readonly gone?: () => Promise<void>
}

/** What an actor may ask of the schedule: letting others go on, as if it slept. */
export type Acting = { readonly name: string; pause(label: string): Promise<void> }

/** A statement that was made, for whoever follows the play. */
export type Made = { readonly step: number; readonly asked: Asked; readonly ok: boolean }

export type Schedule = {
  /** Plays until every actor is done. Throws when one fails in a way that no fault explains. */
  play(actors: readonly Actor[]): Promise<void>
  step(): number
  note(line: string): void
  readonly trace: readonly string[]
}

type Playing = Actor & {
  state: 'moving' | 'waiting' | 'asking' | 'blocked' | 'done'
  counts: Record<Fault['of'], number>
  asked: Asked | null
  grant: () => void
  /** Its statement was taken back; true while nothing has moved since. */
  deferred: boolean
  tried: boolean
  guarded: boolean
  cancelled: boolean
  /** Its statement is being carried out, or what befell it there. */
  busy: boolean
  error: unknown
}
type Result = { ok: true; value: unknown } | { ok: false; error: unknown }
type Answer = { resolve: (value: unknown) => void; reject: (error: unknown) => void }

// A transaction's time is its BEGIN's, and due times are rounded to a millisecond: two BEGINs within one would compare by chance.
const BEGIN_APART_MS = 1.2
const STUCK_MS = 60_000
const EDGES = new Set(['BEGIN', 'COMMIT', 'ROLLBACK'])
const CANCELLED = '57014'

export function openSchedule(monitor: Monitor, random: Random, heard: (made: Made) => void): Schedule {
  const trace: string[] = []
  const sticky = random.chance(0.5) ? 0.75 : 0 // half of the seeds let one actor run on for a while, which reaches other corners
  const inTransaction = new WeakSet<object>()
  let all: Playing[] = []
  let step = 0
  let lastBegin = 0
  let changed = (): void => {}
  let lines: { at: number; line: string }[] = []
  const say = (line: string, at = step): void => void lines.push({ at, line })
  const change = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      changed = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const gateOf = (actor: Playing) => (asked: Asked) =>
    new Promise<unknown>((resolve, reject) => {
      Object.assign(actor, { asked, state: 'waiting', deferred: false, tried: false })
      actor.counts['every statement']++
      if (asked.label === 'COMMIT') actor.counts.COMMIT++
      actor.grant = () => {
        actor.busy = true
        const done = (): void => {
          actor.busy = false
          changed()
        }
        void aside(() => carryOut(actor, asked, { resolve, reject })).finally(done)
      }
      changed()
    })

  const carryOut = async (actor: Playing, asked: Asked, answer: Answer): Promise<void> => {
    const at = ++step
    const isGuarded = actor.guarded
    const fault = strikes(actor, asked)
    const tell = (what: string): void => say(`${at} ${actor.name} ${asked.label} ${what}`, at)
    actor.state = 'asking'
    if (asked.label === 'BEGIN') await spaceBegins()
    if (fault?.when === 'before') {
      tell(fault.kind)
      if (fault.kind === 'crash') return vanish(actor, asked)
      await endBackend(asked)
    }
    if (isGuarded) await asked.besides('SAVEPOINT chaos').catch(() => {})
    const result = await attempt(asked)
    if (isGuarded && !result.ok && Object(result.error).code === CANCELLED) return defer(actor, asked, tell)
    if (isGuarded && result.ok) await asked.besides('RELEASE chaos').catch(() => {})
    follow(asked, result.ok)
    heard({ step: at, asked, ok: result.ok })
    tell(shown(result) + (fault?.when === 'after' ? `, ${fault.kind}` : ''))
    if (fault?.when === 'after') {
      if (fault.kind === 'crash') return vanish(actor, asked)
      await endBackend(asked)
    }
    for (const other of all) other.tried = false
    // One that was told of its lost connection by other ways may be at its next statement already.
    if (actor.asked === asked) Object.assign(actor, { state: 'moving', asked: null })
    if (fault?.when === 'after' && asked.client)
      answer.reject(new Error('Connection terminated unexpectedly'))
    else if (result.ok) answer.resolve(result.value)
    else answer.reject(result.error)
    changed()
  }

  const spaceBegins = async (): Promise<void> => {
    while (nowMs() < lastBegin + BEGIN_APART_MS) await new Promise(setImmediate)
    lastBegin = nowMs()
  }

  const follow = ({ client, label }: Asked, ok: boolean): void => {
    if (!client) return
    if (label === 'BEGIN' && ok) inTransaction.add(client)
    if (label === 'COMMIT' || label === 'ROLLBACK') inTransaction.delete(client)
  }

  const defer = async (actor: Playing, asked: Asked, tell: (what: string) => void): Promise<void> => {
    tell('waits behind')
    await asked.besides('ROLLBACK TO chaos')
    Object.assign(actor, { state: 'waiting', deferred: true, tried: true })
    changed()
  }

  const endBackend = async ({ client }: Asked): Promise<void> => {
    const pid = pidOf(client)
    if (pid) await monitor.end(pid)
  }

  /** The promise of its statement never settles, so nothing of the actor runs on; its place in the pool is given back. */
  const vanish = async (actor: Playing, asked: Asked): Promise<void> => {
    await endBackend(asked)
    const { client } = asked
    client?.on('error', () => {})
    try {
      ;(client as pg.PoolClient | null)?.release(new Error('crashed'))
    } catch {
      // the pool saw its end first and took it back
    }
    await actor.gone?.()
    for (const other of all) other.tried = false
    actor.state = 'done'
    changed()
  }

  /** Waits until nobody moves any more. Who waits for a lock is told by the database, never guessed from the time. */
  const settle = async (last: Playing | undefined): Promise<void> => {
    const since = nowMs()
    for (const actor of all) if (actor.state === 'blocked') actor.state = 'asking'
    while (
      all.some(({ state, busy }) => state === 'moving' || state === 'asking' || (busy && state !== 'blocked'))
    ) {
      await change(1)
      if (nowMs() - since > STUCK_MS) throw new Error(await whyStuck())
      const asking = all.filter(({ state }) => state === 'asking')
      if (asking.length === 0 || all.some(({ state }) => state === 'moving')) continue
      const known = all.flatMap(({ asked, state }) =>
        state === 'done' ? [] : [pidOf(asked?.client ?? null)],
      )
      const isStill = await monitor.allBlocked(
        asking.map(({ asked }) => pidOf(asked?.client ?? null)),
        known,
      )
      if (
        !isStill ||
        all.some((actor) => actor.state === 'moving' || (asking.includes(actor) && actor.state !== 'asking'))
      )
        continue
      if (last?.guarded && asking.includes(last)) {
        // Once only: a second time could hit the next statement.
        if (!last.cancelled) await monitor.cancel(pidOf(last.asked?.client ?? null))
        last.cancelled = true
      }
      // With nobody left to go on it is a deadlock, which PostgreSQL breaks after a second.
      else if (all.some(({ state }) => state === 'waiting'))
        for (const actor of asking) actor.state = 'blocked'
    }
    trace.push(...lines.sort((one, other) => one.at - other.at).map(({ line }) => line))
    lines = []
  }

  const whyStuck = async (): Promise<string> => {
    const states = all.map(({ name, state, asked }) => `${name} ${state} ${asked?.label ?? ''}`)
    return ['The play is stuck:', ...states, await monitor.look(), ...lines.map(({ line }) => line)].join(
      '\n',
    )
  }

  /** Who may go on: first those that were not taken back, then those not tried since anything moved, then whoever is left. */
  const choose = (last: Playing | undefined): Playing | undefined => {
    const waiting = all.filter(({ state }) => state === 'waiting')
    const isSomeoneBlocked = all.some(({ state }) => state === 'blocked')
    if (!isSomeoneBlocked) for (const actor of waiting) actor.deferred = false
    const fresh = waiting.filter(({ deferred }) => !deferred)
    const again = waiting.filter(({ tried }) => !tried)
    const ready = [fresh, again, waiting].find(({ length }) => length > 0)
    if (!ready) return undefined
    const goesOn = last !== undefined && ready.includes(last) && random.chance(sticky)
    const chosen = goesOn ? last : random.pick(ready)
    const { asked } = chosen
    chosen.cancelled = false
    chosen.guarded =
      isSomeoneBlocked &&
      ready !== waiting &&
      !EDGES.has(asked?.label ?? '') &&
      inTransaction.has(asked?.client ?? {})
    return chosen
  }

  const play = async (actors: readonly Actor[]): Promise<void> => {
    all = actors.map((actor) => ({
      ...actor,
      ...{ state: 'moving', counts: { 'every statement': 0, COMMIT: 0 }, asked: null, grant: () => {} },
      ...{ deferred: false, tried: false, guarded: false, cancelled: false, busy: false, error: undefined },
    }))
    for (const actor of all) begin(actor, gateOf(actor), () => changed())
    let last: Playing | undefined
    for (;;) {
      await settle(last)
      last = choose(last)
      if (!last) break
      last.grant()
    }
    for (const { error, name } of all)
      if (error)
        throw new Error(`${name} failed: ${error instanceof Error ? error.message : JSON.stringify(error)}`, {
          cause: error,
        })
  }

  return { play, step: () => step, note: (line) => say(line), trace }
}

/** Not `performance.now`, which stands still for the actors: a slow machine must not let their tickets expire. */
const nowMs = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000

async function attempt(asked: Asked): Promise<Result> {
  try {
    return { ok: true, value: await asked.make() }
  } catch (error) {
    return { ok: false, error }
  }
}

function begin(actor: Playing, gate: (asked: Asked) => Promise<unknown>, changed: () => void): void {
  const none = async (): Promise<void> => {}
  const pause = async (label: string): Promise<void> => {
    await gate({ label, text: '', client: null, values: [], make: none, besides: none })
  }
  void behind(gate, () => actor.work({ pause, name: actor.name }))
    .catch((error: unknown) => {
      actor.error = error
    })
    .finally(() => {
      actor.state = 'done'
      changed()
    })
}

function strikes({ fault, counts }: Playing, { label }: Asked): Fault | null {
  if (!fault || counts[fault.of] !== fault.at) return null
  return fault.of === 'COMMIT' && label !== 'COMMIT' ? null : fault
}

const pidOf = (client: Asked['client']): number =>
  Number((client as { processID?: number | null } | null)?.processID ?? 0)

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
