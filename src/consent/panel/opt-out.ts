// An opt-out that was told to staff, as a record and as the door stands after it. Pure, like the plans of the other acts.
import type { NewRecord } from '../record.ts'
import { afterStop, type Door, withoutDoubt } from '../standing.ts'
import type { Panel } from './panel.ts'
import { byStaff, type Desk } from './plan.ts'

/** An opt-out told by another way than text closes the door like a STOP. What they said after it stays in doubt. */
export function planOptOut(
  panel: Panel,
  { how, words, saidAt }: { how: string; words: string; saidAt: Date },
  desk: Desk,
): { record: NewRecord; door: Door } {
  const record: NewRecord = {
    ...byStaff(panel, desk),
    ...{ kind: 'opt_out', saidAt, rule: `told to staff: ${how}` },
    personal: { phone: panel.phone, words, actorName: desk.name, evidence: JSON.stringify({ how }) },
  }
  const door = afterStop(panel.door, saidAt, record.id)
  return {
    record,
    door: door.stopRecord === record.id ? withoutDoubt(door, saidAt) : door,
  }
}
