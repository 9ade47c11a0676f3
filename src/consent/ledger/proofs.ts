// Proofs from the tree (RFC 6962, sections 2.1.1 and 2.1.2; verified as RFC 9162, sections 2.1.3.2 and 2.1.4.2, says): that a record
// stands at its place, and that a later tree only added to an earlier one. First ask what has to be read, read it, then prove.
import { nodeHash, type Sha256, TILE_HEIGHT } from './tree.ts'

/** Leaves from `from` up to, not including, `to`: the part of the tree that one hash of a proof stands for. */
export type Span = { readonly from: number; readonly to: number }
/** Stored hashes to read: of a level (0 = leaves, from 1 on tiles), from one index up to, not including, another. */
export type Stored = { readonly level: number; readonly from: number; readonly to: number }
export type ReadHash = (level: number, index: number) => Uint8Array

/** The spans that a proof of the leaf at `position` in a tree of `size` leaves is made of. */
export function inclusionSpans(position: number, size: number): Span[] {
  if (position < 0 || position >= size) throw new Error(`A tree of ${size} leaves has no leaf ${position}.`)
  const spans: Span[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + leftPart(to - from)
    spans.push(position < middle ? { from: middle, to } : { from, to: middle })
    if (position < middle) to = middle
    else from = middle
  }
  return spans.reverse()
}

/** The spans that prove that the tree of `size` leaves begins with the tree of `earlier` leaves. */
export function consistencySpans(earlier: number, size: number): Span[] {
  if (earlier < 0 || earlier > size)
    throw new Error(`A tree of ${size} leaves cannot go on from one of ${earlier}.`)
  if (earlier === 0 || earlier === size) return []
  const spans: Span[] = []
  let [from, to] = [0, size]
  while (to !== earlier) {
    const middle = from + leftPart(to - from)
    spans.push(earlier <= middle ? { from: middle, to } : { from, to: middle })
    if (earlier <= middle) to = middle
    else from = middle
  }
  // A first tree that is a whole left part is known to who verifies: its root is what they hold.
  if (from > 0) spans.push({ from, to })
  return spans.reverse()
}

/** What has to be read to compute the hashes of these spans. */
export function storedIn(spans: readonly Span[]): Stored[] {
  return spans.flatMap((span) => {
    if (isFull(span)) {
      const { level, from, count } = tilesOf(span)
      return [{ level, from, to: from + count }]
    }
    return storedIn(halves(span))
  })
}

/** The proof: one hash for each span, from what was read. */
export function proofOf(spans: readonly Span[], read: ReadHash, sha256: Sha256): Uint8Array[] {
  return spans.map((span) => hashOf(span, read, sha256))
}

function hashOf(span: Span, read: ReadHash, sha256: Sha256): Uint8Array {
  if (!isFull(span)) {
    const [left, right] = halves(span)
    return nodeHash(hashOf(left, read, sha256), hashOf(right, read, sha256), sha256)
  }
  const { level, from, count } = tilesOf(span)
  let row = Array.from({ length: count }, (_, at) => read(level, from + at))
  while (row.length > 1) row = paired(row, sha256)
  const [hash] = row
  if (hash === undefined) throw new Error('A span of the tree holds at least one leaf.')
  return hash
}

const paired = (row: readonly Uint8Array[], sha256: Sha256): Uint8Array[] =>
  row.flatMap((left, at) => {
    const right = row[at + 1]
    return at % 2 === 0 && right !== undefined ? [nodeHash(left, right, sha256)] : []
  })

/** Does the leaf stand at this place of the tree with this root? */
export function isIncluded(claim: {
  leaf: Uint8Array
  position: number
  size: number
  root: Uint8Array
  proof: readonly Uint8Array[]
  sha256: Sha256
}): boolean {
  const { leaf, position, size, root, proof, sha256 } = claim
  if (position < 0 || position >= size) return false
  let [at, last, hash] = [position, size - 1, leaf]
  for (const other of proof) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      hash = nodeHash(other, hash, sha256)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else hash = nodeHash(hash, other, sha256)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && isSame(hash, root)
}

type Known = { readonly size: number; readonly root: Uint8Array }

/** Does the later tree only add to the earlier one? */
export function isConsistent(claim: {
  earlier: Known
  later: Known
  proof: readonly Uint8Array[]
  sha256: Sha256
}): boolean {
  const { earlier, later, proof, sha256 } = claim
  if (earlier.size > later.size) return false
  if (earlier.size === later.size) return proof.length === 0 && isSame(earlier.root, later.root)
  if (earlier.size === 0) return proof.length === 0 && isSame(earlier.root, sha256(new Uint8Array(0)))
  let [at, last] = [earlier.size - 1, later.size - 1]
  while (isOdd(at)) [at, last] = [half(at), half(last)]
  const [first, ...rest] = at === 0 ? [earlier.root, ...proof] : proof
  if (first === undefined) return false
  let [old, whole] = [first, first]
  for (const other of rest) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      old = nodeHash(other, old, sha256)
      whole = nodeHash(other, whole, sha256)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else whole = nodeHash(whole, other, sha256)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && isSame(old, earlier.root) && isSame(whole, later.root)
}

/** Leaves and tiles are stored for every 8th height: a full span is a row of neighbours on the level below its own height. */
function tilesOf({ from, to }: Span): { level: number; from: number; count: number } {
  let level = 0
  let width = 1
  while (width * 2 ** TILE_HEIGHT <= to - from) {
    width *= 2 ** TILE_HEIGHT
    level++
  }
  return { level, from: from / width, count: (to - from) / width }
}

const isFull = ({ from, to }: Span): boolean =>
  (to - from === 1 || leftPart(to - from) * 2 === to - from) && from % (to - from) === 0

function halves({ from, to }: Span): [Span, Span] {
  const middle = from + leftPart(to - from)
  return [
    { from, to: middle },
    { from: middle, to },
  ]
}

/** The largest power of two that is smaller than `size`. */
function leftPart(size: number): number {
  let part = 1
  while (part * 2 < size) part *= 2
  return part
}

const isOdd = (value: number): boolean => value % 2 === 1
const half = (value: number): number => Math.floor(value / 2)

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])
