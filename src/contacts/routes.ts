// Contacts over HTTP.
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { mount, type Server } from '../platform/http.ts'
import { find, rename } from './actions.ts'
import { findContacts, renameContact } from './contract.ts'

export function contactRoutes(server: Server, app: App): void {
  mount(server, findContacts, async ({ caller, query }) => ({ contacts: await find(app, caller, query) }))

  mount(server, renameContact, async ({ caller, params, body }) => {
    const contact = await rename(app, caller, { id: params.id, name: body.name })
    if (!contact) throw new Problem('not_found')
    return contact
  })
}
