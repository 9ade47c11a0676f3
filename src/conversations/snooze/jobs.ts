// Wakes snoozed conversations at their time.
import type { App } from '../../platform/app.ts'
import { wakeAll } from './actions.ts'

/** The longest time between two looks: what another process left behind is seen then. */
const LOOK_MS = 20_000
/** What is locked just now, by somebody who changes it, is looked at again. */
const SOON_MS = 250

/** Wakes what is due from now on, and what became due while nothing ran. */
export function startWaking(app: App): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let isNudged = false
  let isStopping = false

  const run = async (): Promise<void> => {
    isNudged = false
    const nextMs = await wakeAll(app).catch((error: unknown) => {
      app.log.warn({ err: error }, 'snoozed conversations could not be looked for')
      return null
    })
    if (!isStopping && !isNudged)
      timer = setTimeout(wake, Math.min(Math.max(nextMs ?? LOOK_MS, SOON_MS), LOOK_MS))
  }
  const wake = (): void => {
    if (isStopping) return
    isNudged = true
    clearTimeout(timer)
    running ??= run().finally(() => {
      running = null
      if (isNudged) wake()
    })
  }
  const deaf = app.live.listen(({ topic }) => topic === 'snoozes' && wake())
  wake()
  return {
    async stop() {
      isStopping = true
      deaf()
      clearTimeout(timer)
      await running
    },
  }
}
