// The stored blocks of an organization's tree: proofs are made from them, so they must be what the records come to.
import { hashFrom } from './hash.ts'
import type { Report } from './report.ts'
import { openCursor, type Source } from './source.ts'
import type { Tile } from './tree.ts'

/** Compares stored blocks with those that the leaves come to; proofs are made from the stored ones. */
export async function openBlocks(organization: string, source: Source, report: Report) {
  const tiles = await openCursor(source.tiles(organization))
  const name = ({ level, index }: { level: number; index: number }): string =>
    `Block ${index} of level ${level} (from position ${index * 256 ** level} on)`
  return {
    async compare(filled: readonly Tile[], walk: { isWhole(): boolean }): Promise<void> {
      if (!walk.isWhole()) return
      for (const tile of filled) {
        const stored = tiles.current()
        if (stored === undefined || stored.level !== tile.level || stored.index !== tile.index) {
          report.fault({
            what: 'altered tile',
            say: `${name(tile)} is not in its place among the stored blocks.`,
          })
          continue
        }
        if (hashFrom(stored.hash) !== tile.hash)
          report.fault({ what: 'altered tile', say: `${name(tile)} is not what its records come to.` })
        await tiles.next()
      }
    },
    async finish(): Promise<void> {
      for (let stored = tiles.current(); stored !== undefined; stored = tiles.current()) {
        report.fault({ what: 'altered tile', say: `${name(stored)} is stored, though no records fill it.` })
        await tiles.next()
      }
    },
  }
}
