// HTTP for tags.
import type { App } from '../platform/app.ts'
import { mount, type Server } from '../platform/http.ts'
import { add, edit, list, merge, put, remove } from './actions.ts'
import * as contract from './contract.ts'

export function tagRoutes(server: Server, app: App): void {
  mount(server, contract.listTags, async ({ caller }) => ({ tags: await list(app, caller) }))
  mount(server, contract.addTag, ({ caller, body }) => add(app, caller, body))
  mount(server, contract.editTag, ({ caller, params, body }) => edit(app, caller, params.id, body))
  mount(server, contract.deleteTag, ({ caller, params }) => remove(app, caller, params.id))
  mount(server, contract.mergeTag, ({ caller, params, body }) => merge(app, caller, params.id, body.into))
  mount(server, contract.putTags, ({ caller, body }) => put(app, caller, body))
}
