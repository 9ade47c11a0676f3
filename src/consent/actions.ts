// Consent for the other slices: doors under their lock, ledger rows, and the words of a refusal.
import type { OrgId, Tx } from '../platform/database.ts'
import type { Door } from './standing.ts'
import { addDoors, lockDoors } from './store.ts'

export type { NewRecord } from './record.ts'
export { addRecords, readBases, readRecords, type StoredRecord } from './records/actions.ts'
export {
  addDoors,
  asDoor,
  asGrant,
  type DoorRow,
  type GrantOf,
  type GrantRow,
  lockDoors,
  readDoors,
  readGrants,
  writeDoors,
  writeGrants,
} from './store.ts'

/**
 * Locks doors for change; `missing` are those of the phones that had none a moment ago, and are made. New doors come first and every
 * lock after them, in one statement: whoever held doors while making others would wait for one who does it the other way round.
 */
export async function openDoorsForChange(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
  { missing, add }: { missing: readonly string[]; add: (missing: readonly string[]) => Promise<void> },
): Promise<{ doors: Map<string, Door>; now: Date }> {
  if (missing.length > 0) {
    await add(missing)
    await addDoors(tx, orgId, missing)
  }
  let { doors, now } = await lockDoors(tx, orgId, phones, 'change')
  const gone = phones.filter((phone) => !doors.has(phone))
  if (gone.length > 0) {
    // Erased together with its number while this one waited: whoever has the number now begins anew.
    await add(gone)
    await addDoors(tx, orgId, gone)
    ;({ doors, now } = await lockDoors(tx, orgId, phones, 'change'))
  }
  if (!now || phones.some((phone) => !doors.has(phone)))
    throw new Error('No door could be made for these phones; the contact table and the door table disagree')
  return { doors, now }
}
