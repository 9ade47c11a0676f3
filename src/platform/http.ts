// The HTTP edge: contracts in, answers out, and every error as one sentence from the table in errors.ts.
import { isUtf8 } from 'node:buffer'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { App } from './app.ts'
import type { OrgId } from './database.ts'
import type { AnswerIn, BodyOf, Endpoint, ParamsOf, QueryOf } from './endpoint.ts'
import { Problem } from './errors.ts'
import { answerError, answerMissing, answerUnreadable } from './http-errors.ts'
import { dataHeaders, securityHeaders } from './security-headers.ts'
import { dropUnused } from './unused-connections.ts'

/** Who is asking, as the session or API-key check proved it. `departments` is what they may see. */
export type Caller = {
  readonly orgId: OrgId
  readonly memberId: string | null
  readonly keyId: string | null
  readonly name: string
  readonly role: string
  readonly permissions: ReadonlySet<string>
  readonly departments: 'all' | readonly string[]
}

/**
 * Proves who sent a request; null when it carries no valid session or key. `viaCookie` asks for an origin check. A proof may
 * be a second old; `isFresh` asks for one of now, where something stays open on it.
 */
export type Identify = (
  request: FastifyRequest,
  options?: { readonly isFresh?: boolean },
) => Promise<{ caller: Caller; viaCookie: boolean } | null>

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `mount` before anything of the request is checked. */
    caller: Caller | null
  }
  interface FastifyContextConfig {
    access?: string
    whenAway?: Endpoint['whenAway']
  }
}

export type Input<E> = {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export type Server = FastifyInstance & { readonly identify: Identify; readonly routeList: RouteEntry[] }
/** One line of the router's own list, for the access-matrix test. */
export type RouteEntry = { method: string; path: string; access: string }

const FOR_PROGRAMS = /^\/(api|webhooks|media)\//

/** Builds the server without listening, so that tests can inject requests. */
export async function buildServer(app: App, identify: Identify): Promise<Server> {
  const instance = fastify({
    loggerInstance: app.log,
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger, // nothing is logged of an ordinary request, so none needs a logger of its own
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply), // an address that cannot be decoded
    clientErrorHandler: answerUnreadable, // not even HTTP
    bodyLimit: 1024 * 1024,
    trustProxy: app.config.trustedProxies.length > 0 ? app.config.trustedProxies : false,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  const server = instance as unknown as Server
  Object.assign(server, { identify, routeList: [] })
  server.decorateRequest('caller', null)
  readJson(server)
  dropUnused(server)
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.setErrorHandler((error, request, reply) => answerError(error, request, reply))
  server.setNotFoundHandler((request, reply) => answerMissing(request, reply))
  server.addHook('onRoute', (route) => {
    const access = route.config?.access
    for (const method of [route.method].flat())
      if (method !== 'HEAD' && method !== 'OPTIONS')
        server.routeList.push({ method, path: route.url, access: access ?? 'undeclared' })
  })
  const pages = securityHeaders({ isHttps: app.config.publicUrl.startsWith('https:') })
  const data = dataHeaders(pages)
  server.addHook('onRequest', ({ url }, reply, done) => {
    reply.headers(FOR_PROGRAMS.test(url) ? data : pages)
    done()
  })
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Parley',
        version: '0.1.0',
        description: 'Business texting in which consent is enforced by construction.',
      },
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'An API key of Settings → API keys' },
          session: { type: 'apiKey', in: 'cookie', name: 'parley.session_token' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  return server
}

/**
 * JSON as UTF-8 and nothing else. Bytes that are not would become U+FFFD in silence, and a text would leave with a hole
 * in it. A key `__proto__` is refused, not dropped.
 */
function readJson(server: Server): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeContentTypeParser(['application/json', 'text/plain'])
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (!isUtf8(body)) done(new Problem('bad_request'))
    else void parse(request, body.toString('utf8'), done)
  })
}

/** Serves an endpoint to callers who are signed in (or hold a key) and have the permission that it names. */
export function mount<E extends Endpoint>(
  server: Server,
  endpoint: E,
  answer: (input: Input<E> & { readonly caller: Caller }) => Promise<AnswerIn<E> | void>,
): void {
  serve(server, endpoint, {
    // Before the contract is checked: what an endpoint takes is nothing for who may not call it.
    admit: async (request) => {
      request.caller = await admit(server, endpoint, request)
    },
    answer: async (input) => {
      const { caller } = input.request
      if (!caller) throw new Problem('sign_in_first')
      return answer({ ...input, caller })
    },
  })
}

/** Serves an endpoint to anyone: only what declares itself public, a carrier's webhook or the demo's own. */
export function mountOpen<E extends Endpoint>(
  server: Server,
  endpoint: E,
  answer: (input: Input<E>) => Promise<AnswerIn<E> | void>,
): void {
  serve(server, endpoint, { answer })
}

async function admit(server: Server, { access }: Endpoint, request: FastifyRequest): Promise<Caller> {
  const known = await server.identify(request)
  if (!known) throw new Problem('sign_in_first')
  if (known.viaCookie) refuseForeignOrigin(request)
  if (access !== 'signed_in' && !known.caller.permissions.has(access)) throw new Problem('not_allowed')
  return known.caller
}

function serve<E extends Endpoint>(
  server: Server,
  endpoint: E,
  {
    admit,
    answer,
  }: {
    admit?: (request: FastifyRequest) => Promise<void>
    answer: (input: Input<E>) => Promise<unknown>
  },
): void {
  const status = endpoint.status ?? 200
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    exposeHeadRoute: false, // HEAD would run the whole answer, a stream without end among them
    config: { access: endpoint.access, ...(endpoint.whenAway && { whenAway: endpoint.whenAway }) },
    ...(admit && { preValidation: admit }),
    schema: {
      summary: endpoint.summary,
      tags: [endpoint.path.split('/')[2] ?? 'other'],
      ...(admit && { security: [{ key: [] }, { session: [] }] }),
      ...(endpoint.access.includes('.') && { description: `Needs the permission ${endpoint.access}.` }),
      ...(endpoint.params && { params: endpoint.params }),
      ...(endpoint.query && { querystring: endpoint.query }),
      ...(endpoint.body && { body: endpoint.body }),
      ...(endpoint.answer && { response: { [status]: endpoint.answer } }),
    },
    handler: async (request, reply) => {
      const value = await answer({
        params: request.params as ParamsOf<E>,
        query: request.query as QueryOf<E>,
        body: request.body as BodyOf<E>,
        request,
        reply,
      })
      if (reply.sent) return reply
      return reply.code(value === undefined && !endpoint.answer ? 204 : status).send(value)
    },
  })
}

/** A cookie travels with requests that other sites make; those are refused by the Origin header (OWASP, cross-site request forgery). */
export function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const origin = request.headers.origin
  if (origin === undefined) return // not a browser: browsers send Origin with every POST, PUT, PATCH and DELETE
  if (!URL.canParse(origin) || new URL(origin).host !== request.host) throw new Problem('foreign_origin')
}
