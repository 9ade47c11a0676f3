// One open socket to the loopback network, kept alive, so that a hand-off never waits for a connect and knows when its
// bytes have left. Outgoing requests elsewhere go through platform/fetch.ts, which cannot tell that.
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import type { Socket } from 'node:net'

/** How far a request got. `complete` is a whole answer; `broken` means that the far side may have acted on it. */
export type Answer =
  | { kind: 'complete'; status: number; body: string }
  | { kind: 'not_connected'; note: string }
  | { kind: 'broken'; note: string }

export type Posting = { readonly written: Promise<void>; readonly answer: Promise<Answer> }
export type Post = { url: URL; headers: Record<string, string>; rawBody: Buffer; timeoutMs: number }

export type Line = {
  /** Is the socket connected and admitted? */
  isOpen(): boolean
  /** Is it open and idle, with nothing of an earlier request in Node's buffer? */
  isFree(): boolean
  isBusy(): boolean
  /** Posts over this line's socket, connecting first if there is none. Only while not busy. */
  post(post: Post): Posting
  /** The far side answered properly over this socket: texts may leave over it from now on. */
  admit(): void
  /** Ends the socket; the line can be used again and will connect anew. */
  close(): void
}

const LONGEST_ANSWER = 64 * 1024

/** `changed` is called whenever the line became free or lost its socket. */
export function openLine(changed: () => void): Line {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, maxFreeSockets: 1 })
  const watched = new WeakSet<Socket>()
  let busy = false
  let socket: Socket | null = null
  let admitted: Socket | null = null

  const watch = (next: Socket): void => {
    socket = next
    if (watched.has(next)) return
    watched.add(next)
    next.once('close', () => {
      if (socket === next) socket = null
      changed()
    })
  }

  const openSocket = (): Socket | null =>
    socket !== null && socket === admitted && !socket.destroyed ? socket : null

  return {
    isOpen: () => openSocket() !== null,
    isFree() {
      const open = openSocket()
      return !busy && open !== null && open.readyState === 'open' && open.writableLength === 0
    },
    isBusy: () => busy,
    post(post) {
      busy = true
      const { req, written, answer } = start(agent, post)
      req.once('socket', watch)
      // The agent takes the socket back right after `close`, in the same tick; a microtask comes after that.
      req.once('close', () =>
        queueMicrotask(() => {
          busy = false
          changed()
        }),
      )
      return { written, answer }
    },
    admit() {
      admitted = socket
    },
    close: () => agent.destroy(),
  }
}

function start(agent: Agent, { url, headers, rawBody, timeoutMs }: Post) {
  const req = request(url, {
    method: 'POST',
    agent,
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': rawBody.length,
    },
  })
  const answer = hear(req, timeoutMs)
  const written = new Promise<void>((resolve) => {
    req.once('finish', resolve)
    void answer.then(() => resolve()) // never left whole: the answer says so
  })
  req.end(rawBody)
  return { req, written, answer }
}

function hear(req: ClientRequest, timeoutMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    let isConnected = false
    const timer = setTimeout(
      () => req.destroy(new Error(`no answer within ${timeoutMs / 1_000} s`)),
      timeoutMs,
    )
    const settle = (answer: Answer): void => {
      clearTimeout(timer)
      resolve(answer)
    }
    const fail = (error: Error): void =>
      settle({ kind: isConnected ? 'broken' : 'not_connected', note: error.message })
    req.once('socket', (socket) => {
      isConnected = !socket.connecting
      socket.once('connect', () => {
        isConnected = true
      })
    })
    req.once('error', fail)
    req.once('close', () => fail(new Error('the connection closed before the whole answer came')))
    req.once('response', (response) => collect(response, settle, fail))
  })
}

function collect(
  response: IncomingMessage,
  settle: (answer: Answer) => void,
  fail: (error: Error) => void,
): void {
  const chunks: Buffer[] = []
  let length = 0
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    length += chunk.length
    if (length > LONGEST_ANSWER) response.destroy(new Error('the answer was too long'))
  })
  response.once('error', fail)
  response.once('end', () => {
    if (!response.complete) return fail(new Error('the answer was cut short'))
    settle({
      kind: 'complete',
      status: response.statusCode ?? 0,
      body: Buffer.concat(chunks).toString('utf8'),
    })
  })
}
