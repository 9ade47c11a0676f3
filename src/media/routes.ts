// HTTP for pictures and files: uploads stream to disk, and what is handed out can do no harm in anybody's browser.
import { rm } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { visible } from '../conversations/actions.ts'
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { guarded, readUpload, takeForms, within } from '../platform/file-forms.ts'
import { type Caller, mount, mountOpen, type Server } from '../platform/http.ts'
import {
  asView,
  bytesOf,
  fetchOnceMore,
  findMedia,
  isOf,
  type Media,
  type MediaRow,
  mediaOf,
  takeBack,
  takeIn,
} from './actions.ts'
import * as contract from './contract.ts'
import { kindOf, servedType } from './kinds.ts'
import { readLink } from './links/actions.ts'
import { dispositionOf } from './names.ts'
import { sayRefusal } from './refusal.ts'

export function mediaRoutes(server: Server, app: App): void {
  const media = mediaOf(app)
  void server.register(async (scope) => {
    await takeForms(scope, app)
    mount(within(server, scope), contract.uploadMedia, async ({ request, caller }) => {
      const { path, name } = await readUpload(app, request, () => sayRefusal('too_large', app.config.media))
      const kept = await takeIn(media, caller.orgId, { path, name }, caller).finally(() =>
        rm(path, { force: true }),
      )
      if (!kept.ok)
        throw new Problem(kept.reason === 'too_large' ? 'too_large' : 'invalid', kept.sentence, {
          field: 'file',
          reason: kept.reason,
        })
      return kept.media
    })
  })
  mount(server, contract.readMediaFile, async ({ params, query, caller, request, reply }) =>
    hand(media, { request, reply, caller }, await visibleMedia(app, caller, params.id), {
      which: 'file',
      isKept: query.download === '1',
    }),
  )
  mount(server, contract.readThumbnail, async ({ params, caller, request, reply }) =>
    hand(media, { request, reply, caller }, await visibleMedia(app, caller, params.id), {
      which: 'thumbnail',
      isKept: false,
    }),
  )
  mount(server, contract.removeMedia, async ({ params, caller }) => {
    if (!(await takeBack(app, caller.orgId, params.id, caller))) throw new Problem('not_found')
  })
  mount(server, contract.fetchAgain, async ({ params, caller }) => {
    await visibleMedia(app, caller, params.id)
    const row = await fetchOnceMore(app, caller.orgId, params.id)
    if (!row) throw new Problem('not_found')
    return asView(row)
  })
  mountOpen(server, contract.followLink, async ({ params, reply }) => {
    const linked = readLink(app, 'media', params.link)
    const row = linked && (await findMedia(app, linked.orgId, linked.id))
    const bytes = linked && row?.conversation_id ? await bytesOf(media, linked.orgId, row, 'file') : null
    if (!row || !bytes) throw new Problem('not_found')
    // A carrier goes by the type, so here a PDF is a PDF; no browser has a reason to come, and one that does may only keep it.
    await guarded(reply, row.type, dispositionOf('attachment', row.name)).send(bytes)
  })
}

/** A file of a conversation that the caller may see, or an upload of their own. Anything else is missing, in the same words. */
async function visibleMedia(app: App, caller: Caller, id: string): Promise<MediaRow> {
  const row = await findMedia(app, caller.orgId, id)
  if (!row) throw new Problem('not_found')
  if (row.conversation_id !== null) {
    const { conversation_id: conversationId } = row
    await app.db.inOrganization(caller.orgId, (tx) => visible(tx, caller, conversationId))
    return row
  }
  if (!isOf(row, caller)) throw new Problem('not_found')
  return row
}

type Asking = { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly caller: Caller }

async function hand(
  media: Media,
  { request, reply, caller }: Asking,
  row: MediaRow,
  { which, isKept }: { which: 'file' | 'thumbnail'; isKept: boolean },
): Promise<void> {
  // Asked for again each time, so that a seat that was taken away sees nothing more; the bytes travel once.
  const tag = `"${row.sha256?.toString('hex') ?? ''}-${which}"`
  reply.header('cache-control', 'private, no-cache').header('etag', tag)
  if (row.state === 'ready' && request.headers['if-none-match'] === tag)
    return void (await reply.code(304).send())
  const bytes = await bytesOf(media, caller.orgId, row, which)
  if (!bytes) throw new Problem('not_found')
  const type = which === 'thumbnail' ? 'image/jpeg' : servedType(row.type)
  const isShown = !isKept && kindOf(type) === 'image'
  await guarded(reply, type, dispositionOf(isShown ? 'inline' : 'attachment', row.name)).send(bytes)
}
