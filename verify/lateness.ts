// Is the time that a record names possible, seen from the signed heads around it? Back-dating shows as sealing that came late.
import { recordedAt } from './record.ts'
import { type Report, timeOf } from './report.ts'
import type { PlaceRow } from './source.ts'

/** Clocks differ a little and sealing may lag; an hour is far more than either. */
const HOUR = 3_600_000_000

export function makeLateness(report: Report) {
  let [count, first, last] = [0, 0, 0]
  return {
    see(
      place: PlaceRow,
      head: { number: number; at: number | null; previousAt: number | null } | null,
    ): void {
      if (head === null || place.record === null) return
      const at = recordedAt(place)
      if (head.at !== null && at > head.at + HOUR)
        report.fault({
          what: 'impossible time',
          head: head.number,
          position: place.position,
          record: place.recordId,
          say: `It says it was recorded at ${timeOf(at)}, long after it was sealed (${timeOf(head.at)}).`,
        })
      if (head.previousAt === null || at >= head.previousAt - HOUR) return
      if (count === 0) first = place.position
      last = place.position
      count++
    },
    finish(): void {
      if (count > 0)
        report.remark({
          what: 'late sealing',
          position: first,
          say: `${count} records, the last at position ${last}, were sealed over an hour after the time that they name. Either sealing lagged, or they were back-dated.`,
        })
    },
  }
}
