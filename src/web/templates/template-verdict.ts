// Whether a text that was made from a fixed template may go as what it was chosen to be, in the gate's own words. The server asks again.
import { type RefusalReason, tell } from '../../consent/refusal.ts'
import type { StandingView } from '../../conversations/contract.ts'
import type { Template } from '../../templates/contract.ts'
import type { SendAs } from '../inbox/draft.ts'

type Asked = {
  fixed: Template['fixed']
  sendAs: SendAs | undefined
  /** How the text stands, its template aside. */
  standing: StandingView
  /** The name of the campaign that was chosen. */
  campaign: string | null
  who: string
}

export function templateStanding({ fixed, sendAs, standing, campaign, who }: Asked): StandingView {
  if (fixed === null || standing.optedOutAt !== null) return standing
  const reason = whyNot(fixed, sendAs)
  if (reason === null) return standing
  const level = sendAs?.level ?? 'conversational'
  const told = tell(reason, null, { who, level, campaign, ourPhone: '', timeZone: 'UTC', hours: 24 })
  return { ...standing, maySend: false, reason, ...told }
}

function whyNot(fixed: NonNullable<Template['fixed']>, sendAs: SendAs | undefined): RefusalReason | null {
  if (!sendAs) return 'not_an_answer'
  const isSame = fixed.campaignId === sendAs.campaignId && fixed.level === sendAs.level
  return isSame ? null : 'of_another_campaign'
}

/** Two templates that are fixed to different things do not go into one text: which of them would hold? */
export const fitsWith = (one: Template['fixed'], other: Template['fixed']): boolean =>
  one === null || other === null || (one.campaignId === other.campaignId && one.level === other.level)
