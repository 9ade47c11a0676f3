// An actor of a play: what it does, what befalls it, and where it stands between two grants.
import { type Asked, behind, type Gate } from './interpose.ts'

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

export type Playing = Actor & {
  /** moving: its own code runs · waiting: for a grant · asking: the database · blocked: by a lock that another one holds. */
  state: 'moving' | 'waiting' | 'asking' | 'blocked' | 'done'
  readonly counts: Record<Fault['of'], number>
  asked: Asked | null
  grant: () => void
  /** Its statement was taken back; `tried` while nothing has moved since. */
  deferred: boolean
  tried: boolean
  /** Its statement is taken back should it have to wait for a lock. */
  guarded: boolean
  cancelled: boolean
  /** While it is blocked: the backends that it waits for. */
  behind: readonly number[]
  /** Its statement is being carried out, or what befell it there. */
  busy: boolean
  error: unknown
}

export const playing = (actor: Actor): Playing => ({
  ...actor,
  ...{ state: 'moving', counts: { 'every statement': 0, COMMIT: 0 }, asked: null, grant: () => {} },
  ...{
    deferred: false,
    tried: false,
    guarded: false,
    cancelled: false,
    behind: [],
    busy: false,
    error: undefined,
  },
})

/** Sets an actor to work, each of its statements behind the gate. */
export function begin(actor: Playing, gate: Gate, changed: () => void): void {
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

/** The fault that strikes an actor at the statement that it is about to make. */
export function strikes({ fault, counts }: Playing, { label }: Asked): Fault | null {
  if (!fault || counts[fault.of] !== fault.at) return null
  return fault.of === 'COMMIT' && label !== 'COMMIT' ? null : fault
}

/** The backend that an actor's statement goes to; 0 for a mere pause. */
export const backendOf = ({ asked }: Pick<Playing, 'asked'>): number =>
  Number((asked?.client as { processID?: number | null } | null)?.processID ?? 0)
