// Editing contacts' cards. Their zone and address say which quiet hours hold, so who changes those holds the door: a text that leaves has
// either been judged before the change, or is judged by it.
import { type CardRow, type Edit, editCards, findPhones } from '../../contacts/actions.ts'
import { isAboutPlace } from '../../contacts/cards/card.ts'
import type { App } from '../../platform/app.ts'
import type { Tx } from '../../platform/database.ts'
import { Problem } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http.ts'
import { lockDoors } from '../store.ts'
import { isStateKnown } from './address.ts'
import { keepWhereabouts } from './store.ts'
import { writeWhereabouts } from './whereabouts.ts'
import { zoneNamed } from './zone-clock.ts'

export type Edited =
  | { readonly ok: true; readonly contact: CardRow }
  | { readonly ok: false; readonly reason: 'not_found' }
  | {
      readonly ok: false
      readonly reason: 'unknown_place'
      readonly field: string
      readonly sentence: string
    }

type By = Pick<Caller, 'orgId' | 'memberId' | 'keyId'>

/** Edits a set of contacts. Each gets its own answer; one that cannot be read changes nothing and fails no other. */
export async function editContacts(
  app: Pick<App, 'db' | 'live'>,
  by: By,
  edits: readonly Edit[],
): Promise<Edited[]> {
  const read = edits.map(readPlace)
  const readable = read.flatMap((each) => (each.ok ? each.edit : []))
  const contacts = await app.db.inOrganization(by.orgId, (tx) => editIn(tx, by, readable))
  if (contacts.size > 0) app.live.tell([{ orgId: by.orgId, topic: 'conversation' }])
  return read.map((each) => {
    if (!each.ok) return each
    const contact = contacts.get(each.edit.id)
    return contact ? { ok: true, contact } : { ok: false, reason: 'not_found' }
  })
}

type ReadEdit = { readonly ok: true; readonly edit: Edit } | Extract<Edited, { reason: 'unknown_place' }>

/** The edit with the zone's proper name, or why nobody could tell where that is. */
function readPlace({ id, change }: Edit): ReadEdit {
  const { timeZone, address } = change
  const zone = timeZone ? zoneNamed(timeZone) : timeZone
  if (zone === null) return unknown('timeZone', 'Choose a time zone such as America/New_York.')
  if (address && !isStateKnown(address))
    return unknown('address.state', 'Enter a state such as HI or Hawaii, or choose the country it lies in.')
  return { ok: true, edit: { id, change: { ...change, timeZone: zone } } }
}

const unknown = (field: string, sentence: string) =>
  ({ ok: false, reason: 'unknown_place', field, sentence }) as const

/** The same inside of a transaction, for places that were read before. */
export async function editIn(tx: Tx, by: By, edits: readonly Edit[]): Promise<Map<string, CardRow>> {
  if (edits.length === 0) return new Map()
  const moved = new Set(edits.flatMap(({ id, change }) => (isAboutPlace(change) ? id : [])))
  if (moved.size === 0) return editCards(tx, by, edits)
  const phones = await findPhones(tx, by.orgId, [...moved])
  const { doors } = await lockDoors(tx, by.orgId, phones, 'change') // doors before contacts, as everybody
  const contacts = await editCards(tx, by, edits)
  const rows = [...contacts.values()].filter(({ id }) => moved.has(id))
  // Erased while this waited at the door: their number is another by now, and nothing is to be written about them.
  if (rows.some(({ phone }) => !doors.has(phone))) throw new Problem('moved_on')
  await keepPlaces(tx, by.orgId, rows)
  return contacts
}

/** Writes where these people may be at their doors, which this transaction holds for change. */
const keepPlaces = (tx: Tx, orgId: By['orgId'], rows: readonly CardRow[]): Promise<void> =>
  keepWhereabouts(
    tx,
    orgId,
    rows.map(({ phone, card: { timeZone, address } }) => ({
      phone,
      whereabouts: writeWhereabouts({
        zone: timeZone,
        address: { country: address.country, state: address.state, zip: address.postalCode },
      }),
    })),
  )
