// The Consent Management Tool over HTTP.
import { ask, give, optOut, show, withdraw } from '../messages/consent-request/actions.ts'
import type { App } from '../platform/app.ts'
import { mount, type Server } from '../platform/http.ts'
import { askForConsent, enterOptOut, giveConsent, readConsent, withdrawConsent } from './contract.ts'

export function consentRoutes(server: Server, app: App): void {
  mount(server, readConsent, ({ caller, params }) => show(app, caller, params.id))
  mount(server, giveConsent, ({ caller, params, body }) => give(app, caller, { id: params.id, wanted: body }))
  mount(server, withdrawConsent, ({ caller, params, body }) =>
    withdraw(app, caller, { id: params.id, wanted: body }),
  )
  mount(server, askForConsent, ({ caller, params, body }) =>
    ask(app, caller, { id: params.id, wanted: body }),
  )
  mount(server, enterOptOut, ({ caller, params, body }) =>
    optOut(app, caller, { id: params.id, wanted: body }),
  )
}
