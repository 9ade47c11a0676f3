// The question that the one confirmation of an opt-out may ask, and its answer: is all meant, or may informational texts go on? Without an
// answer everything stays off (47 CFR 64.1200(a)(12)). Offers are never among what can be kept: asking for them would be marketing.
import { keywordIn } from './advertised/keyword-rule.ts'
import type { Before, GrantOf, Heard, Written } from './heard.ts'
import type { CampaignLevel } from './methods.ts'
import { readPromotion } from './promotion.ts'
import { oneOrTwoSegments, plain } from './request-words.ts'
import {
  afterGiven,
  afterStart,
  conversationalUntil,
  type Door,
  isClosed,
  NO_GRANT,
  standingOf,
} from './standing.ts'

/** A campaign as the question names it. */
export type Keepable = {
  readonly id: string
  readonly name: string
  readonly levels: readonly CampaignLevel[]
  readonly isArchived: boolean
}

/** What was asked at a STOP: the record of the STOP, when its confirmation left, and a record for each consent that it named. */
export type ScopeAsked = {
  readonly stopRecord: string
  readonly leftAt: Date
  readonly named: readonly { readonly recordId: string; readonly campaignId: string }[]
}

const WORD = 'keep'
/** The answer counts for a day after the confirmation has left; later it is an ordinary text. */
const ANSWER_MS = 24 * 3_600_000
/** A conversation counts as something of its own while it is open: the house's 24 hours. */
const OPEN_HOURS = 24

/** Is the whole text the word that the confirmation names? Only where its question waits does it mean anything. */
export const isKeep = (body: string): boolean => keywordIn(body) === WORD

/**
 * The campaigns whose informational texts a STOP may leave on, if the person is asked at all: they had agreed to more than one thing,
 * and the question fits into the confirmation. Empty where nothing is asked.
 */
export function keepableAt(
  { before, at, business }: { before: Before; at: Date; business: string },
  campaigns: ReadonlyMap<string, Keepable>,
): Keepable[] {
  const { door, window, grants } = before
  const given = grants.filter(({ grant }) => standingOf(grant, door, at) === 'given')
  const talkingUntil = conversationalUntil(door, window, OPEN_HOURS)
  const isTalking = talkingUntil !== null && at < talkingUntil
  const categories = new Set(given.map(({ campaignId }) => campaignId)).size + (isTalking ? 1 : 0)
  const keepable = given.flatMap(({ campaignId, level }): Keepable[] => {
    const campaign = campaigns.get(campaignId)
    const isOn = level === 'informational' && campaign?.levels.includes(level) && !campaign.isArchived
    return campaign && isOn ? [campaign] : []
  })
  // A confirmation holds nothing that sells, and a campaign may be named after an offer.
  const body = keepable.length === 0 ? null : scopeWords(business, keepable)
  const isAsked = categories > 1 && body !== null && !readPromotion(body).isPromotion
  return isAsked ? keepable.toSorted((one, other) => one.name.localeCompare(other.name, 'en')) : []
}

/** The confirmation with its question: who, that all is off, and what one word would keep. Null where it takes more than two segments. */
export function scopeWords(business: string, keepable: readonly Pick<Keepable, 'name'>[]): string | null {
  const names = keepable.map(({ name }) => plain(name))
  const listed = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '')
  const body = `${plain(business)}: You're opted out and will get no more texts from us. To keep only texts about ${listed}, reply KEEP.`
  return oneOrTwoSegments(body) ? body : null
}

/** Folds KEEP: the named consents hold again from now on, and nothing else does. Null where it answers no question that waits. */
export function hearKeep(
  heard: Heard,
  asked: ScopeAsked,
  { door, grants }: Before,
): { records: Written[]; door: Door; grants: GrantOf[] } | null {
  const { at } = heard
  const isLate = at.getTime() - asked.leftAt.getTime() >= ANSWER_MS
  if (!isClosed(door) || door.stopRecord !== asked.stopRecord || door.stopKind !== 'opt_out') return null
  if (at < asked.leftAt || isLate || asked.named.length === 0) return null
  const records = asked.named.map(
    ({ recordId, campaignId }): Written => ({
      ...{ id: heard.newId(), kind: 'kept', level: 'informational', campaignId },
      ...{ method: 'kept_by_text', answersRecordId: recordId },
    }),
  )
  const kept = records.map(({ id, campaignId }): GrantOf => {
    const mine = (each: GrantOf): boolean => each.campaignId === campaignId && each.level === 'informational'
    const grant = afterGiven(grants.find(mine)?.grant ?? NO_GRANT, at, id)
    return { campaignId: campaignId ?? '', level: 'informational', grant, requestLeftAt: null }
  })
  return { records, door: afterStart(door, at, records[0]?.id ?? ''), grants: kept }
}
