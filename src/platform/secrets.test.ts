import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadSecretKey, secretsUnder } from './secrets.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-key-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

test('a new install gets a key of its own, in a file that only its owner can read, and keeps it', async () => {
  const file = join(directory, 'data/secret.key')
  const keys = await Promise.all([1, 2, 3].map(() => loadSecretKey({ secretKey: null, file })))
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
  expect((await readFile(file, 'utf8')).trim()).toBe(keys[0]?.toString('hex'))
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test.each(['', 'abc', 'x'.repeat(64), `${'0'.repeat(64)}1`])(
  'a file that holds no key is told by its name: %j',
  async (text) => {
    const file = join(directory, 'broken.key')
    await writeFile(file, text)
    await expect(loadSecretKey({ secretKey: null, file })).rejects.toThrow(
      /broken\.key does not hold a secret key/,
    )
    expect(await readFile(file, 'utf8')).toBe(text)
  },
)

test('what was sealed opens under the same key and purpose only, and not after a byte was changed', () => {
  const secrets = secretsUnder(Buffer.alloc(32, 1))
  const sealed = secrets.seal({ password: 'hunter2' }, 'one')
  expect(secrets.open(sealed, 'one')).toEqual({ password: 'hunter2' })
  expect(sealed.includes('hunter2')).toBe(false)
  expect(() => secrets.open(sealed, 'two')).toThrow()
  expect(() => secretsUnder(Buffer.alloc(32, 2)).open(sealed, 'one')).toThrow()
  for (const index of [0, 5, 20, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(() => secrets.open(changed, 'one')).toThrow()
  }
})
