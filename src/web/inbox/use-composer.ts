// What the composer knows and does: the draft, as what it is sent, whether it may go, and sending it again with what was asked for.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign } from '../../campaigns/contract.ts'
import type { ContactConsent } from '../../consent/contract.ts'
import type { Conversation, StandingView } from '../../conversations/contract.ts'
import { maxBody } from '../../messages/contract.ts'
import type { Template } from '../../templates/contract.ts'
import { unfilledIn } from '../../templates/merge-fields.ts'
import type { ApiError } from '../call.ts'
import { campaignsQuery, consentQuery } from '../campaigns/queries.ts'
import { may, useMe } from '../session.ts'
import { templateQuery } from '../templates/queries.ts'
import { templateStanding } from '../templates/template-verdict.ts'
import { formatPhone } from '../ui/phone-number.ts'
import { useNow } from '../ui/use-now.ts'
import { isUploading, useUploads } from './attach/uploads.ts'
import {
  campaignStanding,
  onlyAgreedTo,
  type QuietHour,
  quietHour,
  strangersConsent,
} from './campaign-verdict.ts'
import { type Draft, type DraftKey, readDraft, type SendAs, useDraft, writeDraft } from './draft.ts'
import { holdSaving } from './draft-saving.ts'
import { type Added, newRequestKey, type Receiver, send } from './sending.ts'

export type Composing = {
  /** What the draft belongs to: the conversation, or "compose". */
  about: string
  receiver: Receiver | null
  /** How the conversation stands, as the server told it. */
  standing: StandingView | null
  conversation?: Conversation | undefined
  /** Whom the first text is for, where that is a contact already. */
  contact?: { readonly id: string; readonly name: string } | undefined
  onSent?: ((conversationId: string) => void) | undefined
}

export type Composer = {
  draftKey: DraftKey
  draft: Draft
  /** What it is sent as: what was chosen, else for somebody's first text what they agreed to, where that is one thing only. */
  sendAs: SendAs | undefined
  campaigns: readonly Campaign[]
  consent: ContactConsent | undefined
  /** Whether this text may go as what it was chosen to be. */
  standing: StandingView | null
  /** It is a quiet hour where they may be. The server's clock decides, so SEND still asks it. */
  quiet: QuietHour | null
  canSend: boolean
  isTooLong: boolean
  /** Merge fields that still stand in the text, as they are written. */
  unfilled: readonly string[]
  problem: ApiError | null
  isAsking: boolean
  /** Whoever else is answering this conversation. */
  someoneElse: string | null
  write: (body: string) => void
  choose: (sendAs: SendAs | undefined) => void
  /** A template was put into the text: what it is fixed to, the text is sent as. */
  madeFrom: (template: Template) => void
  ask: (isAsking: boolean) => void
  sendNow: (added?: Added) => Promise<void>
}

export function useComposer(composing: Composing): Composer {
  const { about, receiver, standing, conversation, onSent } = composing
  const { memberId } = useMe()
  const client = useQueryClient()
  const draftKey: DraftKey = { person: memberId ?? '-', about }
  const draft = useDraft(draftKey)
  const { campaigns, consent, told, quiet, sendAs } = useTold(draft, composing)
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [added, setAdded] = useState<Added>({})

  const isBusy = useUploads(draftKey).length > 0 // also one that failed: it is removed or tried again first
  const hasFiles = (draft.attachments?.length ?? 0) > 0
  const isTooLong = Array.from(draft.body).length > maxBody // code points, as the contract counts
  const unfilled = unfilledIn(draft.body)
  const rewrite = (next: Draft): void => {
    writeDraft(draftKey, { ...next, requestKey: undefined }) // another text: another key, and nothing that was said about the one before
    setAsking(false)
    setAdded({})
  }
  const sendNow = async (more: Added = {}): Promise<void> => {
    setAsking(false)
    setProblem(null)
    const { body, templateId, attachments = [], requestKey = newRequestKey() } = readDraft(draftKey)
    if (!receiver || (body.trim() === '' && attachments.length === 0) || isUploading(draftKey)) return
    const all = { ...added, ...more }
    setAdded(all)
    const saving = holdSaving(draftKey)
    // The next text is an answer again, where one may answer.
    writeDraft(draftKey, { body: '', sendAs: standing?.maySend ? undefined : sendAs })
    const { version: draftVersion } = saving
    const text = {
      receiver,
      body,
      requestKey,
      draftKey,
      sendAs,
      templateId,
      attachments,
      added: all,
      draftVersion,
    }
    const sent = await send(client, text).finally(saving.release)
    if (!sent.ok) {
      setProblem(sent.error)
      // A refusal means that what was known of their consent may be old.
      const contactId = conversation?.contactId ?? composing.contact?.id
      if (sendAs && contactId !== undefined && sent.error.code === 'refused')
        void client.invalidateQueries({ queryKey: consentQuery(contactId).queryKey })
      return
    }
    setAdded({})
    onSent?.(sent.answer.conversationId)
  }
  const assigneeId = conversation?.assigneeId ?? null
  return {
    ...{
      draftKey,
      draft,
      sendAs,
      campaigns,
      consent,
      standing: told,
      quiet,
      problem,
      isAsking,
      isTooLong,
      unfilled,
      sendNow,
    },
    canSend:
      receiver !== null &&
      told?.maySend === true &&
      (draft.body.trim() !== '' || hasFiles) &&
      !isBusy &&
      !isTooLong &&
      unfilled.length === 0,
    someoneElse: assigneeId !== memberId ? assigneeId : null,
    ask: setAsking,
    // Who empties the text has done with its template.
    write: (body) =>
      rewrite({ ...readDraft(draftKey), body, ...(body.trim() === '' && { templateId: undefined }) }),
    choose: (sendAs) => {
      rewrite({ ...readDraft(draftKey), sendAs })
      setProblem(null)
    },
    madeFrom: ({ id, fixed }) => {
      const before = readDraft(draftKey)
      const asFixed = fixed && { campaignId: fixed.campaignId, level: fixed.level }
      rewrite({ ...before, sendAs: asFixed ?? before.sendAs, templateId: id })
      setProblem(null)
    },
  }
}

/** What is known about sending this text as what it was chosen to be. */
function useTold(draft: Draft, { standing, conversation, receiver, contact }: Composing) {
  const me = useMe()
  const now = useNow()
  const { data: campaigns } = useQuery({ ...campaignsQuery, enabled: may(me, 'campaigns.view') })
  const contactId = conversation?.contactId ?? contact?.id
  const isWanted = contactId !== undefined && campaigns !== undefined && campaigns.length > 0
  const { data: known } = useQuery({
    ...consentQuery(contactId ?? ''),
    enabled: isWanted && may(me, 'consent.view'),
  })
  const isStranger = receiver !== null && contactId === undefined && campaigns !== undefined
  const consent = isStranger ? strangersConsent(campaigns) : known
  // Before somebody has texted, an answer is none of the choices.
  const suggests = conversation === undefined && standing?.maySend === false
  const sendAs = draft.sendAs ?? (suggests ? onlyAgreedTo(consent) : undefined)
  const phone = conversation?.phone ?? (receiver && 'to' in receiver ? receiver.to : '')
  const who = conversation?.contactName || contact?.name || formatPhone(phone)
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const { data: template } = useQuery({
    ...templateQuery(draft.templateId ?? ''),
    enabled: draft.templateId !== undefined && may(me, 'templates.view'),
  })
  const toldOfConsent =
    standing && sendAs && campaigns
      ? campaignStanding({
          ...{ sendAs, consent, standing },
          campaign: campaigns.find(({ id }) => id === sendAs.campaignId),
          ...{ who, timeZone },
        })
      : standing
  const told =
    toldOfConsent &&
    templateStanding({
      ...{ fixed: template?.fixed ?? null, sendAs, standing: toldOfConsent, who },
      campaign: campaigns?.find(({ id }) => id === sendAs?.campaignId)?.name ?? null,
    })
  const quiet =
    told?.maySend && sendAs
      ? quietHour({ ...{ sendAs, consent, who, timeZone, now }, ...me.organization })
      : null
  return { campaigns: campaigns ?? [], consent, told, quiet, sendAs }
}
