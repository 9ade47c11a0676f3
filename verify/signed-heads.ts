// One organization's tree against each signed head that speaks of it, at the size that the head speaks of.
import { hashFrom } from './hash.ts'
import { NO_HEADS, type SignedOrganization, withHead } from './heads.ts'
import { recordedAt } from './record.ts'
import type { Report } from './report.ts'
import { openCursor, type PlaceRow, type Source } from './source.ts'
import type { Tree } from './tree.ts'

export type Given = {
  readonly organization: string
  readonly source: Source
  /** What the signed heads say of it. */
  readonly signed: SignedOrganization
  /** Records made after this moment may still wait for their seal or its signature; null: none may. */
  readonly freshSince: number | null
  readonly report: Report
}

/** Compares the tree with each signed head at the size that the head speaks of. */
export async function openHeads({ organization, source, signed, freshSince, report }: Given, tree: Tree) {
  const heads = await openCursor(source.headsOf(organization))
  let seen = NO_HEADS
  let isTrue = true
  let unsigned = 0
  const pass = async (): Promise<void> => {
    const head = heads.current()
    if (head !== undefined) seen = withHead(seen, head)
    await heads.next()
  }
  return {
    nextSize: () => heads.current()?.size,
    /** The first signed head that covers a place; without one, the place is unsigned. */
    covering(place: PlaceRow) {
      const head = heads.current()
      if (head !== undefined) return head
      unsigned++
      if (freshSince === null || recordedAt(place) < freshSince)
        report.fault({
          what: 'unsigned',
          position: place.position,
          record: place.recordId,
          say: 'No signed head covers it: it was added after the last one was signed.',
        })
      return null
    },
    async compare(walk: { isWhole(): boolean }): Promise<void> {
      const head = heads.current()
      if (head !== undefined && isTrue && walk.isWhole() && tree.root() !== hashFrom(head.root)) {
        isTrue = false // every later root differs, too: said once
        const say = `What stands at positions ${seen.size} to ${head.size - 1} is not what this head was signed for.`
        report.fault({ what: 'rewritten history', head: head.number, position: seen.size, say })
      }
      await pass()
    },
    async finish(walk: { isWhole(): boolean }): Promise<void> {
      const next = heads.current()
      while (heads.current() !== undefined) await pass()
      if (walk.isWhole() && next !== undefined && seen.size > tree.size())
        report.fault({
          what: 'cut tail',
          head: next.number,
          position: tree.size(),
          say: `${seen.size} records are signed for, ${tree.size()} are left.`,
        })
      else if (seen.digest !== signed.digest)
        report.fault({
          what: 'altered head',
          say: 'The heads of this organization are not those that the signed heads cover.',
        })
      if (unsigned > 0 && freshSince !== null)
        report.remark({
          what: 'not signed yet',
          say: `${unsigned} records of the last minute are not signed yet.`,
        })
    },
  }
}
