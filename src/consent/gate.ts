// May this text go out now? The one place that says yes: asked when a text is accepted and again when it is handed over.
import { capVerdict } from './hours/caps.ts'
import type { Places } from './hours/place.ts'
import { quietVerdict } from './hours/quiet.ts'
import type { CampaignLevel, Level } from './methods.ts'
import type { RefusalReason } from './refusal.ts'
import {
  conversationalUntil,
  type Door,
  type Grant,
  isClosed,
  NO_GRANT,
  standingOf,
  type Window,
} from './standing.ts'

/** Stored with each text, so that years later it is known which rules cleared it. */
export const GATE_VERSION = '2026-11'

/** The campaign and the level that a template is written for. */
export type MadeFor = { readonly campaignId: string; readonly level: CampaignLevel }

/** The campaign a text is sent for, as the gate needs it. */
export type CampaignRules = {
  readonly id: string
  readonly levels: readonly Level[]
  readonly isArchived: boolean
}

export type TextQuestion = {
  readonly kind: 'text'
  readonly level: Level
  /** The use case that it is sent for; null for an answer in a conversation. */
  readonly campaign: CampaignRules | null
  /** What the person agreed to for this campaign and level. */
  readonly grant: Grant | null
  /** Do its words hold an offer, a price, a coupon or a call to buy (promotion.ts)? */
  readonly isPromotion: boolean
  /** The record in which a person said that they do not; jobs and integrations may not. */
  readonly overruledBy: string | null
  /** An answer of a person, or of an integration to one text; not a broadcast or a template of another campaign. */
  readonly isAnswer: boolean
  /** What the template of this text is fixed to, if it was made from one that is. */
  readonly madeFor?: MadeFor | null
  readonly door: Door
  readonly window: Window | null
  readonly conversationHours: number
  /** Where the recipient may be; asked for texts of campaigns only. */
  readonly places: Places | null
  /** Quiet hours bind promotional texts by law, informational ones where the organization wants it. */
  readonly quietInformational: boolean
  /** When promotional texts went or will go to this phone, around now. */
  readonly promotionalAt: readonly Date[]
  readonly mostPromotional: number
  readonly now: Date
  /** When that was said on which it was accepted; absent while it is being accepted. */
  readonly restsAt?: Date
}
export type AnswerQuestion = {
  readonly kind: 'opt_out_confirmation' | 'help_answer'
  readonly record: Basis
  readonly now: Date
  /** The door, and when that was said which is answered; absent while it is being accepted. */
  readonly door?: Door
  readonly restsAt?: Date
}
/**
 * The double opt-in request, and the confirmation of an opt-in by keyword: each rests on a recorded act of the person, and is sent once.
 */
export type RequestQuestion = {
  readonly kind: 'opt_in_request' | 'opt_in_confirmation'
  readonly record: Basis
  readonly door: Door
  /** How the consents of its campaign stand; absent while it is being accepted. */
  readonly grants?: readonly Grant[]
  readonly campaign?: Pick<CampaignRules, 'isArchived'> | null
  /** Where the recipient may be, and their conversation that it goes out in; absent while it is being accepted: it waits for its hour. */
  readonly places?: Places
  readonly window?: Window | null
  readonly now: Date
}
/** The one answer that a department gives by itself while it is closed: it rests on their own text, as a person's answer does. */
export type AwayQuestion = {
  readonly kind: 'away_answer'
  readonly door: Door
  readonly window: Window | null
  readonly conversationHours: number
  readonly isPromotion: boolean
  readonly now: Date
  /** When that was said on which it was accepted; absent while it is being accepted. */
  readonly restsAt?: Date
}
export type Question = TextQuestion | AnswerQuestion | RequestQuestion | AwayQuestion

/** The ledger row that one of our automatic texts rests on. `at` is when it was recorded. */
export type Basis = {
  readonly id: string
  readonly kind: string
  readonly at: Date
  readonly message: string | null
}

/** A text that may go: made here and nowhere else. `by` is the ledger row it rests on, `answers` the text it replies to. */
export type Cleared = {
  readonly ok: true
  readonly by: string
  readonly answers: string | null
  readonly rule: string
  readonly [made]: true
}
declare const made: unique symbol

/** `at`: when that came to be which forbids it. `until`: from when it may go, where waiting helps. */
export type Refused = {
  readonly ok: false
  readonly reason: RefusalReason
  readonly at: Date | null
  readonly until?: Date | null
  /** The local time and place that count, in quiet hours. */
  readonly local?: string
}

const cleared = (by: string, answers: string | null, rule: string): Cleared =>
  ({ ok: true, by, answers, rule: `${rule} (${GATE_VERSION})` }) as Cleared
const refused = (reason: RefusalReason, at: Date | null = null): Refused => ({ ok: false, reason, at })

/** Clears a text or refuses it with a reason from the closed list. Pure: the same in server and browser. */
export function clear(question: Question): Cleared | Refused {
  switch (question.kind) {
    case 'opt_out_confirmation':
      return clearConfirmation(question)
    case 'help_answer':
      return clearHelp(question.record, question.now)
    case 'opt_in_request':
    case 'opt_in_confirmation':
      return clearRequest(question)
    case 'away_answer':
      return clearAway(question)
    case 'text':
      return clearText(question)
  }
}

function clearText(question: TextQuestion): Cleared | Refused {
  const { door, restsAt } = question
  if (isClosed(door)) return stopped(door)
  // A START gives anew, for new texts: one that was accepted before the STOP and is still here rests on what the STOP withdrew.
  if (restsAt && door.stopAt && restsAt <= door.stopAt) return stopped(door)
  if (door.blockedAt !== null) return refused('blocked', door.blockedAt)
  return question.level === 'conversational' ? clearConversational(question) : clearCampaign(question)
}

// Consent implied by their own text, for an answer to it: CTIA 5.1. No offers, no broadcasts, and it fades.
function clearConversational(question: TextQuestion): Cleared | Refused {
  const { door, window, conversationHours, now, isAnswer, madeFor } = question
  if (!isAnswer) return refused('not_an_answer')
  if (madeFor) return refused('not_an_answer') // written for a campaign, it answers nothing that somebody asked
  const until = conversationalUntil(door, window, conversationHours)
  if (window === null || until === null) return refused('no_consent')
  if (now >= until) return refused('conversation_over', until)
  if (isOffer(question)) return refused('offer_needs_promotional')
  return cleared(window.record, window.message, 'conversational consent')
}

// Consent for one campaign never serves another, and no level includes another: CTIA 5.1.2.2, 47 CFR 64.1200(f)(9).
function clearCampaign(question: TextQuestion): Cleared | Refused {
  const { campaign, level, door, now } = question
  const grant = question.grant ?? NO_GRANT
  if (campaign === null) return refused('no_campaign')
  if (campaign.isArchived) return refused('campaign_ended')
  if (!campaign.levels.includes(level)) return refused('not_of_this_campaign')
  // Words that were written for one campaign are no less double dipping when they are sent for another: CTIA 5.1.2.2.
  if (isMadeForElse(question)) return refused('of_another_campaign')
  const standing = standingOf(grant, door, now)
  const { restsAt } = question
  // Given anew since: a text that was accepted on what was withdrawn stays refused.
  if (restsAt && grant.withdrawnAt && restsAt <= grant.withdrawnAt)
    return refused('withdrawn', grant.withdrawnAt)
  if (standing === 'withdrawn') return refused('withdrawn', latest(grant.withdrawnAt, door.stopAt))
  if (standing === 'pending') return refused('not_confirmed_yet', grant.askedAt)
  if (standing === 'lapsed') return refused('request_lapsed', grant.askedUntil)
  if (standing === 'none' || grant.givenRecord === null) return refused('not_given')
  if (door.doubtRecord !== null) return refused('in_doubt', door.doubtAt)
  if (level === 'informational' && isOffer(question)) return refused('offer_needs_promotional')
  return withinTime(question) ?? cleared(grant.givenRecord, null, `${level} consent of the campaign`)
}

const stopped = ({ stopKind, stopAt }: Door): Refused =>
  refused(stopKind === 'wrong_number' ? 'wrong_number' : 'opted_out', stopAt)

const isMadeForElse = ({ madeFor, campaign, level }: TextQuestion): boolean =>
  madeFor ? madeFor.campaignId !== campaign?.id || madeFor.level !== level : false

const isOffer = ({ isPromotion, overruledBy }: TextQuestion): boolean => isPromotion && overruledBy === null

const latest = (one: Date | null, other: Date | null): Date | null =>
  one !== null && (other === null || one > other) ? one : other

/** Quiet hours (47 CFR 64.1200(c)(1) and the states') and the cap of promotional texts a day; null when both allow it. */
function withinTime(question: TextQuestion): Refused | null {
  const { level, places, quietInformational, promotionalAt, mostPromotional, now } = question
  if (level === 'conversational') return null
  if (places === null || places.length === 0) return refused('place_unknown')
  const hours = quietVerdict({ now, level, places, informationalToo: quietInformational })
  if (!hours.open) return { ...refused('quiet_hours'), until: hours.opensAt, local: hours.because.localTime }
  if (level !== 'promotional') return null
  const cap = capVerdict({ level, sentAt: [...promotionalAt], now, places, atMost: mostPromotional })
  return cap.ok ? null : { ...refused('too_many_today'), until: cap.until }
}

// One confirmation, only confirming, within five minutes of the request: 47 CFR 64.1200(a)(12). Later: nothing at all.
const CONFIRMATION_MS = 5 * 60_000

function clearConfirmation({ record, door, restsAt, now }: AnswerQuestion): Cleared | Refused {
  if (record.kind !== 'opt_out') return refused('no_consent')
  // They have asked for texts again since: "You are unsubscribed" would be wrong by now. A later STOP has a confirmation of its own.
  if (restsAt && door?.startAt && door.startAt > restsAt) return refused('lifted', door.startAt)
  if (now.getTime() - record.at.getTime() > CONFIRMATION_MS) return refused('confirmation_late', record.at)
  return cleared(record.id, record.message, 'confirmation of an opt-out')
}

// HELP is answered whatever the standing is (short code and 10DLC programme rules), while the question is fresh.
const HELP_MS = 24 * 3_600_000

function clearHelp(record: Basis, now: Date): Cleared | Refused {
  if (record.kind !== 'help') return refused('no_consent')
  if (now.getTime() - record.at.getTime() > HELP_MS) return refused('answer_late', record.at)
  return cleared(record.id, record.message, 'answer to HELP')
}

// Implied consent serves an automatic answer to their text as it serves a person's (CTIA 5.1), while it is of help: the row that it rests on
// is at most an hour older than their text, and an answer that comes more than an hour late answers nothing.
const AWAY_MS = 2 * 3_600_000

function clearAway({
  door,
  window,
  conversationHours,
  isPromotion,
  now,
  restsAt,
}: AwayQuestion): Cleared | Refused {
  if (isClosed(door)) return stopped(door)
  if (restsAt && door.stopAt && door.stopAt >= restsAt) return stopped(door)
  if (door.blockedAt !== null) return refused('blocked', door.blockedAt)
  if (door.doubtRecord !== null) return refused('in_doubt', door.doubtAt)
  const until = conversationalUntil(door, window, conversationHours)
  if (window === null || until === null) return refused('no_consent')
  if (until <= now) return refused('conversation_over', until)
  if (isPromotion) return refused('offer_needs_promotional')
  if (now.getTime() - window.at.getTime() > AWAY_MS) return refused('answer_late', window.at)
  return cleared(window.record, window.message, 'answer outside of business hours')
}

// The request confirms what the person has done already; it is not a way to reach somebody who has done nothing. Three days, because
// where no text may go on a Sunday or a holiday it waits from Saturday evening until Tuesday morning.
const REQUEST_MS = 72 * 3_600_000

function clearRequest(question: RequestQuestion): Cleared | Refused {
  const { kind, record, door, grants, campaign, now } = question
  if (isClosed(door)) return stopped(door)
  if (door.stopAt !== null && record.at <= door.stopAt) return stopped(door)
  if (door.blockedAt !== null) return refused('blocked', door.blockedAt)
  if (door.doubtRecord !== null) return refused('in_doubt', door.doubtAt)
  const isRequest = kind === 'opt_in_request'
  if (record.kind !== (isRequest ? 'asked' : 'given')) return refused('no_consent')
  if (campaign?.isArchived) return refused('campaign_ended')
  const over = grants && (isRequest ? whyOver(grants, record) : whyGone(grants, door, now))
  if (over) return over
  if (now.getTime() - record.at.getTime() > (isRequest ? REQUEST_MS : HELP_MS))
    return refused('answer_late', record.at)
  return isRequest
    ? (whyHeld(question) ?? cleared(record.id, null, 'double opt-in request'))
    : cleared(record.id, record.message, 'confirmation of an opt-in')
}

// A request keeps to the hours of a solicitation (47 CFR 64.1200(c)(1)), unless they are texting us just now and it is the answer ((f)(15)).
const JUST_NOW_MS = 30 * 60_000

function whyHeld({ places, window, now }: RequestQuestion): Refused | null {
  const isAnswer = window ? now.getTime() - window.at.getTime() <= JUST_NOW_MS : false
  if (!places || isAnswer) return null
  const hours = quietVerdict({ now, level: 'promotional', places, informationalToo: true })
  if (hours.open) return null
  return { ...refused('quiet_hours'), until: hours.opensAt, local: hours.because.localTime }
}

/** Nothing of what they opted in to stands any more: there is nothing to confirm. */
function whyGone(grants: readonly Grant[], door: Door, now: Date): Refused | null {
  if (grants.some((grant) => standingOf(grant, door, now) === 'given')) return null
  return refused('withdrawn', grants.find(({ withdrawnAt }) => withdrawnAt !== null)?.withdrawnAt ?? null)
}

/** Withdrawn since it was asked, or answered: nothing waits for this request any more. */
function whyOver(grants: readonly Grant[], record: Basis): Refused | null {
  const end = grants.find(({ withdrawnAt }) => withdrawnAt !== null && withdrawnAt >= record.at)
  if (end) return refused('withdrawn', end.withdrawnAt)
  const waits = grants.some(({ askedRecord }) => askedRecord === record.id)
  return waits ? null : refused('answer_late', record.at)
}
