// Did a request start on this very machine? For what only the person at this machine may see: sign-in links, the demo, metrics.
import type { FastifyRequest } from 'fastify'

/**
 * Decided by the socket, never by what a header claims. A proxy on this machine says in a header that it passed a request
 * on, so any such header means no. The name asked for must be this machine's own: a foreign name that was made to lead
 * to 127.0.0.1 (DNS rebinding) would let any web page in.
 */
export function isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
  const isLoopback = LOOPBACK.test(socket.remoteAddress ?? '')
  const isForwarded = PROXY_HEADERS.some((name) => name in headers)
  return isLoopback && !isForwarded && OWN_NAMES.test(headers.host ?? '')
}

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/
const OWN_NAMES = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i
const PROXY_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]
