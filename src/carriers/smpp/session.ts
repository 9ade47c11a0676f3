// The session of an SMPP connection: a line while there is one, and a new one, sooner or later, when it breaks.
import type { Handed, Session, SessionHooks, Writing } from '../carrier.ts'
import { NoLine, openSocket } from './connect.ts'
import { Line, type Timing } from './line.ts'
import type { SmppSettings } from './settings.ts'
import { NOT_CONNECTED } from './submit.ts'

const TIMING: Timing = {
  connectMs: 10_000,
  answerMs: 30_000,
  silentMs: 10_000,
  proveMs: 1_000,
  closeMs: 5_000,
  partRestMs: 1_000,
  firstRetryMs: 500,
  lastRetryMs: 30_000,
  refusedRetryMs: 60_000,
}

export type SmppOptions = {
  readonly settings: SmppSettings
  readonly password: string
  readonly hooks: SessionHooks
  readonly timing?: Partial<Timing>
}

export class SmppSession implements Session {
  readonly #options: SmppOptions
  readonly #timing: Timing
  readonly #closing = new AbortController()
  #line: Line | null = null
  #signingIn: Line | null = null
  #retry: NodeJS.Timeout | null = null
  #failures = 0
  #waiters: (() => void)[] = []
  #said = ''

  constructor(options: SmppOptions) {
    this.#options = options
    this.#timing = { ...TIMING, ...options.timing }
    void this.#connect()
  }

  free(): number {
    return this.#line?.free ?? 0
  }

  ready(): Promise<void> {
    if (this.free() > 0) return Promise.resolve()
    return new Promise((resolve) => this.#waiters.push(resolve))
  }

  write(text: Handed): Writing {
    const line = this.#line
    if (line === null || line.free === 0) {
      return { written: Promise.resolve(), outcome: Promise.resolve(NOT_CONNECTED) }
    }
    return line.submit(text)
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return
    this.#closing.abort()
    if (this.#retry) clearTimeout(this.#retry)
    await this.#signingIn?.close()
    await this.#line?.close()
  }

  async #connect(): Promise<void> {
    const { settings, password, hooks } = this.#options
    const { signal } = this.#closing
    try {
      const socket = await openSocket(settings, { timeoutMs: this.#timing.connectMs, signal })
      this.#signingIn = new Line(socket, {
        settings,
        password,
        hooks,
        timing: this.#timing,
        room: () => this.#wake(),
        ended: (note) => this.#lost(note),
      })
      await this.#signingIn.bind()
    } catch (error) {
      this.#signingIn = null
      this.#failed(error)
      return
    }
    const line = this.#signingIn
    this.#signingIn = null
    if (signal.aborted) return line.close()
    this.#line = line
    this.#say('up', `Connected to ${settings.host}:${settings.port}.`)
    this.#wake()
  }

  /** A line that was up has ended. One that never came up is `failed`. */
  #lost(note: string): void {
    const line = this.#line
    if (line === null) return
    this.#line = null
    if (line.wasUseful) this.#failures = 0
    this.#say(
      'down',
      this.#closing.signal.aborted ? 'The connection was closed.' : `${note} Connecting again.`,
    )
    this.#again(this.#pauseMs())
  }

  #failed(error: unknown): void {
    const isOurs = error instanceof NoLine && error.isOurs
    const note = error instanceof NoLine ? error.message : 'The connection could not be opened. Trying again.'
    if (!(error instanceof NoLine)) this.#options.hooks.log.warn({ err: error }, note)
    if (this.#closing.signal.aborted) return
    this.#say('down', note)
    // A refused sign-in repeated quickly gets an account locked.
    this.#again(isOurs ? this.#timing.refusedRetryMs : this.#pauseMs())
  }

  #pauseMs(): number {
    const pauseMs = Math.min(this.#timing.lastRetryMs, this.#timing.firstRetryMs * 2 ** this.#failures)
    this.#failures = Math.min(this.#failures + 1, 16)
    return pauseMs
  }

  #again(pauseMs: number): void {
    if (this.#closing.signal.aborted) return
    // A fifth either way, so that many sessions do not come back to a restarted SMSC in step.
    this.#retry = setTimeout(() => void this.#connect(), pauseMs * (0.8 + Math.random() * 0.4))
  }

  #say(state: 'up' | 'down', note: string): void {
    if (this.#said === state + note) return
    this.#said = state + note
    this.#options.hooks.state(state, note)
  }

  #wake(): void {
    if (this.#waiters.length === 0 || this.free() === 0) return
    const waiters = this.#waiters
    this.#waiters = []
    for (const resolve of waiters) resolve()
  }
}
