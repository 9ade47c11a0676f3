// What the composer knows and does: the draft, as what it is sent, whether it may go, and sending it again with what was asked for.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign } from '../../campaigns/contract.ts'
import type { ContactConsent } from '../../consent/contract.ts'
import type { Conversation, StandingView } from '../../conversations/contract.ts'
import { maxBody } from '../../messages/contract.ts'
import type { ApiError } from '../call.ts'
import { campaignsQuery, consentQuery } from '../campaigns/queries.ts'
import { may, useMe } from '../session.ts'
import { formatPhone } from '../ui/phone-number.ts'
import { useNow } from '../ui/use-now.ts'
import { campaignStanding, type QuietHour, quietHour } from './campaign-verdict.ts'
import { type Draft, type DraftKey, readDraft, type SendAs, useDraft, writeDraft } from './draft.ts'
import { type Added, newRequestKey, type Receiver, send } from './sending.ts'

export type Composing = {
  /** What the draft belongs to: the conversation, or "compose". */
  about: string
  receiver: Receiver | null
  /** How the conversation stands, as the server told it. */
  standing: StandingView | null
  conversation?: Conversation | undefined
  onSent?: ((conversationId: string) => void) | undefined
}

export type Composer = {
  draftKey: DraftKey
  draft: Draft
  campaigns: readonly Campaign[]
  consent: ContactConsent | undefined
  /** Whether this text may go as what it was chosen to be. */
  standing: StandingView | null
  /** It is a quiet hour where they may be. The server's clock decides, so SEND still asks it. */
  quiet: QuietHour | null
  canSend: boolean
  isTooLong: boolean
  problem: ApiError | null
  isAsking: boolean
  /** Whoever else is answering this conversation. */
  someoneElse: string | null
  write: (body: string) => void
  choose: (sendAs: SendAs | undefined) => void
  ask: (isAsking: boolean) => void
  sendNow: (added?: Added) => Promise<void>
}

export function useComposer({ about, receiver, standing, conversation, onSent }: Composing): Composer {
  const { memberId } = useMe()
  const client = useQueryClient()
  const draftKey: DraftKey = { person: memberId ?? '-', about }
  const draft = useDraft(draftKey)
  const { campaigns, consent, told, quiet } = useTold({ draft, standing, conversation, receiver })
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [added, setAdded] = useState<Added>({})

  const isTooLong = Array.from(draft.body).length > maxBody // code points, as the contract counts
  const rewrite = (next: Draft): void => {
    writeDraft(draftKey, next) // another text: another key, and nothing that was said about the one before
    setAsking(false)
    setAdded({})
  }
  const sendNow = async (more: Added = {}): Promise<void> => {
    setAsking(false)
    setProblem(null)
    const { body, sendAs, requestKey = newRequestKey() } = readDraft(draftKey)
    if (!receiver || body.trim() === '') return
    const all = { ...added, ...more }
    setAdded(all)
    // The next text is an answer again, where one may answer.
    writeDraft(draftKey, { body: '', sendAs: standing?.maySend ? undefined : sendAs })
    const sent = await send(client, { receiver, body, requestKey, draftKey, sendAs, added: all })
    if (!sent.ok) {
      setProblem(sent.error)
      // A refusal means that what was known of their consent may be old.
      if (sendAs && conversation && sent.error.code === 'refused')
        void client.invalidateQueries({ queryKey: consentQuery(conversation.contactId).queryKey })
      return
    }
    setAdded({})
    onSent?.(sent.answer.conversationId)
  }
  const assigneeId = conversation?.assigneeId ?? null
  return {
    ...{ draftKey, draft, campaigns, consent, standing: told, quiet, problem, isAsking, isTooLong, sendNow },
    canSend: receiver !== null && told?.maySend === true && draft.body.trim() !== '' && !isTooLong,
    someoneElse: assigneeId !== memberId ? assigneeId : null,
    ask: setAsking,
    write: (body) => rewrite({ body, sendAs: draft.sendAs }),
    choose: (sendAs) => {
      rewrite({ body: draft.body, sendAs })
      setProblem(null)
    },
  }
}

type Asked = Pick<Composing, 'standing' | 'conversation' | 'receiver'> & { draft: Draft }

/** What is known about sending this text as what it was chosen to be. */
function useTold({ draft, standing, conversation, receiver }: Asked) {
  const me = useMe()
  const now = useNow()
  const { data: campaigns } = useQuery({ ...campaignsQuery, enabled: may(me, 'campaigns.view') })
  const contactId = conversation?.contactId
  const isWanted = contactId !== undefined && campaigns !== undefined && campaigns.length > 0
  const { data: consent } = useQuery({
    ...consentQuery(contactId ?? ''),
    enabled: isWanted && may(me, 'consent.view'),
  })
  const { sendAs } = draft
  const phone = conversation?.phone ?? (receiver && 'to' in receiver ? receiver.to : '')
  const who = conversation?.contactName || formatPhone(phone)
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const told =
    standing && sendAs && campaigns
      ? campaignStanding({
          ...{ sendAs, consent, standing },
          campaign: campaigns.find(({ id }) => id === sendAs.campaignId),
          ...{ who, timeZone },
        })
      : standing
  const quiet =
    told?.maySend && sendAs
      ? quietHour({ ...{ sendAs, consent, who, timeZone, now }, ...me.organization })
      : null
  return { campaigns: campaigns ?? [], consent, told, quiet }
}
