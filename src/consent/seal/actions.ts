// Seals records into their organization's tree: one transaction takes them from the list of what waits, gives each its place and
// moves the tree's head. It either happened or it did not; a worker that dies in the middle leaves everything as it was.
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { sha256 } from '../ledger/actions.ts'
import { append, leafHash, rootOf } from '../ledger/tree.ts'
import { findUnsealed, lockTree, takeUnsealed, writeGrown } from './store.ts'

/** So many records are sealed in one transaction: about 50 ms of work. */
const BATCH = 1_000
const ORGANIZATIONS_A_LOOK = 500

/** Seals a batch of each organization's records that wait. Resolves with how many found their place. */
export async function sealEverything(
  app: Pick<App, 'db' | 'log'>,
  stopped: () => boolean = () => false,
): Promise<number> {
  let sealed = 0
  for (const orgId of await findUnsealed(app.db, ORGANIZATIONS_A_LOOK)) {
    if (stopped()) break
    // A tree that somebody broke must not keep the others' records from being sealed.
    sealed += await sealOrganization(app, orgId).catch((error: unknown) => {
      app.log.error({ err: error, orgId }, 'an organization’s records cannot be sealed; run parley verify')
      return 0
    })
  }
  return sealed
}

/** Seals one batch of an organization's records; 0 when none wait, or somebody else is sealing them. */
export const sealOrganization = (app: Pick<App, 'db'>, orgId: OrgId, most = BATCH): Promise<number> =>
  app.db.inOrganization(orgId, (tx) => sealIn(tx, orgId, { how: 'pass', most }), { pool: 'worker' })

/** Seals everything of the organization that waits as this transaction sees it. Who seals it right now is waited for. */
export async function sealAllIn(tx: Tx, orgId: OrgId): Promise<void> {
  let sealed = BATCH
  while (sealed === BATCH) sealed = await sealIn(tx, orgId, { how: 'wait', most: BATCH })
}

async function sealIn(
  tx: Tx,
  orgId: OrgId,
  { how, most }: { how: 'pass' | 'wait'; most: number },
): Promise<number> {
  const before = await lockTree(tx, orgId, how)
  if (before === null) return 0
  const waiting = await takeUnsealed(tx, orgId, most)
  if (waiting.length === 0) return 0
  const leaves = waiting.map(({ id, canonical }) => ({ id, hash: leafHash(canonical, sha256) }))
  const { tree, tiles } = append(
    before,
    leaves.map(({ hash }) => hash),
    sha256,
  )
  await writeGrown(tx, orgId, { from: before.size, leaves, tiles, tree, root: rootOf(tree, sha256) })
  return waiting.length
}
