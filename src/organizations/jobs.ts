// Housekeeping of sign-in: what has run out is forgotten.
import type { App } from '../platform/app.ts'
import type { Task } from '../platform/jobs.ts'
import type { Auth } from './actions.ts'
import { forgetGuesses } from './guesses/actions.ts'

export const organizationTasks = (app: App, auth: Auth): Record<string, Task> => ({
  async forget_sign_ins() {
    await auth.people.forgetExpired()
    await forgetGuesses(app)
  },
})

/** When they run by themselves, in UTC. */
export const organizationCron: Record<string, string> = { forget_sign_ins: '11 * * * *' }
