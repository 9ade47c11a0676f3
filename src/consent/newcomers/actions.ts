// Somebody new, entered by a colleague before any text: a walk-in who agrees at the counter. Being a contact agrees to nothing.
import { addContacts, findCardsOf } from '../../contacts/actions.ts'
import type { App } from '../../platform/app.ts'
import type { Caller } from '../../platform/http.ts'
import { openDoorsForChange } from '../actions.ts'
import { editIn } from '../hours/actions.ts'
import { readDoors } from '../store.ts'

export type Newcomer = { readonly id: string; readonly phone: string; readonly name: string }

/** Makes the contact and its door, or finds who is there already: a name is only given to somebody who has none. */
export async function addNewcomer(
  app: Pick<App, 'db' | 'live'>,
  by: Pick<Caller, 'orgId' | 'memberId' | 'keyId'>,
  { phone, name }: { phone: string; name: string },
): Promise<Newcomer & { isNew: boolean }> {
  const { orgId } = by
  const made = await app.db.inOrganization(orgId, async (tx) => {
    const isNew = !(await readDoors(tx, orgId, [phone])).has(phone)
    await openDoorsForChange(tx, orgId, [phone], {
      missing: isNew ? [phone] : [],
      add: (missing) => addContacts(tx, orgId, missing),
    })
    await addContacts(tx, orgId, [phone])
    const [row] = await findCardsOf(tx, orgId, [phone])
    if (!row) throw new Error('A contact was made and is not there')
    if (name === '' || row.card.name !== '') return { id: row.id, phone, name: row.card.name, isNew }
    await editIn(tx, by, [{ id: row.id, change: { name } }])
    return { id: row.id, phone, name, isNew }
  })
  if (name !== '') app.live.tell([{ orgId, topic: 'conversation' }])
  return made
}
