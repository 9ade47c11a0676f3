// What holds now, as the file says it at its beginning.
import { type Door, type Grant, isClosed, standingOf } from '../consent/standing.ts'
import type { Dossier, GrantFact } from './fact.ts'

export function doorFact(door: Door): Dossier['door'] {
  if (!isClosed(door)) return { state: 'open', since: null }
  return { state: door.stopKind === 'wrong_number' ? 'wrong_number' : 'opted_out', since: door.stopAt }
}

/** How consent to one campaign and level stands, since when, and which record says so. */
export function standingFact({
  grant,
  door,
  now,
}: {
  grant: Grant
  door: Door
  now: Date
}): Pick<GrantFact, 'standing' | 'since' | 'recordId'> {
  const standing = standingOf(grant, door, now)
  const isByStop = door.stopAt !== null && (grant.withdrawnAt === null || door.stopAt > grant.withdrawnAt)
  const told = {
    given: { since: grant.givenAt, recordId: grant.givenRecord },
    pending: { since: grant.askedAt, recordId: grant.askedRecord },
    lapsed: { since: grant.askedUntil, recordId: grant.askedRecord },
    withdrawn: isByStop
      ? { since: door.stopAt, recordId: door.stopRecord }
      : { since: grant.withdrawnAt, recordId: grant.withdrawnRecord },
    none: { since: null, recordId: null },
  }
  return { standing, ...told[standing] }
}
