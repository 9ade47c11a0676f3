// Seals one record. Its personal part goes in as a commitment only: HMAC-SHA256 under a salt of the record's own, which tells nothing
// without the salt, also not to who tries every phone number there is.
import { canonicalBytes, type Field, joined } from './canonical.ts'
import { type LedgerRow, recordFrom } from './columns.ts'
import { leafHash, type Sha256 } from './tree.ts'

/** What is stored of a record beside its columns. */
export type SealedRecord = {
  readonly canonical: Uint8Array
  readonly commitment: Uint8Array
  /** The hash that stands for the record in the tree. */
  readonly leaf: Uint8Array
}

/** The bytes to store with a record. `salt` is 32 random bytes, never used twice, kept and erased with the personal part. */
export function sealRecord({
  row,
  salt,
  sha256,
}: {
  row: LedgerRow
  salt: Uint8Array
  sha256: Sha256
}): SealedRecord {
  const { plain, personal } = recordFrom(row)
  const commitment = commitmentOf({ personal, salt, sha256 })
  const canonical = canonicalBytes('parley-record-v1', [
    ...plain,
    { name: 'commitment', type: 'bytes', value: commitment },
  ])
  return { canonical, commitment, leaf: leafHash(canonical, sha256) }
}

/** HMAC-SHA256 (RFC 2104) of the personal part, keyed with the record's salt. */
export function commitmentOf({
  personal,
  salt,
  sha256,
}: {
  personal: readonly Field[]
  salt: Uint8Array
  sha256: Sha256
}): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new Error(`A salt has ${SALT_BYTES} bytes, not ${salt.length}.`)
  const bytes = canonicalBytes('parley-personal-v1', personal)
  return sha256(joined([padded(salt, 0x5c), sha256(joined([padded(salt, 0x36), bytes]))]))
}

export const SALT_BYTES = 32

/** The key, filled with zeros to SHA-256's block of 64 bytes, under one of HMAC's two masks. */
function padded(key: Uint8Array, mask: number): Uint8Array {
  const block = new Uint8Array(64).fill(mask)
  for (const [at, byte] of key.entries()) block[at] = byte ^ mask
  return block
}
