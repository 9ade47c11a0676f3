// Opens a case at the opt-out desk for each text that may have meant STOP, and settles those of a phone that has opted out.
// Deciding them lies above, in opt-outs.
import type { OrgId, Tx } from '../../platform/database.ts'
import { dueOn } from './business-days.ts'
import { insert, type NewCase, type Settled, settle, zonesOf } from './store.ts'

export type { NewCase, Settled } from './store.ts'

/** Opens the cases of these doubts, whose records this transaction has written before. */
export async function openCases(tx: Tx, orgId: OrgId, rows: readonly NewCase[]): Promise<void> {
  if (rows.length === 0) return
  const zones = await zonesOf(tx, orgId, [...new Set(rows.map((row) => row.departmentId))])
  await insert(
    tx,
    orgId,
    rows.map((row) => ({ ...row, dueOn: dueOn(row.saidAt, zones.get(row.departmentId) ?? FARTHEST_WEST) })),
  )
}

/**
 * Settles the open cases of phones whose doors this transaction closes, or opens on their START: nothing is left to decide. `recordId`
 * is the record of that; `memberId` who entered it, null for words of their own. Under the doors' locks for change.
 */
export async function settleCases(
  tx: Tx,
  orgId: OrgId,
  settled: {
    readonly rows: readonly Settled[]
    readonly memberId: string | null
  },
): Promise<void> {
  if (settled.rows.length > 0) await settle(tx, orgId, settled)
}

// Without a department's zone the earliest date counts, so that nothing is decided too late.
const FARTHEST_WEST = 'Pacific/Honolulu'
