// HTTP for what waits for a person.
import { filesProblems } from '../messages/files/words.ts'
import type { SendResult, Wanted } from '../messages/send/actions.ts'
import type { App } from '../platform/app.ts'
import type { OrgId } from '../platform/database.ts'
import { Problem } from '../platform/errors.ts'
import { type Caller, mount, type Server } from '../platform/http.ts'
import { unfilledSentence } from '../templates/merge-fields.ts'
import { asAgain, count, type Deciding, dismiss, list, replace } from './actions.ts'
import * as contract from './contract.ts'

type Sending = { send: (orgId: OrgId, text: Wanted) => Promise<SendResult> }

export function needsYouRoutes(server: Server, app: App, verbs: Sending): void {
  mount(server, contract.listNeedsYou, ({ caller, query }) => list(app, caller, query))
  mount(server, contract.countNeedsYou, ({ caller }) => count(app, caller))
  mount(server, contract.dismissTexts, async ({ caller, body }) => ({
    dismissed: await dismiss(app, deciding(caller), body.ids),
  }))
  mount(server, contract.sendAgain, async ({ caller: asked, params: { id }, body }) => {
    const caller = deciding(asked)
    const sent = accepted(await verbs.send(caller.orgId, await asAgain(app, caller, { id, ...body })))
    await replace(app, caller, { id, againId: sent.id })
    return sent
  })
}

/** Doubts and failures are a person's to decide: an API key has nobody behind it. */
function deciding(caller: Caller): Deciding {
  const { memberId } = caller
  if (memberId === null) throw new Problem('not_allowed')
  return { ...caller, memberId }
}

function accepted(result: SendResult): { id: string; conversationId: string; state: string } {
  if (result.ok) return { id: result.id, conversationId: result.conversationId, state: result.state }
  if (result.problem === 'unfilled')
    throw new Problem('invalid', unfilledSentence(result.fields), { field: 'body' })
  if (result.problem === 'no_template') throw new Problem('not_found')
  if (result.problem === 'refused') {
    const { sentence, reason, wayOut, until } = result
    throw new Problem('refused', sentence, { reason, wayOut, ...(until && { until: until.toISOString() }) })
  }
  if (result.problem === 'words_only' || result.problem === 'files_gone')
    throw new Problem('invalid', filesProblems[result.problem])
  throw new Problem(result.problem)
}
