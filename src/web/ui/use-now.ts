// The clock of the screen: the current time, renewed by one timer for all who ask.
import { useSyncExternalStore } from 'react'

const STEP_MS = 15_000
const hearers = new Set<() => void>()
let now = new Date()
let timer: ReturnType<typeof setInterval> | undefined

/** The time, at most fifteen seconds old. */
export const useNow = (): Date => useSyncExternalStore(listen, () => now)

function listen(hear: () => void): () => void {
  hearers.add(hear)
  if (timer === undefined) {
    now = new Date()
    timer = setInterval(tick, STEP_MS)
  }
  return () => {
    hearers.delete(hear)
    if (hearers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  now = new Date()
  for (const hear of hearers) hear()
}
