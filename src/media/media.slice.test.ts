// Pictures and files over HTTP: what is taken, what is refused and in which words, who sees it, and that nothing hostile does harm.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask } from '../../test/people.ts'
import { buildOrganization, type Organization } from '../../test/slices/two-organizations.ts'
import { upload } from '../../test/uploads.ts'
import { newId } from '../platform/ids.ts'
import { mediaOf } from './actions.ts'
import { tidy } from './tidy/actions.ts'

let made: TestApp
let house: House
let ours: Organization
let theirs: Organization

beforeAll(async () => {
  made = await testApp({ PARLEY_MEDIA_UPLOAD_MB: '2', PARLEY_MEDIA_TEXT_KB: '200' })
  house = await houseOf(made.app)
  ours = await buildOrganization(house, { name: 'Willow', isDemo: false })
  theirs = await buildOrganization(house, { name: 'Hawthorn', isDemo: false })
})
afterAll(async () => {
  await house.close()
  await made.close()
})

const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
const photo = (): Promise<Buffer> =>
  noise(900, 600)
    .withExif({ IFD0: { Copyright: 'Dana Reyes' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
const put = (bytes: Buffer, name = 'photo.jpg', who = ours.people.agent) =>
  upload(house.server, who, { bytes, name, type: 'image/jpeg' })
const get = (url: string, who: Parameters<typeof ask>[1] = ours.people.agent) =>
  ask(house.server, who, 'GET', url)
const send = (mediaIds: string[], body = '', who = ours.people.agent, more: object = {}) =>
  ask(house.server, who, 'POST', '/api/messages', {
    ...{ requestKey: newId(), conversationId: ours.ids.conversation, body, mediaIds, ...more },
  })

/** The head of a PNG that claims to be this large. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', Buffer.from('789c030000000001', 'hex')),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

test('a photo is turned upright, made small enough, and tells nothing of place and owner', async () => {
  const answer = await put(await photo())
  expect(answer.statusCode).toBe(201)
  const file = answer.json()
  expect(file).toMatchObject({ kind: 'image', state: 'ready', type: 'image/jpeg', name: 'photo.jpg' })
  expect(file.bytes).toBeLessThanOrEqual(200 * 1024)
  expect(file.height).toBeGreaterThan(file.width) // it lay on its side
  const { rawPayload } = await get(`/api/media/${file.id}`)
  const facts = await sharp(rawPayload).metadata()
  expect(facts).toMatchObject({ width: file.width, height: file.height, format: 'jpeg' })
  expect([facts.exif, facts.orientation, rawPayload.includes('Dana')]).toEqual([undefined, undefined, false])
  const small = await sharp((await get(`/api/media/${file.id}/thumbnail`)).rawPayload).metadata()
  expect(Math.max(small.width, small.height)).toBe(480)
})

test('a GIF stays animated, and what was hidden behind it is gone', async () => {
  const frames = await Promise.all(
    ['red', 'green', 'blue'].map((background) =>
      sharp({ create: { width: 40, height: 30, channels: 4, background } })
        .png()
        .toBuffer(),
    ),
  )
  const gif = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [90, 90, 90] })
    .toBuffer()
  const answer = await put(Buffer.concat([gif, Buffer.from('<script>alert(1)</script>')]), 'wave.gif')
  expect(answer.json()).toMatchObject({ type: 'image/gif', isAnimated: true, width: 40, height: 30 })
  const { rawPayload } = await get(`/api/media/${answer.json().id}`)
  expect(rawPayload.includes('<script>')).toBe(false)
  expect(await sharp(rawPayload, { animated: true }).metadata()).toMatchObject({
    pages: 3,
    delay: [90, 90, 90],
  })
})

const html = '<!doctype html><script>alert(1)</script>'
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
const refusals: [string, () => Buffer | Promise<Buffer>, number, RegExp][] = [
  ['an SVG that is called a photo', () => Buffer.from(svg), 422, /cannot be texted\. Send a picture/],
  ['a page that is called a photo', () => Buffer.from(html), 422, /cannot be texted/],
  ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 422, /cannot be texted/],
  ['nothing at all', () => Buffer.alloc(0), 422, /is empty/],
  ['900 megapixels in sixty bytes', () => pngOf(30_000, 30_000), 422, /more than 50 megapixels/],
  ['a photo cut short', async () => (await photo()).subarray(0, 20_000), 422, /damaged/],
  ['a file over the limit', () => Buffer.alloc(2 * 1024 * 1024 + 1, 1), 413, /larger than 2 MB/],
  [
    'a film that no carrier takes',
    () =>
      Buffer.concat([
        Buffer.from('000000186674797069736f6d0000020069736f6d6d703432', 'hex'),
        Buffer.alloc(210 * 1024),
      ]),
    422,
    /at most 200 KB of files/,
  ],
  [
    'a GIF of too many frames',
    async () => {
      const one = Buffer.from('2c000000000100010000020144003b', 'hex').subarray(0, -1)
      const head = Buffer.from('47494638396101000100800000000000ffffff', 'hex')
      return Buffer.concat([
        head,
        ...Array.from({ length: 10_000 }, () => Buffer.concat([Buffer.from('21f904000a000000', 'hex'), one])),
        Buffer.from(';'),
      ])
    },
    422,
    /more than 300 frames|damaged/,
  ],
]

test.each(refusals)(
  '%s is refused in a sentence, and the server lives',
  async (_title, bytes, status, says) => {
    const answer = await put(await bytes())
    expect([answer.statusCode, answer.json().error.message]).toEqual([status, expect.stringMatching(says)])
    expect((await put(await photo())).statusCode).toBe(201)
  },
)

const names: [string, string][] = [
  ['../../etc/passwd.jpg', 'passwd.jpg'],
  ['C:\\Users\\dana\\beach.jpeg', 'beach.jpg'],
  ['gpj.\u202Eexe.evil.jpg', 'gpj.exe.evil.jpg'],
  ['a"; filename="x.html', 'a filename= x.jpg'],
  ['<img src=x onerror=alert(1)>.png', 'img src=x onerror=alert(1).jpg'],
  ['.htaccess', 'htaccess.jpg'],
  ['', 'Picture.jpg'],
  ['Ünïcödé 写真.jpg', 'Ünïcödé 写真.jpg'],
]
test.each(names)('a file called %j is shown as %j', async (given, shown) => {
  const answer = await put(
    await sharp({ create: { width: 4, height: 4, channels: 3, background: '#369' } })
      .jpeg()
      .toBuffer(),
    given,
  )
  expect(answer.statusCode).toBe(201)
  expect(answer.json().name.replace(/\.png$/, '.jpg')).toBe(shown)
  const { headers } = await get(`/api/media/${answer.json().id}?download=1`)
  expect(headers['content-disposition']).toMatch(
    /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%!~-]+$/,
  )
})

test('a picture is shown, everything else is only ever a download, and no script can run', async () => {
  const picture = (await put(await photo())).json()
  const pdf = (
    await put(Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript>>>>endobj\n%%EOF'), 'bill.pdf')
  ).json()
  const card = (
    await put(Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Dana\r\nEND:VCARD\r\n'), 'dana.vcf')
  ).json()
  const headersOf = async (id: string) => (await get(`/api/media/${id}`)).headers
  expect(await headersOf(picture.id)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': expect.stringMatching(/^inline/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
    'cache-control': 'private, no-cache',
    'cross-origin-resource-policy': 'same-origin',
  })
  for (const { id } of [pdf, card])
    expect(await headersOf(id)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/sandbox/),
    })
})

test('an upload is its bringer’s alone until it is sent; then whoever sees the conversation sees it', async () => {
  const { id } = (await put(await photo())).json()
  const { outsider, manager } = ours.people
  const strangers = [theirs.people.superAdmin, theirs.keys.full]
  const missing = (await get(`/api/media/${newId()}`)).json()
  for (const who of [outsider, manager, ...strangers]) {
    const answer = await get(`/api/media/${id}`, who)
    expect([answer.statusCode, answer.json()]).toEqual([404, missing])
  }
  expect((await send([id], 'Here it is')).statusCode).toBe(202)
  expect((await get(`/api/media/${id}`, manager)).statusCode).toBe(200)
  for (const who of [outsider, ...strangers]) {
    const answer = await get(`/api/media/${id}/thumbnail`, who)
    expect([answer.statusCode, answer.json()]).toEqual([404, missing])
  }
  expect((await get(`/api/media/${id}`, null)).statusCode).toBe(401)
})

test('a text may be a picture without words, and is one message', async () => {
  const { id } = (await put(await photo())).json()
  const sent = await send([id])
  expect([sent.statusCode, sent.json().segments]).toEqual([202, 1])
  const { messages } = (await get(`/api/conversations/${ours.ids.conversation}/messages`)).json()
  expect(messages[0]).toMatchObject({ body: '', files: [{ id, kind: 'image', state: 'ready' }] })
  const { conversation } = (await get(`/api/conversations/${ours.ids.conversation}`)).json()
  expect(conversation.preview).toMatch(/File|Picture/)
})

test('the same request twice is one text; with another file it is another text', async () => {
  const [one, other] = [(await put(await photo())).json(), (await put(await photo())).json()]
  const requestKey = newId()
  const first = await send([one.id], 'Look', ours.people.agent, { requestKey })
  const again = await send([one.id], 'Look', ours.people.agent, { requestKey })
  expect(again.json()).toEqual(first.json())
  expect((await send([other.id], 'Look', ours.people.agent, { requestKey })).json().error.code).toBe(
    'key_reused',
  )
})

test('somebody else’s upload, a missing one and eleven are refused, and nothing is sent', async () => {
  const foreign = (await put(await photo(), 'x.jpg', theirs.people.agent)).json()
  const colleague = (await put(await photo(), 'x.jpg', ours.people.manager)).json()
  for (const id of [foreign.id, colleague.id, newId()]) {
    const answer = await send([id], 'Look')
    expect([answer.statusCode, answer.json().error]).toMatchObject([
      422,
      { field: 'mediaIds', message: expect.stringMatching(/not there any more/) },
    ])
  }
  const eleven = await send(Array.from({ length: 11 }, newId), 'Look')
  expect(eleven.json().error.message).toMatch(/at most 10 files/)
  expect((await send([], '')).json().error.message).toBe('Write something to send.')
})

test('several photos are made small enough for one text together', async () => {
  const ids: string[] = []
  for (let count = 0; count < 4; count++) ids.push((await put(await photo())).json().id)
  expect((await send(ids, 'Four of them')).statusCode).toBe(202)
  const sizes = await Promise.all(ids.map(async (id) => (await get(`/api/media/${id}`)).rawPayload.length))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(200 * 1024)
})

test('a number whose carrier takes words only says so, and the text can go without the file', async () => {
  const { orgId, connectionId } = ours.business
  await made.app.db.inOrganization(orgId, (tx) =>
    tx.query("UPDATE connection SET carrier = 'smpp' WHERE org_id = $1 AND id = $2", [orgId, connectionId]),
  )
  const { id } = (await put(await photo())).json()
  const answer = await send([id], 'Look')
  expect(answer.json().error).toMatchObject({
    field: 'mediaIds',
    message: expect.stringMatching(/words only/),
  })
  expect((await send([], 'Look')).statusCode).toBe(202)
  await made.app.db.inOrganization(orgId, (tx) =>
    tx.query("UPDATE connection SET carrier = 'loopback' WHERE org_id = $1 AND id = $2", [
      orgId,
      connectionId,
    ]),
  )
})

test('an organization whose space is full is told so; taking a file back makes room', async () => {
  const { orgId } = ours.business
  const { quotaBytes } = made.app.config.media
  const use = (bytes: number) =>
    made.app.db.inOrganization(orgId, (tx) =>
      tx.query('UPDATE media_use SET bytes = bytes + $2 WHERE org_id = $1', [orgId, bytes]),
    )
  const { id, bytes } = (await put(await photo())).json()
  await use(quotaBytes)
  expect((await put(await photo())).json().error).toMatchObject({
    reason: 'quota',
    message: expect.stringMatching(/is full/),
  })
  await use(-quotaBytes)
  const used = async () =>
    (
      await made.app.db.inOrganization(orgId, (tx) =>
        tx.query<{ bytes: number }>('SELECT bytes FROM media_use WHERE org_id = $1', [orgId]),
      )
    )[0]?.bytes ?? 0
  const before = await used()
  expect((await ask(house.server, ours.people.agent, 'DELETE', `/api/media/${id}`)).statusCode).toBe(204)
  expect((await get(`/api/media/${id}`)).statusCode).toBe(404)
  await tidy(mediaOf(made.app))
  expect(await used()).toBe(before - bytes)
  expect((await filesOf(orgId)).filter((name) => name.startsWith(id))).toEqual([])
})

const filesOf = (orgId: string): Promise<string[]> =>
  readdir(join(made.app.config.dataDirectory, 'media', orgId))

test('an upload that was cut off after its row leaves nothing behind', async () => {
  const { orgId } = ours.business
  const { id } = (await put(await photo())).json()
  await made.app.db.inOrganization(orgId, (tx) =>
    tx.query(
      "UPDATE media SET state = 'preparing', made_at = now() - interval '2 hours' WHERE org_id = $1 AND id = $2",
      [orgId, id],
    ),
  )
  await tidy(mediaOf(made.app))
  await tidy(mediaOf(made.app))
  expect((await filesOf(orgId)).filter((name) => name.startsWith(id))).toEqual([])
  const rows = await made.app.db.inOrganization(orgId, (tx) =>
    tx.query('SELECT 1 FROM media WHERE org_id = $1 AND id = $2', [orgId, id]),
  )
  expect(rows).toEqual([])
  expect(await readdir(join(made.app.config.dataDirectory, 'media', 'incoming'))).toEqual([])
})
