// The SQL of the install's tree and its signed heads. It belongs to no organization, so it is written by the owner.
import type pg from 'pg'
import { type Database, statement } from '../../../platform/database.ts'
import type { OrganizationHead, SignedHead } from '../../ledger/head.ts'
import { EMPTY_TREE, frontierBytes, type Tile, type Tree, treeFrom } from '../../ledger/tree.ts'
import { tileColumns } from '../store.ts'

/** One transaction as the owner. `null` from `work` undoes it. */
export async function asInstall<T>(
  db: Database,
  work: (client: pg.PoolClient) => Promise<T | null>,
): Promise<T | null> {
  const client = await db.owner.connect()
  let broken: Error | undefined
  try {
    await client.query(
      `BEGIN; SET LOCAL lock_timeout = '2s'; SET LOCAL statement_timeout = '10s'; SET LOCAL idle_in_transaction_session_timeout = '10s'`,
    )
    const value = await work(client)
    await client.query(value === null ? 'ROLLBACK' : 'COMMIT')
    return value
  } catch (error) {
    await client.query('ROLLBACK').catch((failed: Error) => {
      broken = failed
    })
    throw error
  } finally {
    client.release(broken)
  }
}

type TreeRow = { size: number; frontier: Buffer }

/** The install's tree, locked; null when another worker signs right now. */
export async function lockInstallTree(client: pg.PoolClient): Promise<Tree | null> {
  const { rows } = await client.query<TreeRow>(
    'SELECT size, frontier FROM install_tree FOR NO KEY UPDATE SKIP LOCKED',
  )
  if (rows[0]) return treeFrom(rows[0].size, rows[0].frontier)
  const { rowCount } = await client.query(
    `INSERT INTO install_tree (size, frontier) VALUES (0, '') ON CONFLICT DO NOTHING`,
  )
  return rowCount === 1 ? EMPTY_TREE : null
}

/** Takes what organizations' trees came to since the last head, each organization's in their order. */
export async function takeUnsigned(client: pg.PoolClient, most: number): Promise<OrganizationHead[]> {
  const { rows } = await client.query<OrganizationHead>(
    `WITH due AS MATERIALIZED (SELECT org_id, size FROM unsigned ORDER BY org_id, size LIMIT $1),
          taken AS (DELETE FROM unsigned u USING due WHERE u.org_id = due.org_id AND u.size = due.size RETURNING u.*)
     SELECT org_id AS organization, size, root FROM taken ORDER BY org_id, size`,
    [most],
  )
  return rows
}

const HEAD = 'number, at, size, root, previous, public_key AS "publicKey", signature'
const LAST = `SELECT ${HEAD} FROM install_head ORDER BY number DESC LIMIT 1`

/** The last head, and the database's clock: a head is never dated before the one that it follows. */
export async function readLast(client: pg.PoolClient): Promise<{ last: SignedHead | null; now: Date }> {
  const { rows } = await client.query<SignedHead>(LAST)
  const { rows: clock } = await client.query<{ now: Date }>(
    `SELECT date_trunc('milliseconds', clock_timestamp()) AS now`,
  )
  const [last = null] = rows
  const now = clock[0]?.now ?? new Date(0)
  return { last, now: last !== null && last.at > now ? last.at : now }
}

const lastHead = statement('head_last', LAST)

/** The newest signed head. */
export async function readLastHead(db: Database): Promise<SignedHead | null> {
  const [last = null] = await db.read<SignedHead>(lastHead)
  return last
}

export type Signed = {
  readonly from: number
  readonly heads: readonly OrganizationHead[]
  readonly tiles: readonly Tile[]
  readonly tree: Tree
  readonly head: SignedHead
}

export async function writeSigned(
  client: pg.PoolClient,
  { from, heads, tiles, tree, head }: Signed,
): Promise<void> {
  await client.query(
    `INSERT INTO install_leaf (position, number, org_id, size, root)
     SELECT $1::bigint + place - 1, $2, org_id, size, root
       FROM unnest($3::uuid[], $4::bigint[], $5::bytea[]) WITH ORDINALITY AS l (org_id, size, root, place)`,
    [
      ...[from, head.number],
      ...[
        heads.map((each) => each.organization),
        heads.map(({ size }) => size),
        heads.map(({ root }) => root),
      ],
    ],
  )
  await client.query(
    'INSERT INTO install_tile (level, index, hash) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])',
    tileColumns(tiles),
  )
  await client.query('UPDATE install_tree SET size = $1, frontier = $2', [
    tree.size,
    Buffer.from(frontierBytes(tree)),
  ])
  await client.query(
    'INSERT INTO install_head (number, at, size, root, previous, public_key, signature) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [
      ...[head.number, head.at, head.size, Buffer.from(head.root)],
      ...[
        head.previous && Buffer.from(head.previous),
        Buffer.from(head.publicKey),
        Buffer.from(head.signature),
      ],
    ],
  )
}
