// An evidence file made by the product's own code from a ledger of the tests.
import { sha256 } from '../src/consent/ledger/actions.ts'
import { type LedgerRow, ledgerColumns } from '../src/consent/ledger/columns.ts'
import { type Bundle, bundleOf } from '../src/consent/ledger/evidence.ts'
import { organizationHeadBytes } from '../src/consent/ledger/head.ts'
import { consistencySpans, inclusionSpans, proofOf, type Span } from '../src/consent/ledger/proofs.ts'
import { leafHash } from '../src/consent/ledger/tree.ts'
import type { Value } from './format.ts'
import { idOf, type StoredPersonal, type Tables } from './memory.ts'
import type { HeadRow } from './source.ts'

/** The records at these positions of an organization, proven against the last head, which goes on from all heads before it. */
export function bundleFrom(tables: Tables, organization: string, positions: readonly number[]): Bundle {
  const head = present(tables.heads.at(-1))
  const own = present(tables.organizationHeads.findLast((each) => each.organization === organization))
  const leaves = tables.leaves.filter((leaf) => leaf.organization === organization)
  const tiles = tables.tiles.filter((tile) => tile.organization === organization)
  const proveRecord = prover((level, index) =>
    level === 0
      ? leaves[index]?.hash
      : tiles.find((tile) => tile.level === level && tile.index === index)?.hash,
  )
  const installLeaves = tables.organizationHeads.map((each) => leafHash(organizationHeadBytes(each), sha256))
  const proveHead = prover((level, index) => (level === 0 ? installLeaves[index] : undefined))
  return bundleOf({
    records: positions.map((position) => ({
      ...recordAt(tables, present(leaves[position]).recordId),
      position,
      proof: proveRecord(inclusionSpans(position, own.size)),
    })),
    organizationHead: { ...own, proof: proveHead(inclusionSpans(own.position, head.size)) },
    head: signedHead(head),
    past: tables.heads.map(({ size }) => ({ size, proof: proveHead(consistencySpans(size, head.size)) })),
  })
}

const prover =
  (read: (level: number, index: number) => Uint8Array | undefined) =>
  (spans: readonly Span[]): Uint8Array[] =>
    proofOf(spans, (level, index) => present(read(level, index)), sha256)

function recordAt(tables: Tables, recordId: string) {
  const { values } = present(tables.records.find((each) => idOf(each) === recordId))
  const personal = tables.personal.find((each) => each.recordId === recordId)
  return {
    plain: rowFrom(values, { personal: false }),
    commitment: Buffer.from(values.at(-1) as Buffer),
    personal: personal ? personalRow(personal) : null,
    salt: personal?.salt ?? null,
  }
}

const personalRow = ({ values }: StoredPersonal) => rowFrom(values, { personal: true })

/** The product's row from the values that the verifier's sources hand over. */
function rowFrom(values: readonly Value[], { personal }: { personal: boolean }): LedgerRow {
  const columns = ledgerColumns.filter((column) => column.personal === personal)
  const fields = columns.map(({ name, type }, at) => {
    const value = values[at] ?? null
    return [name, type === 'time' && value !== null ? new Date(Number(value) / 1_000) : value]
  })
  return Object.fromEntries(fields)
}

export const signedHead = (head: HeadRow) => ({ ...head, at: new Date(head.at / 1_000) })

export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The test’s ledger does not have this.')
  return value
}
