// Hands out the built web app: hashed files for a year, index.html fresh each time, for every path that is a screen.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from './errors.ts'
import type { Server } from './http.ts'

const open = { config: { access: 'public' }, schema: { hide: true } } as const

/** Serves the app from `directory` (dist/web), and the API's description. */
export async function webRoutes(server: Server, { directory }: { directory: string }): Promise<void> {
  await server.register(files, { root: directory, serve: false, preCompressed: true, cacheControl: false })
  server.get('/api/openapi.json', open, async () => server.swagger())
  server.get('/*', open, (request, reply) => answer(request, reply, directory))
}

function answer(request: FastifyRequest, reply: FastifyReply, directory: string): FastifyReply {
  const path = new URL(request.url, 'http://localhost').pathname
  if (NOT_SCREENS.test(path)) throw new Problem('not_found')
  if (path !== '/index.html' && /\.[a-z0-9]+$/i.test(path)) {
    const isHashed = path.startsWith('/assets/')
    reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    return reply.sendFile(path)
  }
  if (!acceptsHtml(request)) throw new Problem('not_found')
  reply.header('cache-control', 'no-cache')
  if (existsSync(join(directory, 'index.html'))) return reply.sendFile('index.html')
  return reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send('The web app has not been built yet. Run npm run build, then reload this page.\n')
}

// A mistyped API address must answer as the API does, not with a page.
const NOT_SCREENS = /^\/(api|webhooks|loopback|media|healthz|readyz|metrics)(\/|$)/

const acceptsHtml = (request: FastifyRequest): boolean =>
  /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*')
