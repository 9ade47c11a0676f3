// How the process ends: on the first signal in order and without losing anything, on the second at once.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'

/** Something that was opened and must be closed again, last opened first. */
type Opened = { readonly name: string; readonly close: () => Promise<unknown> }

export type Shutdown = {
  /** Remembers how to close what was just opened. */
  onClose(name: string, close: () => Promise<unknown>): void
  /** Aborted with the first signal. */
  readonly signal: AbortSignal
  /** Resolves when the process is asked to end. */
  asked(): Promise<void>
  /** Closes everything, the last opened first. What does not close in time is left, and named in the log. */
  close(log?: Log): Promise<void>
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/** A terminal's Ctrl+C reaches us twice, from the terminal and from npm; that is one wish. */
const SAME_WISH_MS = 800
const PATIENCE_MS = 10_000

/** Listens for signals from now on. */
export function openShutdown(say: (line: string) => void): Shutdown {
  const opened: Opened[] = []
  const asking = new AbortController()
  let askedAt = 0
  const hear = (): void => {
    if (asking.signal.aborted) {
      if (performance.now() - askedAt < SAME_WISH_MS) return
      say('Stopped at once; what was under way is taken up again at the next start.')
      process.exit(130)
    }
    askedAt = performance.now()
    say('Stopping … (once more to stop at once)')
    asking.abort()
  }
  for (const signal of SIGNALS) process.on(signal, hear)

  return {
    signal: asking.signal,
    onClose: (name, close) => void opened.push({ name, close }),
    asked: () =>
      new Promise((done) => {
        if (asking.signal.aborted) done()
        asking.signal.addEventListener('abort', () => done(), { once: true })
      }),
    async close(log) {
      for (const { name, close } of opened.splice(0).reverse())
        if (!(await inTime(close, name, log)))
          log?.warn({ part: name }, 'it did not close in time and was left')
      for (const signal of SIGNALS) process.off(signal, hear)
    },
  }
}

async function inTime(close: () => Promise<unknown>, name: string, log?: Log): Promise<boolean> {
  const late = new AbortController()
  const closed = close()
    .catch((error: unknown) => log?.warn({ err: error, part: name }, 'it did not close cleanly'))
    .then(() => true)
  const waited = sleep(PATIENCE_MS, false, { signal: late.signal }).catch(() => false)
  const isClosed = await Promise.race([closed, waited])
  late.abort()
  return isClosed
}
