// The SQL of contacts' cards: read, held for change, written in sets with what they are found by and what the journey tells of them.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import type { Card, CardChange } from './card.ts'

export type CardRow = { readonly id: string; readonly phone: string; readonly card: Card }

const COLUMNS = `id, phone, name, COALESCE(company, '') AS company, COALESCE(email, '') AS email, COALESCE(time_zone, '') AS "timeZone",
         COALESCE(street, '') AS street, COALESCE(city, '') AS city, COALESCE(state, '') AS state,
         COALESCE(postal_code, '') AS "postalCode", COALESCE(country, '') AS country`
type Row = { id: string; phone: string } & Omit<Card, 'address'> & Card['address']

const asCardRow = ({ id, phone, name, company, email, timeZone, ...address }: Row): CardRow => ({
  ...{ id, phone },
  card: { name, company, email, timeZone, address },
})

const selectCard = statement('card_select', `SELECT ${COLUMNS} FROM contact WHERE org_id = $1 AND id = $2`)

/** One contact with its card; null when there is none with this id. */
export async function findCard(tx: Tx, orgId: OrgId, id: string): Promise<CardRow | null> {
  const [row] = await tx.query<Row>(selectCard, [orgId, id])
  return row ? asCardRow(row) : null
}

const selectByPhone = statement(
  'cards_by_phone',
  `SELECT ${COLUMNS} FROM contact WHERE org_id = $1 AND phone = ANY($2::text[])`,
)

/** The contacts of these phones with their cards; a phone without one is left out. */
export const findCardsOf = async (tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<CardRow[]> =>
  (await tx.query<Row>(selectByPhone, [orgId, phones])).map(asCardRow)

const selectPhones = statement(
  'card_phones',
  'SELECT phone FROM contact WHERE org_id = $1 AND id = ANY($2::uuid[])',
)

/** The phones of these contacts, as they are now. */
export const findPhones = async (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<string[]> =>
  (await tx.query<{ phone: string }>(selectPhones, [orgId, ids])).map(({ phone }) => phone)

const lock = statement(
  'cards_lock',
  `SELECT ${COLUMNS} FROM contact WHERE org_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
)

/** Holds these contacts for change. The locks order those who edit at once. */
export const lockCards = async (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<CardRow[]> =>
  (await tx.query<Row>(lock, [orgId, ids])).map(asCardRow)

const update = statement(
  'cards_write',
  `
  UPDATE contact c SET name = e.name, company = NULLIF(e.company, ''), email = NULLIF(e.email, ''), time_zone = NULLIF(e.time_zone, ''),
         street = NULLIF(e.street, ''), city = NULLIF(e.city, ''), state = NULLIF(e.state, ''), postal_code = NULLIF(e.postal_code, ''),
         country = NULLIF(e.country, '')
    FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
      AS e (id, name, company, email, time_zone, street, city, state, postal_code, country)
   WHERE c.org_id = $1 AND c.id = e.id AND c.id = ANY($2::uuid[])`, // named twice: a young table’s plan would walk all contacts for each row
)

/** Writes the cards of contacts that this transaction holds. */
export async function writeCards(tx: Tx, orgId: OrgId, rows: readonly CardRow[]): Promise<void> {
  const each = (read: (card: Card) => string): string[] => rows.map(({ card }) => read(card))
  await tx.query(update, [
    ...[orgId, rows.map(({ id }) => id), each((card) => card.name), each((card) => card.company)],
    ...[each((card) => card.email), each((card) => card.timeZone), each(({ address }) => address.street)],
    ...[each(({ address }) => address.city), each(({ address }) => address.state)],
    ...[each(({ address }) => address.postalCode), each(({ address }) => address.country)],
  ])
}

const forgetWords = statement(
  'contact_words_forget',
  'DELETE FROM contact_word WHERE org_id = $1 AND contact_id = ANY($2::uuid[])',
)
const addWords = statement(
  'contact_words_add',
  `INSERT INTO contact_word (org_id, word, contact_id)
   SELECT $1, word, id FROM unnest($2::text[], $3::uuid[]) AS t (word, id) ORDER BY word COLLATE "C", id ON CONFLICT DO NOTHING`,
)

/** Puts new words in the place of those that these contacts were found by. */
export async function writeWords(
  tx: Tx,
  orgId: OrgId,
  named: readonly { readonly id: string; readonly words: readonly string[] }[],
): Promise<void> {
  if (named.length === 0) return
  await tx.query(forgetWords, [orgId, named.map(({ id }) => id)])
  const pairs = named.flatMap(({ id, words }) => words.map((word) => ({ id, word })))
  if (pairs.length > 0)
    await tx.query(addWords, [orgId, pairs.map(({ word }) => word), pairs.map(({ id }) => id)])
}

const insertEvents = statement(
  'contact_events_add',
  `INSERT INTO contact_event (org_id, id, contact_id, kind, before, after, actor_member_id, actor_key_id)
   SELECT $1, e.*, $7, $8 FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[]) AS e (id, contact_id, kind, before, after)`,
)

export type NewChange = CardChange & { readonly id: string; readonly contactId: string }

/** Tells the Contact Journey what was changed, and by whom. */
export async function noteChanges(
  tx: Tx,
  orgId: OrgId,
  changes: readonly NewChange[],
  by: { readonly memberId: string | null; readonly keyId: string | null },
): Promise<void> {
  if (changes.length === 0) return
  await tx.query(insertEvents, [
    ...[orgId, changes.map(({ id }) => id), changes.map(({ contactId }) => contactId)],
    ...[changes.map(({ kind }) => kind), changes.map(({ before }) => before)],
    ...[changes.map(({ after }) => after), by.memberId, by.keyId],
  ])
}
