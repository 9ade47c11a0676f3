// What a keyword that a campaign advertises does to consent. The advertisement holds the disclosures and the text is the person's own act, so it
// gives the campaign's levels (47 CFR 64.1200(f)(9), CTIA 5.1), and a later act than a STOP lifts that STOP (compliance rule C-06).
import type { Before, GrantOf, Heard, Written } from './heard.ts'
import type { CampaignLevel } from './methods.ts'
import {
  afterAsked,
  afterGiven,
  afterStart,
  type Door,
  doubtBefore,
  type Grant,
  isClosed,
  NO_GRANT,
  standingOf,
  type Window,
} from './standing.ts'

/** What the keyword gives, as it stands on file. */
export type Advertised = {
  readonly campaignId: string
  readonly levels: readonly CampaignLevel[]
  readonly doubleOptIn: boolean
  readonly askDays: number
}

/** How the text changed things, and whether we ask the person to confirm it or confirm it ourselves. */
export type KeywordEffect = {
  readonly records: readonly Written[]
  readonly door: Door
  readonly window: Window | null
  readonly grants: readonly GrantOf[]
  readonly answer: 'opt_in_request' | 'opt_in_confirmation' | null
}

type Step = { readonly records: readonly Written[]; readonly grant: GrantOf | null; readonly isNew: boolean }

/**
 * Folds a text that is an advertised keyword. It must be confirmed by a Yes where the campaign wants that, and where START or another
 * of the trade's words for coming back lifts a STOP: our confirmation of the STOP named START, so that word alone does not tell that
 * the advertisement was read. A word of the campaign's own does.
 */
export function hearKeyword(heard: Heard, advertised: Advertised, before: Before): KeywordEffect {
  const { at } = heard
  const own = writtenBy(heard, 'opt_in', { answersRecordId: doubtBefore(before.door, at) })
  const door = afterStart(before.door, at, own.id)
  const isOpen = !isClosed(door) && (door.stopAt === null || at > door.stopAt)
  const opens = isOpen && (before.window === null || before.window.at <= at)
  const first: Written = opens ? { ...own, level: 'conversational', method: 'texted_keyword' } : own
  const comesBack = isClosed(before.door) && heard.reading.label === 'opt_in'
  const isToConfirm = advertised.doubleOptIn || comesBack
  const mayAsk = isOpen && door.doubtRecord === null && !isAsked(before, door, at)
  const steps = advertised.levels.map((level) =>
    stepOf({ heard, advertised, before, level }, { door, isToConfirm, mayAsk }),
  )
  const isNew = isOpen && steps.some((step) => step.isNew)
  return {
    records: [first, ...steps.flatMap(({ records }) => records)],
    door,
    window: opens ? { at, record: first.id, message: heard.messageId } : before.window,
    grants: steps.flatMap(({ grant }) => grant ?? []),
    answer: !isNew ? null : isToConfirm ? 'opt_in_request' : 'opt_in_confirmation',
  }
}

/** Does a request wait already? A Yes answers every request that waits, so only one may wait at a time. */
const isAsked = ({ grants }: Before, door: Door, at: Date): boolean =>
  grants.some(({ grant }) => standingOf(grant, door, at) === 'pending')

type About = { heard: Heard; advertised: Advertised; before: Before; level: CampaignLevel }

function stepOf(
  { heard, advertised, before, level }: About,
  { door, isToConfirm, mayAsk }: { door: Door; isToConfirm: boolean; mayAsk: boolean },
): Step {
  const { at } = heard
  const { campaignId } = advertised
  const grant = grantIn(before, campaignId, level)
  const stands = standingOf(grant, door, at) === 'given'
  const waits = isToConfirm && !stands
  const rule = waits ? { rule: 'opt-in by keyword, to be confirmed by text' } : {}
  const given = writtenBy(heard, waits ? 'signed_up' : 'given', {
    campaignId,
    level,
    method: 'texted_keyword',
    ...rule,
  })
  const as = (next: Grant): GrantOf => ({ campaignId, level, grant: next, requestLeftAt: null })
  if (!isToConfirm) return { records: [given], grant: as(afterGiven(grant, at, given.id)), isNew: !stands }
  if (stands || !mayAsk) return { records: [given], grant: null, isNew: false }
  const asked = writtenBy(heard, 'asked', {
    ...{ campaignId, level, method: 'double_opt_in', answersRecordId: given.id },
    rule: 'double opt-in request',
  })
  const until = new Date(at.getTime() + advertised.askDays * DAY_MS)
  return {
    records: [given, asked],
    grant: as(afterAsked(grant, at, { record: asked.id, until })),
    isNew: true,
  }
}

const grantIn = ({ grants }: Before, campaignId: string, level: CampaignLevel): Grant =>
  grants.find((each) => each.campaignId === campaignId && each.level === level)?.grant ?? NO_GRANT

const writtenBy = ({ newId }: Heard, kind: Written['kind'], more: Partial<Written> = {}): Written => ({
  ...{ id: newId(), kind, level: null, campaignId: null },
  ...{ method: null, answersRecordId: null },
  ...more,
})

const DAY_MS = 24 * 3_600_000
