// One organization's ledger: record by record against its seal, place by place against the tree, the tree against every signed head.
import { openBlocks } from './blocks.ts'
import { makeErasures } from './erasures.ts'
import { hashFrom } from './hash.ts'
import { makeLateness } from './lateness.ts'
import { checkPlace } from './record.ts'
import type { Finding, Report } from './report.ts'
import { type Given, openHeads } from './signed-heads.ts'
import type { PlaceRow } from './source.ts'
import { checkStrays } from './strays.ts'
import { makeTree, type Tile, type Tree } from './tree.ts'

/** Verifies one organization's ledger and answers how many records it holds. */
export async function verifyOrganization(asked: Given): Promise<number> {
  const given = { ...asked, report: within(asked.organization, asked.report) }
  const { organization, source, report } = given
  const filled: Tile[] = []
  const tree = makeTree((tile) => filled.push(tile))
  const blocks = await openBlocks(organization, source, report)
  const heads = await openHeads(given, tree)
  const walk = makeWalk(tree, heads, report)
  for await (const batch of source.places(organization))
    for (const place of batch) {
      walk.see(place)
      // Most places end neither a block nor what a head covers: those are gone through without waiting.
      if (filled.length > 0) await blocks.compare(filled.splice(0), walk)
      if (heads.nextSize() === tree.size()) await heads.compare(walk)
    }
  walk.finish()
  await heads.finish(walk)
  if (walk.isWhole()) {
    await blocks.finish()
    await checkTreeHead(given, tree)
  }
  await checkStrays(given)
  return tree.size()
}

const within = (organization: string, report: Report): Report => ({
  fault: (finding) => report.fault({ ...finding, organization }),
  remark: (finding) => report.remark({ ...finding, organization }),
})

/** Goes from place to place. Without every place, the roots and blocks of what follows cannot be compared. */
function makeWalk(tree: Tree, heads: Awaited<ReturnType<typeof openHeads>>, report: Report) {
  const erasures = makeErasures(report)
  const lateness = makeLateness(report)
  let isWhole = true
  return {
    isWhole: () => isWhole,
    see(place: PlaceRow): void {
      if (isWhole && place.position !== tree.size()) {
        isWhole = false
        report.fault(missingPlace(place, tree.size()))
      }
      checkPlace(place, report)
      erasures.see(place)
      lateness.see(place, heads.covering(place))
      tree.push(hashFrom(place.leaf))
    },
    finish(): void {
      erasures.finish()
      lateness.finish()
    },
  }
}

const missingPlace = ({ position }: PlaceRow, expected: number): Finding => ({
  what: 'missing place',
  position: expected,
  say:
    position > expected
      ? `The tree goes on at position ${position}: what stood between is gone.`
      : `Position ${position} comes twice.`,
})

async function checkTreeHead({ organization, source, report }: Given, tree: Tree): Promise<void> {
  const stored = await source.treeHead(organization)
  if (stored === null) {
    if (tree.size() > 0) report.fault({ what: 'altered tree head', say: 'Its tree has no stored head.' })
    return
  }
  if (stored.size !== tree.size())
    report.fault({
      what: 'altered tree head',
      say: `It speaks of ${stored.size} records; ${tree.size()} stand in the tree.`,
    })
  else if (hashFrom(stored.root) !== tree.root() || hashFrom(stored.frontier) !== tree.frontier().join(''))
    report.fault({
      what: 'altered tree head',
      say: 'Its root or its frontier is not what the records come to.',
    })
}
