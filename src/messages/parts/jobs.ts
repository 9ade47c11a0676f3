// Housekeeping of what SMPP leaves to us: long texts whose parts never all came are shown as far as they came, old marks go.
import type { App } from '../../platform/app.ts'
import type { Task } from '../../platform/jobs.ts'
import type { Verbs } from '../verbs/jobs.ts'
import { dropParts, forgetMarks, readStaleTexts } from './actions.ts'
import { findStale } from './store.ts'

export const partTasks = (app: App, verbs: Verbs): Record<string, Task> => ({
  async sweep_parts() {
    for (const orgId of await findStale(app.db)) {
      for (const { connectionId, key, text } of await readStaleTexts(app, orgId)) {
        await verbs.receive(orgId, connectionId, [text])
        await dropParts(app, orgId, [key])
      }
      await forgetMarks(app, orgId)
    }
  },
})

/** Every ten minutes. A part is stale after an hour. */
export const partCron: Record<string, string> = { sweep_parts: '*/10 * * * *' }
