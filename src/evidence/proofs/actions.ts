// Proofs against the latest signed head: that records stand in the ledger of their organization, and that one under the head.
import { sha256 } from '../../consent/ledger/actions.ts'
import type { ProvenHead, ProvenPast } from '../../consent/ledger/evidence.ts'
import { organizationHeadBytes, type SignedHead } from '../../consent/ledger/head.ts'
import {
  consistencySpans,
  inclusionSpans,
  proofOf,
  type ReadHash,
  type Span,
} from '../../consent/ledger/proofs.ts'
import { leafHash } from '../../consent/ledger/tree.ts'
import type { Database, OrgId, Tx } from '../../platform/database.ts'
import { distinct, rangesOf, spanKey } from './ranges.ts'
import {
  installLeaves,
  installTiles,
  latestHead,
  leaves,
  ownHead,
  positionsOf,
  sizeOfHead,
  tiles,
} from './store.ts'

export { positionsOf } from './store.ts'

/** What a whole file is proven against. Heads never change, so the file may take as long as it likes. */
export type Ground = { readonly head: SignedHead; readonly own: ProvenHead }

/** Null while no head covers a record of the organization. */
export async function groundOf(db: Database, orgId: OrgId): Promise<Ground | null> {
  const head = await latestHead(db)
  const own = head && (await db.inOrganization(orgId, (tx) => ownHead(tx, orgId, head.size)))
  if (!head || !own) return null
  const spans = inclusionSpans(own.position, head.size)
  const proof = proofOf(spans, await installReader(db, spans), sha256)
  return { head, own: { organization: orgId, ...own, proof } }
}

/** Reads what these spans of the install's tree are made of. */
async function installReader(db: Database, spans: readonly Span[]): Promise<ReadHash> {
  const ranges = rangesOf(spans)
  const leafRows = await installLeaves(
    db,
    ranges.filter(({ level }) => level === 0),
  )
  const tileRows = await installTiles(
    db,
    ranges.filter(({ level }) => level > 0),
  )
  const leafHashes = leafRows.map(({ position, org_id, size, root }) => ({
    ...{ level: 0, index: position },
    hash: leafHash(organizationHeadBytes({ organization: org_id, size, root }), sha256),
  }))
  return readerOf([...leafHashes, ...tileRows])
}

/** That the head goes on from an earlier one, for who kept that one; null when there was none of this number. */
export async function pastOf(
  db: Database,
  { head, number }: { head: SignedHead; number: number },
): Promise<ProvenPast | null> {
  const size = await sizeOfHead(db, number)
  if (size === null || size > head.size) return null
  const spans = consistencySpans(size, head.size)
  return { size, proof: proofOf(spans, await installReader(db, spans), sha256) }
}

export type Proof = { readonly position: number; readonly proof: readonly Uint8Array[] }

/** Proofs of those of the records that the organization's tree of `size` leaves holds. */
export async function proofsOf(
  tx: Tx,
  orgId: OrgId,
  { recordIds, size }: { recordIds: readonly string[]; size: number },
): Promise<Map<string, Proof>> {
  const placed = [...(await positionsOf(tx, orgId, recordIds))].filter(([, position]) => position < size)
  const paths = placed.map(([id, position]) => ({ id, position, spans: inclusionSpans(position, size) }))
  const spans = distinct(paths.flatMap((path) => path.spans))
  const ranges = rangesOf(spans)
  const read = readerOf([
    ...(await leaves(
      tx,
      orgId,
      ranges.filter(({ level }) => level === 0),
    )),
    ...(await tiles(
      tx,
      orgId,
      ranges.filter(({ level }) => level > 0),
    )),
  ])
  const hashes = new Map(spans.map((span) => [spanKey(span), hashOf(span, read)]))
  const proof = (path: readonly Span[]): Uint8Array[] =>
    path.flatMap((span) => hashes.get(spanKey(span)) ?? hashOf(span, read))
  return new Map(paths.map(({ id, position, spans: path }) => [id, { position, proof: proof(path) }]))
}

const hashOf = (span: Span, read: ReadHash): Uint8Array[] => proofOf([span], read, sha256)

function readerOf(rows: readonly { level: number; index: number; hash: Uint8Array }[]): ReadHash {
  const known = new Map(rows.map(({ level, index, hash }) => [`${level} ${index}`, hash]))
  return (level, index) => {
    const hash = known.get(`${level} ${index}`)
    if (hash === undefined)
      throw new Error(`Hash ${index} of level ${level} of the ledger is missing; run: parley verify`)
    return hash
  }
}
