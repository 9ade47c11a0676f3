// The install's signed heads: each names the one before it, each covers a tree that only grew, and a key that we trust signs the last.
import { createPublicKey, verify } from 'node:crypto'
import { headColumns, headLinkColumns, makeEncoder, organizationHeadColumns } from './format.ts'
import { bytesFrom, type Hash, hashFrom, leafHash, sha256 } from './hash.ts'
import { type Report, timeOf } from './report.ts'
import { type Cursor, type HeadRow, type OrganizationHeadRow, openCursor, type Source } from './source.ts'
import { makeTree } from './tree.ts'

/** What the person who verifies brings along: keys they know (32 bytes each), and a head that they kept. */
export type Trust = { readonly keys: readonly Buffer[]; readonly against: HeadRow | null }

/** What the signed heads say of one organization: how many heads it has, up to which size, and a digest of all of them. */
export type SignedOrganization = { readonly count: number; readonly size: number; readonly digest: Hash }
export type Signed = {
  readonly last: HeadRow | null
  readonly count: number
  readonly organizations: ReadonlyMap<string, SignedOrganization>
}

export const NO_HEADS: SignedOrganization = { count: 0, size: 0, digest: '' }

/** Walks all signed heads and tells what they cover. */
export async function verifyHeads(source: Source, trust: Trust, report: Report): Promise<Signed> {
  const heads = await openCursor(source.heads())
  const covered = await openCursor(source.organizationHeads())
  const walk = makeHeadWalk(trust, report)
  for (let head = heads.current(); head !== undefined; head = heads.current()) {
    await walk.cover(head, covered)
    walk.chain(head)
    await heads.next()
  }
  return walk.finish(covered.current())
}

function makeHeadWalk(trust: Trust, report: Report) {
  const organizations = new Map<string, SignedOrganization>()
  const tree = makeTree()
  let previous: HeadRow | null = null
  let [count, position] = [0, 0]
  let isTreeWhole = true
  let againstRoot: Hash | null = trust.against?.size === 0 ? tree.root() : null

  const addLeaf = (row: OrganizationHeadRow, head: HeadRow): void => {
    const before = organizations.get(row.organization) ?? NO_HEADS
    const say = leafFault(row, { position, number: head.number, size: before.size })
    if (say !== null)
      report.fault({ what: 'altered head', head: head.number, organization: row.organization, say })
    organizations.set(row.organization, withHead(before, row))
    tree.push(leafHash(organizationHeadBytes(row)))
    position = row.position + 1
    if (tree.size() === trust.against?.size) againstRoot = tree.root()
  }
  return {
    /** Adds the organizations' heads that this head covers, and compares the roots. */
    async cover(head: HeadRow, rows: Cursor<OrganizationHeadRow>): Promise<void> {
      for (let row = rows.current(); row !== undefined && row.position < head.size; row = rows.current()) {
        addLeaf(row, head)
        await rows.next()
      }
      if (!isTreeWhole || (tree.size() === head.size && tree.root() === hashFrom(head.root))) return
      isTreeWhole = false // every later root differs, too: said once
      const say = `What the organizations' trees came to is not what this head signed (${timeOf(head.at)}).`
      report.fault({ what: 'rewritten history', head: head.number, say })
    },
    chain(head: HeadRow): void {
      for (const finding of chainFaults(head, previous)) report.fault({ head: head.number, ...finding })
      if (previous !== null && !previous.publicKey.equals(head.publicKey)) {
        checkSigner(previous, trust, report)
        if (knownKeys(trust).length === 0)
          report.fault({ what: 'foreign key', head: head.number, say: NEW_KEY })
      }
      if (head.number === trust.against?.number) checkSame(head, trust.against, report)
      previous = head
      count++
    },
    finish(left: OrganizationHeadRow | undefined): Signed {
      if (left !== undefined)
        report.fault({
          what: 'unsigned',
          organization: left.organization,
          say: `From place ${left.position} of the install's tree on, no signed head covers what was added.`,
        })
      if (previous !== null) checkSigner(previous, trust, report)
      if (trust.against !== null)
        checkAgainst({ against: trust.against, root: againstRoot, last: previous, report })
      return { last: previous, count, organizations }
    },
  }
}

/** The sentence that says why this leaf of the install tree cannot be, or null. */
function leafFault(
  row: OrganizationHeadRow,
  expected: { position: number; number: number; size: number },
): string | null {
  if (row.position !== expected.position)
    return `Place ${expected.position} of the install's tree is missing: place ${row.position} follows.`
  if (row.number !== expected.number)
    return `Place ${row.position} of the install's tree is ascribed to head ${row.number}, but this head covers it first.`
  if (row.size <= expected.size)
    return `The organization's tree went from ${expected.size} records to ${row.size}; it can only grow.`
  return null
}

function chainFaults(head: HeadRow, previous: HeadRow | null) {
  const faults: { what: 'missing head' | 'altered head'; say: string }[] = []
  const expected = (previous?.number ?? 0) + 1
  if (head.number !== expected)
    faults.push({ what: 'missing head', say: `Head ${expected} should stand before this one; it is gone.` })
  else if ((head.previous === null ? null : hashFrom(head.previous)) !== linkOf(previous))
    faults.push({
      what: 'altered head',
      say: 'It does not name the head before it as that one stands here now: one of the two was altered.',
    })
  if (previous !== null && head.size <= previous.size)
    faults.push({ what: 'altered head', say: `It adds nothing to the ${previous.size} places before it.` })
  if (previous !== null && head.at < previous.at)
    faults.push({
      what: 'altered head',
      say: `Its time, ${timeOf(head.at)}, lies before that of the head before it, ${timeOf(previous.at)}.`,
    })
  return faults
}

/** The last head that a key signed vouches for all before it: they are chained to it, signatures included. */
export function checkSigner(head: HeadRow, trust: Trust, report: Report): void {
  const known = knownKeys(trust)
  if (known.length > 0 && !known.some((key) => key.equals(head.publicKey)))
    report.fault({
      what: 'foreign key',
      head: head.number,
      say: `It is signed by the key ${head.publicKey.toString('hex')}, which is not one that you gave.`,
    })
  if (!isSigned(head))
    report.fault({ what: 'altered head', head: head.number, say: 'Its signature is not that of its key.' })
}

/** Who brings no key trusts that of the head that they kept. */
const knownKeys = ({ keys, against }: Trust): readonly Buffer[] =>
  keys.length > 0 || against === null ? keys : [against.publicKey]

const NEW_KEY = 'From here on another key signs. If that is right, give both with --key.'

function checkSame(head: HeadRow, against: HeadRow, report: Report): void {
  if (linkOf(head) !== linkOf(against))
    report.fault({
      what: 'rewritten history',
      head: head.number,
      say: `It is not the head of this number that you kept (${timeOf(against.at)}).`,
    })
}

function checkAgainst(checked: {
  against: HeadRow
  root: Hash | null
  last: HeadRow | null
  report: Report
}): void {
  const { against, root, last, report } = checked
  const kept = `the head that you kept (${against.number}, ${timeOf(against.at)})`
  if ((last?.number ?? 0) < against.number || root === null)
    report.fault({
      what: 'cut tail',
      head: against.number,
      say: `The ledger ends with head ${last?.number ?? 0}, before ${kept}: its tail was cut off.`,
    })
  else if (root !== hashFrom(against.root))
    report.fault({
      what: 'rewritten history',
      head: against.number,
      say: `What it covers is not what ${kept} covers: the ledger was rewritten since.`,
    })
}

const leafEncoder = makeEncoder('parley-organization-head-v1', organizationHeadColumns, 0)
const headEncoder = makeEncoder('parley-head-v1', headColumns, 0)
const linkEncoder = makeEncoder('parley-head-link-v1', headLinkColumns, 0)

export function organizationHeadBytes({ organization, size, root }: OrganizationHeadRow): Buffer {
  const end = leafEncoder.write([organization, size, root])
  return leafEncoder.buffer().subarray(0, end)
}

/** The bytes that were signed. */
function headBytes({ number, at, size, root, previous, publicKey }: HeadRow): Buffer {
  const end = headEncoder.write([number, at, size, root, previous, publicKey])
  return headEncoder.buffer().subarray(0, end)
}

/** What the next head names: this one with its signature. */
function linkOf(head: HeadRow | null): Hash | null {
  if (head === null) return null
  const end = linkEncoder.write([headBytes(head), head.signature])
  return sha256(linkEncoder.buffer().subarray(0, end))
}

/** An organization's heads so far, with one more. */
export function withHead(before: SignedOrganization, row: OrganizationHeadRow): SignedOrganization {
  return {
    count: before.count + 1,
    size: Math.max(before.size, row.size),
    digest: sha256(Buffer.concat([bytesFrom(before.digest), organizationHeadBytes(row)])),
  }
}

/** An Ed25519 key of 32 bytes becomes one that Node knows by these bytes before it (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

/** Did the key that the head names sign it? */
export function isSigned(head: HeadRow): boolean {
  if (head.publicKey.length !== 32) return false
  const key = createPublicKey({ key: Buffer.concat([SPKI, head.publicKey]), format: 'der', type: 'spki' })
  return verify(null, headBytes(head), key, head.signature)
}
