// A picture goes to a phone and comes from one, over real HTTP: the text first, its files when they can be had.
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { laneOf } from '../../test/dispatch.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask } from '../../test/people.ts'
import { buildOrganization, type Organization, secretOf } from '../../test/slices/two-organizations.ts'
import { upload } from '../../test/uploads.ts'
import { carriers } from '../carriers/all.ts'
import type { HandedFile, Session } from '../carriers/carrier.ts'
import { erasePhone } from '../consent/erase/actions.ts'
import { claim, handOff } from '../messages/dispatch/actions.ts'
import { newId } from '../platform/ids.ts'
import { mediaOf } from './actions.ts'
import { fetchDue } from './arriving/actions.ts'

let made: TestApp
let house: House
let shop: Organization
let far: HttpServer
let farUrl: string
/** What the far side answers, by path. */
const shelf = new Map<string, () => { status?: number; type?: string; body?: Buffer }>()

beforeAll(async () => {
  made = await testApp({ PUBLIC_URL: 'https://texts.example.com', PARLEY_MEDIA_UPLOAD_MB: '1' })
  house = await houseOf(made.app)
  shop = await buildOrganization(house, { name: 'Willow', isDemo: false })
  far = createServer((request, response) => {
    const {
      status = 200,
      type = 'image/jpeg',
      body = Buffer.alloc(0),
    } = shelf.get(request.url ?? '')?.() ?? { status: 404 }
    response.writeHead(status, { 'content-type': type }).end(body)
  })
  await new Promise<void>((done) => far.listen(0, '127.0.0.1', done))
  farUrl = `http://127.0.0.1:${(far.address() as AddressInfo).port}`
  const { orgId, connectionId } = shop.business
  const sealed = made.app.secrets.seal({ secret: secretOf('Willow') }, connectionId)
  await inShop((query) =>
    query('UPDATE connection SET settings = $3, sealed = $4 WHERE org_id = $1 AND id = $2', [
      ...[orgId, connectionId, { networkUrl: farUrl }, sealed],
    ]),
  )
})
afterAll(async () => {
  far.close()
  await house.close()
  await made.close()
})

type Query = (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>
const inShop = <T>(use: (query: Query) => Promise<T>): Promise<T> =>
  made.app.db.inOrganization(shop.business.orgId, (tx) => use((text, values) => tx.query(text, values)))

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#369' } })
    .withExif({ IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .jpeg()
    .toBuffer()
const texted = (body: string, files: { url: string; type: string | null }[]) =>
  house.verbs.receive(shop.business.orgId, shop.business.connectionId, [
    {
      ...{ kind: 'text', from: shop.ids.theirPhone, to: shop.business.phone, sentAt: null },
      ...{ body, carrierMessageId: newId(), files },
    },
  ])
const fetchAll = () => fetchDue(mediaOf(made.app), carriers, new AbortController().signal)
const newest = async () =>
  (
    await ask(house.server, shop.people.agent, 'GET', `/api/conversations/${shop.ids.conversation}/messages`)
  ).json().messages[0]
const fileOf = async () => (await newest()).files[0]
const again = (id: string) => ask(house.server, shop.people.agent, 'POST', `/api/media/${id}/fetch`)

test('a text is there at once, its picture when it was fetched, without where it was taken', async () => {
  const bytes = await photo()
  shelf.set('/loopback/files/one', () => ({ body: bytes }))
  expect(await texted('Look at this', [{ url: `${farUrl}/loopback/files/one`, type: 'image/jpeg' }])).toEqual(
    ['stored'],
  )
  expect(await newest()).toMatchObject({ body: 'Look at this', files: [{ state: 'waiting', kind: 'image' }] })
  await fetchAll()
  const file = await fileOf()
  expect(file).toMatchObject({ state: 'ready', kind: 'image', width: 60, height: 40, sentence: null })
  const { rawPayload } = await ask(house.server, shop.people.agent, 'GET', `/api/media/${file.id}`)
  expect((await sharp(rawPayload).metadata()).exif).toBeUndefined()
})

test('a picture without words is a text, and its list says so', async () => {
  shelf.set('/loopback/files/two', () => ({ body: Buffer.from('x') }))
  await texted('', [{ url: `${farUrl}/loopback/files/two`, type: 'image/jpeg' }])
  const { conversation } = (
    await ask(house.server, shop.people.agent, 'GET', `/api/conversations/${shop.ids.conversation}`)
  ).json()
  expect(conversation.preview).toBe('Picture')
})

test('STOP under a picture opts out, whatever becomes of the picture', async () => {
  const phone = '+12015550177'
  await house.verbs.receive(shop.business.orgId, shop.business.connectionId, [
    {
      ...{ kind: 'text', from: phone, to: shop.business.phone, sentAt: null, body: 'Stop' },
      ...{ carrierMessageId: newId(), files: [{ url: `${farUrl}/loopback/files/none`, type: 'image/jpeg' }] },
    },
  ])
  const rows = await inShop((query) =>
    query('SELECT stop_at FROM door WHERE org_id = $1 AND phone = $2', [shop.business.orgId, phone]),
  )
  expect(rows[0]?.stop_at).toBeInstanceOf(Date)
})

const hostile: [string, () => Buffer | Promise<Buffer>][] = [
  ['an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a page that is called a photo', () => Buffer.from('<html><script>alert(1)</script></html>')],
  ['a photo cut short', async () => (await photo()).subarray(0, 300)],
  ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(2_000)])],
]
test.each(hostile)(
  '%s from outside is kept as bytes, shown to nobody, and the text is there',
  async (_title, bytes) => {
    const body = await bytes()
    shelf.set('/loopback/files/bad', () => ({ body, type: 'text/html' }))
    await texted('Here is my form', [{ url: `${farUrl}/loopback/files/bad`, type: 'image/jpeg' }])
    await fetchAll()
    const file = await fileOf()
    expect(file).toMatchObject({
      state: 'ready',
      kind: 'file',
      type: 'application/octet-stream',
      hasThumbnail: false,
    })
    const { headers } = await ask(house.server, shop.people.agent, 'GET', `/api/media/${file.id}`)
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment/),
      'x-content-type-options': 'nosniff',
    })
  },
)

test('a carrier that does not answer well is asked again; a person may ask once more when it gave up', async () => {
  let status = 503
  const bytes = await photo()
  shelf.set('/loopback/files/late', () => ({ status, body: bytes }))
  await texted('Later', [{ url: `${farUrl}/loopback/files/late`, type: 'image/jpeg' }])
  await fetchAll()
  const { id } = await fileOf()
  expect(await fileOf()).toMatchObject({
    state: 'waiting',
    sentence: 'The carrier answered with status 503.',
  })
  for (let tries = 0; tries < 5; tries++) {
    await inShop((query) =>
      query('UPDATE media SET due_at = now() WHERE org_id = $1 AND id = $2', [shop.business.orgId, id]),
    )
    await fetchAll()
  }
  expect(await fileOf()).toMatchObject({ state: 'failed' })
  status = 200
  expect((await again(id)).json()).toMatchObject({ state: 'waiting', sentence: null })
  await fetchAll()
  expect(await fileOf()).toMatchObject({ state: 'ready', width: 60 })
})

const elsewhere = [
  'http://169.254.169.254/latest/meta-data/',
  'http://127.0.0.1:5432/',
  'file:///etc/passwd',
  'https://example.com/loopback/files/one',
  'not an address',
]
test.each(elsewhere)('a file said to lie at %s is never asked for', async (url) => {
  await texted('Look', [{ url, type: 'image/jpeg' }])
  await fetchAll()
  expect(await fileOf()).toMatchObject({
    state: 'failed',
    sentence: expect.stringMatching(/not the carrier’s/),
  })
})

test('a file over the limit is not read to its end, and the text says so', async () => {
  shelf.set('/loopback/files/huge', () => ({ body: Buffer.alloc(1024 * 1024 + 1) }))
  await texted('Huge', [{ url: `${farUrl}/loopback/files/huge`, type: 'image/jpeg' }])
  await fetchAll()
  expect(await fileOf()).toMatchObject({
    state: 'waiting',
    sentence: expect.stringMatching(/more than 1024 KB/),
  })
})

test('a text with a picture leaves with a link that works for the carrier, and for nobody who changed it', async () => {
  const file = (await upload(house.server, shop.people.agent, { bytes: await photo(), name: 'a.jpg' })).json()
  await ask(house.server, shop.people.agent, 'POST', '/api/messages', {
    ...{ requestKey: newId(), conversationId: shop.ids.conversation, body: 'For you', mediaIds: [file.id] },
  })
  const handed: { body: string; files: readonly HandedFile[] | undefined }[] = []
  const session: Session = {
    free: () => 100,
    ready: async () => {},
    write: ({ body, files }) => {
      handed.push({ body, files })
      return {
        written: Promise.resolve(),
        outcome: Promise.resolve({ kind: 'accepted', carrierMessageId: newId() }),
      }
    },
    close: async () => {},
  }
  const { orgId, laneId, connectionId } = shop.business
  const lane = laneOf(made.app, shop.business)
  while (!handed.some(({ files }) => files)) {
    const claimed = await claim(
      made.app,
      { org_id: orgId, id: laneId, connection_id: connectionId },
      { most: 50, workerId: newId() },
    )
    if (!claimed || claimed.claims.length === 0) break
    await handOff(made.app, orgId, session, claimed)
    await lane.endAs(claimed, () => ({ kind: 'accepted', carrierMessageId: newId() }))
  }
  const [link] = handed.find(({ files }) => files)?.files ?? []
  expect(link).toMatchObject({
    type: 'image/jpeg',
    url: expect.stringMatching(/^https:\/\/texts\.example\.com\/media\//),
  })
  expect(handed.filter(({ body }) => body !== 'For you').every(({ files }) => files === undefined)).toBe(true)
  const path = new URL(link?.url ?? '').pathname
  const followed = await house.server.inject({ url: path })
  expect([
    followed.statusCode,
    followed.headers['content-type'],
    followed.headers['x-content-type-options'],
  ]).toEqual([200, 'image/jpeg', 'nosniff'])
  for (const [from, to] of [
    ['A', 'B'],
    ['B', 'A'],
    [path.slice(-1), ''],
  ] as const) {
    const changed = path.replace(from, to)
    if (changed !== path) expect((await house.server.inject({ url: changed })).statusCode).toBe(404)
  }
  const later = { ...made.app, now: () => new Date(Date.now() + 5 * 3_600_000) }
  const { readLink } = await import('./links/actions.ts')
  expect(readLink(later, 'media', path.slice('/media/'.length))).toBeNull()
})

test('erasing a person takes their pictures away', async () => {
  const file = await (async () => {
    const bytes = await photo()
    shelf.set('/loopback/files/mine', () => ({ body: bytes }))
    await texted('Mine', [{ url: `${farUrl}/loopback/files/mine`, type: 'image/jpeg' }])
    await fetchAll()
    return fileOf()
  })()
  const caller = { orgId: shop.business.orgId, memberId: shop.business.memberId, keyId: null, name: 'Ana' }
  const erased = await erasePhone(made.app, caller, shop.ids.theirPhone, {
    reason: 'They asked for it',
    proof: 'erase',
  })
  expect(erased).toMatchObject({ ok: true })
  expect((await ask(house.server, shop.people.agent, 'GET', `/api/media/${file.id}`)).statusCode).toBe(404)
})
