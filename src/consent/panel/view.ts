// The Consent Management Tool as it is shown: how each level stands, on what record, and what the caller may do about it.
import type { ContactConsent, LevelConsent } from '../contract.ts'
import type { Method } from '../methods.ts'
import { isClosed } from '../standing.ts'
import { type LevelGrant, openUntil, type Panel, type PanelCampaign, standingIn } from './panel.ts'
import { mayWithdraw } from './plan.ts'
import type { StaffRefusal } from './refusals.ts'
import { whyClosed, whyNotAsk, whyNotGive } from './rules.ts'

/** What is shown of a record: who entered it, in which way, and the words. */
export type Seen = {
  readonly id: string
  readonly method: Method | null
  readonly medium: string
  readonly actorName: string | null
  readonly words: string | null
}

/** The panel for somebody who may, or may not, change what it shows. */
export function viewOf(panel: Panel, seen: ReadonlyMap<string, Seen>, mayChange: boolean): ContactConsent {
  const { contactId, phone, name, door, threads } = panel
  return {
    ...{ contactId, phone, name, places: [...panel.places] },
    door: doorOf(panel, seen),
    doubt:
      door.doubtAt && door.doubtRecord && !isClosed(door)
        ? {
            at: door.doubtAt.toISOString(),
            words: seen.get(door.doubtRecord)?.words ?? null,
            recordId: door.doubtRecord,
          }
        : null,
    conversations: threads.flatMap((thread) => {
      const until = openUntil(panel, thread)
      const { id: conversationId, ourPhone, window } = thread
      if (!until || !window) return []
      const lasting = { since: window.at.toISOString(), until: until.toISOString(), recordId: window.record }
      return [{ conversationId, ourPhone, ...lasting }]
    }),
    campaigns: panel.campaigns.map((campaign) => ({
      ...{
        id: campaign.id,
        name: campaign.name,
        useCase: campaign.useCase,
        doubleOptIn: campaign.doubleOptIn,
      },
      levels: campaign.levels.map((level) => levelOf(panel, { campaign, level }, { seen, mayChange })),
    })),
  }
}

/** The records that the view shows something of. */
export function recordsIn(panel: Panel): string[] {
  const { stopRecord, doubtRecord } = panel.door
  const ofLevels = panel.campaigns.flatMap(({ levels }) =>
    levels.map((level) => lastingOf(panel, level).recordId),
  )
  return [...new Set([stopRecord, doubtRecord, ...ofLevels].filter((id) => id !== null))]
}

function doorOf(panel: Panel, seen: ReadonlyMap<string, Seen>): ContactConsent['door'] {
  const { door } = panel
  const refusal = whyClosed(panel)
  if (!refusal) return { state: 'open', at: null, words: null, recordId: null, sentence: null, wayOut: null }
  const record = door.stopRecord === null ? undefined : seen.get(door.stopRecord)
  return {
    state: door.stopKind === 'wrong_number' ? 'wrong_number' : 'opted_out',
    at: door.stopAt?.toISOString() ?? null,
    words: record?.words ?? null,
    recordId: door.stopRecord,
    sentence: refusal.sentence,
    wayOut: refusal.wayOut,
  }
}

/** Since when, until when and on which record a level stands as it does. */
function lastingOf(
  panel: Panel,
  level: LevelGrant,
): { since: Date | null; until: Date | null; recordId: string | null } {
  const { grant } = level
  switch (standingIn(panel, level)) {
    case 'given':
      return { since: grant.givenAt, until: null, recordId: grant.givenRecord }
    case 'pending':
    case 'lapsed':
      return { since: grant.askedAt, until: grant.askedUntil, recordId: grant.askedRecord }
    case 'withdrawn': {
      const { stopAt, stopRecord } = panel.door
      const isByStop = stopAt !== null && (grant.withdrawnAt === null || stopAt > grant.withdrawnAt)
      return {
        since: isByStop ? stopAt : grant.withdrawnAt,
        until: null,
        recordId: isByStop ? stopRecord : grant.withdrawnRecord,
      }
    }
    case 'none':
      return { since: null, until: null, recordId: null }
  }
}

function levelOf(
  panel: Panel,
  of: { campaign: PanelCampaign; level: LevelGrant },
  { seen, mayChange }: { seen: ReadonlyMap<string, Seen>; mayChange: boolean },
): LevelConsent {
  const { level } = of
  const { since, until, recordId } = lastingOf(panel, level)
  const record = recordId === null ? undefined : seen.get(recordId)
  const standing = standingIn(panel, level)
  const notGive = whyNotGive(panel, of)
  const notAsk = whyNotAsk(panel, of)
  return {
    level: level.level,
    standing,
    since: since?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
    recordId,
    method: record?.method ?? null,
    by: record?.actorName ?? null,
    mayGive: mayChange && notGive === null,
    mayWithdraw: mayChange && mayWithdraw(panel)(level),
    mayAsk: mayChange && notAsk === null,
    whyNot: standing === 'given' ? null : wordsOf(mayChange, notGive ?? notAsk),
  }
}

function wordsOf(mayChange: boolean, refusal: StaffRefusal | null): string | null {
  if (!mayChange) return 'Your role lets you see consent, not change it.'
  return refusal && `${refusal.sentence} ${refusal.wayOut}`
}
