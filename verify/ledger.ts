// The verifier's core: reads a whole ledger from a source, once and in order, and reports every fault.
import { NO_HEADS, type Signed, type Trust, verifyHeads } from './heads.ts'
import { verifyOrganization } from './organization.ts'
import type { Report } from './report.ts'
import type { HeadRow, Source } from './source.ts'

export type Summary = {
  readonly records: number
  readonly organizations: number
  readonly heads: number
  readonly last: HeadRow | null
}

/** Verifies everything. `freshSince`: records made later may still wait for their seal; null when the ledger is at rest. */
export async function verifyLedger(
  source: Source,
  { trust, freshSince }: { trust: Trust; freshSince: number | null },
  report: Report,
): Promise<Summary> {
  for (const say of await source.unsealed()) report.fault({ what: 'altered table', say })
  const signed = await verifyHeads(source, trust, report)
  const unseen = new Set(signed.organizations.keys())
  let [records, organizations] = [0, 0]
  for await (const batch of source.organizations())
    for (const organization of batch) {
      const own = signedOf(signed, organization)
      records += await verifyOrganization({ organization, source, signed: own, freshSince, report })
      organizations++
      unseen.delete(organization)
    }
  for (const organization of unseen)
    report.fault({
      what: 'cut tail',
      organization,
      say: `${signedOf(signed, organization).size} records are signed for; the whole ledger is gone.`,
    })
  return { records, organizations, heads: signed.count, last: signed.last }
}

const signedOf = ({ organizations }: Signed, organization: string) =>
  organizations.get(organization) ?? NO_HEADS
