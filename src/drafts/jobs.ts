// Housekeeping of drafts, once a day.
import type { App } from '../platform/app.ts'
import type { Task } from '../platform/jobs.ts'
import { forgetOld } from './actions.ts'

export const draftTasks = (app: App): Record<string, Task> => ({
  async forget_drafts() {
    await forgetOld(app)
  },
})

/** At night, in UTC. */
export const draftCron: Record<string, string> = { forget_drafts: '41 4 * * *' }
