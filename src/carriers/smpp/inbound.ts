// What the carrier tells us on one line: handed on in order, and answered only once it is stored.
import type { SessionHooks } from '../carrier.ts'
import { readDelivery } from './deliver.ts'
import type { Deliver } from './pdu.ts'
import type { SmppSettings } from './settings.ts'

export const ESME_RSYSERR = 0x08
export const ESME_RX_P_APPN = 0x65

// An SMSC's own window is mostly below 100. One that sends on without our answers is not read further.
const MOST_UNANSWERED = 500

export type InboundLine = {
  readonly settings: SmppSettings
  readonly bindId: string
  readonly boundAt: Date
  readonly hooks: SessionHooks
  answer(sequence: number, status: number): void
  pause(): void
  resume(): void
}

export class Inbound {
  readonly #line: InboundLine
  // In the order in which they came; not by the SMSC's sequence number, which it may use twice.
  readonly #unanswered = new Map<number, Date>()
  #count = 0

  constructor(line: InboundLine) {
    this.#line = line
  }

  get oldestUnanswered(): Date | null {
    return this.#unanswered.values().next().value ?? null
  }

  get isEmpty(): boolean {
    return this.#unanswered.size === 0
  }

  take(sequence: number, deliver: Deliver): void {
    const { settings, bindId, boundAt, hooks } = this.#line
    const arrivedAt = new Date()
    const reading = readDelivery(deliver, settings, { bindId, boundAt, arrivedAt })
    if ('ignored' in reading) {
      hooks.log.warn({ esmClass: deliver.esmClass }, `The carrier sent ${reading.ignored}.`)
      this.#line.answer(sequence, 0)
      return
    }
    this.#count += 1
    const key = this.#count
    this.#unanswered.set(key, arrivedAt) // the same instant: what is proved ends before it
    if (this.#unanswered.size === MOST_UNANSWERED) this.#line.pause()
    void this.#store(async () => hooks.receive([reading.event])).then((status) => {
      if (this.#unanswered.size === MOST_UNANSWERED) this.#line.resume()
      this.#unanswered.delete(key)
      this.#line.answer(sequence, status)
    })
  }

  // One event a call: the SMSC sends again exactly what we failed to store, and nothing else of the same moment.
  async #store(receive: () => Promise<void>): Promise<number> {
    try {
      await receive()
      return 0
    } catch (err) {
      this.#line.hooks.log.warn({ err }, 'A text from the carrier could not be stored; asked for it again.')
      return ESME_RSYSERR
    }
  }
}
