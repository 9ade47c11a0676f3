// Erases people from the ledger: the personal parts of their records go, with the salts that tied them in. The records stay, and so
// does the door: whoever opted out must not be texted again (47 CFR 64.1200(d)(6)), and that needs the number.
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { Caller } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { addRecords } from '../records/actions.ts'
import { sealAllIn } from '../seal/actions.ts'
import { isClosed, NO_GRANT } from '../standing.ts'
import { addDoors, lockDoors, readGrants, writeGrants } from '../store.ts'
import {
  addHold,
  deletePersonalParts,
  endConversations,
  findLedgersAfter,
  findQuietSince,
  readHolds,
  readPhone,
  readPhonesAfter,
  removeHold,
} from './store.ts'

type Who = Pick<Caller, 'orgId' | 'memberId' | 'keyId' | 'name'>
type Needs = Pick<App, 'db'>

export type Erased =
  | { readonly ok: true; readonly records: number; readonly isOptedOut: boolean }
  | { readonly ok: false; readonly reason: 'not_found' | 'on_hold'; readonly sentence: string }

const NOT_FOUND = {
  ok: false,
  reason: 'not_found',
  sentence: 'There is no such contact here; look the person up again.',
} as const

/** Erases a contact from the ledger. Twice is the same as once: the second time there is nothing left to erase. */
export async function erasePerson(
  app: Needs,
  caller: Who,
  contactId: string,
  reason: string,
): Promise<Erased> {
  return app.db.inOrganization(caller.orgId, async (tx) => {
    const phone = await readPhone(tx, caller.orgId, contactId)
    return phone === null ? NOT_FOUND : erasePhoneIn(tx, caller, phone, reason)
  })
}

/** As `erasePerson`, by number. */
export const erasePhone = (app: Needs, caller: Who, phone: string, reason: string): Promise<Erased> =>
  app.db.inOrganization(caller.orgId, (tx) => erasePhoneIn(tx, caller, phone, reason))

async function erasePhoneIn(tx: Tx, caller: Who, phone: string, reason: string): Promise<Erased> {
  const { doors, now } = await lockForErasing(tx, caller.orgId, [phone])
  const [hold] = await readHolds(tx, caller.orgId, [phone])
  if (hold)
    return {
      ok: false,
      reason: 'on_hold',
      sentence: `${phone} is on legal hold since ${hold.set_at.toISOString().slice(0, 10)} (${hold.reason}), so nothing was erased; lift the hold first.`,
    }
  const records = await eraseLocked(tx, caller, { phones: [phone], now, rule: 'erasure: asked', reason })
  const door = doors.get(phone)
  return { ok: true, records, isOptedOut: door !== undefined && isClosed(door) }
}

async function lockForErasing(tx: Tx, orgId: OrgId, phones: readonly string[]) {
  await addDoors(tx, orgId, phones) // whoever writes a record of them waits at the door
  const { doors, now } = await lockDoors(tx, orgId, phones, 'change')
  if (now === null) throw new Error('No door could be locked for these phones')
  return { doors, now }
}

type Erasure = { phones: readonly string[]; now: Date; rule: string; reason: string }

/** Erases phones whose doors this transaction has locked. What they agreed to holds no longer: nothing is left that proves it. */
async function eraseLocked(tx: Tx, caller: Who, { phones, now, rule, reason }: Erasure): Promise<number> {
  const { orgId } = caller
  // An erasure stands after what it erases: everything that still waits gets its place now.
  await sealAllIn(tx, orgId)
  const erased = await deletePersonalParts(tx, orgId, phones)
  if (erased.length === 0) return 0
  const grants = await readGrants(tx, orgId, phones)
  await writeGrants(
    tx,
    orgId,
    [...grants].flatMap(([phone, held]) => held.map((each) => ({ ...each, phone, grant: NO_GRANT }))),
  )
  await endConversations(tx, orgId, phones)
  await addRecords(tx, orgId, [
    {
      ...{ id: newId(), kind: 'erased', medium: caller.memberId === null ? 'system' : 'staff', rule },
      ...{ saidAt: now, recordedAt: now, actorMemberId: caller.memberId, actorKeyId: caller.keyId },
      erasedRecordIds: erased,
      personal: { phone: null, actorName: caller.name, reason }, // the number would bring back who was erased
    },
  ])
  return erased.length
}

/** Puts a person on legal hold: nothing of theirs is erased until it is lifted. False when they are on hold already. */
export const holdPhone = (app: Needs, caller: Who, phone: string, reason: string): Promise<boolean> =>
  app.db.inOrganization(caller.orgId, async (tx) => {
    await lockForErasing(tx, caller.orgId, [phone])
    return addHold(tx, caller.orgId, { phone, reason, by: caller.name })
  })

/** Lifts a hold. False when there was none. */
export const liftHold = (app: Needs, caller: Who, phone: string): Promise<boolean> =>
  app.db.inOrganization(caller.orgId, (tx) => removeHold(tx, caller.orgId, phone))

/** Kept so long after the last text or revocation: what some mobile operators ask for opt-ins (docs/operations.md). */
const RETENTION_YEARS = 6
const PAGE = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Erases everybody who has been quiet for six years, in every organization. Resolves with how many records that were. */
export async function forgetQuiet(app: Needs & Pick<App, 'now'>): Promise<number> {
  const limit = new Date(app.now())
  limit.setUTCFullYear(limit.getUTCFullYear() - RETENTION_YEARS)
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
  return eraseLocked(tx, nobody, { phones: quiet, now, rule: 'erasure: age', reason })
}
