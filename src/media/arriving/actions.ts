// Fetches the files of texts that came in: from the carrier's own address only, through the one safe fetcher, again after a while
// where it could not be had. The text itself was stored long before.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Carrier } from '../../carriers/carrier.ts'
import { openCredentials } from '../../numbers/actions.ts'
import type { OrgId } from '../../platform/database.ts'
import { type Fetcher, makeFetcher } from '../../platform/fetch.ts'
import { incomingFolder } from '../../platform/files.ts'
import { newId } from '../../platform/ids.ts'
import { keepFetched, type Media } from '../actions.ts'
import { type Due, findWaiting, noteFailure, takeDue } from '../store.ts'

/** After the first try, the second, and so on; then a person may ask for it again. */
const WAITS_SECONDS = [15, 60, 300, 1_800, 7_200]
const MOST_AT_ONCE = 20
const TIMEOUT_MS = 20_000

export type Carriers = ReadonlyMap<string, Carrier>

/** Fetches what is due. Answers how many milliseconds until more is, or null. */
export async function fetchDue(
  media: Media,
  carriers: Carriers,
  signal: AbortSignal,
): Promise<number | null> {
  const waiting = await findWaiting(media.app.db)
  const waits: number[] = []
  for (const { org_id: orgId, in_ms: inMs } of waiting) {
    if (inMs > 0) waits.push(inMs)
    else waits.push((await fetchOf(media, orgId, { carriers, signal })) === MOST_AT_ONCE ? 0 : 1_000)
  }
  return waits.length === 0 ? null : Math.min(...waits)
}

type Reach = { readonly carriers: Carriers; readonly signal: AbortSignal }

async function fetchOf(media: Media, orgId: OrgId, reach: Reach): Promise<number> {
  const { app } = media
  const due = await app.db.inOrganization(orgId, (tx) => takeDue(tx, orgId, MOST_AT_ONCE, WAITS_SECONDS))
  for (const each of due) {
    if (reach.signal.aborted) break // taken up again when its next try is due
    const failed = await fetchOne(media, orgId, each, reach).catch((error: unknown) => {
      app.log.warn({ err: error, media: each.id }, 'a file of a text could not be kept')
      return { sentence: 'The file could not be stored. It is tried again.', isFinal: false }
    })
    if (failed) {
      const isFinal = failed.isFinal || each.tries > WAITS_SECONDS.length
      const note = failed.sentence
      await app.db.inOrganization(orgId, (tx) => noteFailure(tx, orgId, { id: each.id, note, isFinal }))
    }
    app.live.tell([{ orgId, topic: 'conversation', id: each.conversation_id }])
  }
  return due.length
}

type Failed = { readonly sentence: string; readonly isFinal: boolean }

async function fetchOne(
  media: Media,
  orgId: OrgId,
  due: Due,
  { carriers, signal }: Reach,
): Promise<Failed | null> {
  const { app } = media
  const connection = await openCredentials(app, orgId, due.connection_id)
  const request = carriers.get(connection.carrier)?.fileRequest?.(connection, due.source_url)
  if (!request)
    return {
      sentence: 'The file lies at an address that is not the carrier’s, so it was not fetched.',
      isFinal: true,
    }
  const reach: Fetcher = makeFetcher({ allowPrivate: request.allowPrivate ?? [] })
  const answer = await reach({
    url: request.url,
    ...(request.headers && { headers: request.headers }),
    ...{ allowHttp: request.allowHttp ?? false, redirects: request.redirects ?? 0 },
    ...{ timeoutMs: TIMEOUT_MS, maxBytes: app.config.media.mostUploadBytes, signal },
  })
  if (!answer.ok) return { sentence: answer.sentence, isFinal: false }
  if (answer.status === 404 || answer.status === 410)
    return { sentence: 'The carrier does not have this file any more.', isFinal: true }
  if (answer.status !== 200)
    return { sentence: `The carrier answered with status ${answer.status}.`, isFinal: false }
  if (answer.body.length === 0) return { sentence: 'The file is empty.', isFinal: true }
  return keep(media, orgId, due, answer.body)
}

async function keep(media: Media, orgId: OrgId, { id }: Due, body: Buffer): Promise<Failed | null> {
  const path = join(await incomingFolder(media.app.config), newId())
  await writeFile(path, body, { mode: 0o600 })
  const kept = await keepFetched(media, orgId, { id, path, name: '' }).finally(() =>
    rm(path, { force: true }),
  )
  return kept.ok ? null : { sentence: kept.sentence, isFinal: true }
}
