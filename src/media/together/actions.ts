// The files of one text leave together, so together they must be small enough for the strictest carrier: pictures give way.
import { createHash } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OrgId } from '../../platform/database.ts'
import { incomingFolder } from '../../platform/files.ts'
import { newId } from '../../platform/ids.ts'
import { type Bringer, bytesOf, isOf, keyOf, type Media, type MediaRow, removeBytes } from '../actions.ts'
import { sizeWords } from '../refusal.ts'
import { readMedia } from '../store.ts'
import { shareOut } from './share.ts'
import { replaceBytes } from './store.ts'

/** Makes pictures smaller until all of these files fit into one text. Answers a sentence where they cannot. */
export async function fitTogether(
  media: Media,
  caller: Bringer & { readonly orgId: OrgId },
  ids: readonly string[],
): Promise<string | null> {
  const { orgId } = caller
  const { mostTextBytes: most } = media.app.config.media
  const found = await media.app.db.inOrganization(orgId, (tx) => readMedia(tx, orgId, ids))
  const rows = found.filter((row) => row.conversation_id !== null || isOf(row, caller)) // what is not theirs is told with the rest
  const share = shareOut(
    rows.map((row) => ({ id: row.id, bytes: row.bytes, mayShrink: mayShrink(row) })),
    most,
  )
  if (share === null) {
    const all = rows.reduce((sum, { bytes }) => sum + bytes, 0)
    return `These files are ${sizeWords(all)} together; a text takes at most ${sizeWords(most)}. Send some of them in another text.`
  }
  for (const [id, bytes] of share) {
    const row = rows.find((each) => each.id === id)
    if (row && !(await shrink(media, orgId, row, bytes)))
      return `${row.name} cannot be made small enough beside the others. Send it in a text of its own.`
  }
  return null
}

const mayShrink = (row: MediaRow): boolean =>
  row.conversation_id === null && !row.is_animated && row.type.startsWith('image/')

async function shrink(media: Media, orgId: OrgId, row: MediaRow, mostBytes: number): Promise<boolean> {
  const { app, files, pictures } = media
  const before = await bytesOf(media, orgId, row, 'file')
  if (!before || !row.sha256) return true // gone meanwhile: the text is told so when it is accepted
  const path = join(await incomingFolder(app.config), newId())
  await writeFile(path, before, { mode: 0o600 })
  const told = await pictures.make(path, mostBytes).finally(() => rm(path, { force: true }))
  if (!told.ok) return false
  const { bytes, type, width, height, thumbnail } = told.made
  const next = { id: row.id, sha256: createHash('sha256').update(bytes).digest() }
  await files.put(keyOf(orgId, next), bytes, type)
  await files.put(keyOf(orgId, next, '-thumbnail'), thumbnail, 'image/jpeg')
  const isReplaced = await app.db.inOrganization(orgId, (tx) =>
    replaceBytes(tx, orgId, {
      ...next,
      was: row.sha256 ?? next.sha256,
      type,
      width,
      height,
      bytes: bytes.length,
    }),
  )
  if (!next.sha256.equals(row.sha256))
    await removeBytes(files, orgId, isReplaced ? { id: row.id, sha256: row.sha256 } : next)
  return true
}
