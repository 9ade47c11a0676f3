// The phone network over HTTP: one side for the loopback carrier, signed, and one for the phones of the page.
//
// On an install that is not a demo every route here answers like one that does not exist. On a demo, anyone who can open
// the phones can write as a customer; so they open only to a browser on this machine or to who is signed in to the demo.
import { readFile, rm } from 'node:fs/promises'
import type { FastifyRequest } from 'fastify'
import type * as z from 'zod'
import { CONNECTION_HEADER, isSigned, SIGNATURE_HEADER } from '../carriers/loopback-signature.ts'
import { findTexts, takeText } from '../carriers/loopback-words.ts'
import { kindOf, servedType } from '../media/kinds.ts'
import { dispositionOf, safeName } from '../media/names.ts'
import { sayRefusal } from '../media/refusal.ts'
import { recentlyKnown } from '../organizations/recently-known.ts'
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { eventStreams } from '../platform/event-stream.ts'
import { guarded, readUpload, takeForms, within } from '../platform/file-forms.ts'
import { mountOpen, refuseForeignOrigin, type Server } from '../platform/http.ts'
import { isUuid } from '../platform/ids.ts'
import { isFromThisMachine } from '../platform/this-machine.ts'
import * as actions from './actions.ts'
import * as contract from './contract.ts'
import * as files from './files/actions.ts'

const KNOWN_FOR_MS = 2_000

/** Mounts both sides. They exist only in a demo. */
export function phoneRoutes(server: Server, app: App): void {
  const findDemo = remembering(() => actions.findDemo(app))
  const demoNow = async (): Promise<actions.Demo> => {
    const demo = await findDemo()
    if (!demo) throw new Problem('not_found')
    return demo
  }
  void server.register(async (scope) => {
    scope.addHook('onRequest', async (request) => {
      const demo = await demoNow()
      if (await mayHoldPhones(server, request, demo)) return
      throw new Problem('not_found')
    })
    await takeForms(scope, app)
    mountHandsets(within(server, scope), app, demoNow)
    mountFiles(within(server, scope), app, demoNow)
  })
  void server.register(async (scope) => {
    scope.addHook('onRequest', demoNow)
    // The signature covers the bytes as they came, so they are kept as they came.
    scope.removeContentTypeParser('application/json')
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    mountCarrierSide(within(server, scope), app, demoNow)
  })
}

function mountHandsets(server: Server, app: App, demoNow: () => Promise<actions.Demo>): void {
  const openStream = eventStreams(server)
  mountOpen(server, contract.readNetwork, async () => actions.readNetwork(app, await demoNow()))
  mountOpen(server, contract.addHandset, async ({ body }) => actions.addHandset(app, await demoNow(), body))
  mountOpen(server, contract.removeHandset, async ({ params }) =>
    actions.removeHandset(app, await demoNow(), params.phone),
  )
  mountOpen(server, contract.readTexts, async ({ params }) => ({
    texts: await actions.readTexts(app, await demoNow(), params.phone),
  }))
  mountOpen(server, contract.sendText, async ({ params, body }) =>
    actions.sendText(app, await demoNow(), { phone: params.phone, ...body }),
  )
  mountOpen(server, contract.switchNetwork, async ({ body }) =>
    actions.switchNetwork(app, await demoNow(), body.isOff),
  )
  mountOpen(server, contract.phoneEvents, async ({ reply }) => {
    const { orgId } = await demoNow()
    const stream = openStream(reply)
    const deaf = app.live.listen((told) => {
      if (told.topic === 'phones' && told.orgId === orgId) stream.send('change')
    })
    stream.ended.addEventListener('abort', deaf)
    stream.send('change') // what happened before this moment is fetched now
  })
}

function mountFiles(server: Server, app: App, demoNow: () => Promise<actions.Demo>): void {
  mountOpen(server, contract.addPhoneFile, async ({ request }) => {
    const { orgId } = await demoNow()
    const { path } = await readUpload(app, request, () => sayRefusal('too_large', app.config.media))
    try {
      const bytes = await readFile(path)
      if (bytes.length === 0)
        throw new Problem('invalid', sayRefusal('empty', app.config.media), { field: 'file' })
      return await files.keepOwn(app, orgId, { path, bytes })
    } finally {
      await rm(path, { force: true })
    }
  })
  mountOpen(server, contract.readPhoneFile, async ({ params, reply }) => {
    const { orgId } = await demoNow()
    const found = await files.readOwn(app, orgId, params.id)
    if (!found) throw new Problem('not_found')
    const type = servedType(found.type)
    const how = kindOf(type) === 'image' ? 'inline' : 'attachment'
    reply.header('cache-control', 'private, max-age=3600')
    await guarded(reply, type, dispositionOf(how, safeName('', found.type))).send(found.bytes)
  })
}

function mountCarrierSide(server: Server, app: App, demoNow: () => Promise<actions.Demo>): void {
  mountOpen(server, contract.followPhoneLink, async ({ params, reply }) => {
    const found = await files.readByLink(app, params.link)
    if (!found) throw new Problem('not_found')
    await guarded(reply, found.type, dispositionOf('attachment', safeName('', found.type))).send(found.bytes)
  })
  const take = actions.openCounter(app)
  const secrets = recentlyKnown<string>({ ms: KNOWN_FOR_MS, now: () => performance.now() })
  /** Who asks, and what. Nothing is read from a body that the connection's secret did not sign. */
  const open = async <T extends z.ZodType>(request: FastifyRequest, words: T) => {
    const { orgId } = await demoNow()
    const connectionId = request.headers[CONNECTION_HEADER]
    if (typeof connectionId !== 'string' || !isUuid(connectionId)) throw new Problem('not_found')
    const rawBody = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const secret = await secrets.of(connectionId, () => actions.readSecret(app, orgId, connectionId))
    if (secret === null) throw new Problem('not_found')
    if (!isSigned({ secret, header: request.headers[SIGNATURE_HEADER], rawBody, now: app.now() }))
      throw new Problem('bad_signature')
    return { orgId, connectionId, asked: read(words, rawBody) }
  }

  mountOpen(server, contract.acceptText, async ({ request }) => {
    const { orgId, connectionId, asked } = await open(request, takeText)
    const { attemptId, from, to, body, files: carried } = asked
    const taken = await take(orgId, {
      ...{ attemptId, connectionId, ourNumber: from, phone: to, body },
      ...(carried?.length && { files: carried }),
    })
    if (taken.kind === 'off')
      throw new Problem('slow_down', 'The phone network is off, so it takes no texts.')
    if (taken.kind === 'never')
      throw new Problem('moved_on', 'This attempt was given up, so it is not taken.')
    return { id: taken.id }
  })
  mountOpen(server, contract.findAttempts, async ({ request }) => {
    const { orgId, asked } = await open(request, findTexts)
    return { texts: await actions.findAttempts(app, orgId, asked.attemptIds) }
  })
}

function read<T extends z.ZodType>(words: T, rawBody: Buffer): z.output<T> {
  try {
    return words.parse(JSON.parse(rawBody.toString('utf8')))
  } catch {
    throw new Problem('bad_request')
  }
}

/** On this machine, or signed in to this demo. */
async function mayHoldPhones(server: Server, request: FastifyRequest, demo: actions.Demo): Promise<boolean> {
  refuseForeignOrigin(request)
  if (isFromThisMachine(request)) return true
  const known = await server.identify(request)
  return known !== null && known.caller.orgId === demo.orgId
}

/** Asks again when the last answer is two seconds old; a failure is not remembered. */
function remembering<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null
  let until = 0
  return () => {
    if (answer && performance.now() < until) return answer
    until = performance.now() + KNOWN_FOR_MS
    const asked = ask()
    answer = asked
    asked.catch(() => {
      if (answer === asked) answer = null
    })
    return asked
  }
}
