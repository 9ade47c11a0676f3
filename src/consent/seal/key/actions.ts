// The key that signs the ledger's heads. It lies outside of the database: who may write there still cannot sign.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { OperatorError } from '../../../platform/operator-error.ts'
import type { Secrets } from '../../../platform/secrets.ts'

/** What stands before an Ed25519 seed of 32 bytes in PKCS 8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * Without a file it is made from the install's secret key, so every worker signs with the same one and there is nothing more to
 * keep. A file (PEM) takes its place: to change the key, or to keep it apart from the secret key.
 */
export async function loadSigningKey({
  file,
  secrets,
}: {
  file: string | null
  secrets: Secrets
}): Promise<KeyObject> {
  if (file !== null) return keyFrom(file)
  const der = Buffer.concat([PKCS8, secrets.derive('ledger-signing-1')])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

async function keyFrom(file: string): Promise<KeyObject> {
  const { mode } = await stat(file)
  if ((mode & 0o077) !== 0)
    throw new OperatorError(`${file} signs the ledger and can be read by others; run: chmod 600 ${file}`)
  const key = privateKeyIn(await readFile(file))
  if (key?.asymmetricKeyType === 'ed25519') return key
  throw new OperatorError(
    `${file} holds no Ed25519 private key; make one with: openssl genpkey -algorithm ed25519 -out ${file}`,
  )
}

function privateKeyIn(bytes: Buffer): KeyObject | null {
  try {
    return createPrivateKey(bytes)
  } catch {
    return null
  }
}

/** The public half, as `--key` of `parley verify` takes it. */
export const publicPem = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
