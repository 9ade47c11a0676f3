// The tree over an organization's records (RFC 6962, section 2.1): leaves are only ever added, and its root stands for all of them.
// To add to it, its frontier is enough; to prove something from it, the tiles. Positions are below 2^53.
import { joined } from './canonical.ts'

export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** How many leaves, and the roots of the full subtrees they fall into, from the largest on: one for each 1 in the size as a binary number. */
export type Tree = { readonly size: number; readonly frontier: readonly Uint8Array[] }

/** The root of a full block: of 256 leaves on level 1, of 256² on level 2 … Level 0 are the leaves themselves. */
export type Tile = { readonly level: number; readonly index: number; readonly hash: Uint8Array }

export const EMPTY_TREE: Tree = { size: 0, frontier: [] }
export const TILE_HEIGHT = 8

/** Adds leaf hashes. `tiles` are the blocks that became full by it, to be stored; they come in the order in which they became so. */
export function append(
  tree: Tree,
  leaves: readonly Uint8Array[],
  sha256: Sha256,
): { tree: Tree; tiles: Tile[] } {
  const frontier = [...tree.frontier]
  const tiles: Tile[] = []
  leaves.forEach((leaf, at) => {
    const size = tree.size + at + 1
    let hash = leaf
    // A new leaf closes one subtree for each power of two that divides the size it makes.
    for (let height = 1; size % 2 ** height === 0; height++) {
      const left = frontier.pop()
      if (left === undefined) throw new Error(`This is not the frontier of a tree of ${tree.size} leaves.`)
      hash = nodeHash(left, hash, sha256)
      if (height % TILE_HEIGHT === 0)
        tiles.push({ level: height / TILE_HEIGHT, index: size / 2 ** height - 1, hash })
    }
    frontier.push(hash)
  })
  return { tree: { size: tree.size + leaves.length, frontier }, tiles }
}

/** The root: the hash that stands for every leaf and its place. */
export function rootOf({ frontier }: Tree, sha256: Sha256): Uint8Array {
  const last = frontier.at(-1)
  if (last === undefined) return sha256(new Uint8Array(0))
  return frontier.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, sha256), last)
}

export const leafHash = (bytes: Uint8Array, sha256: Sha256): Uint8Array =>
  sha256(joined([Uint8Array.of(0), bytes]))

export const nodeHash = (left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array =>
  sha256(joined([Uint8Array.of(1), left, right]))

/** The frontier as it is stored: its hashes one after the other. */
export const frontierBytes = ({ frontier }: Tree): Uint8Array => joined(frontier)

/** A stored tree. Throws when the bytes cannot be the frontier of that size. */
export function treeFrom(size: number, bytes: Uint8Array): Tree {
  const count = onesIn(size)
  if (bytes.length !== count * HASH_BYTES)
    throw new Error(`The frontier of ${size} leaves has ${count} hashes; ${bytes.length} bytes are stored.`)
  return {
    size,
    frontier: Array.from({ length: count }, (_, at) => bytes.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES)),
  }
}

export const HASH_BYTES = 32

function onesIn(size: number): number {
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return ones
}
