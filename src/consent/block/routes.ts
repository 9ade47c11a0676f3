// HTTP for blocking people.
import type { App } from '../../platform/app.ts'
import { mount, type Server } from '../../platform/http.ts'
import { blockContacts } from './actions.ts'
import * as contract from './contract.ts'

export function blockRoutes(server: Server, app: App): void {
  mount(server, contract.blockContacts, async ({ caller, body }) => ({
    changed: await blockContacts(app, caller, { contactIds: body.contactIds, isBlocked: body.blocked }),
  }))
}
