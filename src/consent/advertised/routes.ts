// Advertised keywords over HTTP.
import type { App } from '../../platform/app.ts'
import { Problem } from '../../platform/errors.ts'
import { mount, type Server } from '../../platform/http.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'

export function keywordRoutes(server: Server, app: App): void {
  mount(server, contract.listKeywords, async ({ caller, params }) => {
    const keywords = await actions.listKeywords(app, caller.orgId, params.id)
    if (!keywords) throw new Problem('not_found')
    return { keywords }
  })

  mount(server, contract.addKeyword, async ({ caller, params, body }) =>
    answer(await actions.addKeyword(app, caller.orgId, { ...body, campaignId: params.id })),
  )

  mount(server, contract.changeKeyword, async ({ caller, params, body }) =>
    answer(
      await actions.changeKeyword(app, caller.orgId, {
        ...body,
        id: params.keywordId,
        campaignId: params.id,
      }),
    ),
  )

  mount(server, contract.removeKeyword, async ({ caller, params }) => {
    const which = { campaignId: params.id, id: params.keywordId }
    if (!(await actions.removeKeyword(app, caller.orgId, which))) throw new Problem('not_found')
  })
}

function answer(result: actions.Result): contract.AdvertisedKeyword {
  if (result.ok) return result.keyword
  if (result.reason === 'invalid') throw new Problem('invalid', result.sentence, { field: result.field })
  if (result.reason === 'not_found') throw new Problem('not_found')
  throw new Problem(
    'moved_on',
    'Somebody else changed this keyword while you had it open. Close this, look at it again, and repeat your change.',
  )
}
