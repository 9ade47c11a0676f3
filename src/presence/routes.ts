// HTTP for presence.
import { visible } from '../conversations/actions.ts'
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { mount, type Server } from '../platform/http.ts'
import { bePresent } from './contract.ts'
import { openPresence } from './jobs.ts'

export function presenceRoutes(server: Server, app: App): void {
  const board = openPresence(app)
  server.addHook('onClose', async () => board.close())
  mount(server, bePresent, async ({ params: { id }, body: { doing }, caller }) => {
    const { orgId, memberId } = caller
    if (memberId === null)
      throw new Problem('not_allowed', 'Only people look at conversations. Sign in to be seen.')
    const row = await app.db.inOrganization(orgId, (tx) => visible(tx, caller, id))
    board.say({ orgId, id, departmentId: row.department_id }, { memberId, doing })
    return { others: board.others({ orgId, id }, memberId) }
  })
}
