import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import * as verifier from '../../../verify/tree.ts'
import { sha256 } from './actions.ts'
import { fromHex, toHex } from './canonical.ts'
import {
  consistencySpans,
  inclusionSpans,
  isConsistent,
  isIncluded,
  proofOf,
  type ReadHash,
  storedIn,
} from './proofs.ts'
import { append, EMPTY_TREE, leafHash, rootOf, type Tile, type Tree } from './tree.ts'

/** Beyond 65,536 leaves there are tiles of two levels. */
const SIZE = 66_000
const leaves = Array.from({ length: SIZE }, (_, at) => leafHash(Uint8Array.of(at >> 16, at >> 8, at), sha256))
const stored = new Map<string, Uint8Array>()
const trees = new Map<number, Tree>()
const small = Array.from({ length: 70 }, (_, at) => at)
const sizes = [...small, 255, 256, 257, 511, 512, 700, 4_096, 5_000, 65_535, 65_536, 65_537, 65_800, SIZE]

beforeAll(() => {
  let tree = EMPTY_TREE
  const keep = ({ level, index, hash }: Tile): void => {
    stored.set(`${level} ${index}`, hash)
  }
  for (const size of sizes) {
    const next = append(tree, leaves.slice(tree.size, size), sha256)
    for (const tile of next.tiles) keep(tile)
    tree = next.tree
    trees.set(size, tree)
  }
  for (const [index, hash] of leaves.entries()) keep({ level: 0, index, hash })
})

const rootAt = (size: number): Uint8Array => rootOf(trees.get(size) ?? EMPTY_TREE, sha256)
const leafAt = (position: number): Uint8Array => leaves[position] ?? new Uint8Array(0)

/** Reads what was asked for beforehand, and nothing else. */
function reading(spans: Parameters<typeof storedIn>[0]): ReadHash {
  const asked = new Set(
    storedIn(spans).flatMap(({ level, from, to }) =>
      Array.from({ length: to - from }, (_, at) => `${level} ${from + at}`),
    ),
  )
  expect(asked.size).toBeLessThanOrEqual(3 * 256)
  return (level, index) => {
    const hash = asked.has(`${level} ${index}`) ? stored.get(`${level} ${index}`) : undefined
    if (hash === undefined)
      throw new Error(`Hash ${index} of level ${level} is not stored or was not asked for.`)
    return hash
  }
}

const prove = (spans: Parameters<typeof storedIn>[0]): Uint8Array[] => proofOf(spans, reading(spans), sha256)
const text = (hash: Uint8Array): string => Buffer.from(hash).toString('latin1')

/** What the product says and what the verifier says, which must be the same. */
function bothSay(claim: Omit<Parameters<typeof isIncluded>[0], 'sha256'>): boolean {
  const ours = isIncluded({ ...claim, sha256 })
  const theirs = verifier.isIncluded({
    ...claim,
    leaf: text(claim.leaf),
    root: text(claim.root),
    proof: claim.proof.map(text),
  })
  expect(theirs).toBe(ours)
  return ours
}

function bothSayConsistent(claim: Omit<Parameters<typeof isConsistent>[0], 'sha256'>): boolean {
  const known = ({ size, root }: { size: number; root: Uint8Array }) => ({ size, root: text(root) })
  const ours = isConsistent({ ...claim, sha256 })
  const theirs = verifier.isConsistent({
    earlier: known(claim.earlier),
    later: known(claim.later),
    proof: claim.proof.map(text),
  })
  expect(theirs).toBe(ours)
  return ours
}

/** RFC 6962, section 2.1.3: the tree of seven leaves d0 … d6. */
test('the paths of the RFC’s example have its spans', () => {
  const spans = (pairs: [number, number][]) => pairs.map(([from, to]) => ({ from, to }))
  expect(inclusionSpans(0, 7)).toEqual(
    spans([
      [1, 2],
      [2, 4],
      [4, 7],
    ]),
  ) // [b, h, l]
  expect(inclusionSpans(3, 7)).toEqual(
    spans([
      [2, 3],
      [0, 2],
      [4, 7],
    ]),
  ) // [c, g, l]
  expect(inclusionSpans(4, 7)).toEqual(
    spans([
      [5, 6],
      [6, 7],
      [0, 4],
    ]),
  ) // [f, j, k]
  expect(inclusionSpans(6, 7)).toEqual(
    spans([
      [4, 6],
      [0, 4],
    ]),
  ) // [i, k]
  expect(consistencySpans(3, 7)).toEqual(
    spans([
      [2, 3],
      [3, 4],
      [0, 2],
      [4, 7],
    ]),
  ) // [c, d, g, l]
  expect(consistencySpans(4, 7)).toEqual(spans([[4, 7]])) // [l]
  expect(consistencySpans(6, 7)).toEqual(
    spans([
      [4, 6],
      [6, 7],
      [0, 4],
    ]),
  ) // [i, j, k]
})

test('the verifier of proofs agrees with a proof of Certificate Transparency’s reference tree', () => {
  const data = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const proof = [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]
  const root = '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'
  const leaf = leafHash(fromHex(data[0] ?? ''), sha256)
  expect(bothSay({ leaf, position: 0, size: 8, root: fromHex(root), proof: proof.map(fromHex) })).toBe(true)
})

test('every leaf of every small tree is proven to stand at its place', () => {
  for (const size of small.slice(1))
    for (let position = 0; position < size; position++) {
      const proof = prove(inclusionSpans(position, size))
      expect(bothSay({ leaf: leafAt(position), position, size, root: rootAt(size), proof })).toBe(true)
    }
})

test('every small tree is proven to go on from every smaller one', () => {
  for (const size of small)
    for (let earlier = 0; earlier <= size; earlier++) {
      const claim = {
        earlier: { size: earlier, root: rootAt(earlier) },
        later: { size, root: rootAt(size) },
        proof: prove(consistencySpans(earlier, size)),
      }
      expect(bothSayConsistent(claim)).toBe(true)
    }
})

const someSize = fc.constantFrom(...sizes.slice(1))

test('proofs from tiles of a large tree hold, and no altered one does', () => {
  fc.assert(
    fc.property(someSize, fc.nat(), fc.nat(), fc.nat(255), (size, place, at, bit) => {
      const position = place % size
      const proof = prove(inclusionSpans(position, size))
      const claim = { leaf: leafAt(position), position, size, root: rootAt(size), proof }
      expect(bothSay(claim)).toBe(true)
      expect(bothSay({ ...claim, position: (position + 1 + (at % size)) % (size + 1) })).toBe(
        (position + 1 + (at % size)) % (size + 1) === position,
      )
      expect(bothSay({ ...claim, leaf: flipped(claim.leaf, bit) })).toBe(false)
      expect(bothSay({ ...claim, root: flipped(claim.root, bit) })).toBe(false)
      expect(bothSay({ ...claim, proof: [...proof, claim.leaf] })).toBe(false)
      if (proof.length === 0) return
      const which = at % proof.length
      expect(bothSay({ ...claim, proof: proof.toSpliced(which, 1) })).toBe(false)
      expect(bothSay({ ...claim, proof: proof.with(which, flipped(proof[which] ?? claim.leaf, bit)) })).toBe(
        false,
      )
    }),
    { numRuns: 150 },
  )
})

test('a large tree is proven to go on from an earlier one, and no altered proof holds', () => {
  fc.assert(
    fc.property(someSize, someSize, fc.nat(), fc.nat(255), (one, other, at, bit) => {
      const [earlier, size] = [Math.min(one, other), Math.max(one, other)]
      const proof = prove(consistencySpans(earlier, size))
      const claim = {
        earlier: { size: earlier, root: rootAt(earlier) },
        later: { size, root: rootAt(size) },
        proof,
      }
      expect(bothSayConsistent(claim)).toBe(true)
      const { root } = claim.earlier
      expect(bothSayConsistent({ ...claim, earlier: { size: earlier, root: flipped(root, bit) } })).toBe(
        false,
      )
      expect(bothSayConsistent({ ...claim, later: { size, root: flipped(claim.later.root, bit) } })).toBe(
        false,
      )
      expect(bothSayConsistent({ ...claim, proof: [...proof, root] })).toBe(false)
      if (proof.length === 0) return
      const which = at % proof.length
      expect(bothSayConsistent({ ...claim, proof: proof.toSpliced(which, 1) })).toBe(false)
      expect(
        bothSayConsistent({ ...claim, proof: proof.with(which, flipped(proof[which] ?? root, bit)) }),
      ).toBe(false)
    }),
    { numRuns: 150 },
  )
})

function flipped(hash: Uint8Array, bit: number): Uint8Array {
  const next = Uint8Array.from(hash)
  next[bit >> 3] = (next[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return next
}

test('a tree cannot go on from a larger one, and has no leaf beyond its end', () => {
  expect(() => consistencySpans(8, 7)).toThrow(/cannot go on/)
  expect(() => inclusionSpans(7, 7)).toThrow(/no leaf 7/)
  expect(toHex(rootAt(7))).not.toBe(toHex(rootAt(8)))
})
