// What comes over a real line: bodies without measure, heads without end, things that are not HTTP at all.
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../app.ts'
import { type House, houseOf } from '../house.ts'
import { errorOf } from './plain-error.ts'
import { buildOrganization, type Organization } from './two-organizations.ts'

/** A machine under load may take its time. */
const PATIENT = { timeout: 10_000 }

let base: TestApp
let house: House
let ours: Organization
let port: number

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: false })
  await house.server.listen({ host: '127.0.0.1', port: 0 })
  port = (house.server.server.address() as AddressInfo).port
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const MEGABYTE = 1024 * 1024
const chunk = Buffer.alloc(64 * 1024, ' ')

type Told = {
  readonly answer: { statusCode: number; headers: Record<string, string>; body: string }
  readonly sent: number
}

/** Writes a head and then as much of the body as the server takes, until it has answered. */
async function pour(head: string, { most = 0, isChunked = false } = {}): Promise<Told> {
  const socket = connect(port, '127.0.0.1').on('error', () => {}) // the server may close while we still write
  let heard = ''
  socket.setEncoding('utf8').on('data', (text) => {
    heard += text
  })
  const over = once(socket, 'close')
  await once(socket, 'connect')
  socket.write(head)
  await write(socket, { most, isChunked, isAnswered: () => heard.includes('\r\n\r\n') })
  await expect.poll(() => heard, PATIENT).toMatch(/\r\n\r\n.*\}$/s)
  const sent = socket.bytesWritten - socket.writableLength
  socket.destroy()
  await over
  return { answer: read(heard), sent }
}

type Pouring = { most: number; isChunked: boolean; isAnswered: () => boolean }

async function write(socket: Socket, { most, isChunked, isAnswered }: Pouring): Promise<void> {
  for (let sent = 0; sent < most && socket.writable && !isAnswered(); sent += chunk.length) {
    const drained = isChunked
      ? socket.write(Buffer.concat([Buffer.from('10000\r\n'), chunk, Buffer.from('\r\n')]))
      : socket.write(chunk)
    if (!drained)
      await Promise.race([once(socket, 'drain'), once(socket, 'close'), once(socket, 'data')]).catch(() => {})
  }
}

function read(heard: string): Told['answer'] {
  const [head = '', body = ''] = heard.split('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines.map((each) => [each.split(': ')[0]?.toLowerCase() ?? '', each.split(': ')[1] ?? '']),
  )
  return { statusCode: Number(line.split(' ')[1]), headers, body }
}

const headOf = (path: string, ...lines: string[]): string =>
  [`POST ${path} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json', ...lines, '', ''].join(
    '\r\n',
  )

describe('A body of 100 MB', () => {
  const places = (): [string, string[]][] => [
    ['/api/messages', []],
    ['/api/messages', [`Authorization: Bearer ${ours.keys.full.key}`]],
    ['/api/session', []],
    [`/webhooks/loopback/${ours.ids.connection}`, []],
  ]

  test('is refused at its head, and not taken', async () => {
    for (const [path, lines] of places()) {
      const head = headOf(path, ...lines, `Content-Length: ${100 * MEGABYTE}`)
      const { answer, sent } = await pour(head, { most: 100 * MEGABYTE })
      expect([path, ...errorOf(answer)]).toEqual([
        path,
        413,
        'too_large',
        'That is too large. The limit is 1 MB.',
      ])
      expect(sent).toBeLessThan(20 * MEGABYTE) // what the two machines' buffers hold
    }
  })

  test('that does not say its length is refused after its first megabyte', async () => {
    for (const [path, lines] of places()) {
      const head = headOf(path, ...lines, 'Transfer-Encoding: chunked')
      const { answer, sent } = await pour(head, { most: 100 * MEGABYTE, isChunked: true })
      expect(errorOf(answer).slice(0, 2)).toEqual([413, 'too_large'])
      expect(sent).toBeLessThan(20 * MEGABYTE)
    }
  })

  test('leaves the server as it was', async () => {
    const before = process.memoryUsage()
    const head = headOf('/api/messages', `Content-Length: ${100 * MEGABYTE}`)
    await Promise.all(Array.from({ length: 20 }, () => pour(head, { most: 100 * MEGABYTE })))
    const after = process.memoryUsage()
    const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
    expect(grown).toBeLessThan(100 * MEGABYTE) // twenty of them whole would be two gigabytes
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  })
})

describe('A line', () => {
  test.each([
    ['that speaks no HTTP', 'EHLO example.com\r\n\r\n', 400, 'bad_request'],
    [
      'with a head cut in its middle',
      'POST /api/messages HTTP/1.1\r\nHost localhost\r\n\r\n',
      400,
      'bad_request',
    ],
    [
      'with two lengths',
      headOf('/api/session', 'Content-Length: 2', 'Content-Length: 3'),
      400,
      'bad_request',
    ],
    [
      'with a length and chunks at once',
      headOf('/api/session', 'Content-Length: 2', 'Transfer-Encoding: chunked'),
      ...([400, 'bad_request'] as const),
    ],
    [
      'with a head of 100 KB',
      headOf('/api/session', `Cookie: ${'x'.repeat(100_000)}`),
      431,
      'headers_too_large',
    ],
    [
      'with a method that nobody knows',
      'BREW /api/messages HTTP/1.1\r\nHost: localhost\r\n\r\n',
      400,
      'bad_request',
    ],
  ])('%s is answered in one sentence and closed', async (_what, head, status, code) => {
    const { answer } = await pour(head)
    expect(errorOf(answer).slice(0, 2)).toEqual([status, code])
    expect(answer.headers.connection).toBe('close')
  })
})
