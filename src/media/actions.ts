// What is done with pictures and files: taken in, looked at, made small enough, kept, given to a text, handed out and cleared away.
import { createHash } from 'node:crypto'
import { open, readFile, stat } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import { type FileStore, openFiles } from '../platform/files.ts'
import { newId } from '../platform/ids.ts'
import type { MediaView } from './contract.ts'
import { decoded, isTexted, kindOf, OPAQUE, typeOf } from './kinds.ts'
import { safeName } from './names.ts'
import { openPictures, type Pictures } from './pictures/actions.ts'
import { type MediaRefusal, sayRefusal } from './refusal.ts'
import * as store from './store.ts'

export type { Arriving, Bringer, Link, MediaRow } from './store.ts'
export { addArriving, addLinks, dropForPhones } from './store.ts'

/** What the verbs work with: where bytes lie, and who decodes pictures. One for each process. */
export type Media = { readonly app: App; readonly files: FileStore; readonly pictures: Pictures }

const known = new WeakMap<App, Media>()

export function mediaOf(app: App): Media {
  const media = known.get(app) ?? { app, files: openFiles(app.config), pictures: openPictures() }
  known.set(app, media)
  return media
}

/** A file on this machine's disk, as it came. */
export type Incoming = { readonly path: string; readonly name: string; readonly alt?: string }
export type Kept = { ok: true; media: MediaView } | { ok: false; reason: MediaRefusal; sentence: string }

/** Takes a file in to be texted: by what its bytes are, made small enough for every carrier, or refused with the limit. */
export async function takeIn(
  { app, files, pictures }: Media,
  orgId: OrgId,
  incoming: Incoming,
  by: store.Bringer,
): Promise<Kept> {
  const { media: limits } = app.config
  const refuse = (reason: MediaRefusal): Kept => ({ ok: false, reason, sentence: sayRefusal(reason, limits) })
  const looked = await examine(pictures, incoming.path, limits)
  if (!looked.ok) return refuse(looked.reason)
  const row = rowOf(looked.content, incoming)
  const isRoom = await app.db.inOrganization(orgId, async (tx) => {
    if (!(await store.moveRoom(tx, orgId, row.bytes, limits.quotaBytes))) return false
    await store.addMedia(tx, orgId, { ...row, alt: incoming.alt ?? '', ...by })
    return true
  })
  if (!isRoom) return refuse('quota')
  // The row is there before its bytes: whatever is cut off from here on is found by it, and cleared away.
  await keepBytes(files, orgId, row, looked.content)
  await app.db.inOrganization(orgId, (tx) => store.markReady(tx, orgId, row))
  const [made] = await app.db.inOrganization(orgId, (tx) => store.readMedia(tx, orgId, [row.id]))
  if (!made) throw new Error('a file that was just stored is not there')
  return { ok: true, media: asView(made) }
}

export type Content = {
  readonly bytes: Buffer
  readonly type: string
  readonly width: number | null
  readonly height: number | null
  readonly isAnimated: boolean
  readonly thumbnail: Buffer | null
}
type Examined = { ok: true; content: Content } | { ok: false; reason: MediaRefusal }
type Limits = { readonly mostUploadBytes: number; readonly mostTextBytes: number }

async function examine(pictures: Pictures, path: string, limits: Limits): Promise<Examined> {
  const { size } = await stat(path)
  if (size === 0) return { ok: false, reason: 'empty' }
  if (size > limits.mostUploadBytes) return { ok: false, reason: 'too_large' }
  const type = await typeOfFile(path)
  if (decoded.has(type)) {
    const told = await pictures.make(path, limits.mostTextBytes)
    return told.ok ? { ok: true, content: told.made } : told
  }
  if (!isTexted(type)) return { ok: false, reason: 'not_texted' }
  if (size > limits.mostTextBytes) return { ok: false, reason: 'too_large_to_text' }
  return { ok: true, content: asItIs(await readFile(path), type) }
}

const asItIs = (bytes: Buffer, type: string): Content => ({
  ...{ bytes, type, width: null, height: null, isAnimated: false, thumbnail: null },
})

const HEAD = 64 * 1024

/** What a file is by its first bytes; its name and what it was announced as do not count. */
export async function typeOfFile(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    const head = buffer.subarray(0, bytesRead)
    const found = await fileTypeFromBuffer(head).catch(() => undefined)
    return typeOf(found?.mime, head.subarray(0, 64).toString('latin1'))
  } finally {
    await file.close()
  }
}

function rowOf(content: Content, { name }: Incoming, id = newId()): store.ReadyMedia {
  const { bytes, type, width, height, isAnimated, thumbnail } = content
  return {
    ...{ id, type, width, height, isAnimated, name: safeName(name, type), bytes: bytes.length },
    sha256: createHash('sha256').update(bytes).digest(),
    hasThumbnail: thumbnail !== null,
  }
}

/** Of ids and the bytes themselves: a file is written once, and never changes under its key. */
export const keyOf = (orgId: string, { id, sha256 }: { id: string; sha256: Buffer }, part = ''): string =>
  `${orgId}/${id}-${sha256.toString('hex').slice(0, 16)}${part}`
const THUMBNAIL = '-thumbnail'

async function keepBytes(
  files: FileStore,
  orgId: OrgId,
  row: store.ReadyMedia,
  { bytes, type, thumbnail }: Content,
): Promise<void> {
  await files.put(keyOf(orgId, row), bytes, type)
  if (thumbnail) await files.put(keyOf(orgId, row, THUMBNAIL), thumbnail, 'image/jpeg')
}

export async function removeBytes(
  files: FileStore,
  orgId: OrgId,
  row: { id: string; sha256: Buffer },
): Promise<void> {
  await files.remove(keyOf(orgId, row))
  await files.remove(keyOf(orgId, row, THUMBNAIL))
}

/** How a file is shown; one that was taken away keeps its place. */
export function asView(row: store.MediaRow): MediaView {
  const { id, name, type, bytes, width, height, alt } = row
  const isGone = row.is_dropped || row.state === 'preparing'
  return {
    ...{ id, name, type, bytes, width, height, alt, kind: kindOf(type) },
    state: row.is_dropped || row.state === 'preparing' ? 'gone' : row.state,
    isAnimated: row.is_animated,
    hasThumbnail: row.has_thumbnail && !isGone,
    sentence: isGone ? 'This file was taken away.' : row.note,
  }
}

/** Uploads become part of a conversation. Null where one is missing, somebody else's, or part of another conversation. */
export async function claimMedia(
  tx: Tx,
  orgId: OrgId,
  wanted: { ids: readonly string[]; conversationId: string; by: store.Bringer },
): Promise<store.MediaRow[] | null> {
  const rows = await store.claimRows(tx, orgId, wanted)
  return rows.length === new Set(wanted.ids).size ? rows : null
}

/** Which of these files may be used by whom, and where; the claim decides for good. */
export async function readUsable(
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
): Promise<(id: string, of: { conversationId: string | null; by: store.Bringer }) => boolean> {
  const rows = new Map((await store.readMedia(tx, orgId, ids)).map((row) => [row.id, row]))
  return (id, { conversationId, by }) => {
    const row = rows.get(id)
    if (row?.state !== 'ready' || row.is_dropped) return false
    if (row.conversation_id !== null) return row.conversation_id === conversationId
    return isOf(row, by)
  }
}

/** Did this member, or this key, bring it? */
export const isOf = (row: Pick<store.MediaRow, 'member_id' | 'key_id'>, by: store.Bringer): boolean =>
  (row.member_id !== null && row.member_id === by.memberId) ||
  (row.key_id !== null && row.key_id === by.keyId)

/** Uploads of this member or key as they are shown, by id: those of others are left out. */
export async function ownViews(
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
  by: store.Bringer,
): Promise<Map<string, MediaView>> {
  if (ids.length === 0) return new Map()
  const rows = await store.readMedia(tx, orgId, ids)
  return new Map(rows.filter((row) => isOf(row, by)).map((row) => [row.id, asView(row)]))
}

/** The files of texts, in order, by text. */
export async function filesOfTexts(
  tx: Tx,
  orgId: OrgId,
  messageIds: readonly string[],
): Promise<Map<string, MediaView[]>> {
  const rows = await store.readOfMessages(tx, orgId, messageIds)
  const byText = Map.groupBy(rows, (row) => row.message_id)
  return new Map([...byText].map(([id, each]) => [id, each.map(asView)]))
}

/** Everything about one file, for whoever has checked that it may be seen; null where it is not there. */
export async function findMedia(app: App, orgId: OrgId, id: string): Promise<store.MediaRow | null> {
  const [row] = await app.db.inOrganization(orgId, (tx) => store.readMedia(tx, orgId, [id]))
  return row && !row.is_dropped ? row : null
}

export async function bytesOf(
  { files }: Media,
  orgId: OrgId,
  row: store.MediaRow,
  which: 'file' | 'thumbnail',
): Promise<Buffer | null> {
  if (row.state !== 'ready' || !row.sha256 || (which === 'thumbnail' && !row.has_thumbnail)) return null
  return files.get(keyOf(orgId, { id: row.id, sha256: row.sha256 }, which === 'file' ? '' : THUMBNAIL))
}

/** Lets go of an upload that was not sent. */
export const takeBack = (app: App, orgId: OrgId, id: string, by: store.Bringer): Promise<boolean> =>
  app.db.inOrganization(orgId, (tx) => store.dropOwn(tx, orgId, id, by))

/** Puts a file that could not be fetched back in line. */
export async function fetchOnceMore(app: App, orgId: OrgId, id: string): Promise<store.MediaRow | null> {
  const isWaiting = await app.db.inOrganization(orgId, (tx) => store.waitAgain(tx, orgId, id))
  if (isWaiting) app.live.tell([{ orgId, topic: 'media' }])
  return findMedia(app, orgId, id)
}

/** A file that came with a text is here now: pictures are made anew, everything else is kept as bytes that nobody opens here. */
export async function keepFetched(
  { app, files, pictures }: Media,
  orgId: OrgId,
  { id, path, name }: Incoming & { id: string },
): Promise<{ ok: true; conversationId: string | null } | { ok: false; sentence: string }> {
  const { media: limits } = app.config
  const type = await typeOfFile(path)
  const told = decoded.has(type) ? await pictures.make(path, limits.mostUploadBytes) : null
  const content = told?.ok ? told.made : asItIs(await readFile(path), told ? OPAQUE : type)
  const row = rowOf(content, { path, name }, id)
  const isRoom = await app.db.inOrganization(orgId, (tx) =>
    store.moveRoom(tx, orgId, row.bytes, limits.quotaBytes),
  )
  if (!isRoom) return { ok: false, sentence: sayRefusal('quota', limits) }
  try {
    await keepBytes(files, orgId, row, content)
  } catch (error) {
    await app.db.inOrganization(orgId, (tx) => store.moveRoom(tx, orgId, -row.bytes, limits.quotaBytes))
    throw error
  }
  const ready = await app.db.inOrganization(orgId, async (tx) => {
    const found = await store.markReady(tx, orgId, row)
    if (!found) await store.moveRoom(tx, orgId, -row.bytes, limits.quotaBytes)
    return found
  })
  if (!ready) await removeBytes(files, orgId, row) // the person was erased meanwhile
  return { ok: true, conversationId: ready?.conversation_id ?? null }
}
