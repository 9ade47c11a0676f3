// Whatever is sent, the answer is one sentence with a code from the table, never a stack trace.
import { once } from 'node:events'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import type { App } from './app.ts'
import { readConfig } from './config.ts'
import { endpoint } from './endpoint.ts'
import { healthRoutes } from './health.ts'
import { buildServer, mount, mountOpen, type Server } from './http.ts'
import { openLog } from './log.ts'
import { webRoutes } from './web-files.ts'

const echo = endpoint({
  method: 'POST',
  path: '/api/echo/:id',
  access: 'public',
  summary: 'Says it again',
  params: z.object({ id: z.uuid() }),
  body: z.object({ text: z.string().min(1, 'Write something.'), times: z.number().optional() }),
  answer: z.object({ text: z.string() }),
})
const broken = endpoint({ method: 'GET', path: '/api/broken', access: 'public', summary: 'Breaks' })
const away = endpoint({ method: 'GET', path: '/api/away', access: 'public', summary: 'Finds no database' })
const own = endpoint({ method: 'GET', path: '/api/own', access: 'signed_in', summary: 'Needs a session' })
const kept = endpoint({
  method: 'POST',
  path: '/api/kept/:id',
  access: 'signed_in',
  summary: 'Needs a session and a text',
  params: z.object({ id: z.uuid() }),
  body: z.object({ text: z.string() }),
})

let app: App
let server: Server
let why: string | null = null

beforeAll(async () => {
  const read = readConfig({})
  if (!read.ok) throw new Error(read.mistakes.join(' '))
  app = { config: read.config, log: openLog({ level: 'silent' }) } as unknown as App
  const directory = await mkdtemp(join(tmpdir(), 'parley-web-'))
  await mkdir(join(directory, 'assets'))
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>Parley</title>')
  await writeFile(join(directory, 'assets/app-1a2b.js'), 'let x')
  server = await buildServer(app, async () => null)
  healthRoutes(server, { app, unready: async () => why })
  mountOpen(server, echo, async ({ body }) => ({ text: body.text }))
  mountOpen(server, broken, async () => {
    throw new TypeError('cannot read properties of undefined')
  })
  mountOpen(server, away, async () => {
    throw Object.assign(new Error('terminating connection'), { code: '57P01' })
  })
  mount(server, own, async () => undefined)
  mount(server, kept, async () => undefined)
  await webRoutes(server, { directory })
  await server.ready()
})
afterAll(() => server.close())

const id = '0198c0de-0000-7000-8000-000000000000'
const json = { 'content-type': 'application/json' }
const post = (
  payload: string | Buffer | Readable,
  headers: Record<string, string> = json,
  path = `/api/echo/${id}`,
) => server.inject({ method: 'POST', url: path, headers, payload })

const cases: [string, () => ReturnType<typeof post>, number, string, RegExp][] = [
  ['a body of 100 MB', () => post(Buffer.alloc(100 * 1024 * 1024, 'x')), 413, 'too_large', /limit is 1 MB/],
  ['a body without end', () => post(Readable.from(chunks()), json), 413, 'too_large', /limit is 1 MB/],
  ['JSON cut short', () => post('{"text": "hi'), 400, 'bad_request', /could not be read/],
  ['an empty body', () => post(''), 400, 'bad_request', /could not be read/],
  [
    'a prototype in the JSON',
    () => post('{"__proto__": {"x": 1}, "text": "hi"}'),
    400,
    'bad_request',
    /could not be read/,
  ],
  [
    'a form',
    () => post('text=hi', { 'content-type': 'application/x-www-form-urlencoded' }),
    415,
    'wrong_type',
    /Send JSON/,
  ],
  ['a body without a type', () => post('hi', { 'content-type': 'nonsense' }), 415, 'wrong_type', /Send JSON/],
  ['a missing field', () => post('{}'), 422, 'invalid', /^text is missing\.$/],
  ['an empty field', () => post('{"text": ""}'), 422, 'invalid', /^Write something\.$/],
  [
    'a field of another type',
    () => post('{"text": "a", "times": "2"}'),
    422,
    'invalid',
    /^times must be a number\.$/,
  ],
  [
    'an id that is none',
    () => post('{"text": "a"}', json, '/api/echo/1'),
    422,
    'invalid',
    /^id must be an id such as/,
  ],
  [
    'an address that cannot be decoded',
    () => post('{"text": "a"}', json, '/api/echo/%zz'),
    400,
    'bad_request',
    /could not be read/,
  ],
  ['an unknown address', () => post('{}', json, '/api/nothing'), 404, 'not_found', /nothing here/],
  [
    'an unknown address of the API, as a browser',
    () => get('/api/nothing', { accept: 'text/html' }),
    404,
    'not_found',
    /nothing here/,
  ],
  ['a file that is not there', () => get('/assets/none.js'), 404, 'not_found', /nothing here/],
  ['a path that climbs out', () => get('/..%2f..%2fetc/passwd.txt'), 404, 'not_found', /nothing here/],
  [
    'a page, asked for as JSON',
    () => get('/inbox', { accept: 'application/json' }),
    404,
    'not_found',
    /nothing here/,
  ],
  ['no session', () => get('/api/own'), 401, 'sign_in_first', /not signed in/],
  [
    'no session and a body that is wrong',
    () => post('{}', json, '/api/kept/1'),
    401,
    'sign_in_first',
    /not signed/,
  ],
  [
    'JSON that is not UTF-8',
    () => post(Buffer.from('{"text": "\xff"}', 'latin1')),
    400,
    'bad_request',
    /could not be read/,
  ],
  ['a mistake of ours', () => get('/api/broken'), 500, 'internal', /on our side/],
  ['a database that is away', () => get('/api/away'), 503, 'database_away', /database is away/],
]

test.each(cases)('%s is answered with one sentence', async (_title, ask, status, code, says) => {
  const answer = await ask()
  expect(answer.statusCode).toBe(status)
  expect(answer.json().error).toMatchObject({ code })
  expect(answer.json().error.message).toMatch(says)
  expect(answer.body).not.toMatch(/\bat .*\.ts|TypeError|node_modules/)
})

test('a screen of the web app is index.html, never kept; its hashed files are kept for a year', async () => {
  const page = await get('/inbox/all', { accept: 'text/html' })
  expect(page.statusCode).toBe(200)
  expect(page.headers['cache-control']).toBe('no-cache')
  expect(page.body).toContain('<title>Parley</title>')
  const script = await get('/assets/app-1a2b.js')
  expect(script.headers['cache-control']).toContain('immutable')
})

test('the API describes itself', async () => {
  const answer = await get('/api/openapi.json')
  expect(answer.json()).toMatchObject({ openapi: '3.1.0', paths: { '/api/echo/{id}': { post: {} } } })
})

test('the process is alive even when it is not ready', async () => {
  why = 'The database is away; it is tried again with every request.'
  expect((await get('/healthz')).statusCode).toBe(200)
  const answer = await get('/readyz')
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toEqual({ ok: false, message: why })
  why = null
  expect((await get('/readyz')).statusCode).toBe(200)
})

test('metrics are for this machine: not for another address, a proxy, or a name that leads here', async () => {
  const own = { host: 'localhost:3000' }
  expect((await get('/metrics', own)).body).toContain('parley_http_request_seconds')
  const refused = [
    get('/metrics', { host: 'localhost:3000', 'x-forwarded-for': '127.0.0.1' }),
    get('/metrics', { host: 'evil.example' }),
    server.inject({ url: '/metrics', headers: own, remoteAddress: '192.0.2.7' }),
  ]
  for (const answer of await Promise.all(refused)) expect(answer.statusCode).toBe(403)
})

test('the server closes at once although a browser holds a connection that it never used', async () => {
  const other = await buildServer(app, async () => null)
  mountOpen(other, echo, async ({ body }) => ({ text: body.text }))
  await other.listen({ host: '127.0.0.1', port: 0 })
  const { port } = other.server.address() as AddressInfo
  const unused = connect(port, '127.0.0.1')
  await once(unused, 'connect')
  await fetch(`http://127.0.0.1:${port}/api/nothing`)
  const ended = once(unused, 'close')
  await other.close()
  await ended
}, 5_000)

const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers })

function* chunks() {
  for (let count = 0; count < 200; count++) yield Buffer.alloc(64 * 1024, 'x')
}
