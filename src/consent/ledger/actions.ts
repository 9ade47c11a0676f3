// Gives the ledger's pure rules what they may not take for themselves: the hash, the dice and the signing key.
import { createPublicKey, hash, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import type { LedgerRow } from './columns.ts'
import { SALT_BYTES, type SealedRecord, sealRecord } from './commitment.ts'
import { type Head, headBytes, type SignedHead } from './head.ts'
import type { Sha256 } from './tree.ts'

export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer')

/** Seals a record under a fresh salt. The salt goes beside its personal part and nowhere else. */
export function seal(row: LedgerRow): SealedRecord & { readonly salt: Uint8Array } {
  const salt = randomBytes(SALT_BYTES)
  return { ...sealRecord({ row, salt, sha256 }), salt }
}

/** Signs a head with the install's Ed25519 key. */
export function signHead(head: Omit<Head, 'publicKey'>, privateKey: KeyObject): SignedHead {
  const whole = { ...head, publicKey: publicKeyBytes(createPublicKey(privateKey)) }
  return { ...whole, signature: sign(null, headBytes(whole), privateKey) }
}

/** Was this head signed with that key? */
export function isSignedBy(head: SignedHead, publicKey: KeyObject): boolean {
  return (
    publicKeyBytes(publicKey).equals(head.publicKey) &&
    verify(null, headBytes(head), publicKey, head.signature)
  )
}

/** The 32 bytes of an Ed25519 key: the last ones of its SPKI form (RFC 8410). */
export const publicKeyBytes = (publicKey: KeyObject): Buffer =>
  publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
