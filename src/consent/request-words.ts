// The words of the double opt-in request. It must name the business, the programme, rates, HELP and STOP (Twilio 30540; CTIA 5.1.2.1),
// and for promotional texts that nothing need be bought (47 CFR 64.1200(f)(9)(i)(B)).
import { gsmUnits } from '../carriers/gsm-alphabet.ts'
import type { CampaignLevel } from './methods.ts'

export type RequestAbout = {
  readonly business: string
  readonly campaign: string
  readonly levels: readonly CampaignLevel[]
  /** They have signed up and confirm it now; otherwise they are asked in a conversation that they began. */
  readonly hasSignedUp: boolean
}

// Two segments of GSM-7 hold 306 septets; an escape that would be cut costs one at the seam (3GPP TS 23.040).
const ROOM = 305
// A name that GSM-7 cannot write makes the whole text UCS-2, which holds 67 characters a segment: three of them then.
const ROOM_OF_OTHERS = 201

/** The request as it is sent. Long names are shortened, the rest never is. */
export const requestWords = (about: RequestAbout): string =>
  fitted(about, (names) => write({ ...about, ...names }))

type Names = { readonly business: string; readonly campaign: string }

/** What `write` makes of the names, shortened until it fits into two segments, or three where a name needs UCS-2. */
export function fitted(about: Names, write: (names: Names) => string): string {
  const names = { business: plain(about.business), campaign: plain(about.campaign) }
  const whole = (): string => write(names)
  while (unitsOf(whole()) > roomFor(whole())) {
    const longer =
      names.campaign.length > SHORT && names.campaign.length > names.business.length / 2
        ? 'campaign'
        : 'business'
    if (names[longer].length <= SHORT) break
    names[longer] = shorten(names[longer])
  }
  return whole()
}

const SHORT = 12

function write({ business, campaign, levels, hasSignedUp }: RequestAbout): string {
  const isPromotional = levels.includes('promotional')
  const what = !isPromotional ? 'texts' : levels.length > 1 ? 'texts and marketing texts' : 'marketing texts'
  const opening = hasSignedUp
    ? `You signed up for ${what} about ${campaign}.`
    : `May we send you ${what} about ${campaign}?`
  const terms = `Msg frequency varies. Msg & data rates may apply.${isPromotional ? ' Not needed to buy anything.' : ''}`
  return `${business}: ${opening} Reply YES to confirm, HELP for help, STOP to opt out. ${terms}`
}

/** Curly signs and accents would make the text UCS-2; letters that GSM-7 has no likeness of stay as they are. */
export const plain = (name: string): string => Array.from(straight(name), bareOf).join('').trim()

const straight = (name: string): string =>
  name
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/[\u2013\u2014]/g, '-')

function bareOf(character: string): string {
  if (gsmUnits(character) > 0) return character
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '')
  return isGsm(bare) ? bare : character
}

const shorten = (name: string): string =>
  `${Array.from(name.replace(/\.\.\.$/, ''))
    .slice(0, -1)
    .join('')
    .trimEnd()}...`

/** Does it fit into two segments of GSM-7, or three where a name needs UCS-2? */
export const oneOrTwoSegments = (body: string): boolean => unitsOf(body) <= roomFor(body)

const isGsm = (body: string): boolean => Array.from(body).every((each) => gsmUnits(each) > 0)
const roomFor = (body: string): number => (isGsm(body) ? ROOM : ROOM_OF_OTHERS)
const unitsOf = (body: string): number =>
  isGsm(body) ? Array.from(body).reduce((units, each) => units + gsmUnits(each), 0) : body.length
