// Work on pictures and files that nobody waits for: fetching those that came with texts, and clearing away.
import type { App } from '../platform/app.ts'
import type { Task } from '../platform/jobs.ts'
import { mediaOf } from './actions.ts'
import { type Carriers, fetchDue } from './arriving/actions.ts'
import { tidy } from './tidy/actions.ts'

/** What another process left behind is seen then. */
const LOOK_MS = 30_000

/** Fetches files of texts from now on, as soon as they are due. */
export function startFetching(app: App, carriers: Carriers): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let isNudged = false

  const run = async (): Promise<void> => {
    isNudged = false
    const nextMs = await fetchDue(mediaOf(app), carriers, stopping.signal).catch((error: unknown) => {
      app.log.warn({ err: error }, 'files of texts could not be looked for')
      return null
    })
    if (!stopping.signal.aborted && !isNudged) timer = setTimeout(wake, Math.min(nextMs ?? LOOK_MS, LOOK_MS))
  }
  const wake = (): void => {
    if (stopping.signal.aborted) return
    isNudged = true
    clearTimeout(timer)
    running ??= run().finally(() => {
      running = null
      if (isNudged) wake()
    })
  }
  const deaf = app.live.listen(({ topic }) => topic === 'media' && wake())
  wake()
  return {
    async stop() {
      stopping.abort()
      deaf()
      clearTimeout(timer)
      await running
    },
  }
}

export const mediaTasks = (app: App): Record<string, Task> => ({
  tidy_media: () => tidy(mediaOf(app)),
})

/** Every quarter of an hour, in UTC. */
export const mediaCron: Record<string, string> = { tidy_media: '*/15 * * * *' }
