// What staff may do for one campaign and level: enter consent, ask for it by text, withdraw it. Pure.
import { isClosed } from '../standing.ts'
import {
  endedAt,
  type LevelGrant,
  openUntil,
  type Panel,
  type PanelCampaign,
  standingIn,
  type Thread,
} from './panel.ts'
import { refuse, type StaffRefusal } from './refusals.ts'

type Of = { readonly campaign: PanelCampaign; readonly level: LevelGrant }

const DAY_MS = 24 * 3_600_000

/** Why nothing can be entered or asked at all: only the person can undo a STOP, by texting START. */
export function whyClosed(panel: Panel): StaffRefusal | null {
  if (!isClosed(panel.door)) return null
  return refuse(panel.door.stopKind === 'wrong_number' ? 'wrong_number' : 'opted_out', panel)
}

/** Why staff may not enter consent for this level now; null when they may, in one way or another. */
export function whyNotGive(panel: Panel, of: Of): StaffRefusal | null {
  const closed = whyClosed(panel)
  if (closed) return closed
  if (of.campaign.isArchived) return refuse('campaign_ended', panel, of)
  if (standingIn(panel, of.level) === 'given') return refuse('already_given', panel, of)
  return of.campaign.doubleOptIn ? (whyNotRequest(panel, of) ?? whyAskedToday(panel, of)) : null
}

/** Why no double opt-in request may go out now, be there something to ask on or not. */
export function whyNotRequest(panel: Panel, of: Of): StaffRefusal | null {
  if (panel.door.doubtRecord !== null) return refuse('in_doubt', panel, of)
  // A Yes answers every request that waits, so only one may wait at a time.
  for (const campaign of panel.campaigns)
    for (const level of campaign.levels)
      if (standingIn(panel, level) === 'pending') {
        const isSame = campaign.id === of.campaign.id && level.level === of.level.level
        return isSame
          ? refuse('asked_already', panel, { ...of, at: level.grant.askedAt })
          : refuse('asked_otherwise', panel, { ...of, other: campaign.name })
      }
  return panel.threads.length === 0 ? refuse('no_conversation', panel, of) : null
}

/** One request a day to a person about a campaign, whatever became of it and however often consent was entered and withdrawn. */
export function whyAskedToday(panel: Panel, of: Of): StaffRefusal | null {
  const asked = of.campaign.levels.flatMap(({ lastAskedAt }) => (lastAskedAt ? [lastAskedAt.getTime()] : []))
  const until = new Date(Math.max(...asked) + DAY_MS)
  if (asked.length === 0 || panel.now >= until) return null
  return refuse('asked_today', panel, { ...of, at: new Date(Math.max(...asked)), until })
}

/** Why staff may not ask for this level now. */
export function whyNotAsk(panel: Panel, of: Of): StaffRefusal | null {
  const closed = whyClosed(panel)
  if (closed) return closed
  if (of.campaign.isArchived) return refuse('campaign_ended', panel, of)
  if (standingIn(panel, of.level) === 'given') return refuse('already_given', panel, of)
  const waiting = whyNotRequest(panel, of)
  if (waiting) return waiting
  const { lastAskedAt } = of.level
  const until = lastAskedAt && new Date(lastAskedAt.getTime() + panel.askDays * DAY_MS)
  if (until && panel.now < until) return refuse('asked_lately', panel, { ...of, at: lastAskedAt, until })
  const today = whyAskedToday(panel, of)
  if (today) return today
  if (baseOf(panel, of.level) !== null) return null
  return openThreads(panel, undefined).length > 0
    ? refuse('withdrawn_since', panel, { ...of, at: endedAt(panel, of.level) })
    : refuse('nothing_to_ask_on', panel, of)
}

/** What a request may rest on; `thread` where it is the conversation that they began. */
export type Base = { readonly recordId: string; readonly thread: Thread | null }

/** The act of the person that a request rests on: an opt-in that was not confirmed, or their own text; never one that was withdrawn since. */
export function baseOf(panel: Panel, level: LevelGrant, wanted?: string): Base | null {
  const end = endedAt(panel, level)
  const isSince = (at: Date): boolean => end === null || at > end
  if (level.act && isSince(level.act.at)) return { recordId: level.act.id, thread: null }
  const open = openThreads(panel, wanted).find(({ window }) => window && isSince(window.at))
  return open?.window ? { recordId: open.window.record, thread: open } : null
}

/** The conversation that a request goes out in: the one that was named, else one that is open, else the newest. */
export const threadFor = (panel: Panel, wanted: string | undefined): Thread | null =>
  panel.threads.find(({ id }) => id === wanted) ?? openThreads(panel, wanted)[0] ?? panel.threads[0] ?? null

/** Conversations whose own consent lasts, the one that was named first. */
const openThreads = (panel: Panel, wanted: string | undefined): Thread[] =>
  panel.threads
    .filter((thread) => openUntil(panel, thread) !== null)
    .sort((one, other) => Number(other.id === wanted) - Number(one.id === wanted))
