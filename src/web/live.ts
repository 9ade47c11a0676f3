// What changed, as it changes: one line to the server for all listeners. It is a hint only; after a gap everything is
// fetched anew, so a lost event never leaves a wrong screen.
import { useSyncExternalStore } from 'react'
import { events } from '../conversations/contract.ts'

export type LiveChange = {
  readonly topic: 'conversation' | 'numbers' | 'due'
  readonly id?: string
  readonly departmentId?: string
}

export type LiveListener = {
  /** What changed within one moment, each thing once. */
  change(changes: readonly LiveChange[]): void
  /** The thread of events was lost: fetch anew what is on the screen. */
  again(): void
}

const MOMENT_MS = 60
const AWAY_MS = 3_000
const SILENCE_MS = 35_000 // two beats of 15 s and a little
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000]

const listeners = new Set<LiveListener>()
const awayListeners = new Set<() => void>()
const waiting = new Map<string, LiveChange>()
let source: EventSource | null = null
let tries = 0
let isAway = false
let wasLost = false
let momentTimer: ReturnType<typeof setTimeout> | undefined
let silenceTimer: ReturnType<typeof setTimeout> | undefined
let awayTimer: ReturnType<typeof setTimeout> | undefined
let retryTimer: ReturnType<typeof setTimeout> | undefined

/** Hears what changes until the returned function is called. The line opens with the first listener and closes with the last. */
export function listenLive(listener: LiveListener): () => void {
  listeners.add(listener)
  if (!source && retryTimer === undefined) open()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) hangUp()
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

function open(): void {
  retryTimer = undefined
  const line = new EventSource(events.path)
  source = line
  line.onopen = () => {
    tries = 0
    heard()
    if (wasLost) again()
  }
  line.onerror = () => {
    awayTimer ??= setTimeout(() => setAway(true), AWAY_MS)
    // The browser reconnects by itself, with the last event's id; not after an answer other than 200.
    if (line.readyState === EventSource.CLOSED && source === line) reopen()
  }
  line.addEventListener('beat', heard)
  line.addEventListener('again', () => {
    heard()
    again()
  })
  line.addEventListener('change', ({ data }: MessageEvent<string>) => {
    heard()
    const change = JSON.parse(data) as LiveChange
    waiting.set(`${change.topic} ${change.id ?? ''}`, change)
    momentTimer ??= setTimeout(tell, MOMENT_MS)
  })
}

function heard(): void {
  clearTimeout(awayTimer)
  awayTimer = undefined
  setAway(false)
  clearTimeout(silenceTimer)
  silenceTimer = setTimeout(reopen, SILENCE_MS)
}

function reopen(): void {
  source?.close()
  source = null
  wasLost = true
  clearTimeout(silenceTimer)
  awayTimer ??= setTimeout(() => setAway(true), AWAY_MS)
  clearTimeout(retryTimer)
  retryTimer = setTimeout(open, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)])
}

function tell(): void {
  momentTimer = undefined
  const changes = [...waiting.values()]
  waiting.clear()
  for (const listener of listeners) listener.change(changes)
}

function again(): void {
  wasLost = false
  for (const listener of listeners) listener.again()
}

function setAway(next: boolean): void {
  if (isAway === next) return
  isAway = next
  for (const hear of awayListeners) hear()
}

function hangUp(): void {
  source?.close()
  source = null
  for (const timer of [momentTimer, silenceTimer, awayTimer, retryTimer]) clearTimeout(timer)
  momentTimer = silenceTimer = awayTimer = retryTimer = undefined
  waiting.clear()
  wasLost = false
  tries = 0
  setAway(false)
}
