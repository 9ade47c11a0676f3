// What a template is fixed to: a campaign at one of its levels, or nothing.
import type { CampaignLevel } from '../campaigns/use-cases.ts'

export type Fixed = { readonly campaignId: string; readonly level: CampaignLevel }

/** The two columns hold both or neither. */
export const fixedOf = ({
  campaignId,
  level,
}: {
  readonly campaignId: string | null
  readonly level: CampaignLevel | null
}): Fixed | null => (campaignId && level ? { campaignId, level } : null)
