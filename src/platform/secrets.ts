// Encrypts carrier credentials before they reach the database: AES-256-GCM under a key that lies outside it.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { OperatorError } from './operator-error.ts'

export type Secrets = {
  /** Seals a JSON value; `purpose` (say, the connection's id) must be the same when it is opened. */
  seal(value: unknown, purpose: string): Buffer
  /** Opens what `seal` made. Throws when the key or the purpose is another, or a byte was changed. */
  open(sealed: Buffer, purpose: string): unknown
  /** A key of 32 bytes for one purpose (HKDF, RFC 5869): always the same, and it tells nothing of the install's own. */
  derive(purpose: string): Buffer
}

/** Secrets under this key (32 bytes). Layout: 1 byte version, 12 bytes nonce, 16 bytes tag, then the ciphertext. */
export function secretsUnder(key: Buffer): Secrets {
  if (key.length !== 32)
    throw new Error('The secret key must be 32 bytes; make one with: openssl rand -hex 32')
  return {
    seal(value, purpose) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), text])
    },
    open(sealed, purpose) {
      if (sealed[0] !== 1 || sealed.length < 29)
        throw new Error('These credentials were not sealed by this version of Parley.')
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13)).setAAD(Buffer.from(purpose))
      cipher.setAuthTag(sealed.subarray(13, 29))
      return JSON.parse(Buffer.concat([cipher.update(sealed.subarray(29)), cipher.final()]).toString('utf8'))
    },
    derive: (purpose) => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32)),
  }
}

/** The install's key: from the setting, else from its file, else a new one written there (readable by the owner only). */
export async function loadSecretKey({
  secretKey,
  file,
}: {
  secretKey: string | null
  file: string
}): Promise<Buffer> {
  if (secretKey) return Buffer.from(secretKey, 'hex')
  const found = await readFile(file, 'utf8').catch(missing)
  if (found !== null) return keyIn(found, file)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error // another starter was first: its key counts
    },
  )
  return keyIn(await readFile(file, 'utf8'), file)
}

function missing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error // it is there and may not be read: a new key would lose everything that the old one sealed
}

function keyIn(text: string, file: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(text.trim())) return Buffer.from(text.trim(), 'hex')
  throw new OperatorError(
    `${file} does not hold a secret key of 64 hexadecimal digits; put back the one that this install was made with.`,
  )
}
