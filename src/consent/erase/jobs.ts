// Lets go of people by age, once a day.
import type { App } from '../../platform/app.ts'
import type { Task } from '../../platform/jobs.ts'
import { forgetQuiet } from './quiet/actions.ts'

export const retentionTasks = (app: App): Record<string, Task> => ({
  async forget_quiet() {
    const records = await forgetQuiet(app)
    if (records > 0) app.log.info({ records }, 'records of people who were quiet for six years were erased')
  },
})

/** At night, in UTC. */
export const retentionCron: Record<string, string> = { forget_quiet: '23 4 * * *' }
