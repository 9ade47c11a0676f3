// The tree of RFC 6962 once more: grown leaf by leaf in memory that hardly grows with it, and the two proofs of an evidence file.
import { EMPTY_ROOT, type Hash, nodeHash } from './hash.ts'

/** A full block of 256^level leaves. */
export type Tile = { readonly level: number; readonly index: number; readonly hash: Hash }

export type Tree = {
  size(): number
  /** Adds a leaf; `onTile` hears of every block that it fills. */
  push(leaf: Hash): void
  root(): Hash
  /** The roots of the full subtrees, from the largest on. */
  frontier(): readonly Hash[]
}

export function makeTree(onTile: (tile: Tile) => void = () => {}): Tree {
  const frontier: Hash[] = []
  let size = 0
  return {
    size: () => size,
    push(leaf) {
      size++
      let hash = leaf
      for (let height = 1, rest = size; rest % 2 === 0; height++, rest /= 2) {
        hash = nodeHash(frontier.pop() ?? '', hash)
        if (height % 8 === 0) onTile({ level: height / 8, index: rest / 2 - 1, hash })
      }
      frontier.push(hash)
    },
    root: () => (size === 0 ? EMPTY_ROOT : frontier.reduceRight((right, left) => nodeHash(left, right))),
    frontier: () => frontier,
  }
}

/** Does the leaf stand at this place in the tree with this root? RFC 9162, section 2.1.3.2. */
export function isIncluded(claim: {
  leaf: Hash
  position: number
  size: number
  root: Hash
  proof: readonly Hash[]
}): boolean {
  if (claim.position < 0 || claim.position >= claim.size) return false
  const walk = makeWalk(claim.position, claim.size - 1)
  let hash = claim.leaf
  for (const other of claim.proof) {
    if (walk.isAtTop()) return false
    hash = walk.isOnRight() ? nodeHash(other, hash) : nodeHash(hash, other)
    walk.climb()
  }
  return walk.isAtTop() && hash === claim.root
}

/** Does the later tree only add to the earlier one? RFC 9162, section 2.1.4.2. */
export function isConsistent(claim: {
  earlier: { size: number; root: Hash }
  later: { size: number; root: Hash }
  proof: readonly Hash[]
}): boolean {
  const { earlier, later, proof } = claim
  if (earlier.size > later.size) return false
  if (earlier.size === later.size) return proof.length === 0 && earlier.root === later.root
  if (earlier.size === 0) return proof.length === 0 && earlier.root === EMPTY_ROOT
  const walk = makeWalk(earlier.size - 1, later.size - 1)
  walk.climbFull()
  const [first, ...rest] = walk.isOnLeftEdge() ? [earlier.root, ...proof] : proof
  if (first === undefined) return false
  let [old, whole] = [first, first]
  for (const other of rest) {
    if (walk.isAtTop()) return false
    if (walk.isOnRight()) old = nodeHash(other, old)
    whole = walk.isOnRight() ? nodeHash(other, whole) : nodeHash(whole, other)
    walk.climb()
  }
  return walk.isAtTop() && old === earlier.root && whole === later.root
}

/** The way from a leaf up to the root: `at` is the place on this level, `last` the last place there is. */
function makeWalk(position: number, lastPosition: number) {
  let [at, last] = [position, lastPosition]
  const up = (): void => {
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return {
    isAtTop: () => last === 0,
    isOnLeftEdge: () => at === 0,
    isOnRight: () => at % 2 === 1 || at === last,
    climb() {
      // The last node of a level without a neighbour goes up as it is.
      if (at % 2 === 0 && at === last) while (at % 2 === 0 && at !== 0) up()
      up()
    },
    climbFull() {
      while (at % 2 === 1) up()
    },
  }
}
