// One connected socket, spoken to in PDUs: what is sent in one turn leaves in one write, and nothing it does can throw.
import type { Socket } from 'node:net'
import { Framing } from './framing.ts'
import { type Incoming, readPdu } from './pdu.ts'

/** Bytes to send. `given` once they are the socket's and may have left; `left` once they have left this process. */
export type Outgoing = { readonly bytes: Buffer; given?(): void; left?(): void }

export type WireEvents = {
  pdu(incoming: Incoming): void
  /** Everything given has left, so there is room again. */
  drained(): void
  /** The wire is of no more use; called once. */
  ended(note: string): void
}

export class Wire {
  readonly #socket: Socket
  readonly #events: WireEvents
  readonly #framing = new Framing()
  #queued: Outgoing[] = []
  #isEnded = false
  #isPaused = false
  #heardAt = performance.now()

  constructor(socket: Socket, events: WireEvents) {
    this.#socket = socket
    this.#events = events
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#hear(chunk))
    socket.on('end', () => this.end('The carrier ended the connection.'))
    socket.on('close', () => this.end('The connection to the carrier broke.'))
    socket.on('error', (error) => this.end(`The connection to the carrier broke (${codeOf(error)}).`))
  }

  /** Bytes of an earlier turn have not left: what is written now would wait behind them. */
  get isStalled(): boolean {
    return this.#isEnded || this.#socket.writableLength > 0
  }

  send(outgoing: Outgoing): void {
    if (this.#isEnded) return
    this.#queued.push(outgoing)
    if (this.#queued.length === 1) process.nextTick(() => this.#flush())
  }

  /** Monotonic time at which the last bytes came in; now, while we do not listen ourselves. */
  get heardAt(): number {
    return this.#isPaused ? performance.now() : this.#heardAt
  }

  pause(): void {
    this.#isPaused = true
    this.#socket.pause()
  }

  resume(): void {
    this.#isPaused = false
    this.#heardAt = performance.now()
    if (!this.#isEnded) this.#socket.resume()
  }

  /** Ends the wire at once; what was queued and not yet given will not leave. */
  end(note: string): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#queued = []
    this.#socket.destroy()
    this.#events.ended(note)
  }

  #flush(): void {
    const outgoing = this.#queued
    this.#queued = []
    if (outgoing.length === 0) return
    for (const { given } of outgoing) given?.()
    this.#socket.write(Buffer.concat(outgoing.map(({ bytes }) => bytes)), (error) => {
      if (error) return // 'error' and 'close' follow and say it
      for (const { left } of outgoing) left?.()
      this.#events.drained()
    })
  }

  #hear(chunk: Buffer): void {
    this.#heardAt = performance.now()
    const { frames, broken } = this.#framing.read(chunk)
    for (const frame of frames) {
      if (this.#isEnded) return
      this.#events.pdu(readPdu(frame))
    }
    if (broken !== null) this.end(`The carrier sent something that is no SMPP: ${broken}.`)
  }
}

export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
