// Finds out whether the SMSC is still there, and how far our answers provably reached it: enquire_link and its answer.
import type { Ending } from './requests.ts'

export type Pulse = {
  enquire(): Promise<Ending>
  /** When the oldest deliver_sm that we have not answered yet came in; null if all are answered. */
  oldestUnanswered(): Date | null
  /** Monotonic time at which the last bytes came in. */
  heardAt(): number
  proved(at: Date): void
  dead(): void
}

export class Heartbeat {
  readonly #pulse: Pulse
  readonly #timer: NodeJS.Timeout
  readonly #proveMs: number
  #proof: NodeJS.Timeout | null = null
  #isBeating = false
  #isStopped = false

  constructor(pulse: Pulse, { enquireMs, proveMs }: { enquireMs: number; proveMs: number }) {
    this.#pulse = pulse
    this.#proveMs = proveMs
    this.#timer = setInterval(() => void this.#beat(), enquireMs)
  }

  /** A deliver_sm was answered: ask soon whether that answer arrived. The sooner we know, the fewer texts are in doubt after a cut. */
  answered(): void {
    if (this.#isStopped) return
    this.#proof ??= setTimeout(() => {
      this.#proof = null
      void this.#beat()
    }, this.#proveMs)
  }

  stop(): void {
    this.#isStopped = true
    clearInterval(this.#timer)
    if (this.#proof) clearTimeout(this.#proof)
  }

  async #beat(): Promise<void> {
    if (this.#isBeating || this.#isStopped) return
    this.#isBeating = true
    const beganAt = performance.now()
    // What came in before this was answered before this, and the answer's bytes go before the enquire's.
    const answeredUntil = this.#pulse.oldestUnanswered() ?? new Date()
    const ending = await this.#pulse.enquire()
    this.#isBeating = false
    if (this.#isStopped) return
    if (ending.kind === 'answered') this.#pulse.proved(answeredUntil)
    // An SMSC that is busy and late still sends something; one that is gone sends nothing.
    else if (ending.kind === 'silent' && this.#pulse.heardAt() < beganAt) this.#pulse.dead()
  }
}
