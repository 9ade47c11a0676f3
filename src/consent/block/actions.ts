// Blocking people, and taking that back: for those whom the business wants no conversation with. What they say about consent still counts.
import type { App } from '../../platform/app.ts'
import type { Caller } from '../../platform/http.ts'
import { markBlocked } from './store.ts'

/** Blocks or unblocks a set of contacts; resolves with those that were not so before. */
export async function blockContacts(
  app: Pick<App, 'db' | 'live'>,
  { orgId, memberId, keyId }: Pick<Caller, 'orgId' | 'memberId' | 'keyId'>,
  { contactIds, isBlocked }: { contactIds: readonly string[]; isBlocked: boolean },
): Promise<string[]> {
  const changed = await app.db.inOrganization(orgId, (tx) =>
    markBlocked(tx, orgId, contactIds, { isBlocked, memberId, keyId }),
  )
  if (changed.length > 0) app.live.tell([{ orgId, topic: 'conversation' }])
  return changed
}
