// A backup's file: a gzipped tar of COPY text and a manifest at its end, so that it can be read without Parley, too.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import * as z from 'zod'
import { OperatorError } from './operator-error.ts'

/** Rows of one table in COPY's text form, cut anywhere. The pieces of a table follow each other. */
export type Piece = { readonly table: string; readonly data: Buffer }

const Part = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  rows: z.number(),
  bytes: z.number(),
  sha256: z.string(),
})
const Manifest = z.object({
  format: z.literal('parley-backup-1'),
  takenAt: z.string(),
  server: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256: z.string() })),
  parts: z.array(Part),
})
export type Manifest = z.infer<typeof Manifest>
export type Part = z.infer<typeof Part>

const BLOCK = 512
const MANIFEST = 'manifest.json'

/** Writes the pieces, then the manifest that they add up to. The file appears under its name when it is whole and on disk. */
export async function writeBackupFile(
  file: string,
  pieces: () => AsyncGenerator<Piece, Manifest>,
): Promise<Manifest> {
  const aside = `${file}.${process.pid}.part`
  let manifest: Manifest | undefined
  const entries = async function* () {
    const source = pieces()
    const numbers = new Map<string, number>()
    for (;;) {
      const next = await source.next()
      if (next.done) {
        manifest = next.value
        yield entry(MANIFEST, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
        yield Buffer.alloc(2 * BLOCK)
        return
      }
      const { table, data } = next.value
      const number = (numbers.get(table) ?? 0) + 1
      numbers.set(table, number)
      yield entry(`${table}/${String(number).padStart(9, '0')}.copy`, data)
    }
  }
  try {
    await pipeline(
      entries,
      createGzip({ level: 6 }),
      createWriteStream(aside, { mode: 0o600, flags: 'wx', flush: true }),
    )
    await rename(aside, file)
    await syncDirectory(dirname(file))
  } catch (error) {
    await rm(aside, { force: true })
    throw explainWrite(error, file)
  }
  if (!manifest) throw new Error('a backup was written without its manifest')
  return manifest
}

/** Reads the whole file once and checks every part against the manifest, before anybody relies on it. */
export async function checkBackupFile(file: string): Promise<Manifest> {
  const tally = makeTally()
  let text: string | null = null
  await readEntries(file, (name, data) => {
    if (name === MANIFEST) text = data.toString('utf8')
    else tally.add(tableOf(name), data)
  })
  const manifest = readManifest(text, file)
  for (const part of manifest.parts) {
    const found = tally.of(part.table)
    if (found.bytes !== part.bytes || found.sha256 !== part.sha256) throw altered(file, part.table)
  }
  if (tally.tables().some((table) => !manifest.parts.some((part) => part.table === table)))
    throw altered(file, 'its list of tables')
  return manifest
}

/** Gives the pieces in the order in which they were written. */
export const readPieces = (file: string, take: (piece: Piece) => Promise<void>): Promise<void> =>
  readEntries(file, async (name, data) => {
    if (name !== MANIFEST) await take({ table: tableOf(name), data })
  })

/** Counts bytes and digests per table while they pass. */
export function makeTally() {
  const hashes = new Map<string, { hash: ReturnType<typeof createHash>; bytes: number }>()
  return {
    add(table: string, data: Buffer): void {
      const kept = hashes.get(table) ?? { hash: createHash('sha256'), bytes: 0 }
      hashes.set(table, kept)
      kept.hash.update(data)
      kept.bytes += data.length
    },
    of(table: string): { bytes: number; sha256: string } {
      const { hash, bytes } = hashes.get(table) ?? { hash: createHash('sha256'), bytes: 0 }
      return { bytes, sha256: hash.copy().digest('hex') }
    },
    tables: (): string[] => [...hashes.keys()],
  }
}

export const altered = (file: string, what: string): OperatorError =>
  new OperatorError(
    `The backup ${file} was cut short or altered (${what}), so nothing was restored; use another copy of it.`,
  )

async function readEntries(
  file: string,
  take: (name: string, data: Buffer) => Promise<void> | void,
): Promise<void> {
  try {
    await pipeline(createReadStream(file), createGunzip(), async (source: AsyncIterable<Buffer>) => {
      let kept: Buffer[] = []
      let have = 0
      let open: { name: string; size: number } | null = null
      const takeBytes = (count: number): Buffer => {
        const whole = kept.length === 1 && kept[0] ? kept[0] : Buffer.concat(kept)
        kept = [whole.subarray(count)]
        have -= count
        return whole.subarray(0, count)
      }
      for await (const chunk of source) {
        kept.push(chunk)
        have += chunk.length
        for (;;) {
          if (!open) {
            if (have < BLOCK) break
            open = readHeader(takeBytes(BLOCK))
            if (!open) continue // the empty blocks at the end
          }
          const padded = Math.ceil(open.size / BLOCK) * BLOCK
          if (have < padded) break
          await take(open.name, takeBytes(padded).subarray(0, open.size))
          open = null
        }
      }
      if (open) throw altered(file, 'it ends in the middle')
    })
  } catch (error) {
    throw explainRead(error, file)
  }
}

/** A tar header (POSIX ustar). Readable by the owner only: it holds everything. */
function entry(name: string, data: Buffer): Buffer {
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0, 100)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, data, Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK)])
}

function readHeader(header: Buffer): { name: string; size: number } | null {
  if (header.every((byte) => byte === 0)) return null
  const stated = Number.parseInt(header.toString('latin1', 148, 154), 8)
  const blank = Buffer.from(header)
  blank.write('        ', 148)
  if (stated !== checksum(blank)) throw new Error('not a tar header')
  const end = header.indexOf(0)
  return {
    name: header.toString('utf8', 0, end < 0 || end > 100 ? 100 : end),
    size: Number.parseInt(header.toString('latin1', 124, 135), 8),
  }
}

const checksum = (header: Buffer): number => header.reduce((sum, byte) => sum + byte, 0)

const tableOf = (name: string): string => name.slice(0, name.lastIndexOf('/'))

function readManifest(text: string | null, file: string): Manifest {
  if (text === null) throw altered(file, 'its end is missing')
  try {
    return Manifest.parse(JSON.parse(text))
  } catch {
    throw new OperatorError(
      `${file} is not a backup that this version of Parley can read; use the version that made it, or a newer one.`,
    )
  }
}

function explainRead(error: unknown, file: string): unknown {
  const { code, message } = error as { code?: string; message: string }
  if (code === 'ENOENT') return new OperatorError(`There is no file ${file}.`)
  if (code === 'Z_DATA_ERROR' && /incorrect header/.test(message))
    return new OperatorError(`${file} is not a backup made by Parley.`)
  if (code?.startsWith('Z_') || message === 'not a tar header') return altered(file, message)
  return error
}

function explainWrite(error: unknown, file: string): unknown {
  const { code } = error as { code?: string }
  if (code === 'ENOSPC')
    return new OperatorError(`The disk is full, so ${file} was not written; free some space and try again.`)
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EROFS')
    return new OperatorError(`${file} cannot be written here (${code}); choose another folder.`)
  return error
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  await handle.sync().finally(() => handle.close())
}
