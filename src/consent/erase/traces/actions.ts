// Erases what is known of people beside the ledger, under their doors' locks: names, texts, and where nothing needs it the number.
import { dropForPhones } from '../../../media/actions.ts'
import type { OrgId, Tx } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { forget } from '../../../search/actions.ts'
import { asErased } from '../words.ts'
import {
  closeThreads,
  forgetCards,
  forgetNotes,
  forgetNumbers,
  forgetProfiles,
  forgetTexts,
  noteErased,
} from './store.ts'

export { countTraces, erasedAt, isLeaving, lastOf } from './store.ts'

type By = { readonly memberId: string | null; readonly keyId: string | null }

/** What was there to erase. */
export type Traces = {
  readonly texts: number
  readonly contacts: number
  readonly contactIds: readonly string[]
}

/** Takes names and words away. Twice is the same as once. */
export async function eraseTraces(tx: Tx, orgId: OrgId, phones: readonly string[], by: By): Promise<Traces> {
  const contacts = await forgetCards(tx, orgId, phones)
  const contactIds = contacts.map(({ id }) => id)
  const changes = await forgetProfiles(tx, orgId, contactIds)
  await closeThreads(tx, orgId, phones, by)
  const texts = await forgetTexts(tx, orgId, phones)
  await dropForPhones(tx, orgId, phones)
  const notes = await forgetNotes(tx, orgId, phones)
  await forget(tx, orgId, [...texts, ...notes])
  const named = contacts.filter(({ wasKnown }) => wasKnown).length
  return { texts: texts.length, contacts: named + changes + notes.length, contactIds }
}

/** Notes the erasure for the journeys of these contacts. */
export const noteErasure = (tx: Tx, orgId: OrgId, contactIds: readonly string[], by: By): Promise<void> =>
  noteErased(
    tx,
    orgId,
    contactIds.map((contactId) => ({ id: newId(), contactId })),
    by,
  )

/** Lets go of these numbers. Who texts from one of them again is somebody new. */
export async function eraseNumbers(tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<void> {
  if (phones.length === 0) return
  await forgetNumbers(
    tx,
    orgId,
    phones.map((phone) => ({ phone, erased: asErased(newId()) })),
  )
}
