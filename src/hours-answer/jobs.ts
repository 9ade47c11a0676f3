// Looks after texts to closed departments: soon after one came in, and every few seconds in case nobody told.
import type { App } from '../platform/app.ts'
import { answerClosed } from './actions.ts'
import { findAnswering } from './store.ts'

export type HoursAnswers = { stop(): Promise<void> }

const SOON_MS = 700
const LOOK_MS = 15_000

/** Starts looking. Two workers that look at once answer once: the key of an answer is its conversation and closed period. */
export function startHoursAnswers(app: App): HoursAnswers {
  let timer: NodeJS.Timeout | undefined
  let work: Promise<void> | null = null
  let isStopped = false
  const look = async (): Promise<void> => {
    for (const orgId of await findAnswering(app.db)) if (!isStopped) await answerClosed(app, orgId)
  }
  const lookIn = (ms: number): void => {
    if (isStopped) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      work = look()
        .catch((error: unknown) =>
          app.log.warn({ err: error }, 'answers outside of business hours wait for the next look'),
        )
        .finally(() => {
          work = null
          lookIn(isAsked ? 0 : LOOK_MS)
          isAsked = false
        })
    }, ms)
  }
  let isSoon = false
  let isAsked = false // something came in while this looked
  const deaf = app.live.listen(({ topic }) => {
    if (topic !== 'conversation' || isSoon) return
    if (work) {
      isAsked = true
      return
    }
    isSoon = true
    setTimeout(() => {
      isSoon = false
      lookIn(0)
    }, SOON_MS).unref()
  })
  lookIn(LOOK_MS)
  return {
    async stop() {
      isStopped = true
      deaf()
      clearTimeout(timer)
      await work
    },
  }
}
