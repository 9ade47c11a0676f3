import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from './actions.ts'
import { fromHex, toHex } from './canonical.ts'
import { append, EMPTY_TREE, frontierBytes, leafHash, nodeHash, rootOf, treeFrom } from './tree.ts'

/** The reference vectors of Certificate Transparency (google/certificate-transparency, merkle_tree_test.cc). */
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = inputs.map((hex) => leafHash(fromHex(hex), sha256))

test('a tree without leaves has the hash of nothing as its root', () => {
  expect(toHex(rootOf(EMPTY_TREE, sha256))).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
})

test.each(roots.map((root, at) => ({ size: at + 1, root })))(
  'a tree of $size leaves has the root of the reference',
  ({ size, root }) => {
    expect(toHex(rootOf(append(EMPTY_TREE, leaves.slice(0, size), sha256).tree, sha256))).toBe(root)
  },
)

/** Straight from the definition of RFC 6962, section 2.1. */
function defined(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes
  if (only === undefined) return sha256(new Uint8Array(0))
  if (hashes.length === 1) return only
  const left = 2 ** Math.ceil(Math.log2(hashes.length) - 1)
  return nodeHash(defined(hashes.slice(0, left)), defined(hashes.slice(left)), sha256)
}

const leafOf = (number: number): Uint8Array => leafHash(Uint8Array.of(number >> 8, number), sha256)
const many = Array.from({ length: 1_100 }, (_, at) => leafOf(at))

test('however leaves are added, and however often the frontier is stored between, the root is that of the definition', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 12 }), (batches) => {
      let tree = EMPTY_TREE
      for (const count of batches) {
        tree = append(tree, many.slice(tree.size, tree.size + count), sha256).tree
        tree = treeFrom(tree.size, frontierBytes(tree))
      }
      expect(toHex(rootOf(tree, sha256))).toBe(toHex(defined(many.slice(0, tree.size))))
    }),
    { numRuns: 60 },
  )
})

test('a tile is the root of a full block of 256, told once, when the block becomes full', () => {
  const first = append(EMPTY_TREE, many.slice(0, 300), sha256)
  const second = append(first.tree, many.slice(300, 1_100), sha256)
  const tiles = [...first.tiles, ...second.tiles]
  expect(first.tiles).toHaveLength(1)
  expect(tiles.map(({ level, index }) => [level, index])).toEqual([0, 1, 2, 3].map((index) => [1, index]))
  for (const { index, hash } of tiles)
    expect(toHex(hash)).toBe(toHex(defined(many.slice(256 * index, 256 * (index + 1)))))
})

test('a frontier of the wrong length is refused', () => {
  expect(() => treeFrom(3, new Uint8Array(32))).toThrow(/2 hashes/)
})
