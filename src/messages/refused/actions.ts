// Why texts were refused, in words that name the person, the number and the way out.
import type { Refused } from '../../consent/gate.ts'
import { tell } from '../../consent/refusal.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { Standings } from '../known/actions.ts'
import type { SendResult, Wanted } from '../send/actions.ts'
import { type Resolved, readAbout } from '../send/store.ts'

type Explaining = {
  wanted: readonly Wanted[]
  found: readonly Resolved[]
  results: (SendResult | null)[]
  campaigns: Standings['known']['campaigns']
}

/** Writes the answer of each refused text to its place. */
export async function explain(
  tx: Tx,
  orgId: OrgId,
  refused: readonly { place: number; refusal: Refused }[],
  { wanted, found, results, campaigns }: Explaining,
): Promise<void> {
  if (refused.length === 0) return
  const about = await readAbout(
    tx,
    orgId,
    refused.map(({ place }) => ({
      phone: found[place]?.phone ?? '',
      numberId: found[place]?.number_id ?? '',
    })),
  )
  for (const [index, { place, refusal }] of refused.entries()) {
    const row = about[index]
    const words = tell(refusal.reason, refusal.at, {
      who: row?.who ?? 'This person',
      ourPhone: row?.ourPhone ?? '',
      timeZone: row?.timeZone ?? 'UTC',
      hours: found[place]?.hours ?? 24,
      told: row?.stopMedium ? { medium: row.stopMedium, rule: row.stopRule ?? '' } : null,
      level: wanted[place]?.campaign?.level ?? 'conversational',
      campaign: campaigns.get(wanted[place]?.campaign?.id ?? '')?.name ?? null,
      until: refusal.until ?? null,
      ...(refusal.local && { local: refusal.local }),
    })
    results[place] = {
      ...{ ok: false, problem: 'refused', reason: refusal.reason },
      ...words,
      until: refusal.until ?? null,
    }
  }
}
