// Where carriers bring texts and receipts: the signature first, over the raw bytes; 2xx only when everything is stored.
import type { Carrier, Connection, Webhook } from '../../carriers/carrier.ts'
import { openCredentials } from '../../numbers/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId } from '../../platform/database.ts'
import { Problem } from '../../platform/errors.ts'
import { mountOpen, type Server } from '../../platform/http.ts'
import { webhook } from '../contract.ts'
import type { Verbs } from '../verbs/jobs.ts'

type Known = Connection & { readonly carrier: string }

const KNOWN_MS = 1_000 // a changed secret is in force within a second

export function webhookRoutes(
  server: Server,
  app: App,
  { carriers, verbs }: { carriers: ReadonlyMap<string, Carrier>; verbs: Verbs },
): void {
  const known = new Map<string, { connection: Promise<Known | null>; until: number }>()

  const connectionOf = async (id: string, carrier: string): Promise<Connection | null> => {
    const found = await lookUpOnce(id)
    return found?.carrier === carrier ? found : null
  }
  const lookUpOnce = (id: string): Promise<Known | null> => {
    const held = known.get(id)
    if (held && held.until > performance.now()) return held.connection
    if (known.size > 1_000) known.clear() // made-up ids must not fill the memory
    const connection = lookUp(app, id)
    known.set(id, { connection, until: performance.now() + KNOWN_MS })
    connection.catch(() => known.delete(id))
    return connection
  }

  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    mountOpen(scope as unknown as Server, webhook, async ({ params, request }) => {
      const carrier = carriers.get(params.carrier)
      const connection =
        carrier?.verify && carrier.parse ? await connectionOf(params.connection, carrier.name) : null
      // A connection that is not there is answered like one with another secret: nobody learns which ids exist.
      if (!connection || !carrier?.verify || !carrier.parse) throw new Problem('bad_signature')
      const received: Webhook = {
        headers: request.headers,
        rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        now: app.now(),
      }
      if (!carrier.verify(connection, received)) throw new Problem('bad_signature')
      const results = await verbs.receive(connection.orgId as OrgId, connection.id, read(carrier, received))
      const unknown = results.filter((result) => result === 'unknown_number').length
      if (unknown > 0)
        app.log.warn(
          { connection: connection.id, unknown },
          'texts to numbers that are not ours were not taken',
        )
      if (unknown > 0 && unknown === results.length)
        throw new Problem(
          'not_found',
          'That number is not one of this connection\u2019s. Add it in Settings, under Numbers.',
        )
      return {
        stored: results.filter((result) => result === 'stored').length,
        repeats: results.filter((result) => result === 'repeat').length,
      }
    })
  })
}

async function lookUp(app: App, id: string): Promise<Known | null> {
  const [found] = await app.db.route('connection', id)
  return found ? openCredentials(app, found.orgId, found.id) : null
}

function read(carrier: Carrier, received: Webhook): ReturnType<NonNullable<Carrier['parse']>> {
  try {
    return carrier.parse?.(received) ?? []
  } catch {
    throw new Problem('bad_request', 'The webhook\u2019s body could not be read. Nothing of it was stored.')
  }
}
