// Heads: what an organization's tree came to at a moment, and the install's signed head over all of those. Organization heads are the
// leaves of one install tree, which only grows; each signed head names the one before it, so the latest vouches for all.
import { canonicalBytes, toHex } from './canonical.ts'
import type { Sha256 } from './tree.ts'

/** One organization's tree after a sealing: a leaf of the install tree. */
export type OrganizationHead = {
  readonly organization: string
  readonly size: number
  readonly root: Uint8Array
}

/** What is signed: the install tree at a moment. Numbers count from 1 without a gap. */
export type Head = {
  readonly number: number
  readonly at: Date
  readonly size: number
  readonly root: Uint8Array
  /** `linkOf` the head before; null for the first. */
  readonly previous: Uint8Array | null
  /** The Ed25519 key, 32 bytes, that signs it. */
  readonly publicKey: Uint8Array
}
export type SignedHead = Head & { readonly signature: Uint8Array }

/** The bytes of an organization head; their leaf hash goes into the install tree. */
export function organizationHeadBytes({ organization, size, root }: OrganizationHead): Uint8Array {
  return canonicalBytes('parley-organization-head-v1', [
    { name: 'organization', type: 'uuid', value: organization },
    { name: 'size', type: 'int', value: size },
    { name: 'root', type: 'bytes', value: root },
  ])
}

/** The bytes to sign. */
export function headBytes({ number, at, size, root, previous, publicKey }: Head): Uint8Array {
  return canonicalBytes('parley-head-v1', [
    { name: 'number', type: 'int', value: number },
    { name: 'at', type: 'time', value: at },
    { name: 'size', type: 'int', value: size },
    { name: 'root', type: 'bytes', value: root },
    { name: 'previous', type: 'bytes', value: previous },
    { name: 'public_key', type: 'bytes', value: publicKey },
  ])
}

/** What the next head names as its `previous`: this head with its signature, so that neither can be exchanged later. */
export function linkOf(head: SignedHead, sha256: Sha256): Uint8Array {
  return sha256(
    canonicalBytes('parley-head-link-v1', [
      { name: 'head', type: 'bytes', value: headBytes(head) },
      { name: 'signature', type: 'bytes', value: head.signature },
    ]),
  )
}

/** A head as it leaves the house: keep yesterday's elsewhere, and a cut tail is found. */
export type HeadFile = ReturnType<typeof headFile>

export function headFile(head: SignedHead) {
  return {
    format: 'parley-head-v1' as const,
    number: head.number,
    at: head.at.toISOString(),
    size: head.size,
    root: toHex(head.root),
    previous: head.previous === null ? null : toHex(head.previous),
    public_key: toHex(head.publicKey),
    signature: toHex(head.signature),
  }
}
