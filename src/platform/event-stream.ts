// Server-sent events to one browser: the answer that does not end until the browser leaves or the server stops.
import type { FastifyReply } from 'fastify'
import type { Server } from './http.ts'

export type EventStream = {
  /** Sends one event; `id` is what the browser sends back as Last-Event-ID when it returns. */
  send(event: string, data?: unknown, id?: string): void
  /** Ends the stream from our side. */
  end(): void
  /** Aborted when the stream has ended, from either side. */
  readonly ended: AbortSignal
}

const BEAT_MS = 15_000
/** A browser that stopped reading is let go: it comes back and catches up. */
const MOST_UNREAD = 1024 * 1024

/** Makes `open`: streams opened by it end when the server closes, which would otherwise wait for them. */
export function eventStreams(server: Server) {
  const open = new Set<AbortController>()
  server.addHook('preClose', async () => {
    for (const ending of open) ending.abort()
  })

  return (reply: FastifyReply): EventStream => {
    const ending = new AbortController()
    const { raw } = reply
    open.add(ending)
    reply.hijack()
    raw.writeHead(200, {
      ...headersOf(reply),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no', // nginx would hold events back
    })
    const send: EventStream['send'] = (event, data = {}, id) => {
      if (ending.signal.aborted) return
      if (raw.writableLength > MOST_UNREAD) return ending.abort()
      raw.write(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    }
    const beat = setInterval(() => send('beat'), BEAT_MS)
    ending.signal.addEventListener('abort', () => {
      clearInterval(beat)
      open.delete(ending)
      raw.end()
    })
    raw.on('error', () => ending.abort())
    raw.once('close', () => ending.abort())
    raw.write('retry: 1000\n\n')
    return { send, end: () => ending.abort(), ended: ending.signal }
  }
}

/** What hooks have set already, such as the security headers. */
const headersOf = (reply: FastifyReply): Record<string, string | number | string[]> =>
  Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
