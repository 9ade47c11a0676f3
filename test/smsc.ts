// An SMSC for tests, made with the `smpp` package's server, so that our side is read by someone else's code. It keeps
// what it took (the referee), sends again what was not answered, and fails in every way that we ask of it.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer, PDU, type Session } from 'smpp'
import {
  type Inbound,
  inboundFields,
  joinSubmits,
  type ReceiptWords,
  readSubmit,
  receiptFields,
  type Submit,
} from './smsc-pdus.ts'

export type { Inbound, ReceiptWords, Submit } from './smsc-pdus.ts'

/** What the SMSC does with a submit_sm. `lost`: it takes the text, and its answer never reaches us. */
export type Answer = { status?: number; messageId?: string; delayMs?: number; lost?: 'silent' | 'cut' }

export type SmscOptions = {
  port?: number
  /** Any system id is let in with this password. */
  password?: string
  tls?: { key: string; cert: string }
  /** Called for every submit_sm; the default takes it at once. */
  answer?: (submit: Submit) => Answer
  /** Sends the receipt of every text that asks for one. */
  receipts?: (submit: Submit) => ReceiptWords | null
  /** True loses our good answer to this deliver_sm (of this number, sent for this time): it comes again after the next cut. */
  losesAnswer?: (delivery: number, time: number) => boolean
  deliverWindow?: number
}

type Delivery = {
  readonly number: number
  readonly fields: () => Record<string, unknown>
  readonly resolve: () => void
}
type Link = {
  readonly session: Session
  readonly unanswered: Set<Delivery>
  /** It lost an answer of ours, so it cannot have heard what came after that either: it proves nothing any more. */
  isDeaf: boolean
}

export type Smsc = Awaited<ReturnType<typeof openSmsc>>

const ESME_RINVPASWD = 0x0e

export async function openSmsc(options: SmscOptions = {}) {
  const smsc = new FarSide(options)
  await smsc.listen()
  return smsc
}

class FarSide {
  /** Every text that the SMSC took, in order. What it refused is in `refused`. */
  readonly taken: Submit[] = []
  readonly refused: Submit[] = []
  /** Status codes of our answers to deliver_sm, and how often each delivery was sent. */
  readonly answers: { delivery: number; status: number }[] = []
  readonly sends = new Map<number, number>()
  binds = 0
  refusedBinds = 0
  enquires = 0
  /** The most submit_sm that were unanswered at once. */
  mostUnanswered = 0
  readonly options: SmscOptions
  readonly #server
  readonly #links = new Set<Link>()
  #queue: Delivery[] = []
  #deliveries = 0
  #unanswered = 0
  #isFrozen = false

  constructor(options: SmscOptions) {
    this.options = { ...options }
    this.#server = createServer(options.tls ?? {}, (session) => this.#meet(session))
  }

  async listen(): Promise<void> {
    this.#server.listen(this.options.port ?? 0, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get links(): number {
    return this.#links.size
  }

  /** The texts it took, long ones joined again; a text of which a part is missing is not among them. */
  texts(): { source: string; destination: string; body: string; messageId: string }[] {
    return joinSubmits(this.taken)
  }

  /** Sends a text, in parts where asked; resolves once we have answered every part with 0. */
  async deliver(inbound: Inbound): Promise<void> {
    await Promise.all(inboundFields(inbound).map((fields) => this.deliverRaw(fields)))
  }

  async receipt(submit: Submit, words: ReceiptWords = {}): Promise<void> {
    await this.deliverRaw(receiptFields(submit, words))
  }

  /** Sends a deliver_sm of any fields; resolves once it was answered with 0. Other answers make it come again. */
  deliverRaw(fields: Record<string, unknown>): Promise<void> {
    return new Promise((resolve) => {
      this.#deliveries += 1
      const delivery: Delivery = {
        number: this.#deliveries,
        fields: () => ({ ...fields }),
        resolve,
      }
      this.#queue.push(delivery)
      this.#pump()
    })
  }

  /** Breaks every link, as a network does: without a word. */
  cut(): void {
    for (const { session } of this.#links) session.destroy()
  }

  /** Signs everybody out, as an SMSC does before its maintenance. */
  signOut(pdu: PDU): void {
    for (const { session } of this.#links) session.send(pdu)
  }

  /** Writes bytes of any kind to every link. */
  sendBytes(bytes: Buffer): void {
    for (const { session } of this.#links) session.socket.write(bytes)
  }

  /** Half-open: the links stay, and nothing is read or answered any more. */
  freeze(): void {
    this.#isFrozen = true
  }

  thaw(): void {
    this.#isFrozen = false
  }

  async close(): Promise<void> {
    for (const session of this.#server.sessions.slice()) session.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #meet(session: Session): void {
    const link: Link = { session, unanswered: new Set(), isDeaf: false }
    session.on('error', () => session.destroy())
    session.on('pdu', (pdu) => {
      if (!this.#isFrozen) this.#hear(link, pdu)
    })
    session.on('close', () => {
      if (this.#links.delete(link)) this.#queueAgain([...link.unanswered])
    })
  }

  #hear(link: Link, pdu: PDU): void {
    const { session } = link
    switch (pdu.command) {
      case 'bind_transceiver': {
        const isKnown = this.options.password === undefined || pdu.password === this.options.password
        session.send(pdu.response({ command_status: isKnown ? 0 : ESME_RINVPASWD, system_id: 'SMSC' }))
        if (!isKnown) {
          this.refusedBinds += 1
          return
        }
        this.binds += 1
        this.#links.add(link)
        this.#pump()
        return
      }
      case 'submit_sm':
        this.#take(link, pdu)
        return
      case 'enquire_link':
        this.enquires += 1
        if (!link.isDeaf) session.send(pdu.response())
        return
      case 'unbind':
        session.send(pdu.response())
        session.close()
    }
  }

  #take({ session }: Link, pdu: PDU): void {
    const submit = readSubmit(pdu, `m${this.taken.length + this.refused.length + 1}`)
    const { status = 0, messageId = submit.messageId, delayMs, lost } = this.options.answer?.(submit) ?? {}
    const kept = { ...submit, messageId }
    ;(status === 0 ? this.taken : this.refused).push(kept)
    if (status === 0 && kept.wantsReceipt) this.#report(kept)
    if (lost === 'cut') session.destroy()
    if (lost) return
    this.#unanswered += 1
    this.mostUnanswered = Math.max(this.mostUnanswered, this.#unanswered)
    const reply = () => {
      this.#unanswered -= 1
      if (!this.#isFrozen) session.send(pdu.response({ command_status: status, message_id: messageId }))
    }
    if (delayMs === undefined) reply()
    else setTimeout(reply, delayMs)
  }

  #report(submit: Submit): void {
    const words = this.options.receipts?.(submit)
    if (words) setTimeout(() => void this.receipt(submit, words), words.afterMs ?? 5)
  }

  #queueAgain(deliveries: Delivery[]): void {
    this.#queue = [...deliveries, ...this.#queue].toSorted((a, b) => a.number - b.number)
    this.#pump()
  }

  #pump(): void {
    for (const link of this.#links) {
      while (link.unanswered.size < (this.options.deliverWindow ?? 50)) {
        const delivery = this.#queue.shift()
        if (!delivery) return
        this.#send(link, delivery)
      }
    }
  }

  #send(link: Link, delivery: Delivery): void {
    const { number } = delivery
    const time = (this.sends.get(number) ?? 0) + 1
    this.sends.set(number, time)
    link.unanswered.add(delivery)
    link.session.send(new PDU('deliver_sm', delivery.fields()), ({ command_status: status }) => {
      if (this.#isFrozen || !this.#links.has(link)) return
      this.answers.push({ delivery: number, status })
      if (status === 0 && this.options.losesAnswer?.(number, time)) {
        link.isDeaf = true
        return
      }
      link.unanswered.delete(delivery)
      if (status === 0) delivery.resolve()
      else setTimeout(() => this.#queueAgain([delivery]), 20)
      this.#pump()
    })
  }
}
