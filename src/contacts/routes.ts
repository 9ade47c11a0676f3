// Contacts over HTTP. A card says where somebody may be, which quiet hours count, so editing it is a verb of theirs.
import { editContacts } from '../consent/hours/actions.ts'
import { addNewcomer } from '../consent/newcomers/actions.ts'
import { list } from '../conversations/actions.ts'
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { type Caller, mount, type Server } from '../platform/http.ts'
import { type CardRow, find, readCard } from './actions.ts'
import { addContact, type ContactCard, editContact, findContacts, readContact } from './contract.ts'
import { parsePhone } from './phone.ts'

export function contactRoutes(server: Server, app: App): void {
  mount(server, findContacts, async ({ caller, query }) => {
    const recent = query.find === '' ? await inTouch(app, caller, query.limit) : []
    return { contacts: await find(app, caller, { ...query, recent }) }
  })

  mount(server, addContact, ({ caller, body: { phone: typed, name } }) => {
    const phone = parsePhone(typed)
    if (!phone.ok) throw new Problem('invalid', phone.sentence, { field: 'phone' })
    return addNewcomer(app, caller, { phone: phone.phone, name })
  })

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

/** Whom the caller's departments texted with last, newest first. */
async function inTouch(app: App, caller: Caller, limit: number): Promise<string[]> {
  if (!caller.permissions.has('conversations.view')) return []
  const { conversations } = await list(app, caller, { list: 'all', limit })
  return [...new Set(conversations.map(({ phone }) => phone))]
}

const shown = ({ id, phone, card }: CardRow): ContactCard => ({ id, phone, ...card })
