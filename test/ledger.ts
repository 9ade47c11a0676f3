// For tests of the ledger: records through the product's own action, and what the verifier says of the database afterwards.
import type { KeyObject } from 'node:crypto'
import { createPublicKey } from 'node:crypto'
import { addRecords, openDoorsForChange } from '../src/consent/actions.ts'
import { publicKeyBytes } from '../src/consent/ledger/actions.ts'
import type { NewRecord } from '../src/consent/record.ts'
import { addContacts } from '../src/contacts/actions.ts'
import type { Database, OrgId, Tx } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { openDatabase } from '../verify/database.ts'
import { verifyLedger } from '../verify/ledger.ts'
import { type Finding, lineOf } from '../verify/report.ts'
import type { HeadRow } from '../verify/source.ts'

/** Writes one record as every opt-in on paper is written, inside a transaction of yours. Resolves with its id. */
export async function agreeIn(
  tx: Tx,
  orgId: OrgId,
  phone: string,
  given: Partial<NewRecord> = {},
): Promise<string> {
  const { now } = await openDoorsForChange(tx, orgId, [phone], {
    missing: [phone],
    add: (missing) => addContacts(tx, orgId, missing),
  })
  const id = newId()
  await addRecords(tx, orgId, [
    {
      ...{ id, kind: 'given', level: 'informational', method: 'paper_form', medium: 'staff' },
      ...{ saidAt: now, recordedAt: now, campaignId: newId() },
      personal: { phone, words: 'Yes, remind me', evidence: '{"form": 7}', actorName: 'Ana Ortiz' },
      ...given,
    },
  ])
  return id
}

/** As `agreeIn`, in a transaction of its own. */
export const agree = (
  db: Database,
  orgId: OrgId,
  phone: string,
  given: Partial<NewRecord> = {},
): Promise<string> => db.inOrganization(orgId, (tx) => agreeIn(tx, orgId, phone, given))

/** What the verifier finds in the whole database, in its own lines. */
export async function faultsIn(
  url: string,
  { key, against = null, isLive = false }: { key: KeyObject; against?: HeadRow | null; isLive?: boolean },
): Promise<{ faults: string[]; remarks: string[]; records: number; heads: number; last: HeadRow | null }> {
  const opened = await openDatabase(url)
  const [faults, remarks]: [string[], string[]] = [[], []]
  const report = {
    fault: (finding: Finding) => void faults.push(lineOf(finding)),
    remark: (finding: Finding) => void remarks.push(lineOf(finding)),
  }
  const trust = { keys: [publicKeyBytes(createPublicKey(key))], against }
  try {
    const freshSince = isLive ? opened.freshSince : null
    const summary = await verifyLedger(opened.source, { trust, freshSince }, report)
    return { faults, remarks, ...summary }
  } finally {
    await opened.close()
  }
}
