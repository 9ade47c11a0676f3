// What the gate is asked about a text for a campaign, put together from what the two looks (acceptance and hand-off) have read.
import type { MadeFor, TextQuestion } from '../consent/gate.ts'
import type { Place } from '../consent/hours/place.ts'
import { placesAround } from '../consent/hours/places.ts'
import type { Level } from '../consent/methods.ts'
import { readPromotion } from '../consent/promotion.ts'
import { aboutAnswer } from '../consent/question.ts'
import type { Door, Grant, Window } from '../consent/standing.ts'

/** A campaign as campaigns/actions.ts gives it. */
type Campaign = {
  readonly id: string
  readonly name: string
  readonly levels: readonly Level[]
  readonly isArchived: boolean
}
type GrantOf = { readonly campaignId: string; readonly level: Level; readonly grant: Grant }

/** A text, as it was asked for or as it lies in the outbox. */
export type Asked = {
  readonly phone: string
  readonly body: string
  readonly level: Level
  readonly campaignId: string | null
  readonly overruledBy: string | null
  /** What its template is fixed to. Asked at acceptance: a text keeps its campaign and level, whatever becomes of the template. */
  readonly madeFor?: MadeFor | null
}

/** What was read about it, under its door's lock. */
export type Known = {
  readonly door: Door
  readonly window: Window | null
  readonly hours: number
  readonly quietInformational: boolean
  readonly mostPromotional: number
  readonly campaigns: ReadonlyMap<string, Campaign>
  readonly grants: ReadonlyMap<string, readonly GrantOf[]>
  readonly promotionalAt: ReadonlyMap<string, readonly Date[]>
  /** Where their own zone and address put them, by phone; missing for those of whom neither is known. */
  readonly whereabouts: ReadonlyMap<string, readonly Place[]>
  readonly now: Date
  readonly restsAt?: Date
}

/** The question to the gate. `dueAt` is when it is to leave, if that is later: hours and caps are those of that time. */
export function questionAbout(asked: Asked, known: Known, dueAt: Date | null = null): TextQuestion {
  const { door, window, hours: conversationHours, now, restsAt } = known
  const { level, campaignId, overruledBy, phone, body, madeFor = null } = asked
  const isPromotion = level !== 'promotional' && readPromotion(body).isPromotion
  const answer = aboutAnswer({
    door,
    window,
    conversationHours,
    now,
    isPromotion,
    overruledBy,
    madeFor,
    ...(restsAt && { restsAt }),
  })
  if (level === 'conversational') return answer
  const grants = known.grants.get(phone) ?? []
  return {
    ...answer,
    level,
    campaign: (campaignId && known.campaigns.get(campaignId)) || null,
    grant: grants.find((each) => each.campaignId === campaignId && each.level === level)?.grant ?? null,
    isAnswer: false,
    // A short code, or a number that cannot be placed, may be anywhere that is served.
    places: placesAround(phone, known.whereabouts.get(phone) ?? []),
    quietInformational: known.quietInformational,
    promotionalAt: known.promotionalAt.get(phone) ?? [],
    mostPromotional: known.mostPromotional,
    now: dueAt && dueAt > now ? dueAt : now,
  }
}
