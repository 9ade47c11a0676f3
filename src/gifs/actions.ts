// Looking for Gifs and taking one, which makes it an upload like any other.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kept, mediaOf, takeIn } from '../media/actions.ts'
import type { App } from '../platform/app.ts'
import { incomingFolder } from '../platform/files.ts'
import type { Caller } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import type { GifView } from './contract.ts'
import { BUILT_IN_SIZE, builtIn, findBuiltIn } from './library.ts'
import type { GifProvider } from './provider.ts'

const FOLDER = join(import.meta.dirname, 'built-in')

/** The bytes of a built-in Gif; null where there is none of that name. */
export const readBuiltIn = async (id: string): Promise<Buffer | null> =>
  builtIn.some((gif) => gif.id === id) ? readFile(join(FOLDER, `${id}.gif`)) : null

/** The built-in library as a provider: nobody outside learns what was looked for. */
export const builtInProvider: GifProvider = {
  name: 'parley',
  search: async (words) =>
    findBuiltIn(words).map(
      ({ id, title }): GifView => ({
        ...{ provider: 'parley', id, title, preview: `/api/gifs/${id}/file` },
        ...{ width: BUILT_IN_SIZE, height: BUILT_IN_SIZE },
      }),
    ),
  async take(id) {
    const bytes = await readBuiltIn(id)
    const title = builtIn.find((gif) => gif.id === id)?.title ?? ''
    return bytes && { bytes, title }
  },
}

/** What a provider finds for some words. */
export const search = (providers: readonly GifProvider[], words: string): Promise<GifView[]> =>
  Promise.all(providers.map((each) => each.search(words))).then((found) => found.flat())

/** Takes a Gif for the caller. Null where there is none. */
export async function take(
  app: App,
  caller: Caller,
  providers: readonly GifProvider[],
  wanted: { provider: string; id: string },
): Promise<Kept | null> {
  const found = await providers.find(({ name }) => name === wanted.provider)?.take(wanted.id)
  if (!found) return null
  const path = join(await incomingFolder(app.config), newId())
  await writeFile(path, found.bytes, { mode: 0o600 })
  const incoming = { path, name: `${found.title}.gif`, alt: found.title }
  return takeIn(mediaOf(app), caller.orgId, incoming, caller).finally(() => rm(path, { force: true }))
}
