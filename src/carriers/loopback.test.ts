// The loopback carrier against a far side that misbehaves in every way a carrier can.
import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { Connection, Outcome, Session } from './carrier.ts'
import { loopback } from './loopback.ts'

const secret = 'a secret of thirty-two characters'
const attemptId = randomUUID()
const text = { attemptId, from: '+12025550100', to: '+12025550142', body: 'Your bike is ready 🚲' }

type Heard = { path: string; connection: string; isSigned: boolean; content: Record<string, unknown> }
type Network = { server: Server; sockets: Set<Socket>; heard: Heard[]; url: string }

const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

/** A phone network that greets every line and answers texts as the test says. */
async function network(answer: RequestListener, port = 0): Promise<Network> {
  const sockets = new Set<Socket>()
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const rawBody = Buffer.concat(chunks)
      const content = JSON.parse(rawBody.toString()) as Record<string, unknown>
      const isHello = Array.isArray(content.attemptIds) && content.attemptIds.length === 0
      const header = String(request.headers['parley-signature'])
      const time = /^t=(\d+),/.exec(header)?.[1]
      const wanted = createHmac('sha256', secret).update(`${time}.`).update(rawBody).digest('hex')
      if (!isHello)
        heard.push({
          path: request.url ?? '',
          connection: String(request.headers['parley-connection']),
          isSigned: header === `t=${time},v1=${wanted}`,
          content,
        })
      if (isHello) response.end('{"texts":[]}')
      else answer(request, response)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  endings.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  return { server, sockets, heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const connectionTo = (networkUrl: string, sockets = 2): Connection => ({
  orgId: randomUUID(),
  id: '018f0000-0000-7000-8000-000000000001',
  settings: { networkUrl, sockets },
  credentials: { secret },
})

function open(connection: Connection): { session: Session; states: string[] } {
  const states: string[] = []
  const session = loopback.open(connection, {
    receive: async () => {},
    state: (state, note) => states.push(`${state}: ${note}`),
    log: { debug() {}, warn() {} },
  })
  endings.push(() => session.close())
  return { session, states }
}

/** Hands the text to a network that answers like this. */
async function outcomeWith(answer: RequestListener): Promise<Outcome> {
  const { url } = await network(answer)
  const { session } = open(connectionTo(url))
  await session.ready()
  return session.write(text).outcome
}

const json = (status: number, body: unknown): RequestListener => {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
}

describe('what became of a hand-off', () => {
  const cases: { title: string; answer: RequestListener; outcome: object }[] = [
    {
      title: 'a complete answer with an id is accepted',
      answer: json(200, { id: 'text-1' }),
      outcome: { kind: 'accepted', carrierMessageId: 'text-1' },
    },
    {
      title: 'a 2xx without an id is a doubt',
      answer: json(200, { ok: true }),
      outcome: { kind: 'unknown' },
    },
    {
      title: 'a 2xx that is not JSON is a doubt',
      answer: (_request, response) => void response.end('<html>'),
      outcome: { kind: 'unknown' },
    },
    {
      title: 'a 4xx is refused, with the network’s own code and sentence',
      answer: json(422, { error: { code: 'no_such_phone', message: 'There is no such phone.' } }),
      outcome: { kind: 'refused', code: 'no_such_phone', note: 'There is no such phone.' },
    },
    {
      title: 'a 429 was not sent, and asks us to slow down',
      answer: json(429, { error: { code: 'slow_down', message: 'The phone network is off.' } }),
      outcome: { kind: 'not_sent', throttled: true, code: 'slow_down' },
    },
    { title: 'a 408 is a doubt', answer: json(408, {}), outcome: { kind: 'unknown' } },
    { title: 'a 409 is a doubt', answer: json(409, {}), outcome: { kind: 'unknown' } },
    { title: 'a 302 is a doubt', answer: json(302, {}), outcome: { kind: 'unknown' } },
    { title: 'a 500 is a doubt', answer: json(500, {}), outcome: { kind: 'unknown' } },
    { title: 'a 503 is a doubt', answer: json(503, {}), outcome: { kind: 'unknown' } },
    {
      title: 'a reset before any answer is a doubt',
      answer: (request) => void request.socket.resetAndDestroy(),
      outcome: { kind: 'unknown' },
    },
    {
      title: 'a connection that ends before any answer is a doubt',
      answer: (request) => void request.socket.end(),
      outcome: { kind: 'unknown' },
    },
    {
      title: 'an answer cut short is a doubt, also when its beginning held an id',
      answer: (_request, response) => {
        response.writeHead(200, { 'content-length': 500 })
        response.write('{"id":"text-1"}')
        setTimeout(() => response.destroy(), 20)
      },
      outcome: { kind: 'unknown' },
    },
    {
      title: 'an answer without end is a doubt',
      answer: (_request, response) => {
        response.on('error', () => {})
        response.write('x'.repeat(100_000))
      },
      outcome: { kind: 'unknown' },
    },
    {
      title: 'bytes that are not HTTP are a doubt',
      answer: (request) => void request.socket.end('hello\r\n\r\n'),
      outcome: { kind: 'unknown' },
    },
  ]
  test.each(cases)('$title', async ({ answer, outcome }) => {
    expect(await outcomeWith(answer)).toMatchObject(outcome)
  })

  test('without an open socket nothing is sent, and nothing is in doubt', async () => {
    const { session } = open(connectionTo('http://127.0.0.1:9'))
    expect(session.free()).toBe(0)
    const { written, outcome } = session.write(text)
    await written
    expect(await outcome).toMatchObject({ kind: 'not_sent', code: 'no_connection' })
  })

  test('closing the session settles what was still awaited as a doubt', async () => {
    const { url } = await network(() => {})
    const { session } = open(connectionTo(url))
    await session.ready()
    const { written, outcome } = session.write(text)
    await written
    await session.close()
    expect(await outcome).toMatchObject({ kind: 'unknown' })
  })
})

describe('a hand-off', () => {
  test('is signed over its raw bytes and carries the attempt and the connection', async () => {
    const { url, heard } = await network(json(200, { id: 'text-1' }))
    const connection = connectionTo(url)
    const { session } = open(connection)
    await session.ready()
    await session.write(text).outcome
    expect(heard).toEqual([
      { path: '/loopback/texts', connection: connection.id, isSigned: true, content: text },
    ])
  })

  test('goes over a socket that was open before, and the socket serves again afterwards', async () => {
    const { url, sockets, heard } = await network(json(200, { id: 'text-1' }))
    const { session } = open(connectionTo(url, 2))
    await expect.poll(() => session.free()).toBe(2)
    for (let count = 0; count < 10; count++) {
      await session.ready()
      await session.write(text).outcome
    }
    expect(heard).toHaveLength(10)
    expect(sockets.size).toBe(2)
  })

  test('takes a place that is free again only after its answer', async () => {
    const answers: (() => void)[] = []
    const { url } = await network((request, response) => {
      answers.push(() => json(200, { id: 'text-1' })(request, response))
    })
    const { session } = open(connectionTo(url, 2))
    await expect.poll(() => session.free()).toBe(2)
    const first = session.write(text)
    const second = session.write({ ...text, attemptId: randomUUID() })
    expect(session.free()).toBe(0)
    await Promise.all([first.written, second.written])
    expect(session.free()).toBe(0)
    await expect.poll(() => answers.length).toBe(2)
    answers[0]?.()
    await session.ready()
    expect(session.free()).toBe(1)
  })
})

describe('the line', () => {
  test('comes up by itself when the network starts answering, and after it went away', async () => {
    const first = await network(json(200, { id: 'text-1' }))
    const port = (first.server.address() as AddressInfo).port
    const { session, states } = open(connectionTo(first.url))
    await session.ready()
    first.server.close()
    first.server.closeAllConnections()
    await expect.poll(() => session.free()).toBe(0)
    await expect
      .poll(() => states.at(-1), { timeout: 5_000 })
      .toMatch(/^down: The phone network is not answering/)
    await network(json(200, { id: 'text-2' }), port)
    await session.ready()
    expect(await session.write(text).outcome).toEqual({ kind: 'accepted', carrierMessageId: 'text-2' })
    expect(states.map((each) => each.split(':')[0])).toEqual(['up', 'down', 'up'])
  })

  test.each([
    [403, 'refused the signature'],
    [404, 'part of the demo only'],
    [500, 'status 500'],
  ])('says in words why it is down when the greeting is answered with %i', async (status, words) => {
    const server = createServer((_request, response) => void response.writeHead(status).end('{}'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    endings.push(async () => {
      server.closeAllConnections()
      server.close()
    })
    const { states } = open(connectionTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
    await expect.poll(() => states[0]).toContain(words)
  })
})

describe('reconciliation', () => {
  test('learns which attempts the network took, and that it never had the others', async () => {
    const other = randomUUID()
    const { url } = await network(json(200, { texts: [{ attemptId, id: 'text-1' }] }))
    const { session } = open(connectionTo(url))
    const startedAt = new Date()
    const found = await session.find?.([
      { ...text, startedAt },
      { ...text, attemptId: other, startedAt },
    ])
    expect(found?.get(attemptId)).toEqual({ kind: 'accepted', carrierMessageId: 'text-1' })
    expect(found?.get(other)).toEqual({ kind: 'absent' })
  })

  test('stays unsure when the network does not answer properly', async () => {
    const { url } = await network(json(503, {}))
    const { session } = open(connectionTo(url))
    const found = await session.find?.([{ ...text, startedAt: new Date() }])
    expect(found?.get(attemptId)).toEqual({ kind: 'unsure' })
  })
})
