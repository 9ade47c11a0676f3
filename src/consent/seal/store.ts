// The SQL of sealing one organization: its tree under lock, the records that wait, what the tree came to.
import { type Database, type OrgId, statement, type Tx } from '../../platform/database.ts'
import { EMPTY_TREE, frontierBytes, type Tile, type Tree, treeFrom } from '../ledger/tree.ts'

const LOCK = 'SELECT size, frontier FROM tree_head WHERE org_id = $1 FOR NO KEY UPDATE'
const lockOrPass = statement('tree_lock_or_pass', `${LOCK} SKIP LOCKED`)
const lockOrWait = statement('tree_lock_or_wait', LOCK)
const plant = statement(
  'tree_plant',
  `INSERT INTO tree_head (org_id, size, root, frontier) VALUES ($1, 0, sha256(''), '') ON CONFLICT DO NOTHING RETURNING size, frontier`,
)

type TreeRow = { size: number; frontier: Buffer }

/** The organization's tree, locked; null when somebody else seals it right now. */
export async function lockTree(tx: Tx, orgId: OrgId, how: 'pass' | 'wait'): Promise<Tree | null> {
  const lock = () => tx.query<TreeRow>(how === 'pass' ? lockOrPass : lockOrWait, [orgId])
  const [row] = await lock()
  if (row) return treeFrom(row.size, row.frontier)
  const [planted] = await tx.query<TreeRow>(plant, [orgId])
  if (planted) return EMPTY_TREE
  const [again] = how === 'wait' ? await lock() : []
  return again ? treeFrom(again.size, again.frontier) : null
}

const takeWaiting = statement(
  'seal_take',
  `WITH due AS MATERIALIZED (SELECT id FROM unsealed WHERE org_id = $1 ORDER BY id LIMIT $2),
        taken AS (DELETE FROM unsealed u USING due WHERE u.org_id = $1 AND u.id = due.id RETURNING u.id)
   SELECT r.id, r.canonical FROM taken JOIN consent_record r ON r.org_id = $1 AND r.id = taken.id ORDER BY r.id`,
)

export type Waiting = { readonly id: string; readonly canonical: Buffer }

/** Takes the oldest of the records that wait to be sealed, in the order of their ids. */
export const takeUnsealed = (tx: Tx, orgId: OrgId, most: number): Promise<Waiting[]> =>
  tx.query<Waiting>(takeWaiting, [orgId, most])

const insertLeaves = statement(
  'seal_leaves',
  `INSERT INTO leaf (org_id, position, record_id, hash)
   SELECT $1, $2::bigint + place - 1, record_id, hash FROM unnest($3::uuid[], $4::bytea[]) WITH ORDINALITY AS l (record_id, hash, place)`,
)
const insertTiles = statement(
  'seal_tiles',
  `INSERT INTO tile (org_id, level, index, hash) SELECT $1, t.* FROM unnest($2::smallint[], $3::bigint[], $4::bytea[]) AS t`,
)
const updateHead = statement(
  'seal_head',
  'UPDATE tree_head SET size = $2, root = $3, frontier = $4 WHERE org_id = $1',
)
const insertUnsigned = statement(
  'seal_unsigned',
  'INSERT INTO unsigned (org_id, size, root) VALUES ($1, $2, $3)',
)

export type Grown = {
  readonly from: number
  readonly leaves: readonly { readonly id: string; readonly hash: Uint8Array }[]
  readonly tiles: readonly Tile[]
  readonly tree: Tree
  readonly root: Uint8Array
}

/** Writes what was added to the locked tree, and asks for a signed head over it. */
export async function writeGrown(
  tx: Tx,
  orgId: OrgId,
  { from, leaves, tiles, tree, root }: Grown,
): Promise<void> {
  const wanted = [
    tx.query(insertLeaves, [
      orgId,
      from,
      leaves.map(({ id }) => id),
      leaves.map(({ hash }) => Buffer.from(hash)),
    ]),
    tx.query(updateHead, [orgId, tree.size, Buffer.from(root), Buffer.from(frontierBytes(tree))]),
    tx.query(insertUnsigned, [orgId, tree.size, Buffer.from(root)]),
  ]
  if (tiles.length > 0) wanted.push(tx.query(insertTiles, [orgId, ...tileColumns(tiles)]))
  await Promise.all(wanted)
}

/** Tiles as the columns of an insert. */
export const tileColumns = (tiles: readonly Tile[]): [number[], number[], Buffer[]] => [
  tiles.map(({ level }) => level),
  tiles.map(({ index }) => index),
  tiles.map(({ hash }) => Buffer.from(hash)),
]

// Jumps from one organization to the next in the index: reading every record that waits would cost more the longer sealing lags.
const findWaiting = statement(
  'seal_find',
  `WITH RECURSIVE found AS (
     (SELECT org_id FROM unsealed ORDER BY org_id LIMIT 1)
     UNION ALL
     SELECT (SELECT u.org_id FROM unsealed u WHERE u.org_id > found.org_id ORDER BY u.org_id LIMIT 1) FROM found WHERE found.org_id IS NOT NULL)
   SELECT org_id FROM found WHERE org_id IS NOT NULL LIMIT $1`,
)

/** Organizations with records that wait to be sealed. */
export async function findUnsealed(db: Database, most: number): Promise<OrgId[]> {
  return (await db.read<{ org_id: OrgId }>(findWaiting, [most])).map(({ org_id }) => org_id)
}

const findUnsigned = statement('seal_find_unsigned', 'SELECT EXISTS (SELECT FROM unsigned) AS waits')

/** Is there anything that no signed head covers yet? */
export async function isAnythingUnsigned(db: Database): Promise<boolean> {
  const [row] = await db.read<{ waits: boolean }>(findUnsigned)
  return row?.waits ?? false
}
