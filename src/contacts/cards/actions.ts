// Reading and editing the cards of contacts, inside of a transaction: who edits where people may be holds their doors first
// (consent/hours/actions.ts).
import type { OrgId, Tx } from '../../platform/database.ts'
import type { Caller } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { nameWords } from '../name-words.ts'
import { afterEdit, type CardEdit, changesBetween } from './card.ts'
import { type CardRow, findCard, lockCards, noteChanges, writeCards, writeWords } from './store.ts'

export { findCardsOf, findPhones } from './store.ts'
export type { CardRow }

/** What is to be changed of one contact; what is not named stays as it is. */
export type Edit = { readonly id: string; readonly change: CardEdit }

/** One contact with its card; null when there is none with this id. */
export const readCard = (tx: Tx, orgId: OrgId, id: string): Promise<CardRow | null> => findCard(tx, orgId, id)

/** Edits a set, in its order. Resolves with the contacts as they are now, by id; one that is not there is left out. */
export async function editCards(
  tx: Tx,
  by: Pick<Caller, 'orgId' | 'memberId' | 'keyId'>,
  edits: readonly Edit[],
): Promise<Map<string, CardRow>> {
  const { orgId } = by
  const before = await lockCards(tx, orgId, [...new Set(edits.map(({ id }) => id))])
  const after = new Map(before.map((row) => [row.id, row]))
  for (const { id, change } of edits) {
    const row = after.get(id)
    if (row) after.set(id, { ...row, card: afterEdit(row.card, change) })
  }
  const changes = before.flatMap(({ id, card }) =>
    changesBetween(card, after.get(id)?.card ?? card).map((change) => ({
      ...change,
      id: newId(),
      contactId: id,
    })),
  )
  const changed = new Set(changes.map(({ contactId }) => contactId))
  const rows = [...after.values()].filter(({ id }) => changed.has(id))
  if (rows.length === 0) return after
  const renamed = new Set(
    changes.flatMap(({ kind, contactId }) => (kind === 'named' || kind === 'company' ? contactId : [])),
  )
  await writeCards(tx, orgId, rows)
  await writeWords(
    tx,
    orgId,
    rows
      .filter(({ id }) => renamed.has(id))
      .map(({ id, card: { name, company } }) => ({ id, words: nameWords(`${name} ${company}`) })),
  )
  await noteChanges(tx, orgId, changes, by)
  return after
}
