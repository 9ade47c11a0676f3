// The SQL of proofs: the latest signed head, an organization's place under it, and stored hashes of both trees by their ranges.
import type { SignedHead } from '../../consent/ledger/head.ts'
import type { Stored } from '../../consent/ledger/proofs.ts'
import { type Database, type OrgId, statement, type Tx } from '../../platform/database.ts'

const HEAD = 'number, at, size, root, previous, public_key AS "publicKey", signature'
const selectHead = statement('evidence_head', `SELECT ${HEAD} FROM install_head ORDER BY number DESC LIMIT 1`)

export async function latestHead(db: Database): Promise<SignedHead | null> {
  const [head] = await db.read<SignedHead>(selectHead)
  return head ?? null
}

const selectSize = statement('evidence_head_size', 'SELECT size FROM install_head WHERE number = $1')

/** How many leaves an earlier head covers; null when there was none of this number. */
export async function sizeOfHead(db: Database, number: number): Promise<number | null> {
  const [head] = await db.read<{ size: number }>(selectSize, [number])
  return head?.size ?? null
}

// Its newest tree that the head covers already: only a sealing of the last moment is newer.
const selectOwn = statement(
  'evidence_own_head',
  'SELECT position, size, root FROM install_leaf WHERE org_id = $1 AND position < $2 ORDER BY size DESC LIMIT 1',
)
export type OwnHeadRow = { position: number; size: number; root: Buffer }

export async function ownHead(tx: Tx, orgId: OrgId, headSize: number): Promise<OwnHeadRow | null> {
  const [own] = await tx.query<OwnHeadRow>(selectOwn, [orgId, headSize])
  return own ?? null
}

// Leaves of the install's tree are of every organization; only their hashes leave this file.
const selectInstallLeaves = statement(
  'evidence_install_leaves',
  `SELECT position, org_id, size, root FROM unnest($1::bigint[], $2::bigint[]) AS wanted (start, past)
     CROSS JOIN LATERAL (SELECT position, org_id, size, root FROM install_leaf WHERE position >= start AND position < past) leaf`,
)
export type InstallLeafRow = { position: number; org_id: string; size: number; root: Buffer }
export const installLeaves = (db: Database, ranges: readonly Stored[]): Promise<InstallLeafRow[]> =>
  db.read<InstallLeafRow>(selectInstallLeaves, [ranges.map(({ from }) => from), ranges.map(({ to }) => to)])

export type HashRow = { level: number; index: number; hash: Buffer }

const selectInstallTiles = statement(
  'evidence_install_tiles',
  `SELECT tile.level, tile.index, tile.hash FROM unnest($1::smallint[], $2::bigint[], $3::bigint[]) AS wanted (level, start, past)
     CROSS JOIN LATERAL (SELECT t.level, t.index, t.hash FROM install_tile t
                          WHERE t.level = wanted.level AND t.index >= start AND t.index < past) tile`,
)
export const installTiles = (db: Database, ranges: readonly Stored[]): Promise<HashRow[]> =>
  ranges.length === 0 ? Promise.resolve([]) : db.read<HashRow>(selectInstallTiles, levelled(ranges))

const selectLeaves = statement(
  'evidence_leaves',
  `SELECT 0 AS level, leaf.position AS index, leaf.hash FROM unnest($2::bigint[], $3::bigint[]) AS wanted (start, past)
     CROSS JOIN LATERAL (SELECT position, hash FROM leaf WHERE org_id = $1 AND position >= start AND position < past) leaf`,
)
export const leaves = (tx: Tx, orgId: OrgId, ranges: readonly Stored[]): Promise<HashRow[]> =>
  tx.query<HashRow>(selectLeaves, [orgId, ranges.map(({ from }) => from), ranges.map(({ to }) => to)])

const selectTiles = statement(
  'evidence_tiles',
  `SELECT tile.level, tile.index, tile.hash FROM unnest($2::smallint[], $3::bigint[], $4::bigint[]) AS wanted (level, start, past)
     CROSS JOIN LATERAL (SELECT t.level, t.index, t.hash FROM tile t
                          WHERE t.org_id = $1 AND t.level = wanted.level AND t.index >= start AND t.index < past) tile`,
)
export const tiles = (tx: Tx, orgId: OrgId, ranges: readonly Stored[]): Promise<HashRow[]> =>
  ranges.length === 0 ? Promise.resolve([]) : tx.query<HashRow>(selectTiles, [orgId, ...levelled(ranges)])

const levelled = (ranges: readonly Stored[]): unknown[] => [
  ranges.map(({ level }) => level),
  ranges.map(({ from }) => from),
  ranges.map(({ to }) => to),
]

const selectPositions = statement(
  'evidence_positions',
  'SELECT record_id, position FROM leaf WHERE org_id = $1 AND record_id = ANY($2::uuid[])',
)

/** Where sealed records stand; one that is not sealed yet stands nowhere. */
export async function positionsOf(
  tx: Tx,
  orgId: OrgId,
  recordIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.query<{ record_id: string; position: number }>(selectPositions, [orgId, recordIds])
  return new Map(rows.map(({ record_id, position }) => [record_id, position]))
}
