// The whole server for tests, with every route that a person's install has; nothing is handed to a carrier.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assemble } from '../src/main.ts'
import { openVerbs, type Verbs } from '../src/messages/verbs/jobs.ts'
import { type Auth, openAuth } from '../src/organizations/actions.ts'
import type { App } from '../src/platform/app.ts'
import type { Server } from '../src/platform/http.ts'

export type House = {
  readonly app: App
  readonly auth: Auth
  readonly verbs: Verbs
  readonly server: Server
  close(): Promise<void>
}

/** Puts every route together around an app; the app itself stays whoever's it is. */
export async function houseOf(app: App): Promise<House> {
  const files = await mkdtemp(join(tmpdir(), 'parley-house-'))
  await writeFile(join(files, 'index.html'), '<!doctype html><title>Parley</title>')
  const auth = openAuth(app)
  const verbs = openVerbs(app)
  const server = await assemble({ app, auth, verbs }, { files })
  await server.ready()
  return {
    app,
    auth,
    verbs,
    server,
    async close() {
      await server.close()
      await auth.close()
      await rm(files, { recursive: true, force: true })
    },
  }
}
