// Numbers and connections over HTTP. Credentials come in here and never go out again.
import { parseOwnPhone } from '../contacts/phone.ts'
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { mount, type Server } from '../platform/http.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'

export function numberRoutes(server: Server, app: App, carriers: actions.Carriers): void {
  mount(server, contract.listNumbers, async ({ caller }) => ({
    numbers: await actions.listNumbers(app, caller),
  }))

  mount(server, contract.addNumber, async ({ caller, body }) => {
    const read = parseOwnPhone(body.phone)
    if (!read.ok) throw new Problem('invalid', read.sentence, { field: 'phone' })
    return answer(await actions.addNumber(app, caller.orgId, { ...body, phone: read.phone }))
  })

  mount(server, contract.changeNumber, async ({ caller, params, body }) =>
    answer(await actions.changeNumber(app, caller.orgId, { id: params.id, ...body })),
  )

  mount(server, contract.listConnections, async ({ caller }) => ({
    connections: await actions.listConnections(app, caller),
    carriers: [...carriers.values()].map(({ name, label, fields }) => ({
      name,
      label,
      fields: fields.map(({ options, ...field }) => ({
        ...field,
        ...(options && { options: [...options] }),
      })),
    })),
  }))

  mount(server, contract.addConnection, async ({ caller, body }) =>
    answer(await actions.addConnection(app, carriers, caller.orgId, body)),
  )

  mount(server, contract.changeConnection, async ({ caller, params, body }) =>
    answer(await actions.changeConnection(app, carriers, caller.orgId, { id: params.id, ...body })),
  )
}

function answer<T>(result: actions.Result<T>): T {
  if (result.ok) return result.value
  if (result.reason === 'not_found') throw new Problem('not_found')
  throw new Problem('invalid', result.sentence, { field: result.field })
}
