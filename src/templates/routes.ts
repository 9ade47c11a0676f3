// Templates over HTTP.
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { mount, type Server } from '../platform/http.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'
import { fieldValues } from './in-texts/actions.ts'

export function templateRoutes(server: Server, app: App): void {
  mount(server, contract.listTemplates, ({ caller, query }) => actions.listTemplates(app, caller, query))

  mount(server, contract.readFieldValues, async ({ caller, query: { phone, departmentId } }) => {
    const about = { phone: phone ?? null, departmentId: departmentId ?? null }
    const values = await fieldValues(app, caller, about)
    if (!values) throw new Problem('not_found')
    return values
  })

  mount(server, contract.readTemplate, async ({ caller, params }) =>
    answer(await actions.readTemplate(app, caller, params.id)),
  )

  mount(server, contract.addTemplate, async ({ caller, body }) =>
    answer(await actions.addTemplate(app, caller, body)),
  )

  mount(server, contract.changeTemplate, async ({ caller, params, body }) =>
    answer(await actions.changeTemplate(app, caller, { ...body, id: params.id })),
  )

  mount(server, contract.deleteTemplate, async ({ caller, params }) => {
    answer(await actions.deleteTemplate(app, caller, { id: params.id, isDeleted: true }))
  })

  mount(server, contract.restoreTemplate, async ({ caller, params }) =>
    answer(await actions.deleteTemplate(app, caller, { id: params.id, isDeleted: false })),
  )

  mount(server, contract.useTemplate, async ({ caller, params }) =>
    answer(await actions.useTemplate(app, caller, params.id)),
  )
}

function answer(result: actions.Result): contract.Template {
  if (result.ok) return result.template
  if (result.reason === 'invalid') throw new Problem('invalid', result.sentence, { field: result.field })
  if (result.reason === 'moved_on')
    throw new Problem(
      'moved_on',
      'Somebody else changed this template while you had it open. Close this, look at it again, and repeat your change.',
    )
  throw new Problem(result.reason)
}
