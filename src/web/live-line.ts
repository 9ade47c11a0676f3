// The line to the server on which it tells what changes. Reopens itself for ever, and says when something may have been missed.
import { events } from '../conversations/contract.ts'

export type LiveChange = {
  readonly topic: 'imports' | 'conversation' | 'numbers' | 'due' | 'draft' | 'mentions' | 'tags'
  readonly id?: string
  readonly departmentId?: string
}

/** Who is in a conversation, as it is told; nobody tells it again. */
export type LivePresence = {
  readonly id: string
  readonly memberId: string
  readonly doing: 'viewing' | 'typing' | 'gone'
}

export type News =
  | { readonly kind: 'presence'; readonly presence: LivePresence }
  | { readonly kind: 'change'; readonly change: LiveChange }
  /** The thread of events was lost: what is on the screen must be fetched anew. */
  | { readonly kind: 'again' }
  /** The line has been down for a while, or is back. */
  | { readonly kind: 'away'; readonly isAway: boolean }

const AWAY_MS = 3_000
const SILENCE_MS = 35_000 // two beats of 15 s and a little
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000]

/** `wasMissing`: something may have happened before the line opened. Returns what closes it. */
export function openLine({
  tell,
  wasMissing,
}: {
  tell: (news: News) => void
  wasMissing: boolean
}): () => void {
  let line: EventSource
  let tries = 0
  let isAgainDue = wasMissing
  let isAway = false
  let awayTimer: ReturnType<typeof setTimeout> | undefined
  let silenceTimer: ReturnType<typeof setTimeout> | undefined
  let retryTimer: ReturnType<typeof setTimeout> | undefined

  const setAway = (next: boolean): void => {
    if (isAway !== next) tell({ kind: 'away', isAway: next })
    isAway = next
  }
  const heard = (): void => {
    clearTimeout(awayTimer)
    clearTimeout(silenceTimer)
    awayTimer = undefined
    silenceTimer = setTimeout(reopen, SILENCE_MS)
    setAway(false)
  }
  const lost = (): void => {
    awayTimer ??= setTimeout(() => setAway(true), AWAY_MS)
  }
  const reopen = (): void => {
    line.close()
    lost()
    isAgainDue = true // a new line does not know what the old one heard last
    clearTimeout(silenceTimer)
    clearTimeout(retryTimer)
    retryTimer = setTimeout(open, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)])
  }
  const open = (): void => {
    const opened = new EventSource(events.path)
    line = opened
    opened.onopen = () => {
      tries = 0
      heard()
      if (isAgainDue) tell({ kind: 'again' })
      isAgainDue = false
    }
    opened.onerror = () => {
      lost()
      // The browser reconnects by itself, with the last event's id; not after an answer other than 200.
      if (opened.readyState === EventSource.CLOSED && opened === line) reopen()
    }
    opened.addEventListener('beat', heard)
    opened.addEventListener('again', () => {
      heard()
      tell({ kind: 'again' })
    })
    opened.addEventListener('presence', ({ data }: MessageEvent<string>) => {
      heard()
      tell({ kind: 'presence', presence: JSON.parse(data) as LivePresence })
    })
    opened.addEventListener('change', ({ data }: MessageEvent<string>) => {
      heard()
      tell({ kind: 'change', change: JSON.parse(data) as LiveChange })
    })
  }
  open()
  return () => {
    line.close()
    for (const timer of [awayTimer, silenceTimer, retryTimer]) clearTimeout(timer)
  }
}
