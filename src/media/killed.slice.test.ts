// A process that is killed while an upload comes in, and a program that dies of a picture: nothing half done is left, and the next works.
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { clearIncoming, incomingFolder, inFolder } from '../platform/files.ts'
import { openPictures } from './pictures/actions.ts'

const folderOf = (): Promise<string> => mkdtemp(join(tmpdir(), 'parley-killed-'))

test('what a killed process had of a file is never taken for the file, and is cleared away', async () => {
  const dataDirectory = await folderOf()
  const incoming = await incomingFolder({ dataDirectory })
  const writer = spawn(process.execPath, [
    '-e',
    `const out = require('node:fs').createWriteStream(${JSON.stringify(join(incoming, 'cut-off'))}); setInterval(() => out.write(Buffer.alloc(65536)), 1)`,
  ])
  while ((await readdir(incoming)).length === 0) await new Promise((wait) => setTimeout(wait, 10))
  writer.kill('SIGKILL')
  await new Promise((gone) => writer.once('exit', gone))
  const store = inFolder(join(dataDirectory, 'media'))
  await store.put('org/whole', Buffer.from('whole'), 'text/plain')
  expect(await clearIncoming({ dataDirectory }, new Date(Date.now() - 3_600_000))).toBe(0) // it may still be coming
  const long = new Date(Date.now() - 2 * 3_600_000)
  await utimes(join(incoming, 'cut-off'), long, long)
  expect(await clearIncoming({ dataDirectory }, new Date(Date.now() - 3_600_000))).toBe(1)
  expect([await readdir(incoming), (await store.get('org/whole'))?.toString()]).toEqual([[], 'whole'])
  await rm(dataDirectory, { recursive: true, force: true })
})

test('two hundred mutilated pictures are answered one by one, and a good one after them is made', async () => {
  const folder = await folderOf()
  const pictures = openPictures()
  const good = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#369' } })
    .jpeg()
    .toBuffer()
  const path = join(folder, 'picture')
  for (let nth = 0; nth < 200; nth++) {
    const bad = Buffer.from(good)
    for (let hits = 0; hits < 6; hits++)
      bad[(nth * 131 + hits * 977) % bad.length] = (nth * 37 + hits * 91) % 256
    await writeFile(path, nth % 5 === 0 ? bad.subarray(0, 20 + nth) : bad)
    const told = await pictures.make(path, 100_000)
    if (told.ok) expect(['image/jpeg', 'image/png', 'image/gif']).toContain(told.made.type)
  }
  await writeFile(path, good)
  expect(await pictures.make(path, 100_000)).toMatchObject({ ok: true, made: { width: 64, height: 48 } })
  pictures.close()
  await rm(folder, { recursive: true, force: true })
})

test('a key that is no key of ours is written nowhere', async () => {
  const { openFiles } = await import('../platform/files.ts')
  const dataDirectory = await folderOf()
  const store = openFiles({ dataDirectory, s3: null })
  for (const key of ['../../etc/passwd', 'org/../../x', '/etc/passwd', 'org/a b', 'org/\u202Ex'])
    expect(() => store.put(key, Buffer.from('x'), 'text/plain')).toThrow(/ids only/)
  await rm(dataDirectory, { recursive: true, force: true })
})
