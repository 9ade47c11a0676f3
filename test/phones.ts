// A demo with its phone network, served for tests: signed like the loopback carrier signs, or asked like the page asks.
import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { sign } from '../src/carriers/loopback-signature.ts'
import { readTexts } from '../src/phones/actions.ts'
import type { PhoneText } from '../src/phones/contract.ts'
import { phoneRoutes } from '../src/phones/routes.ts'
import type { App } from '../src/platform/app.ts'
import { buildServer, type Caller, type Server } from '../src/platform/http.ts'
import { testApp } from './app.ts'
import { type Business, buildBusiness, somePhone } from './factories.ts'

export const secret = 'a secret of thirty-two characters'

type Signing = { secret?: string; at?: Date }

export type PhoneDemo = {
  readonly app: App
  readonly business: Business
  readonly server: Server
  /** Whom the requests that follow come from; null is nobody who is signed in. */
  caller: Caller | null
  /** A request as the loopback carrier makes it. */
  carrierSays(path: string, content: unknown, signing?: Signing): Promise<LightMyRequestResponse>
  /** A text that Parley hands over. */
  offer(): { attemptId: string; from: string; to: string; body: string }
  textsOf(phone: string): Promise<PhoneText[]>
  /** Another server of the same app, to listen with. */
  build(app?: App): Promise<Server>
  close(): Promise<void>
}

export async function phoneDemo(): Promise<PhoneDemo> {
  const { app, close } = await testApp()
  const business = await buildBusiness(app.db, { isDemo: true })
  await share(app, business)
  const build = async (of: App = app): Promise<Server> => {
    const server = await buildServer(of, async () =>
      made.caller ? { caller: made.caller, viaCookie: true } : null,
    )
    phoneRoutes(server, of)
    await server.ready()
    return server
  }
  const made: PhoneDemo = {
    app,
    business,
    server: undefined as unknown as Server,
    caller: null,
    build,
    carrierSays(path, content, signing = {}) {
      const rawBody = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
      const now = signing.at ?? new Date()
      return made.server.inject({
        method: 'POST',
        url: path,
        headers: {
          'content-type': 'application/json',
          'parley-connection': business.connectionId,
          'parley-signature': sign({ secret: signing.secret ?? secret, rawBody, now }),
        },
        payload: rawBody,
      })
    },
    offer: () => ({
      attemptId: randomUUID(),
      from: business.phone,
      to: somePhone(),
      body: 'Your bike is ready 🚲',
    }),
    textsOf: (phone) => readTexts(app, { orgId: business.orgId, business: 'Willow Dental' }, phone),
    async close() {
      await made.server.close()
      await close()
    },
  }
  return Object.assign(made, { server: await build() })
}

/** The secret that the connection and the network share, and the way from the connection to its organization. */
async function share(app: App, { orgId, connectionId }: Business): Promise<void> {
  const sealed = app.secrets.seal({ secret }, connectionId)
  await app.db.inOrganization(orgId, async (tx) => {
    await tx.query('UPDATE connection SET sealed = $3 WHERE org_id = $1 AND id = $2', [
      orgId,
      connectionId,
      sealed,
    ])
    await tx.query("SELECT add_route('connection', $1, $2)", [connectionId, connectionId])
  })
}
