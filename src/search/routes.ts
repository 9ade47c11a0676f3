// HTTP for the search.
import type { App } from '../platform/app.ts'
import { mount, type Server } from '../platform/http.ts'
import { searchAll } from './actions.ts'
import { search } from './contract.ts'

export function searchRoutes(server: Server, app: App): void {
  mount(server, search, ({ query, caller }) => searchAll(app, caller, query))
}
