// Requests under way on one wire: sequence numbers, their answers, and what becomes of those that get none.
import { type Command, writePdu } from './pdu.ts'
import type { Wire } from './wire.ts'

/** How one request ended: answered; silent (no answer in time); cut, with its bytes perhaps gone; or never begun. */
export type Ending =
  | { kind: 'answered'; status: number; messageId: string }
  | { kind: 'silent' }
  | { kind: 'cut' }
  | { kind: 'not_begun' }

type Waiting = {
  isGiven: boolean
  readonly dueAt: number
  readonly left: () => void
  readonly settle: (ending: Ending) => void
}

const LAST_SEQUENCE = 0x7fffffff

export class Requests {
  readonly #wire: Wire
  readonly #waiting = new Map<number, Waiting>()
  readonly #sweep: NodeJS.Timeout
  #sequence = 0
  #isCut = false

  constructor(wire: Wire, { sweepMs }: { sweepMs: number }) {
    this.#wire = wire
    this.#sweep = setInterval(() => this.#expire(), sweepMs)
    this.#sweep.unref()
  }

  /** `left` settles when the bytes have left this process, or never will. Neither promise rejects. */
  send(
    command: Command,
    fields: Readonly<Record<string, unknown>>,
    answerMs: number,
  ): { left: Promise<void>; ending: Promise<Ending> } {
    const left = Promise.withResolvers<void>()
    const ending = Promise.withResolvers<Ending>()
    if (this.#isCut) {
      left.resolve()
      ending.resolve({ kind: 'not_begun' })
      return { left: left.promise, ending: ending.promise }
    }
    this.#sequence = this.#sequence === LAST_SEQUENCE ? 1 : this.#sequence + 1
    const bytes = writePdu(command, this.#sequence, { fields })
    const waiting: Waiting = {
      isGiven: false,
      dueAt: performance.now() + answerMs,
      left: left.resolve,
      settle: ending.resolve,
    }
    this.#waiting.set(this.#sequence, waiting)
    this.#wire.send({
      bytes,
      given: () => {
        waiting.isGiven = true
      },
      left: left.resolve,
    })
    return { left: left.promise, ending: ending.promise }
  }

  /** False where nothing waits for this answer (any more). */
  answer(sequence: number, status: number, messageId: string): boolean {
    const waiting = this.#waiting.get(sequence)
    if (!waiting) return false
    this.#waiting.delete(sequence)
    waiting.left() // an answer proves it, should it come before the socket's own word
    waiting.settle({ kind: 'answered', status, messageId })
    return true
  }

  /** The wire is gone: whatever still waits will not be answered. */
  cut(): void {
    this.#isCut = true
    clearInterval(this.#sweep)
    for (const { isGiven, left, settle } of this.#waiting.values()) {
      left()
      settle({ kind: isGiven ? 'cut' : 'not_begun' })
    }
    this.#waiting.clear()
  }

  #expire(): void {
    const now = performance.now()
    for (const [sequence, { dueAt, left, settle }] of this.#waiting) {
      if (dueAt > now) continue
      this.#waiting.delete(sequence)
      left()
      settle({ kind: 'silent' })
    }
  }
}
