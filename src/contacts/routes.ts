// Contacts over HTTP. A card says where somebody may be, which quiet hours count, so editing it is a verb of theirs.
import { editContacts } from '../consent/hours/actions.ts'
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { mount, type Server } from '../platform/http.ts'
import { type CardRow, find, readCard } from './actions.ts'
import { type ContactCard, editContact, findContacts, readContact } from './contract.ts'

export function contactRoutes(server: Server, app: App): void {
  mount(server, findContacts, async ({ caller, query }) => ({ contacts: await find(app, caller, query) }))

  mount(server, readContact, async ({ caller, params }) => {
    const row = await app.db.inOrganization(caller.orgId, (tx) => readCard(tx, caller.orgId, params.id))
    if (!row) throw new Problem('not_found')
    return shown(row)
  })

  mount(server, editContact, async ({ caller, params, body }) => {
    const [result] = await editContacts(app, caller, [{ id: params.id, change: body }])
    if (!result?.ok) {
      if (!result || result.reason === 'not_found') throw new Problem('not_found')
      throw new Problem('invalid', result.sentence, { field: result.field })
    }
    return shown(result.contact)
  })
}

const shown = ({ id, phone, card }: CardRow): ContactCard => ({ id, phone, ...card })
