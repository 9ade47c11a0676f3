// An evidence file: every record in it, proven to stand in its organization's ledger under a signed head, without any database.
import { personalColumns, recordColumns } from './format.ts'
import { hashFrom, leafHash } from './hash.ts'
import { checkSigner, organizationHeadBytes, type Trust } from './heads.ts'
import {
  type Part,
  readHashes,
  readHead,
  readHex,
  readId,
  readInt,
  readPart,
  readParts,
  readValues,
} from './reading.ts'
import { canonicalBytes, erasedBy, isCommitted } from './record.ts'
import { CannotVerify, type Report, timeOf } from './report.ts'
import type { HeadRow, OrganizationHeadRow, PlaceRow } from './source.ts'
import { isConsistent, isIncluded } from './tree.ts'

type Proven<T> = T & { readonly proof: readonly Buffer[] }
type Bundle = {
  readonly head: HeadRow
  readonly past: readonly Proven<{ readonly size: number }>[]
  readonly organizationHead: Proven<OrganizationHeadRow>
  readonly records: readonly Proven<PlaceRow>[]
}
export type BundleSummary = {
  readonly records: number
  readonly organization: string
  readonly head: HeadRow
}

/** Verifies an evidence file. */
export function verifyBundle(file: Part, trust: Trust, given: Report): BundleSummary {
  const bundle = readBundle(file)
  const { head, organizationHead, records } = bundle
  const { organization } = organizationHead
  const report: Report = {
    fault: (finding) => given.fault({ organization, ...finding }),
    remark: (finding) => given.remark({ organization, ...finding }),
  }
  checkSigner(head, trust, given)
  checkPast(bundle, trust.against, report)
  if (
    !isIncluded({ ...claimFor(organizationHeadBytes(organizationHead), organizationHead), ...treeOf(head) })
  )
    report.fault({
      what: 'rewritten history',
      head: head.number,
      say: 'What the organization’s tree came to is not proven to be under this head.',
    })
  for (const record of records) checkRecord(record, organizationHead, report)
  checkRepeats(records, report)
  checkErasures(records, report)
  return { records: records.length, organization, head }
}

function readBundle(file: Part): Bundle {
  if (file.fields.format !== 'parley-evidence-v1')
    throw new CannotVerify(`${file.place} is not an evidence file of format parley-evidence-v1.`)
  const own = readPart(file, 'organization_head')
  const head = readHead(readPart(file, 'head'))
  return {
    head,
    past: readParts(file, 'past').map((part) => ({
      size: readInt(part, 'size'),
      proof: readHashes(part, 'proof'),
    })),
    organizationHead: {
      organization: readId(own, 'organization'),
      size: readInt(own, 'size'),
      root: readHex(own, 'root', 32),
      position: readInt(own, 'position'),
      number: head.number,
      proof: readHashes(own, 'proof'),
    },
    records: readParts(file, 'records').map(readRecord),
  }
}

function readRecord(part: Part): Proven<PlaceRow> {
  const columns = readPart(part, 'columns')
  const values = readValues(columns, recordColumns)
  const canonical = canonicalBytes(values)
  const isErased = part.fields.personal === null && part.fields.salt === null
  return {
    position: readInt(part, 'position'),
    recordId: readId(columns, 'id'),
    leaf: Buffer.from(leafHash(canonical), 'latin1'),
    record: { canonical, values },
    personal: isErased
      ? null
      : { salt: readHex(part, 'salt', 32), values: readValues(readPart(part, 'personal'), personalColumns) },
    proof: readHashes(part, 'proof'),
  }
}

const treeOf = ({ size, root }: { size: number; root: Buffer }) => ({ size, root: hashFrom(root) })

const claimFor = (bytes: Buffer, { position, proof }: Proven<{ readonly position: number }>) => ({
  leaf: leafHash(bytes),
  position,
  proof: proof.map(hashFrom),
})

/** Against a head that somebody kept: the same one, or one that the bundle's head is proven to go on from. */
function checkPast({ head, past }: Bundle, against: HeadRow | null, report: Report): void {
  if (against === null) return
  if (against.size > head.size)
    throw new CannotVerify(
      `The head that you kept (${against.number}, ${timeOf(against.at)}) is younger than this evidence file; ask for a new one, or give an older head.`,
    )
  const proof = against.size === head.size ? [] : past.find(({ size }) => size === against.size)?.proof
  if (proof === undefined)
    throw new CannotVerify(
      `This evidence file does not say how it goes on from the head that you kept (${against.number}); ask for one made against it.`,
    )
  if (!isConsistent({ earlier: treeOf(against), later: treeOf(head), proof: proof.map(hashFrom) }))
    report.fault({
      what: 'rewritten history',
      head: head.number,
      say: `It does not go on from the head that you kept (${against.number}, ${timeOf(against.at)}): the ledger was rewritten since.`,
    })
}

function checkRecord(place: Proven<PlaceRow>, head: OrganizationHeadRow, report: Report): void {
  const { record, personal, position, recordId } = place
  if (record === null) return
  const where = { position, record: recordId }
  if (record.values[0] !== head.organization)
    report.fault({ what: 'added record', ...where, say: 'It is a record of another organization.' })
  else if (!isIncluded({ ...claimFor(record.canonical, place), ...treeOf(head) }))
    report.fault({
      what: 'altered record',
      ...where,
      say: 'It is not proven to stand here: one of its fields, its position or its proof is not what was sealed.',
    })
  if (personal !== null && !isCommitted(personal, record.values))
    report.fault({
      what: 'altered personal part',
      ...where,
      say: 'The number, the words or another personal field is not what was sealed, or its salt was exchanged.',
    })
}

function checkRepeats(records: readonly PlaceRow[], report: Report): void {
  const seen = new Set<number>()
  for (const { position, recordId } of records) {
    if (seen.has(position))
      report.fault({ what: 'added record', position, record: recordId, say: 'Its position comes twice.' })
    seen.add(position)
  }
}

/** A missing personal part is explained by an erasure record of the same file, and by nothing else. */
function checkErasures(records: readonly PlaceRow[], report: Report): void {
  const erased = new Set(records.flatMap(erasedBy))
  for (const { position, recordId, personal } of records) {
    const where = { position, record: recordId }
    if (personal === null && !erased.has(recordId))
      report.fault({
        what: 'missing personal part',
        ...where,
        say: 'Its personal part is not given, and no erasure record in this file says that it was erased.',
      })
    if (personal !== null && erased.has(recordId))
      report.fault({
        what: 'untrue erasure',
        ...where,
        say: 'An erasure record says that its personal part was erased, but here it is.',
      })
  }
}
