// The purposes that people agree to: the use cases of the campaign registry, in words for staff. A campaign has one of them for ever.

export const campaignLevels = ['informational', 'promotional'] as const
export type CampaignLevel = (typeof campaignLevels)[number]

type UseCase = {
  readonly label: string
  readonly help: string
  /** May such a campaign hold offers? The registry refuses marketing under any other use case. */
  readonly mayPromote?: true
}

/** Source: the registry's list of standard and special use cases (The Campaign Registry, 10DLC), by its own codes. */
export const useCases = {
  ACCOUNT_NOTIFICATION: { label: 'Account notification', help: 'News about the person\u2019s account with you.' },
  CUSTOMER_CARE: { label: 'Customer care', help: 'Help with what the person bought or asked for.' },
  DELIVERY_NOTIFICATION: { label: 'Delivery notification', help: 'How a delivery, a repair or an order stands.' },
  MARKETING: { label: 'Marketing', help: 'Offers, sales and whatever else promotes what you sell.', mayPromote: true },
  MIXED: { label: 'Mixed', help: 'Two to five of these purposes in one campaign.', mayPromote: true },
  LOW_VOLUME: { label: 'Low volume mixed', help: 'Several purposes, under 6,000 texts a month.', mayPromote: true },
  '2FA': { label: 'One-time passwords', help: 'Codes to sign in with, and nothing else.' },
  SECURITY_ALERT: { label: 'Security alert', help: 'A warning that an account or a system may be at risk.' },
  FRAUD_ALERT: { label: 'Fraud alert', help: 'A warning of a payment that may not be theirs.' },
  HIGHER_EDUCATION: { label: 'Higher education', help: 'Texts of a college or university.' },
  POLLING_VOTING: { label: 'Polls and votes', help: 'Questions and surveys that are not political.' },
  PUBLIC_SERVICE_ANNOUNCEMENT: { label: 'Public service announcement', help: 'News for everybody in a place.' },
  AGENTS_FRANCHISES: { label: 'Agents and franchises', help: 'Local offices of one brand.', mayPromote: true },
  CARRIER_EXEMPT: { label: 'Carrier exempt', help: 'A use that the carriers have exempted.' },
  CHARITY: { label: 'Charity', help: 'A registered charity; asking for gifts is promotional.', mayPromote: true },
  EMERGENCY: { label: 'Emergency', help: 'Warnings of danger to life or health.' },
  K12_EDUCATION: { label: 'School', help: 'Texts of a school to parents and pupils.' },
  POLITICAL: { label: 'Political', help: 'A verified political campaign.', mayPromote: true },
  PROXY: { label: 'Proxy', help: 'Two people text each other through one of your numbers.' },
  SOCIAL: { label: 'Social', help: 'A community or an influencer.', mayPromote: true },
  SOLE_PROPRIETOR: { label: 'Sole proprietor', help: 'A small business without a tax number.', mayPromote: true },
  SWEEPSTAKE: { label: 'Sweepstake', help: 'Games and prize draws.', mayPromote: true },
} as const satisfies Record<string, UseCase> // biome-ignore format: a table

export type UseCaseCode = keyof typeof useCases
export const useCaseCodes = Object.keys(useCases) as UseCaseCode[]

const known = new Map<string, UseCase>(Object.entries(useCases))

/** The words for a use case; a stored one that the list no longer has is shown as it is. */
export const labelOfUseCase = (code: string): string => known.get(code)?.label ?? code

/** What a use case is for, in one sentence. */
export const helpOfUseCase = (code: string): string => known.get(code)?.help ?? ''

/** May a campaign of this use case send promotional texts? */
export const mayPromote = (code: string): boolean => known.get(code)?.mayPromote === true

/** Why a campaign of this use case cannot have these levels, in one sentence; null when it can. */
export function whyNotLevels(code: string, levels: readonly CampaignLevel[]): string | null {
  if (!levels.includes('promotional') || mayPromote(code)) return null
  return `A campaign for ${labelOfUseCase(code).toLowerCase()} holds no offers. Choose Informational only, or make a Marketing campaign for the offers.`
}
