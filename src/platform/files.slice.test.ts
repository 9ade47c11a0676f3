// Files in a folder and in a bucket: the same four promises.

import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FileStore, inBucket, inFolder } from './files.ts'

let folder: string
let bucket: Server
const kept = new Map<string, Buffer>()
const signed: boolean[] = []
const stores: Record<string, () => FileStore> = {
  'a folder': () => inFolder(folder),
  'a bucket': () =>
    inBucket({
      endpoint: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}/parley`,
      ...{ region: 'auto', keyId: 'AKEXAMPLE', secret: 'a secret of the bucket' },
    }),
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-files-'))
  bucket = createServer((request, response) => {
    signed.push(/^AWS4-HMAC-SHA256 Credential=AKEXAMPLE/.test(request.headers.authorization ?? ''))
    const key = request.url ?? ''
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.method === 'PUT') kept.set(key, Buffer.concat(chunks))
      if (request.method === 'DELETE') kept.delete(key)
      const found = kept.get(key)
      if (request.method === 'GET' && !found)
        response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
      else
        response
          .writeHead(request.method === 'DELETE' ? 204 : 200, { etag: '"x"' })
          .end(request.method === 'GET' ? found : '')
    })
  })
  await new Promise<void>((done) => bucket.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  bucket.close()
  await rm(folder, { recursive: true, force: true })
})

describe.each(Object.keys(stores))('%s', (name) => {
  const store = (): FileStore => stores[name]?.() ?? inFolder(folder)

  test('gives back what was put there, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, n) => n % 256))
    await store().put('org/picture-1', bytes, 'image/jpeg')
    expect((await store().get('org/picture-1'))?.equals(bytes)).toBe(true)
  })

  test('has nothing where nothing was put, and removing that is no mistake', async () => {
    expect(await store().get('org/nothing')).toBeNull()
    await store().remove('org/nothing')
  })

  test('forgets what was removed', async () => {
    await store().put('org/picture-2', Buffer.from('x'), 'image/jpeg')
    await store().remove('org/picture-2')
    expect(await store().get('org/picture-2')).toBeNull()
  })
})

test('every request to the bucket is signed', () => {
  expect(signed.length).toBeGreaterThan(5)
  expect(signed.every(Boolean)).toBe(true)
})
