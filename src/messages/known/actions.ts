// Reads what the gate needs to know about a set of texts, under their doors' locks: the same for both of its looks.
import { readCampaigns } from '../../campaigns/actions.ts'
import { lockDoors, readGrants } from '../../consent/actions.ts'
import type { Level } from '../../consent/methods.ts'
import type { Door } from '../../consent/standing.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { Known } from '../question.ts'
import { readPromotional } from '../send/store.ts'

export type About = {
  readonly phone: string
  readonly level: Level
  readonly campaignId: string | null
}
export type Standings = {
  readonly doors: Map<string, Door>
  readonly now: Date
  readonly known: Pick<Known, 'campaigns' | 'grants' | 'whereabouts'> & {
    readonly promotionalAt: Map<string, readonly Date[]>
  }
}

/**
 * Locks the doors and reads what they guard. Doors are shared, but for promotional texts: those are counted, and two workers that both
 * count two would make it four. `except` are texts not to be counted; `waiting` counts those that have not left yet.
 */
export async function readStandings(
  tx: Tx,
  orgId: OrgId,
  texts: readonly About[],
  count: { except: readonly string[]; waiting: boolean },
): Promise<Standings> {
  const phones = distinct(texts.map(({ phone }) => phone))
  if (phones.length === 0)
    return {
      doors: new Map(),
      now: new Date(0),
      known: { campaigns: new Map(), grants: new Map(), promotionalAt: new Map(), whereabouts: new Map() },
    }
  const promotional = distinct(texts.filter(({ level }) => level === 'promotional').map(({ phone }) => phone))
  // A double opt-in request is conversational itself, and names the campaign that it asks for.
  const ofCampaigns = texts.filter(
    ({ level, campaignId }) => level !== 'conversational' || campaignId !== null,
  )
  const campaignIds = distinct(ofCampaigns.flatMap(({ campaignId }) => campaignId ?? []))
  const locking = lockDoors(tx, orgId, phones, promotional.length > 0 ? 'change' : 'share')
  if (ofCampaigns.length === 0) {
    const { doors, now } = await locking
    return {
      doors,
      now: now ?? new Date(0),
      known: { campaigns: new Map(), grants: new Map(), promotionalAt: new Map(), whereabouts: new Map() },
    }
  }
  // Asked behind the lock in one write: the database reads them once it has it.
  const [{ doors, now, whereabouts }, campaigns, grants, promotionalAt] = await Promise.all([
    locking,
    readCampaigns(tx, orgId, campaignIds),
    readGrants(tx, orgId, distinct(ofCampaigns.map(({ phone }) => phone))),
    readPromotional(tx, orgId, promotional, count),
  ])
  return {
    doors,
    now: now ?? new Date(0),
    known: { campaigns, grants, promotionalAt: new Map(promotionalAt), whereabouts },
  }
}

const distinct = (items: readonly string[]): string[] => [...new Set(items)]
