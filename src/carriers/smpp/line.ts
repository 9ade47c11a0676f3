// One bound line to an SMSC, from its sign-in to its end: texts out through the window, texts and receipts in.
import { randomInt, randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import type { Handed, Outcome, SessionHooks, Writing } from '../carrier.ts'
import { NoLine } from './connect.ts'
import { Heartbeat } from './heartbeat.ts'
import { ESME_RX_P_APPN, Inbound } from './inbound.ts'
import { type Command, type Incoming, writePdu } from './pdu.ts'
import { type Ending, Requests } from './requests.ts'
import type { SmppSettings } from './settings.ts'
import { bindRefusal } from './status.ts'
import { outcomeOf, type Submit, submitsOf } from './submit.ts'
import { type Begun, sendWhole } from './whole.ts'
import { Window } from './window.ts'
import { Wire } from './wire.ts'

/** How long things may take. Given, so that tests need not wait. */
export type Timing = {
  readonly connectMs: number
  readonly answerMs: number
  readonly silentMs: number
  readonly proveMs: number
  readonly closeMs: number
  /** How long a part of a long text waits that the carrier was too busy for. */
  readonly partRestMs: number
  readonly firstRetryMs: number
  readonly lastRetryMs: number
  readonly refusedRetryMs: number
}

export type LineOptions = {
  readonly settings: SmppSettings
  readonly password: string
  readonly hooks: SessionHooks
  readonly timing: Timing
  /** A text may find room now, or the line has ended. */
  room(): void
  ended(note: string): void
}

const INTERFACE_VERSION = 0x34
const ESME_RINVCMDID = 0x03

export class Line {
  readonly bindId = randomUUID()
  readonly boundAt = new Date()
  readonly #options: LineOptions
  readonly #wire: Wire
  readonly #requests: Requests
  readonly #window: Window
  readonly #inbound: Inbound
  #heartbeat: Heartbeat | null = null
  #underWay = 0
  #reference = randomInt(256)
  #isOpen = false
  #endNote: string | null = null
  /** Whether the SMSC ever said something after the sign-in: a line on which it never did is no reason to hurry back. */
  wasUseful = false

  constructor(socket: Socket, options: LineOptions) {
    const { settings, hooks, timing } = options
    this.#options = options
    this.#window = new Window(settings.window)
    this.#wire = new Wire(socket, {
      pdu: (incoming) => this.#read(incoming),
      drained: () => options.room(),
      ended: (note) => this.#end(note),
    })
    this.#requests = new Requests(this.#wire, { sweepMs: Math.min(1_000, timing.silentMs / 4) })
    this.#inbound = new Inbound({
      settings,
      bindId: this.bindId,
      boundAt: this.boundAt,
      hooks,
      answer: (sequence, status) => {
        this.#answer('deliver_sm_resp', sequence, status)
        this.#heartbeat?.answered()
      },
      pause: () => this.#wire.pause(),
      resume: () => this.#wire.resume(),
    })
  }

  get free(): number {
    return this.#isOpen && !this.#wire.isStalled ? this.#window.free : 0
  }

  /** Signs in. Throws `NoLine` with the reason where the SMSC does not let us. */
  async bind(): Promise<void> {
    const { settings, password, timing } = this.#options
    const fields = {
      system_id: settings.systemId,
      password,
      system_type: settings.systemType,
      interface_version: INTERFACE_VERSION,
    }
    const ending = await this.#requests.send('bind_transceiver', fields, timing.connectMs).ending
    if (ending.kind !== 'answered') {
      const note = 'The carrier took the connection but did not answer the sign-in. Trying again.'
      this.#wire.end(note)
      throw new NoLine(note, { isOurs: false })
    }
    if (ending.status !== 0) {
      const { note, isOurs } = bindRefusal(ending.status)
      this.#wire.end(note)
      throw new NoLine(note, { isOurs })
    }
    if (this.#endNote !== null) throw new NoLine(`${this.#endNote} Connecting again.`, { isOurs: false })
    this.#isOpen = true
    this.#heartbeat = this.#startHeartbeat()
  }

  /** Writes one text. The parts that find a place in the window leave now, the others as soon as they may. */
  submit(text: Handed): Writing {
    this.#reference = (this.#reference + 1) % 256
    const { settings, timing } = this.#options
    const submits = submitsOf(text, settings, this.#reference)
    if (!Array.isArray(submits)) return { written: Promise.resolve(), outcome: Promise.resolve(submits) }

    this.#underWay += 1
    const { written, endings } = sendWhole(submits, {
      places: () => this.#window.places,
      begin: (submit) => this.#begin(submit),
      hold: () => this.#hold(),
      goOn: (write) => (text.goOn ? text.goOn(write) : write().then(() => true)),
      isOver: () => this.#endNote !== null,
      restMs: timing.partRestMs,
    })
    return { written, outcome: this.#outcome(endings, text) }
  }

  /** Waits a little for answers under way, signs out and ends the line. */
  async close(): Promise<void> {
    if (this.#isOpen) {
      await this.#settle()
      await this.#requests.send('unbind', {}, Math.min(1_000, this.#options.timing.closeMs)).ending
    }
    this.#wire.end('The connection was closed.')
  }

  /** Takes no more texts, and waits for the answers to those under way: each one heard is one less in doubt. */
  async #settle(): Promise<void> {
    this.#isOpen = false
    const until = performance.now() + this.#options.timing.closeMs
    while ((this.#underWay > 0 || !this.#inbound.isEmpty) && performance.now() < until) await pause(20)
  }

  async #outcome(endings: Promise<Ending[]>, { attemptId }: Handed): Promise<Outcome> {
    const all = await endings
    this.#underWay -= 1
    this.#options.room()
    return outcomeOf(all, { attemptId, idFormat: this.#options.settings.idFormat })
  }

  #begin(submit: Submit): Begun {
    this.#window.enter()
    const begun = this.#requests.send('submit_sm', submit, this.#options.timing.answerMs)
    void begun.ending.then(() => {
      this.#window.leave()
      this.#options.room()
    })
    return begun
  }

  #hold(): () => void {
    const release = this.#window.hold()
    return () => {
      release()
      this.#options.room()
    }
  }

  #read(incoming: Incoming): void {
    const { sequence } = incoming
    const { log } = this.#options.hooks
    switch (incoming.kind) {
      case 'deliver':
        this.wasUseful = true
        this.#inbound.take(sequence, incoming.deliver)
        break
      case 'answer': {
        const isAwaited = this.#requests.answer(sequence, incoming.status, incoming.messageId)
        if (this.#isOpen) this.wasUseful ||= isAwaited
        if (!isAwaited)
          log.debug({ sequence, status: incoming.status }, 'An answer came that nothing waits for.')
        break
      }
      case 'enquire':
        this.#answer('enquire_link_resp', sequence)
        break
      case 'unbind':
        this.#answer('unbind_resp', sequence)
        void this.#settle().then(() => this.#wire.end('The carrier signed us out.'))
        break
      case 'unknown':
        this.#answer('generic_nack', sequence, ESME_RINVCMDID)
        break
      case 'malformed':
        log.warn({ sequence, why: incoming.why }, 'The carrier sent a PDU that cannot be read.')
        // It would come again and again, and stand in the way of the next, if it were not refused for good.
        this.#answer('deliver_sm_resp', sequence, ESME_RX_P_APPN)
    }
  }

  #answer(command: Command, sequence: number, status = 0): void {
    this.#wire.send({ bytes: writePdu(command, sequence, { status }) })
  }

  #startHeartbeat(): Heartbeat {
    const { settings, hooks, timing } = this.#options
    return new Heartbeat(
      {
        enquire: () => this.#requests.send('enquire_link', {}, timing.silentMs).ending,
        oldestUnanswered: () => this.#inbound.oldestUnanswered,
        heardAt: () => this.#wire.heardAt,
        proved: (at) => hooks.proved?.(this.bindId, at),
        dead: () => this.#wire.end('The carrier has stopped answering.'),
      },
      { enquireMs: settings.enquireSeconds * 1_000, proveMs: timing.proveMs },
    )
  }

  #end(note: string): void {
    this.#isOpen = false
    this.#endNote = note
    this.#heartbeat?.stop()
    this.#requests.cut()
    this.#options.ended(note)
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
