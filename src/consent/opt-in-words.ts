// The words that confirm an opt-in by keyword: the programme, how often, fees, HELP and STOP, and nothing that sells (CTIA 5.1.2.1; Twilio 30837).
import type { CampaignLevel } from './methods.ts'
import { fitted } from './request-words.ts'

export type OptInAbout = {
  readonly business: string
  readonly campaign: string
  readonly levels: readonly CampaignLevel[]
}

/** The confirmation as it is sent. Long names are shortened, the rest never is. */
export const optInWords = ({ business, campaign, levels }: OptInAbout): string =>
  fitted({ business, campaign }, (names) => {
    const isPromotional = levels.includes('promotional')
    const what = !isPromotional
      ? 'texts'
      : levels.length > 1
        ? 'texts and marketing texts'
        : 'marketing texts'
    return `${names.business}: You're signed up for ${what} about ${names.campaign}. Msg frequency varies. Msg & data rates may apply. Reply HELP for help, STOP to opt out.`
  })
