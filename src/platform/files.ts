// Where bytes lie that are too large for the database: in a folder, or in a bucket. Keys are made by us, of ids, and never of names.
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { S3mini } from 's3mini'
import type { Config } from './config.ts'

/** The one interface of both. What is stored is small: the limits are checked before. */
export type FileStore = {
  /** Stores whole or not at all; a key is written once. */
  put(key: string, bytes: Buffer, type: string): Promise<void>
  /** Null where there is nothing. */
  get(key: string): Promise<Buffer | null>
  /** Gone already is as good as removed. */
  remove(key: string): Promise<void>
}

const KEY = /^[a-z0-9-]+(\/[a-z0-9.-]+)+$/

/** The store that the settings name: a bucket, or the folder `media` under the data folder. */
export function openFiles({ dataDirectory, s3 }: Pick<Config, 'dataDirectory' | 's3'>): FileStore {
  const store = s3 ? inBucket(s3) : inFolder(join(dataDirectory, 'media'))
  const checked = (key: string): string => {
    if (!KEY.test(key) || key.includes('..')) throw new Error('a file’s key is made of ids only')
    return key
  }
  return {
    put: (key, bytes, type) => store.put(checked(key), bytes, type),
    get: (key) => store.get(checked(key)),
    remove: (key) => store.remove(checked(key)),
  }
}

/** A folder on this machine. A file appears under its key once it is whole. */
export function inFolder(folder: string): FileStore {
  return {
    async put(key, bytes) {
      const path = join(folder, key)
      const unfinished = `${path}.${randomUUID()}.part`
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      try {
        await writeFile(unfinished, bytes, { mode: 0o600, flush: true })
        await rename(unfinished, path)
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
    },
    get: (key) => readFile(join(folder, key)).catch(missing),
    remove: (key) => rm(join(folder, key), { force: true }),
  }
}

/** A bucket of S3 or of anything that speaks like it. */
export function inBucket({ endpoint, region, keyId, secret }: NonNullable<Config['s3']>): FileStore {
  const bucket = new S3mini({
    ...{ endpoint, region, accessKeyId: keyId, secretAccessKey: secret },
    requestAbortTimeout: 15_000,
  })
  return {
    async put(key, bytes, type) {
      const answer = await bucket.putObject(key, bytes, type)
      if (!answer.ok) throw new Error(`the bucket answered ${answer.status} to a file`)
    },
    async get(key) {
      const bytes = await bucket.getObjectArrayBuffer(key)
      return bytes === null ? null : Buffer.from(bytes)
    },
    async remove(key) {
      await bucket.deleteObject(key)
    },
  }
}

/** Where uploads lie while they come in. */
export async function incomingFolder({ dataDirectory }: Pick<Config, 'dataDirectory'>): Promise<string> {
  const folder = join(dataDirectory, 'media', 'incoming')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** Takes away what uploads left behind that were cut off. */
export async function clearIncoming(config: Pick<Config, 'dataDirectory'>, olderThan: Date): Promise<number> {
  const folder = await incomingFolder(config)
  let removed = 0
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(missing)
    if (!found || found.mtime > olderThan) continue
    await rm(path, { force: true })
    removed++
  }
  return removed
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
