// Clears away what nobody needs any more: uploads that were cut off or never sent, and the bytes of what was taken away.

import type { OrgId } from '../../platform/database.ts'
import { clearIncoming } from '../../platform/files.ts'
import { type Media, removeBytes } from '../actions.ts'
import { dropUnused, findUntidy, forgetBytes, moveRoom, readDropped } from '../store.ts'

/** A draft may hold on to an upload for so long. */
const UNUSED_DAYS = 30
const CUT_OFF_MS = 3_600_000

/** One round over everything. Doing it twice is the same as once. */
export async function tidy(media: Media): Promise<void> {
  const { app } = media
  await clearIncoming(app.config, new Date(app.now().getTime() - CUT_OFF_MS))
  for (const orgId of await findUntidy(app.db, UNUSED_DAYS)) await tidyOne(media, orgId)
}

async function tidyOne({ app, files }: Media, orgId: OrgId): Promise<void> {
  await app.db.inOrganization(orgId, (tx) => dropUnused(tx, orgId, UNUSED_DAYS))
  for (const row of await app.db.inOrganization(orgId, (tx) => readDropped(tx, orgId))) {
    await removeBytes(files, orgId, row) // the bytes first: a row without them is found again
    await app.db.inOrganization(orgId, async (tx) => {
      if (await forgetBytes(tx, orgId, row.id)) await moveRoom(tx, orgId, -row.bytes, 0)
    })
  }
}
