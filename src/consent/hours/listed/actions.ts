// Taking in people whom a file names: contacts and doors are made, cards filled in. What anybody agreed to, or withdrew, is left as it is.
import { addContacts, findCardsOf } from '../../../contacts/actions.ts'
import { type Card, changesBetween } from '../../../contacts/cards/card.ts'
import { EMPTY_CARD, type KnownWay, withListed } from '../../../contacts/import/known-contacts.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Caller } from '../../../platform/http.ts'
import { isClosed } from '../../standing.ts'
import { addDoors, readDoors } from '../../store.ts'
import { editIn } from '../actions.ts'

export type ListedPerson = { readonly phone: string; readonly card: Card }
export type TakenIn = { added: number; changed: number; unchanged: number; optedOut: number }
type By = Pick<Caller, 'orgId' | 'memberId' | 'keyId'>

/** Takes in a set of people; one who stands there twice is taken in once, in the order of the file. */
export async function takeInListed(
  tx: Tx,
  by: By,
  { people, way }: { people: readonly ListedPerson[]; way: KnownWay },
): Promise<TakenIn> {
  const { orgId } = by
  const phones = [...new Set(people.map(({ phone }) => phone))]
  if (phones.length === 0) return { added: 0, changed: 0, unchanged: 0, optedOut: 0 }
  const known = await readDoors(tx, orgId, phones)
  const missing = phones.filter((phone) => !known.has(phone))
  if (missing.length > 0) {
    await addContacts(tx, orgId, missing)
    await addDoors(tx, orgId, missing)
  }
  const isNew = new Set(missing)
  const rows = await findCardsOf(tx, orgId, phones)
  const wanted = cardsOf(people, { rows, isNew, way })
  const edits = rows.flatMap(({ id, phone, card }) => {
    const next = wanted.get(phone) ?? card
    const changed = changesBetween(card, next)
    if (changed.length === 0) return []
    const { name, company, email, timeZone, address } = next
    const isPlace = changed.some(({ kind }) => kind === 'time_zone' || kind === 'address')
    return [{ id, phone, change: { name, company, email, ...(isPlace && { timeZone, address }) } }]
  })
  await editIn(tx, by, edits)
  const changed = edits.filter(({ phone }) => !isNew.has(phone)).length
  return {
    added: missing.length,
    changed,
    unchanged: phones.length - missing.length - changed,
    optedOut: [...known.values()].filter(isClosed).length,
  }
}

type Standing = {
  readonly rows: readonly { phone: string; card: Card }[]
  readonly isNew: ReadonlySet<string>
  readonly way: KnownWay
}

/** The card of each phone once every row about it was read. Of somebody new the first row says most; a later one fills in. */
function cardsOf(people: readonly ListedPerson[], { rows, isNew, way }: Standing): Map<string, Card> {
  const cards = new Map(rows.map(({ phone, card }) => [phone, card]))
  for (const { phone, card } of people) {
    const effective = isNew.has(phone) && way === 'skip' ? 'fill' : way
    cards.set(phone, withListed(cards.get(phone) ?? EMPTY_CARD, card, effective))
  }
  return cards
}
