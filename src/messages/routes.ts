// HTTP for texts: send one, read a thread, take one back.
import { parsePhone } from '../contacts/phone.ts'
import { readThread } from '../conversations/contract.ts'
import { mediaOf } from '../media/actions.ts'
import { fitTogether } from '../media/together/actions.ts'
import type { App } from '../platform/app.ts'
import type { BodyOf } from '../platform/endpoint.ts'
import { Problem } from '../platform/errors.ts'
import { type Caller, mount, type Server } from '../platform/http.ts'
import { unfilledSentence } from '../templates/merge-fields.ts'
import { cancelMessage, readMessage, sendMessage } from './contract.ts'
import { filesProblems } from './files/words.ts'
import type { SendResult, Wanted } from './send/actions.ts'
import { cancel, read, readOne } from './thread/actions.ts'
import type { Verbs } from './verbs/jobs.ts'

export function messageRoutes(server: Server, app: App, verbs: Verbs): void {
  mount(server, sendMessage, async ({ body, caller }) => {
    const tooLarge = body.mediaIds?.length ? await fitTogether(mediaOf(app), caller, body.mediaIds) : null
    if (tooLarge) throw new Problem('invalid', tooLarge, { field: 'mediaIds' })
    return answerOf(await verbs.send(caller.orgId, asWanted(body, caller, app.now())))
  })
  mount(server, readThread, ({ params, query, caller }) => read(app, caller, { id: params.id, ...query }))
  mount(server, readMessage, ({ params, caller }) => readOne(app, caller, params.id))
  mount(server, cancelMessage, ({ params, caller }) => cancel(app, caller, params.id))
}

const FURTHEST_MS = 366 * 24 * 3_600_000

function asWanted(body: BodyOf<typeof sendMessage>, caller: Caller, now: Date): Wanted {
  const dueAt = body.dueAt === undefined ? null : new Date(body.dueAt)
  if (dueAt && dueAt.getTime() - now.getTime() > FURTHEST_MS)
    throw new Problem('invalid', 'A text can be scheduled for up to a year ahead. Choose an earlier time.', {
      field: 'dueAt',
    })
  const to = body.conversationId === undefined && body.to !== undefined ? parsePhone(body.to) : null
  if (to && !to.ok) throw new Problem('invalid', to.sentence, { field: 'to' })
  return {
    requestKey: body.requestKey,
    conversationId: body.conversationId ?? null,
    numberId: body.conversationId === undefined ? (body.numberId ?? null) : null,
    phone: to?.ok ? to.phone : null,
    body: body.body,
    ...(body.mediaIds?.length && { mediaIds: body.mediaIds }),
    dueAt,
    ...(body.level !== 'conversational' && { campaign: { id: body.campaignId ?? null, level: body.level } }),
    ...(body.overruleReason && { overrule: { reason: body.overruleReason, by: caller.name } }),
    ...(body.templateId && { templateId: body.templateId }),
    ...(body.draftVersion !== undefined && { draftVersion: body.draftVersion }),
    authorId: caller.memberId,
    keyId: caller.keyId,
    departments: caller.departments,
  }
}

const NO_TEMPLATE =
  'The template of this text is not there, or it is not yours to use. Choose another one, or write the text yourself.'

function answerOf(result: SendResult): {
  id: string
  conversationId: string
  state: string
  segments: number
} {
  if (result.ok)
    return {
      id: result.id,
      conversationId: result.conversationId,
      state: result.state,
      segments: result.segments,
    }
  if (result.problem === 'refused')
    throw new Problem('refused', result.sentence, {
      reason: result.reason,
      wayOut: result.wayOut,
      ...(result.until && { until: result.until.toISOString() }),
    })
  if (result.problem === 'unfilled')
    throw new Problem('invalid', unfilledSentence(result.fields), { field: 'body' })
  if (result.problem === 'no_template') throw new Problem('invalid', NO_TEMPLATE, { field: 'templateId' })
  if (result.problem === 'words_only' || result.problem === 'files_gone')
    throw new Problem('invalid', filesProblems[result.problem], { field: 'mediaIds' })
  throw new Problem(result.problem, undefined, result.problem === 'key_reused' ? { field: 'requestKey' } : {})
}
