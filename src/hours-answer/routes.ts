// HTTP for business hours.
import type { App } from '../platform/app.ts'
import { mount, type Server } from '../platform/http.ts'
import { list, set } from './actions.ts'
import * as contract from './contract.ts'

export function hoursRoutes(server: Server, app: App): void {
  mount(server, contract.listHours, async ({ caller }) => ({ departments: await list(app, caller) }))
  mount(server, contract.setHours, ({ caller, params, body }) =>
    set(app, caller, { ...body, departmentId: params.id }),
  )
}
