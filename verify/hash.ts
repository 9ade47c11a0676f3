// SHA-256 as the ledger uses it. A hash is kept as text of 32 characters, one for each byte: half the price of a Buffer, and compared by ===.
import { hash } from 'node:crypto'

export type Hash = string

export const sha256 = (bytes: Uint8Array): Hash => hash('sha256', bytes, 'binary')

export const hashFrom = (bytes: Buffer): Hash => bytes.toString('latin1')
export const bytesFrom = (text: Hash): Buffer => Buffer.from(text, 'latin1')

/** The root of a tree without leaves. */
export const EMPTY_ROOT = sha256(new Uint8Array(0))

const node = Buffer.alloc(65, 1)

/** SHA-256(0x01 ‖ left ‖ right), RFC 6962, section 2.1. */
export function nodeHash(left: Hash, right: Hash): Hash {
  node.write(left, 1, 'latin1')
  node.write(right, 33, 'latin1')
  return sha256(node)
}

/** SHA-256(0x00 ‖ bytes), RFC 6962, section 2.1. */
export const leafHash = (bytes: Uint8Array): Hash => sha256(Buffer.concat([Buffer.of(0), bytes]))

/** Where HMAC's message begins in a buffer whose first block is left to the key. */
export const HMAC_HEADROOM = 64
const outer = Buffer.alloc(96)

/** HMAC-SHA256 (RFC 2104) of `buffer` from its 64th byte to `end`. The first 64 are overwritten. */
export function hmac(key: Uint8Array, buffer: Buffer, end: number): Hash {
  for (let at = 0; at < 64; at++) {
    const byte = key[at] ?? 0
    buffer[at] = byte ^ 0x36
    outer[at] = byte ^ 0x5c
  }
  outer.write(sha256(buffer.subarray(0, end)), 64, 'latin1')
  return sha256(outer)
}
