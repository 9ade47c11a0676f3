// The bundle of an evidence file: records of one organization with everything needed to verify them offline against a signed head,
// without the database and without us.
import { toHex } from './canonical.ts'
import { type LedgerRow, ledgerColumns, type PersonalRow } from './columns.ts'
import { headFile, type OrganizationHead, type SignedHead } from './head.ts'

/** One record and its way up to its organization's root. `personal` and `salt` are null once they were erased. */
export type ProvenRecord = {
  readonly position: number
  readonly plain: Omit<LedgerRow, keyof PersonalRow>
  readonly commitment: Uint8Array
  readonly personal: PersonalRow | null
  readonly salt: Uint8Array | null
  readonly proof: readonly Uint8Array[]
}

/** The organization's head that the records are proven against, and its way up to the install's root. */
export type ProvenHead = OrganizationHead & {
  readonly position: number
  readonly proof: readonly Uint8Array[]
}

/** That the signed head goes on from an earlier one, for who kept that one. */
export type ProvenPast = { readonly size: number; readonly proof: readonly Uint8Array[] }

export type Bundle = ReturnType<typeof bundleOf>

/** The bundle, ready for JSON. Put the erasure records of erased records in, too: they say why a personal part is missing. */
export function bundleOf({
  records,
  organizationHead,
  head,
  past,
}: {
  records: readonly ProvenRecord[]
  organizationHead: ProvenHead
  head: SignedHead
  past: readonly ProvenPast[]
}) {
  return {
    format: 'parley-evidence-v1' as const,
    head: headFile(head),
    past: past.map(({ size, proof }) => ({ size, proof: proof.map(toHex) })),
    organization_head: {
      organization: organizationHead.organization,
      size: organizationHead.size,
      root: toHex(organizationHead.root),
      position: organizationHead.position,
      proof: organizationHead.proof.map(toHex),
    },
    records: records.map((record) => ({
      position: record.position,
      columns: withCommitment(written(record.plain), record.commitment),
      personal: record.personal === null ? null : written(record.personal),
      salt: record.salt === null ? null : toHex(record.salt),
      proof: record.proof.map(toHex),
    })),
  }
}

type Written = string | number | boolean | readonly string[] | null
type WrittenRow = Record<string, Written>

const withCommitment = (row: WrittenRow, commitment: Uint8Array): WrittenRow => ({
  ...row,
  commitment: toHex(commitment),
})

/** Values as JSON has them: times as ISO 8601 in UTC, bytes in hexadecimal. */
function written(row: Partial<LedgerRow>): WrittenRow {
  const known = ledgerColumns.filter(({ name }) => name in row)
  return Object.fromEntries(known.map(({ name }) => [name, writtenValue(row[name] ?? null)]))
}

function writtenValue(value: LedgerRow[keyof LedgerRow]): Written {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return toHex(value)
  return value
}
