// Lets go of people by age: whoever has been quiet for six years, neither opted out nor in doubt nor on hold.
import type { App } from '../../../platform/app.ts'
import type { OrgId, Tx } from '../../../platform/database.ts'
import { eraseLocked, lockForErasing, type Needs, type Who } from '../actions.ts'
import { findLedgersAfter, findQuietSince, readPhonesAfter } from '../store.ts'
import { eraseNumbers } from '../traces/actions.ts'
import { quietLimit, RETENTION_YEARS } from '../words.ts'

const PAGE = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Erases everybody who has been quiet for six years, in every organization. Resolves with how many records that were. */
export async function forgetQuiet(app: Needs & Pick<App, 'now'>): Promise<number> {
  const limit = quietLimit(app.now())
  let erased = 0
  let last: string = FIRST
  for (;;) {
    const page = await findLedgersAfter(app.db, last, PAGE)
    for (const orgId of page) erased += await forgetQuietOf(app, orgId, limit)
    const end = page.at(-1)
    if (end === undefined) return erased
    last = end
  }
}

async function forgetQuietOf(app: Needs, orgId: OrgId, limit: Date): Promise<number> {
  const forgetPage = async (tx: Tx, after: string) => {
    const phones = await readPhonesAfter(tx, orgId, after, PAGE)
    const quiet = await findQuietSince(tx, orgId, phones, limit)
    return { end: phones.at(-1), records: await forgetPhones(tx, orgId, { phones: quiet, limit }) }
  }
  let erased = 0
  let last = ''
  for (;;) {
    const after = last
    const { end, records } = await app.db.inOrganization(orgId, (tx) => forgetPage(tx, after), {
      pool: 'worker',
    })
    erased += records
    if (end === undefined) return erased
    last = end
  }
}

async function forgetPhones(
  tx: Tx,
  orgId: OrgId,
  { phones, limit }: { phones: readonly string[]; limit: Date },
): Promise<number> {
  if (phones.length === 0) return 0
  const { now } = await lockForErasing(tx, orgId, phones)
  // Again, under the doors' locks: somebody may have written to us in this moment.
  const quiet = await findQuietSince(tx, orgId, phones, limit)
  const reason = `No text and no revocation for ${RETENTION_YEARS} years`
  const nobody: Who = { orgId, memberId: null, keyId: null, name: '' }
  const done = await eraseLocked(tx, nobody, {
    ...{ phones: quiet, now, rule: 'erasure: age', reason },
    isProofKept: false,
  })
  await eraseNumbers(tx, orgId, quiet)
  return done.records
}
