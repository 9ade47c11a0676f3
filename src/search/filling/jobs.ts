// Fills the index in the background, as soon as something is told. Any number of workers may do so; whoever has the lock does it.
import type { App } from '../../platform/app.ts'
import type { OrgId } from '../../platform/database.ts'
import { eachOrganization, fill, type Look } from './actions.ts'

export type Filling = { stop(): Promise<void> }

/** In a flood the texts of this time are put in as one set, which costs each of them a fraction. */
const LOOK_MS = 400
/** Texts whose commit came late, in organizations that were heard of since. */
const LATE_MS = 30_000
/** For what was told while nobody here listened. */
const EVERYBODY_MS = 600_000

/** An organization with years to put in does not keep the others waiting. */
const BATCHES = 10

/** Starts filling for every organization of the install. */
export function startFilling(app: App): Filling {
  const fresh = new Set<OrgId>()
  let heard = new Set<OrgId>()
  let isStopping = false
  let everybodyAt = 0
  let lateAt = performance.now() + LATE_MS
  let rouse = (): void => {}
  const deaf = app.live.listen(
    ({ orgId, topic }) => {
      if (topic !== 'conversation') return
      fresh.add(orgId as OrgId)
      heard.add(orgId as OrgId)
    },
    () => {
      everybodyAt = 0
    },
  )
  const fillUp = async (orgId: OrgId, look: Look): Promise<void> => {
    let isMore = true
    for (let batch = 0; isMore && batch < BATCHES && !isStopping; batch++)
      ({ isMore } = await fill(app, orgId, { look }).catch((error: unknown) => {
        app.log.debug({ err: error, orgId }, 'the search waits for the database')
        heard.add(orgId)
        return { isMore: false }
      }))
    if (isMore) fresh.add(orgId)
  }
  const round = async (): Promise<void> => {
    const now = performance.now()
    const waiting = [...fresh]
    fresh.clear()
    for (const orgId of waiting) await fillUp(orgId, 'fresh')
    if (now >= lateAt) {
      lateAt = now + LATE_MS
      const since = heard
      heard = new Set()
      for (const orgId of since) await fillUp(orgId, 'late')
    }
    if (now >= everybodyAt) {
      everybodyAt = now + EVERYBODY_MS
      await eachOrganization(app, async (orgId) => {
        heard.add(orgId)
        await fillUp(orgId, 'fresh')
      })
    }
  }
  const loop = async (): Promise<void> => {
    while (!isStopping) {
      await round().catch((error: unknown) =>
        app.log.debug({ err: error }, 'the search waits for the database'),
      )
      if (!isStopping)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, LOOK_MS)
          rouse = () => {
            clearTimeout(timer)
            resolve()
          }
        })
    }
  }
  const looping = loop()
  return {
    async stop() {
      isStopping = true
      deaf()
      rouse()
      await looping
    },
  }
}
