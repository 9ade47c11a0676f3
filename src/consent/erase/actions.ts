// Erases people: names, texts and other words go at once, and the personal parts of their records with the salts that tied them in. The
// records stay, and so does the door of whoever opted out: they must not be texted again (47 CFR 64.1200(d)(6)), and that needs the number.
import { formatPhone } from '../../contacts/phone-format.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { Caller } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { addRecords } from '../records/actions.ts'
import { sealAllIn } from '../seal/actions.ts'
import { type Door, isClosed, NO_GRANT, OPEN_DOOR } from '../standing.ts'
import { addDoors, lockDoors, readDoors, readGrants, writeGrants } from '../store.ts'
import { addHold, deletePersonalParts, isKnown, readHolds, readPhone, removeHold } from './store.ts'
import {
  countTraces,
  erasedAt,
  eraseNumbers,
  eraseTraces,
  isLeaving,
  lastOf,
  noteErasure,
} from './traces/actions.ts'
import { type ErasureRefusal, isErasedNumber, keptUntil, NOT_FOUND, whyNotErase } from './words.ts'

export type Who = Pick<Caller, 'orgId' | 'memberId' | 'keyId' | 'name'>
export type Needs = Pick<App, 'db'>

/** `keep`: what they agreed to and withdrew stays provable until the six years are over, and goes then by itself. */
export type Proof = 'keep' | 'erase'
export type Wish = { readonly reason: string; readonly proof: Proof }

export type Done = {
  readonly ok: true
  readonly records: number
  readonly texts: number
  readonly isOptedOut: boolean
  /** Until when the proof of consent is kept, where it is. */
  readonly keptUntil: Date | null
  readonly isNumberKept: boolean
}
export type Erased = Done | ErasureRefusal

/** Erases a contact. Twice is the same as once: the second time there is nothing left to erase. */
export async function erasePerson(app: Needs, caller: Who, contactId: string, wish: Wish): Promise<Erased> {
  return app.db.inOrganization(caller.orgId, async (tx) => {
    const phone = await readPhone(tx, caller.orgId, contactId)
    if (phone === null) return NOT_FOUND
    const { doors, now } = await lockKnown(tx, caller.orgId, [phone])
    // Somebody else may have erased them while this one waited at the door.
    const still = (await readPhone(tx, caller.orgId, contactId)) ?? phone
    return now === null || still !== phone
      ? nothingLeft(still)
      : erasePhoneIn(tx, caller, { phone, doors, now }, wish)
  })
}

/** As `erasePerson`, by number. */
export const erasePhone = (app: Needs, caller: Who, phone: string, wish: Wish): Promise<Erased> =>
  app.db.inOrganization(caller.orgId, async (tx) => {
    const { doors, now } = await lockKnown(tx, caller.orgId, [phone])
    return now === null ? nothingLeft(phone) : erasePhoneIn(tx, caller, { phone, doors, now }, wish)
  })

const nothingLeft = (phone: string): Done => ({
  ...{ ok: true, records: 0, texts: 0, isOptedOut: false, keptUntil: null },
  isNumberKept: !isErasedNumber(phone),
})

type Locked = { readonly phone: string; readonly doors: ReadonlyMap<string, Door>; readonly now: Date }

async function erasePhoneIn(
  tx: Tx,
  caller: Who,
  { phone, doors, now }: Locked,
  { reason, proof }: Wish,
): Promise<Erased> {
  const { orgId } = caller
  const door = doors.get(phone) ?? OPEN_DOOR
  const refusal = whyNotErase(await hindrancesOf(tx, orgId, phone, door))
  if (refusal) return refusal
  const until = proof === 'keep' ? keptUntil(await lastOf(tx, orgId, phone), now) : null
  const rule = until === null ? 'erasure: asked' : 'erasure: asked, the proof of consent kept'
  const isProofKept = until !== null
  const { records, texts } = await eraseLocked(tx, caller, {
    phones: [phone],
    now,
    rule,
    reason,
    isProofKept,
  })
  const isOptedOut = isClosed(door)
  const isNumberKept = isOptedOut || isProofKept || isErasedNumber(phone)
  if (!isNumberKept) await eraseNumbers(tx, orgId, [phone])
  return {
    ok: true,
    records,
    texts,
    isOptedOut,
    keptUntil: until,
    isNumberKept: isNumberKept && !isErasedNumber(phone),
  }
}

async function hindrancesOf(tx: Tx, orgId: OrgId, phone: string, door: Door) {
  const [hold] = await readHolds(tx, orgId, [phone])
  return {
    who: formatPhone(phone),
    hold: hold ? { reason: hold.reason, since: hold.set_at } : null,
    doubtAt: isClosed(door) ? null : door.doubtAt,
    isLeaving: await isLeaving(tx, orgId, [phone]),
  }
}

/** What an erasure would take, and what hinders it now. */
export type Outlook = {
  readonly phone: string
  readonly texts: number
  readonly records: number
  readonly isOptedOut: boolean
  readonly keptUntil: Date | null
  readonly refusal: ErasureRefusal | null
  readonly erasedAt: Date | null
}

/** Looks ahead without a lock: for showing. Null where there is no such contact. */
export const foresee = (
  app: Needs & Pick<App, 'now'>,
  orgId: OrgId,
  contactId: string,
): Promise<Outlook | null> =>
  app.db.inOrganization(orgId, async (tx) => {
    const phone = await readPhone(tx, orgId, contactId)
    if (phone === null) return null
    const door = (await readDoors(tx, orgId, [phone])).get(phone) ?? OPEN_DOOR
    return {
      ...{ phone, ...(await countTraces(tx, orgId, [phone])), isOptedOut: isClosed(door) },
      keptUntil: keptUntil(await lastOf(tx, orgId, phone), app.now()),
      refusal: whyNotErase(await hindrancesOf(tx, orgId, phone, door)),
      erasedAt: await erasedAt(tx, orgId, contactId),
    }
  })

/** Locks the doors of those who are known here. `now` is null where nobody is: nothing is made for them. */
async function lockKnown(tx: Tx, orgId: OrgId, phones: readonly string[]) {
  const locked = await lockDoors(tx, orgId, phones, 'change')
  if (locked.now !== null || !(await isKnown(tx, orgId, phones))) return locked
  return lockForErasing(tx, orgId, phones)
}

/** Locks the doors of these phones; those that are missing are made. */
export async function lockForErasing(tx: Tx, orgId: OrgId, phones: readonly string[]) {
  await addDoors(tx, orgId, phones) // whoever writes a record of them waits at the door
  const { doors, now } = await lockDoors(tx, orgId, phones, 'change')
  if (now === null) throw new Error('No door could be locked for these phones')
  return { doors, now }
}

type Erasure = {
  readonly phones: readonly string[]
  readonly now: Date
  readonly rule: string
  readonly reason: string
  readonly isProofKept: boolean
}

/** Erases phones whose doors this transaction has locked. What they agreed to holds no longer, whether it can still be proved or not. */
export async function eraseLocked(
  tx: Tx,
  caller: Who,
  { phones, now, rule, reason, isProofKept }: Erasure,
): Promise<{ records: number; texts: number }> {
  const { orgId } = caller
  // An erasure stands after what it erases: everything that still waits gets its place now.
  await sealAllIn(tx, orgId)
  const erased = await deletePersonalParts(tx, orgId, phones, isProofKept ? UNPROVING : null)
  const grants = await readGrants(tx, orgId, phones)
  await writeGrants(
    tx,
    orgId,
    [...grants].flatMap(([phone, held]) => held.map((each) => ({ ...each, phone, grant: NO_GRANT }))),
  )
  const { texts, contacts, contactIds } = await eraseTraces(tx, orgId, phones, caller)
  if (erased.length + texts + contacts === 0) return { records: 0, texts: 0 }
  await noteErasure(tx, orgId, contactIds, caller)
  await addRecords(tx, orgId, [
    {
      ...{ id: newId(), kind: 'erased', medium: caller.memberId === null ? 'system' : 'staff', rule },
      ...{ saidAt: now, recordedAt: now, actorMemberId: caller.memberId, actorKeyId: caller.keyId },
      erasedRecordIds: erased,
      personal: { phone: null, actorName: caller.name, reason }, // the number would bring back who was erased
    },
  ])
  return { records: erased.length, texts }
}

/** The kinds whose words prove neither that somebody agreed nor that they withdrew. */
const UNPROVING = ['help', 'overruled'] as const

/** Puts a person on legal hold: nothing of theirs is erased until it is lifted. False when they are on hold already. */
export const holdPhone = (app: Needs, caller: Who, phone: string, reason: string): Promise<boolean> =>
  app.db.inOrganization(caller.orgId, async (tx) => {
    await lockForErasing(tx, caller.orgId, [phone])
    return addHold(tx, caller.orgId, { phone, reason, by: caller.name })
  })

/** Lifts a hold. False when there was none. */
export const liftHold = (app: Needs, caller: Who, phone: string): Promise<boolean> =>
  app.db.inOrganization(caller.orgId, (tx) => removeHold(tx, caller.orgId, phone))
