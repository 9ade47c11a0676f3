// Campaigns over HTTP.
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { mount, type Server } from '../platform/http.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'

export function campaignRoutes(server: Server, app: App): void {
  mount(server, contract.listCampaigns, async ({ caller }) => ({
    campaigns: await actions.listCampaigns(app, caller.orgId),
  }))

  mount(server, contract.addCampaign, async ({ caller, body }) =>
    answer(await actions.addCampaign(app, caller.orgId, body)),
  )

  mount(server, contract.changeCampaign, async ({ caller, params, body }) =>
    answer(await actions.changeCampaign(app, caller.orgId, { ...body, id: params.id })),
  )

  mount(server, contract.archiveCampaign, async ({ caller, params }) =>
    answer(await actions.archiveCampaign(app, caller.orgId, { id: params.id, archived: true })),
  )

  mount(server, contract.reopenCampaign, async ({ caller, params }) =>
    answer(await actions.archiveCampaign(app, caller.orgId, { id: params.id, archived: false })),
  )
}

function answer(result: actions.Result): contract.Campaign {
  if (result.ok) return result.campaign
  if (result.reason === 'invalid') throw new Problem('invalid', result.sentence, { field: result.field })
  if (result.reason === 'not_found') throw new Problem('not_found')
  throw new Problem(
    'moved_on',
    'Somebody else changed this campaign while you had it open. Close this, look at it again, and repeat your change.',
  )
}
