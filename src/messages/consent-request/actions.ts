// What staff do to a contact's consent, each in one transaction with the texts that follow from it: a request that goes out, or
// texts that may not go any more.

import type {
  askForConsent,
  ContactConsent,
  enterOptOut,
  giveConsent,
  withdrawConsent,
} from '../../consent/contract.ts'
import { type Cleared, clear } from '../../consent/gate.ts'
import { type EvidenceField, type Method, methods, missingEvidence } from '../../consent/methods.ts'
import {
  carryOut,
  closeDoor,
  deskOf,
  isFirst,
  openPanel,
  type Panel,
  pick,
  planAsk,
  planGive,
  planWithdraw,
  type Request,
  readPanel,
} from '../../consent/panel/actions.ts'
import { requestWords } from '../../consent/request-words.ts'
import { advanceThreads } from '../../conversations/actions.ts'
import type { App } from '../../platform/app.ts'
import type { Tx } from '../../platform/database.ts'
import type { BodyOf } from '../../platform/endpoint.ts'
import { Problem } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { previewOf } from '../preview.ts'
import { segmentsOf } from '../segments.ts'
import { addOutbound } from '../send/store.ts'
import { cancelTexts } from '../stop/actions.ts'
import { cancelCampaignTexts, threadsOf } from './store.ts'

/** What a contact agreed to. */
export const show = (app: App, caller: Caller, contactId: string): Promise<ContactConsent> =>
  app.db.inOrganization(caller.orgId, (tx) => readPanel(tx, caller, contactId))

/** Enters consent that the contact has given. What must be confirmed by text is asked for at once. */
export function give(
  app: App,
  caller: Caller,
  { id, wanted }: { id: string; wanted: BodyOf<typeof giveConsent> },
): Promise<ContactConsent> {
  const evidence = proofOf(wanted.method, wanted.evidence)
  return change(app, caller, { id, within: wanted.conversationId }, async (tx, panel) => {
    const { requestKey, method, identity, saidAt, conversationId } = wanted
    if (!(await isFirst(tx, caller.orgId, requestKey, [id, wanted]))) return
    const given = {
      ...pick(panel, wanted),
      ...{ method, evidence, identity: identity || null, saidAt: dateOf(saidAt), conversationId },
    }
    const { request } = await carryOut(tx, caller.orgId, planGive(panel, given, deskOf(caller)))
    if (request) await sendRequest(tx, caller, { panel, request })
  })
}

/** Sends the double opt-in request. */
export const ask = (
  app: App,
  caller: Caller,
  { id, wanted }: { id: string; wanted: BodyOf<typeof askForConsent> },
): Promise<ContactConsent> =>
  change(app, caller, { id, within: wanted.conversationId }, async (tx, panel) => {
    const { conversationId } = wanted
    const planned = planAsk(panel, { ...pick(panel, wanted), conversationId }, deskOf(caller))
    const { request } = await carryOut(tx, caller.orgId, planned)
    if (request) await sendRequest(tx, caller, { panel, request })
  })

/** Withdraws consent; what was queued or scheduled on it is cancelled. Asked twice, the second changes nothing. */
export const withdraw = (
  app: App,
  caller: Caller,
  { id, wanted }: { id: string; wanted: BodyOf<typeof withdrawConsent> },
): Promise<ContactConsent> =>
  change(app, caller, { id }, async (tx, panel) => {
    const { campaignId, levels, words } = wanted
    const plan = planWithdraw(panel, { ...pick(panel, wanted), words: words || null }, deskOf(caller))
    await carryOut(tx, caller.orgId, plan)
    await cancelCampaignTexts(tx, caller.orgId, { phone: panel.phone, campaignId, levels })
  })

/** Enters an opt-out that was told by telephone, e-mail, letter or at the counter. No text confirms it. */
export const optOut = (
  app: App,
  caller: Caller,
  { id, wanted }: { id: string; wanted: BodyOf<typeof enterOptOut> },
): Promise<ContactConsent> =>
  change(app, caller, { id }, async (tx, panel) => {
    const { how, words, saidAt } = wanted
    await closeDoor(tx, { caller, panel, told: { how, words, saidAt: dateOf(saidAt) } })
    await cancelTexts(tx, caller.orgId, [panel.phone])
  })

/** One act under the door's lock; then every screen with this contact is told. `within`: a conversation that was named. */
async function change(
  app: App,
  caller: Caller,
  { id, within }: { id: string; within?: string | undefined },
  act: (tx: Tx, panel: Panel) => Promise<void>,
): Promise<ContactConsent> {
  const { orgId } = caller
  const { consent, threads } = await app.db.inOrganization(orgId, async (tx) => {
    const panel = await openPanel(tx, caller, id)
    if (within !== undefined && !panel.threads.some((thread) => thread.id === within))
      throw new Problem('not_found')
    await act(tx, panel)
    const threads = await threadsOf(tx, orgId, panel.phone)
    return { consent: await readPanel(tx, caller, id), threads }
  })
  app.live.tell([
    ...threads.map((thread) => ({ orgId, topic: 'conversation' as const, ...thread })),
    { orgId, topic: 'due' as const },
  ])
  return consent
}

/** The request as a row of the outbox, resting on its record; one request to a record. */
async function sendRequest(
  tx: Tx,
  { orgId, memberId }: Caller,
  { panel, request }: { panel: Panel; request: Request },
): Promise<void> {
  const { recordId, campaign, levels, hasSignedUp, thread } = request
  const cleared = clearRequest(panel, recordId, campaign)
  if (!cleared || !thread.laneId)
    throw new Problem(
      'invalid',
      'The number of this conversation has no line to send with. Choose a connection for it under Settings.',
    )
  const body = requestWords({ business: panel.business, campaign: campaign.name, levels, hasSignedUp })
  const conversationId = thread.id
  await advanceThreads(tx, orgId, [
    {
      ...{ id: conversationId, texts: 1, unread: 0, preview: previewOf(body) },
      ...{ ours: true, assignTo: null, window: null },
    },
  ])
  await addOutbound(tx, orgId, [
    {
      ...{ id: newId(), conversationId, back: 0, laneId: thread.laneId, phone: panel.phone, class: 1 },
      ...{ kind: 'opt_in_request', body, segments: segmentsOf(body).segments, dueAt: null },
      ...{ authorId: memberId, keyId: null, requestKey: `ask:${recordId}`, requestSha256: Buffer.alloc(32) },
      ...{ clearedBy: cleared.by, clearedRule: cleared.rule, answersId: cleared.answers },
      ...{ level: 'conversational', campaignId: campaign.id, overruledBy: null },
    },
  ])
}

function clearRequest({ door, now }: Panel, id: string, campaign: Request['campaign']): Cleared | null {
  const record = { id, kind: 'asked', at: now, message: null }
  const verdict = clear({ kind: 'opt_in_request', record, door, campaign, now })
  return verdict.ok ? verdict : null
}

const dateOf = (time: string | undefined): Date | null => (time === undefined ? null : new Date(time))

/** The evidence that the method asks for and nothing else; refused with the labels of what is missing. */
function proofOf(method: Method, evidence: Readonly<Record<string, string>>): Record<string, string> {
  const fields: readonly EvidenceField[] = methods[method].evidence
  const missing = missingEvidence(method, evidence)
  const first = fields.find(({ label }) => label === missing[0])
  if (first) {
    const sentence = `${methods[method].label} needs its evidence: ${missing.join(', ')}.`
    throw new Problem('invalid', sentence, { field: `evidence.${first.name}` })
  }
  const { pageUrl } = evidence
  if (pageUrl && !(URL.canParse(pageUrl) && /^https?:$/.test(new URL(pageUrl).protocol)))
    throw new Problem('invalid', 'Enter the whole address of the page, beginning with https://', {
      field: 'evidence.pageUrl',
    })
  return Object.fromEntries(fields.flatMap(({ name }) => (evidence[name] ? [[name, evidence[name]]] : [])))
}
