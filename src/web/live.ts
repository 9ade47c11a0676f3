// What changed, as it changes, for whoever listens on this page. It is a hint only: after a gap everything is fetched
// anew. All tabs share one line: a browser allows six connections to a server, and a line holds one for good.
import { useSyncExternalStore } from 'react'
import { type LiveChange, type LivePresence, type News, openLine } from './live-line.ts'

export type { LiveChange } from './live-line.ts'

export type LiveListener = {
  /** What changed within one moment, each thing once. */
  change(changes: readonly LiveChange[]): void
  /** The thread of events was lost: fetch anew what is on the screen. */
  again(): void
  /** Who is in a conversation. */
  presence?(heard: LivePresence): void
}

const NAME = 'parley.live'
const MOMENT_MS = 60
const TAKEOVER_MS = 1_000

const listeners = new Set<LiveListener>()
const awayListeners = new Set<() => void>()
const waiting = new Map<string, LiveChange>()
let momentTimer: ReturnType<typeof setTimeout> | undefined
let isAway = false
let hangUp: (() => void) | null = null

/** Hears what changes until the returned function is called. The line opens with the first listener and closes with the last. */
export function listenLive(listener: LiveListener): () => void {
  listeners.add(listener)
  hangUp ??= connect()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    hangUp?.()
    hangUp = null
  }
}

/** True once the line has been down for more than three seconds. */
export const useIsAway = (): boolean =>
  useSyncExternalStore(
    (hear) => {
      awayListeners.add(hear)
      return () => awayListeners.delete(hear)
    },
    () => isAway,
  )

/** One tab holds the line and repeats to the others what it hears; when it closes, the next one takes over. */
function connect(): () => void {
  const others = new BroadcastChannel(NAME)
  const waitingForTurn = new AbortController()
  const startedAt = performance.now()
  let close: (() => void) | undefined
  others.onmessage = ({ data }: MessageEvent<News>) => hear(data)
  const lead = (): Promise<void> => {
    const tell = (news: News): void => {
      hear(news)
      others.postMessage(news)
    }
    const closeLine = openLine({ tell, wasMissing: performance.now() - startedAt > TAKEOVER_MS })
    return new Promise((release) => {
      close = () => {
        closeLine()
        release()
      }
    })
  }
  // Locks are missing where the page came over plain http from another machine: then each tab has its own line.
  if (navigator.locks)
    void navigator.locks.request(NAME, { signal: waitingForTurn.signal }, lead).catch(() => undefined)
  else void lead()
  return () => {
    waitingForTurn.abort()
    close?.()
    others.close()
    clearTimeout(momentTimer)
    momentTimer = undefined
    waiting.clear()
    setAway(false)
  }
}

function hear(news: News): void {
  if (news.kind === 'away') setAway(news.isAway)
  else if (news.kind === 'presence') for (const listener of listeners) listener.presence?.(news.presence)
  else if (news.kind === 'again') for (const listener of listeners) listener.again()
  else {
    waiting.set(`${news.change.topic} ${news.change.id ?? ''}`, news.change)
    momentTimer ??= setTimeout(tellMoment, MOMENT_MS)
  }
}

function tellMoment(): void {
  momentTimer = undefined
  const changes = [...waiting.values()]
  waiting.clear()
  for (const listener of listeners) listener.change(changes)
}

function setAway(next: boolean): void {
  if (isAway === next) return
  isAway = next
  for (const listener of awayListeners) listener()
}
