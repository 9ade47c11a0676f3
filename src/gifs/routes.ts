// HTTP for Gifs.
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { mount, type Server } from '../platform/http.ts'
import { builtInProvider, readBuiltIn, search, take } from './actions.ts'
import * as contract from './contract.ts'

const providers = [builtInProvider]

export function gifRoutes(server: Server, app: App): void {
  mount(server, contract.searchGifs, async ({ query }) => ({ gifs: await search(providers, query.words) }))
  mount(server, contract.readGif, async ({ params, reply }) => {
    const bytes = await readBuiltIn(params.id)
    if (!bytes) throw new Problem('not_found')
    await reply.header('cache-control', 'private, max-age=86400').type('image/gif').send(bytes)
  })
  mount(server, contract.attachGif, async ({ body, caller }) => {
    const kept = await take(app, caller, providers, body)
    if (!kept) throw new Problem('not_found')
    if (!kept.ok) throw new Problem('invalid', kept.sentence, { reason: kept.reason })
    return kept.media
  })
}
