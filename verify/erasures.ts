// A personal part may only be missing where an erasure record says so, and must be missing wherever one does.
import { erasedBy } from './record.ts'
import type { Report } from './report.ts'
import type { PlaceRow } from './source.ts'

/** Follows an organization's records in order. It remembers blanked records only, until their erasure record comes. */
export function makeErasures(report: Report) {
  const blanked = new Map<string, number>()
  return {
    see(place: PlaceRow): void {
      for (const id of erasedBy(place))
        if (!blanked.delete(id))
          report.fault({
            what: 'untrue erasure',
            position: place.position,
            record: place.recordId,
            say: `It says that the personal part of record ${id} was erased, but that one still has it, was erased before, or does not stand before this record.`,
          })
      if (place.record !== null && place.personal === null) blanked.set(place.recordId, place.position)
    },
    finish(): void {
      for (const [record, position] of blanked)
        report.fault({
          what: 'missing personal part',
          position,
          record,
          say: 'Its personal part is gone, and no erasure record says that it was erased.',
        })
    },
  }
}
