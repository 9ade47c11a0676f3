// What the Consent Management Tool knows of one contact, as it was read: the ground that its rules and its view stand on.
import type { Places } from '../hours/place.ts'
import type { CampaignLevel } from '../methods.ts'
import type { ToldBy } from '../refusal.ts'
import { conversationalUntil, type Door, type Grant, standingOf, type Window } from '../standing.ts'

/** A conversation with the contact that the caller may see. `laneId` is missing while our number has no line. */
export type Thread = {
  readonly id: string
  readonly numberId: string
  readonly departmentId: string
  readonly ourPhone: string
  readonly timeZone: string
  readonly laneId: string | null
  readonly window: Window | null
}

/** What the contact agreed to for one level of a campaign. */
export type LevelGrant = {
  readonly level: CampaignLevel
  readonly grant: Grant
  /** An opt-in that staff entered and that waits, or waited, to be confirmed by text. */
  readonly act: { readonly id: string; readonly at: Date } | null
  /** When the last double opt-in request was sent, whatever became of it. */
  readonly lastAskedAt: Date | null
}

export type PanelCampaign = {
  readonly id: string
  readonly name: string
  readonly useCase: string
  readonly doubleOptIn: boolean
  readonly isArchived: boolean
  readonly levels: readonly LevelGrant[]
}

export type Panel = {
  readonly contactId: string
  readonly phone: string
  readonly name: string
  readonly business: string
  readonly hours: number
  readonly askDays: number
  readonly door: Door
  /** How the opt-out that closed the door was told. */
  readonly told?: ToldBy | null
  /** Everywhere they may be: quiet hours are those of all of these. */
  readonly places: Places
  readonly now: Date
  readonly threads: readonly Thread[]
  readonly campaigns: readonly PanelCampaign[]
}

/** Until when a conversation's own consent lasts; null once it is over. */
export function openUntil({ door, hours, now }: Panel, { window }: Thread): Date | null {
  const until = conversationalUntil(door, window, hours)
  return until !== null && now < until ? until : null
}

export const standingIn = ({ door, now }: Panel, { grant }: LevelGrant): ReturnType<typeof standingOf> =>
  standingOf(grant, door, now)

/** When what was agreed to before has ended for good: the latest withdrawal of this level, or STOP. */
export function endedAt({ door }: Panel, { grant }: LevelGrant): Date | null {
  const { withdrawnAt } = grant
  const { stopAt } = door
  return withdrawnAt !== null && (stopAt === null || withdrawnAt > stopAt) ? withdrawnAt : stopAt
}
