// Consent for the other slices: doors under their lock, ledger rows, and the words of a refusal.
import type { OrgId, Tx } from '../platform/database.ts'
import { type Door, OPEN_DOOR } from './standing.ts'
import { addDoors, lockDoors } from './store.ts'

export { addDoors, addRecords, lockDoors, type NewRecord, readBases, readDoors, writeDoors } from './store.ts'

/** Locks doors for change, making those that are missing. Returns one for each phone, and the database's clock. */
export async function openDoorsForChange(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
  add: (missing: string[]) => Promise<void>,
): Promise<{ doors: Map<string, Door>; now: Date }> {
  const first = await lockDoors(tx, orgId, phones, 'change')
  const missing = phones.filter((phone) => !first.doors.has(phone))
  if (missing.length === 0 && first.now) return { doors: first.doors, now: first.now }
  await add(missing)
  await addDoors(tx, orgId, missing)
  const second = await lockDoors(tx, orgId, missing, 'change')
  for (const phone of missing) first.doors.set(phone, second.doors.get(phone) ?? OPEN_DOOR)
  const now = second.now ?? first.now
  if (!now)
    throw new Error('No door could be made for these phones; the contact table and the door table disagree')
  return { doors: first.doors, now }
}
