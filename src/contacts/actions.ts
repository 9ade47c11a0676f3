// Contacts for their own screens and for the other slices: find them, and make the missing ones. Their cards are in cards/.
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import type { Caller } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import type { FoundContact } from './contract.ts'
import { isNamedLike, nameWords, phoneBeginnings } from './name-words.ts'
import { addRows, type ContactRow, findByPhone, findByWord, listByPhone, listNewest } from './store.ts'

export { type CardRow, type Edit, editCards, findCardsOf, findPhones, readCard } from './cards/actions.ts'

/** With one typed word thousands may be found; the other words choose among this many. */
const CANDIDATES = 400

/** Contacts whose name, company or number begins as typed; while nothing is, those of `recent` in their order, then the newest. */
export async function find(
  app: App,
  caller: Caller,
  { find: typed, limit, recent = [] }: { find: string; limit: number; recent?: readonly string[] },
): Promise<FoundContact[]> {
  return app.db.inOrganization(caller.orgId, async (tx) => {
    const found =
      typed === ''
        ? await findRecent(tx, caller.orgId, recent, limit)
        : [
            ...(await findByName(tx, caller.orgId, nameWords(typed))),
            ...(await findByNumber(tx, caller.orgId, typed, limit)),
          ]
    return [...new Map(found.map((row) => [row.id, row])).values()].slice(0, limit)
  })
}

async function findRecent(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
  limit: number,
): Promise<ContactRow[]> {
  const known = new Map((await listByPhone(tx, orgId, phones)).map((row) => [row.phone, row]))
  const recent = phones.flatMap((phone) => known.get(phone) ?? [])
  return recent.length < limit ? [...recent, ...(await listNewest(tx, orgId, limit))] : recent
}

async function findByName(tx: Tx, orgId: OrgId, words: readonly string[]): Promise<ContactRow[]> {
  const rarest = words.toSorted((one, other) => other.length - one.length)[0]
  if (rarest === undefined) return []
  const rows = await findByWord(tx, orgId, rarest, CANDIDATES)
  return rows
    .filter((row) => isNamedLike(`${row.name} ${row.company}`, words))
    .sort((one, other) => one.name.localeCompare(other.name, 'en') || (one.phone < other.phone ? -1 : 1))
}

async function findByNumber(tx: Tx, orgId: OrgId, typed: string, limit: number): Promise<ContactRow[]> {
  const rows: ContactRow[] = []
  for (const beginning of phoneBeginnings(typed))
    rows.push(...(await findByPhone(tx, orgId, beginning, limit)))
  return rows
}

/** Makes the contacts of these phones that are missing, in the order that every verb locks them. */
export async function addContacts(tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<void> {
  if (phones.length > 0)
    await addRows(
      tx,
      orgId,
      [...new Set(phones)].map((phone) => ({ id: newId(), phone })),
    )
}

/** Who these phones are, by phone. A phone without a contact is left out; a contact without a name has ''. */
export async function namesOf(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (phones.length === 0) return new Map()
  const rows = await listByPhone(tx, orgId, [...new Set(phones)])
  return new Map(rows.map(({ phone, id, name }) => [phone, { id, name }]))
}
