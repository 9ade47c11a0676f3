// What lies beside the tree: records without a place, personal parts without a record. Nothing vouches for those.
import { timeOf } from './report.ts'
import type { Given } from './signed-heads.ts'
import type { StrayRow } from './source.ts'

/** Reports every stray but the records that may still wait for their seal. */
export async function checkStrays({ organization, source, freshSince, report }: Given): Promise<void> {
  let waiting = 0
  for await (const batch of source.strays(organization))
    for (const { what, recordId, waitsSince } of batch) {
      if (waitsSince !== null && freshSince !== null && waitsSince >= freshSince) waiting++
      else report.fault({ what: 'added record', record: recordId, say: strayWords(what, waitsSince) })
    }
  if (waiting > 0)
    report.remark({ what: 'not signed yet', say: `${waiting} records of the last minute wait to be sealed.` })
}

function strayWords(what: StrayRow['what'], waitsSince: number | null): string {
  if (waitsSince !== null)
    return `The record waits to be sealed since ${timeOf(waitsSince)}; no seal vouches for it.`
  if (what === 'record') return 'The record has no place in the tree: it was put in past the seal.'
  if (what === 'personal part') return 'There is a personal part without its record.'
  return 'The list of what waits to be sealed names it, though it does not wait.'
}
