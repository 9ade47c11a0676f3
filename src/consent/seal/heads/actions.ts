// Signs what all organizations' trees have come to, and hands signed heads out: a head that lies elsewhere finds a ledger that was cut.
import type { KeyObject } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../../../platform/app.ts'
import { makeFetcher } from '../../../platform/fetch.ts'
import { sha256, signHead } from '../../ledger/actions.ts'
import { headFile, linkOf, organizationHeadBytes, type SignedHead } from '../../ledger/head.ts'
import { append, leafHash, rootOf } from '../../ledger/tree.ts'
import { asInstall, lockInstallTree, readLast, takeUnsigned, writeSigned } from './store.ts'

export { readLastHead } from './store.ts'

/** So many sealings go under one head; the others go under the next. */
const MOST = 5_000

/** Signs a head over everything that was sealed since the last one; null when there is nothing, or another worker signs. */
export const signNextHead = (app: Pick<App, 'db'>, key: KeyObject): Promise<SignedHead | null> =>
  asInstall(app.db, async (client) => {
    const before = await lockInstallTree(client)
    if (before === null) return null
    const heads = await takeUnsigned(client, MOST)
    if (heads.length === 0) return null
    const leaves = heads.map((each) => leafHash(organizationHeadBytes(each), sha256))
    const { tree, tiles } = append(before, leaves, sha256)
    const { last, now } = await readLast(client)
    const head = signHead(
      {
        number: (last?.number ?? 0) + 1,
        at: now,
        size: tree.size,
        root: rootOf(tree, sha256),
        previous: last && linkOf(last, sha256),
      },
      key,
    )
    await writeSigned(client, { from: before.size, heads, tiles, tree, head })
    return head
  })

/** Writes the head to the folder: the newest one, and the last one of each day. */
export async function writeHeadFiles(folder: string, head: SignedHead): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of ['latest', head.at.toISOString().slice(0, 10)]) {
    const path = join(folder, `${name}.json`)
    // Whole or not at all: who copies it meanwhile must not get half of it.
    await writeFile(`${path}.part`, `${JSON.stringify(headFile(head), null, 2)}\n`)
    await rename(`${path}.part`, path)
  }
}

// The address is the operator's own setting, not something that a user entered: it may well lie in their own network.
const OWN_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', 'fc00::/7', '::1/128']
const post = makeFetcher({ allowPrivate: OWN_NETWORKS })

/** Posts the head to the address. Resolves with the sentence that says why it was not taken, or null. */
export async function postHead(url: string, head: SignedHead): Promise<string | null> {
  const answer = await post({
    ...{ url, method: 'POST', allowHttp: true, maxBytes: 100_000 },
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(headFile(head)),
  })
  if (!answer.ok) return answer.sentence
  return answer.status < 300 ? null : `${new URL(url).hostname} answered with status ${answer.status}.`
}
