// Whether a contact agreed to what is about to be sent and whether it is a quiet hour, told while it is typed and in the gate's own
// sentences. The server asks the gate again: caps and offers are only known there, and only its clock decides.
import type { Campaign } from '../../campaigns/contract.ts'
import type { CampaignConsent, ContactConsent, LevelConsent } from '../../consent/contract.ts'
import { quietVerdict } from '../../consent/hours/quiet.ts'
import { type RefusalReason, tell } from '../../consent/refusal.ts'
import type { StandingView } from '../../conversations/contract.ts'
import type { SendAs } from './draft.ts'

type Standing = LevelConsent['standing']

/** The words behind a campaign in the list to choose from; those who agreed need none. */
export const notAgreedWords: Record<Exclude<Standing, 'given'>, string> = {
  pending: 'not confirmed yet',
  lapsed: 'not confirmed',
  withdrawn: 'withdrawn',
  none: 'not agreed',
}

const reasons: Record<Exclude<Standing, 'given'>, RefusalReason> = {
  pending: 'not_confirmed_yet',
  lapsed: 'request_lapsed',
  withdrawn: 'withdrawn',
  none: 'not_given',
}

/** How consent stands for one campaign and level, as far as it is known; null while it is not. */
export function agreedTo(
  consent: Pick<ContactConsent, 'campaigns'> | undefined,
  { campaignId, level }: SendAs,
): CampaignConsent['levels'][number] | null {
  const campaign = consent?.campaigns.find(({ id }) => id === campaignId)
  return campaign?.levels.find((each) => each.level === level) ?? null
}

/** The one campaign and level that somebody agreed to; undefined where there is none, or a choice. */
export function onlyAgreedTo(consent: Pick<ContactConsent, 'campaigns'> | undefined): SendAs | undefined {
  const given = (consent?.campaigns ?? []).flatMap(({ id, levels }) =>
    levels.flatMap(({ level, standing }) => (standing === 'given' ? { campaignId: id, level } : [])),
  )
  const isOneCampaign = new Set(given.map(({ campaignId }) => campaignId)).size === 1
  return isOneCampaign ? (given.find(({ level }) => level === 'informational') ?? given[0]) : undefined
}

/** Of whom nothing is known yet, nobody has agreed to anything. */
export const strangersConsent = (campaigns: readonly Campaign[]): ContactConsent => ({
  ...{ contactId: '', phone: '', name: '', places: [], doubt: null, conversations: [] },
  door: { state: 'open', at: null, words: null, recordId: null, sentence: null, wayOut: null },
  campaigns: campaigns.map(({ id, name, useCase, doubleOptIn, levels }) => ({
    ...{ id, name, useCase, doubleOptIn },
    levels: levels.map((level) => ({
      ...{ level, standing: 'none', since: null, until: null, recordId: null, method: null, by: null },
      ...{ mayGive: false, mayWithdraw: false, mayAsk: false, whyNot: null },
    })),
  })),
})

type Asked = {
  sendAs: SendAs
  /** The campaign that was chosen; undefined when it is not in use any more. */
  campaign: Pick<Campaign, 'name' | 'archivedAt'> | undefined
  consent: Pick<ContactConsent, 'campaigns' | 'door' | 'doubt'> | undefined
  /** How the conversation stands: a STOP holds for campaigns as well. */
  standing: StandingView
  who: string
  timeZone: string
}

/** May this text go for this campaign, as far as the browser knows? The same shape as the conversation's own standing. */
export function campaignStanding(asked: Asked): StandingView {
  const { sendAs, campaign, consent, standing, who, timeZone } = asked
  const about = {
    who,
    timeZone,
    ourPhone: '',
    hours: 24,
    level: sendAs.level,
    campaign: campaign?.name ?? null,
  }
  const refuse = (reason: RefusalReason, at: string | null): StandingView => {
    const withdrawnAt = reason === 'withdrawn' ? at : null
    return { ...refused, reason, optedOutAt: withdrawnAt, ...tell(reason, at ? new Date(at) : null, about) }
  }
  if (standing.optedOutAt !== null) return standing
  if (!campaign || campaign.archivedAt !== null) return refuse('campaign_ended', null)
  const agreed = agreedTo(consent, sendAs)
  if (agreed && agreed.standing !== 'given') return refuse(reasons[agreed.standing], agreed.since)
  if (consent?.doubt) return refuse('in_doubt', consent.doubt.at)
  return allowed
}

type Hours = Pick<Asked, 'sendAs' | 'who' | 'timeZone'> & {
  consent: Pick<ContactConsent, 'places'> | undefined
  quietInformational: boolean
  now: Date
}

/** The quiet hour that this text would wait for, by the places where the contact may be; null when there is none. */
export function quietHour({
  sendAs,
  consent,
  quietInformational,
  who,
  timeZone,
  now,
}: Hours): QuietHour | null {
  const [first, ...others] = consent?.places ?? []
  if (!first) return null
  const { level } = sendAs
  const verdict = quietVerdict({
    now,
    level,
    places: [first, ...others],
    informationalToo: quietInformational,
  })
  if (verdict.open) return null
  const { opensAt: until, because } = verdict
  const about = {
    who,
    timeZone,
    ourPhone: '',
    hours: 24,
    level,
    campaign: null,
    until,
    local: because.localTime,
  }
  return { until, ...tell('quiet_hours', null, about) }
}
export type QuietHour = { until: Date | null; sentence: string; wayOut: string }

const allowed: StandingView = {
  maySend: true,
  reason: null,
  sentence: null,
  wayOut: null,
  until: null,
  optedOutAt: null,
}
const refused: StandingView = { ...allowed, maySend: false }
