// Adds records to the ledger, each sealed under a salt of its own, and reads them back.
import type { OrgId, Tx } from '../../platform/database.ts'
import { seal } from '../ledger/actions.ts'
import { asLedgerRow, type NewRecord } from '../record.ts'
import { insertRecords } from './store.ts'

export { readBases, readRecords, type StoredRecord } from './store.ts'

/** Adds records. They are sealed into the tree within a second of the commit. */
export async function addRecords(tx: Tx, orgId: OrgId, records: readonly NewRecord[]): Promise<void> {
  if (records.length === 0) return
  const rows = records.map((record) => {
    const row = asLedgerRow(orgId, record)
    return { ...row, ...seal(row) }
  })
  await insertRecords(tx, orgId, rows)
}
