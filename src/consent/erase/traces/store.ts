// The SQL of what is known of people beside the ledger: names, texts, the words of lists, and at last the number itself.
import { type OrgId, statement, type Tx } from '../../../platform/database.ts'

type Phones = readonly string[]

const wipeContacts = statement(
  'erase_contacts',
  `
  WITH locked AS MATERIALIZED (
    SELECT id, name <> '' OR num_nonnulls(company, email, time_zone, street, city, state, postal_code, country) > 0 AS known
      FROM contact WHERE org_id = $1 AND phone = ANY($2::text[]) ORDER BY id FOR NO KEY UPDATE
  )
  UPDATE contact c
     SET name = '', company = NULL, email = NULL, time_zone = NULL, street = NULL, city = NULL, state = NULL, postal_code = NULL, country = NULL
    FROM locked WHERE c.org_id = $1 AND c.id = locked.id RETURNING c.id, locked.known AS "wasKnown"`,
)
const wipeWhereabouts = statement(
  'erase_whereabouts',
  'UPDATE door SET whereabouts = NULL WHERE org_id = $1 AND phone = ANY($2::text[]) AND whereabouts IS NOT NULL',
)

/** Empties the cards of the contacts with these phones: names, addresses, and where those say that they are. */
export async function forgetCards(
  tx: Tx,
  orgId: OrgId,
  phones: Phones,
): Promise<{ id: string; wasKnown: boolean }[]> {
  await tx.query(wipeWhereabouts, [orgId, phones])
  return tx.query(wipeContacts, [orgId, phones])
}

const deleteWords = statement(
  'erase_contact_words',
  'DELETE FROM contact_word WHERE org_id = $1 AND contact_id = ANY($2::uuid[])',
)
const deleteTags = statement(
  'erase_contact_tags',
  'DELETE FROM contact_tag WHERE org_id = $1 AND contact_id = ANY($2::uuid[])',
)
const deleteEvents = statement(
  'erase_contact_events',
  `DELETE FROM contact_event WHERE org_id = $1 AND contact_id = ANY($2::uuid[]) AND kind <> 'erased' RETURNING id`,
)

/** Deletes what contacts are found by and what was changed of them. Says how many changes were known. */
export async function forgetProfiles(tx: Tx, orgId: OrgId, contactIds: readonly string[]): Promise<number> {
  await tx.query(deleteWords, [orgId, contactIds])
  await tx.query(deleteTags, [orgId, contactIds])
  return (await tx.query(deleteEvents, [orgId, contactIds])).length
}

const insertErased = statement(
  'erase_contact_noted',
  `INSERT INTO contact_event (org_id, id, contact_id, kind, before, after, actor_member_id, actor_key_id)
   SELECT $1, e.id, e.contact_id, 'erased', '', '', $4, $5 FROM unnest($2::uuid[], $3::uuid[]) AS e (id, contact_id) ORDER BY e.id`,
)

/** Notes for the contacts' journeys that they were erased, and by whom. */
export async function noteErased(
  tx: Tx,
  orgId: OrgId,
  events: readonly { readonly id: string; readonly contactId: string }[],
  by: { readonly memberId: string | null; readonly keyId: string | null },
): Promise<void> {
  const ids = events.map(({ id }) => id)
  const contacts = events.map(({ contactId }) => contactId)
  await tx.query(insertErased, [orgId, ids, contacts, by.memberId, by.keyId])
}

// What is closed needs no answer any more: nothing of it is left to read.
const wipeThreads = statement(
  'erase_threads',
  `
  WITH locked AS MATERIALIZED (
    SELECT id, state FROM conversation WHERE org_id = $1 AND their_phone = ANY($2::text[]) ORDER BY id FOR NO KEY UPDATE
  ), noted AS (
    INSERT INTO thread_event (org_id, id, conversation_id, kind, actor_member_id, actor_key_id)
    SELECT $1, gen_random_uuid(), id, 'closed', $3, $4 FROM locked WHERE state <> 'closed'
  )
  UPDATE conversation c SET window_at = NULL, window_record = NULL, window_message = NULL, preview = '', unread = 0, state = 'closed'
    FROM locked WHERE c.org_id = $1 AND c.id = locked.id`,
)

/** Ends and closes conversations: their own consent, whose records are erased, and the words that lists show of them. */
export async function closeThreads(
  tx: Tx,
  orgId: OrgId,
  phones: Phones,
  by: { readonly memberId: string | null; readonly keyId: string | null },
): Promise<void> {
  await tx.query(wipeThreads, [orgId, phones, by.memberId, by.keyId])
}

const THREADS = 'SELECT id FROM conversation WHERE org_id = $1 AND their_phone = ANY($2::text[])'
const WAITS = "m.state IN ('queued', 'scheduled')"
// The hash of a request would tell its words to whoever tries them.
const wipeOutbound = statement(
  'erase_outbound',
  `
  WITH threads AS (${THREADS}), locked AS MATERIALIZED (
    SELECT m.id, m.body FROM threads t JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = t.id AND m.erased_at IS NULL
     ORDER BY m.id FOR NO KEY UPDATE OF m
  )
  UPDATE message_outbound m
     SET body = '', erased_at = now(), request_sha256 = '\\x', state = CASE WHEN ${WAITS} THEN 'cancelled' ELSE m.state END,
         reason = CASE WHEN ${WAITS} THEN 'erased' ELSE m.reason END, settled_at = CASE WHEN ${WAITS} THEN now() ELSE m.settled_at END
    FROM locked WHERE m.org_id = $1 AND m.id = locked.id RETURNING m.id, locked.body`,
)
const wipeInbound = statement(
  'erase_inbound',
  `
  WITH threads AS (${THREADS}), locked AS MATERIALIZED (
    SELECT m.id, m.body FROM threads t JOIN message_inbound m ON m.org_id = $1 AND m.conversation_id = t.id AND m.erased_at IS NULL
     ORDER BY m.id FOR NO KEY UPDATE OF m
  )
  UPDATE message_inbound m SET body = '', erased_at = now() FROM locked WHERE m.org_id = $1 AND m.id = locked.id RETURNING m.id, locked.body`,
)
const wipeNotes = statement(
  'erase_attempt_notes',
  `
  WITH threads AS (${THREADS}), locked AS MATERIALIZED (
    SELECT a.id FROM threads t JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = t.id
      JOIN attempt a ON a.org_id = $1 AND a.message_id = m.id AND a.note IS NOT NULL ORDER BY a.id FOR NO KEY UPDATE OF a
  )
  UPDATE attempt a SET note = NULL FROM locked WHERE a.org_id = $1 AND a.id = locked.id`,
)
const wipeEventWords = statement(
  'erase_event_words',
  `UPDATE thread_event e SET words = '' WHERE e.org_id = $1 AND e.words <> '' AND e.conversation_id IN (${THREADS})`,
)
const deleteDrafts = statement(
  'erase_drafts',
  `DELETE FROM draft WHERE org_id = $1 AND (phone = ANY($2::text[]) OR conversation_id IN (${THREADS}))`,
)
const deleteParts = statement(
  'erase_parts',
  'DELETE FROM message_part WHERE org_id = $1 AND from_phone = ANY($2::text[])',
)

/** Takes the words out of every text to and from these phones; one that waits to leave is cancelled. Says what the texts said. */
export async function forgetTexts(
  tx: Tx,
  orgId: OrgId,
  phones: Phones,
): Promise<{ id: string; body: string }[]> {
  const sent = await tx.query<{ id: string; body: string }>(wipeOutbound, [orgId, phones])
  const heard = await tx.query<{ id: string; body: string }>(wipeInbound, [orgId, phones])
  await tx.query(wipeNotes, [orgId, phones])
  await tx.query(wipeEventWords, [orgId, phones])
  await tx.query(deleteDrafts, [orgId, phones])
  await tx.query(deleteParts, [orgId, phones])
  return [...sent, ...heard]
}

const wipeInternal = statement(
  'erase_notes',
  `
  WITH threads AS (${THREADS}), locked AS MATERIALIZED (
    SELECT n.id, n.body FROM threads t JOIN note n ON n.org_id = $1 AND n.conversation_id = t.id AND n.erased_at IS NULL
     ORDER BY n.id FOR NO KEY UPDATE OF n
  ), versions AS (
    DELETE FROM note_version v USING locked WHERE v.org_id = $1 AND v.note_id = locked.id
  ), mentions AS (
    DELETE FROM note_mention m USING locked WHERE m.org_id = $1 AND m.note_id = locked.id
  )
  UPDATE note n SET body = '', erased_at = now() FROM locked WHERE n.org_id = $1 AND n.id = locked.id RETURNING n.id, locked.body`,
)

/** Takes the words out of every internal note about these people, and what it said before. Says what the notes said. */
export const forgetNotes = (tx: Tx, orgId: OrgId, phones: Phones): Promise<{ id: string; body: string }[]> =>
  tx.query<{ id: string; body: string }>(wipeInternal, [orgId, phones])

const RENAMED = 'unnest($2::text[], $3::text[]) AS n (phone, erased)'
const renamings = [
  statement(
    'erase_number_door',
    `UPDATE door d SET phone = n.erased FROM ${RENAMED} WHERE d.org_id = $1 AND d.phone = n.phone`,
  ),
  statement(
    'erase_number_contact',
    `UPDATE contact c SET phone = n.erased FROM ${RENAMED} WHERE c.org_id = $1 AND c.phone = n.phone`,
  ),
  statement(
    'erase_number_standing',
    `UPDATE standing s SET phone = n.erased FROM ${RENAMED} WHERE s.org_id = $1 AND s.phone = n.phone`,
  ),
  statement(
    'erase_number_texts',
    `UPDATE message_outbound m SET phone = n.erased FROM ${RENAMED} JOIN conversation c ON c.org_id = $1 AND c.their_phone = n.phone
      WHERE m.org_id = $1 AND m.conversation_id = c.id`,
  ),
  statement(
    'erase_number_cases',
    `UPDATE opt_out_case o SET phone = n.erased FROM ${RENAMED} JOIN conversation c ON c.org_id = $1 AND c.their_phone = n.phone
       JOIN message_inbound m ON m.org_id = $1 AND m.conversation_id = c.id WHERE o.org_id = $1 AND o.id = m.record_id`,
  ),
  statement(
    'erase_number_threads',
    `UPDATE conversation c SET their_phone = n.erased FROM ${RENAMED} WHERE c.org_id = $1 AND c.their_phone = n.phone`,
  ),
]

/** Puts something that is no number in the place of these numbers, everywhere. Their rows are locked before, in the one order. */
export async function forgetNumbers(
  tx: Tx,
  orgId: OrgId,
  numbers: readonly { readonly phone: string; readonly erased: string }[],
): Promise<void> {
  const phones = numbers.map(({ phone }) => phone)
  const erased = numbers.map((each) => each.erased)
  for (const each of renamings) await tx.query(each, [orgId, phones, erased])
}

const selectLeaving = statement(
  'erase_leaving',
  `SELECT 1 AS one FROM conversation c JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = c.id AND m.state IN ('claimed', 'handing')
    WHERE c.org_id = $1 AND c.their_phone = ANY($2::text[]) LIMIT 1`,
)

/** Is a text to one of these phones in the hands of a worker? Under the doors' locks no further one is taken. */
export const isLeaving = async (tx: Tx, orgId: OrgId, phones: Phones): Promise<boolean> =>
  (await tx.query(selectLeaving, [orgId, phones])).length > 0

const countTexts = statement(
  'erase_count',
  `
  WITH threads AS (${THREADS})
  SELECT ((SELECT count(*) FROM threads t JOIN message_outbound m ON m.org_id = $1 AND m.conversation_id = t.id WHERE m.erased_at IS NULL)
        + (SELECT count(*) FROM threads t JOIN message_inbound m ON m.org_id = $1 AND m.conversation_id = t.id WHERE m.erased_at IS NULL))::int AS texts,
         (SELECT count(*) FROM record_personal p WHERE p.org_id = $1 AND p.phone = ANY($2::text[]))::int AS records`,
)
export type Counted = { texts: number; records: number }

/** How many texts still have their words, and how many records their personal part. */
export async function countTraces(tx: Tx, orgId: OrgId, phones: Phones): Promise<Counted> {
  const [row] = await tx.query<Counted>(countTexts, [orgId, phones])
  return row ?? { texts: 0, records: 0 }
}

const selectLast = statement(
  'erase_last',
  `
  SELECT GREATEST((SELECT max(c.last_at) FROM conversation c WHERE c.org_id = $1 AND c.their_phone = $2),
                  (SELECT max(r.recorded_at) FROM record_personal p JOIN consent_record r ON r.org_id = $1 AND r.id = p.record_id
                    WHERE p.org_id = $1 AND p.phone = $2)) AS at
   WHERE EXISTS (SELECT FROM record_personal p WHERE p.org_id = $1 AND p.phone = $2)`,
)

/** The last text or record of somebody of whom there are records; null where there are none. */
export async function lastOf(tx: Tx, orgId: OrgId, phone: string): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }>(selectLast, [orgId, phone])
  return row?.at ?? null
}

const selectErasedAt = statement(
  'erase_noted_at',
  `SELECT at FROM contact_event WHERE org_id = $1 AND contact_id = $2 AND kind = 'erased' ORDER BY at DESC, id DESC LIMIT 1`,
)

/** When somebody was erased last. */
export async function erasedAt(tx: Tx, orgId: OrgId, contactId: string): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date }>(selectErasedAt, [orgId, contactId])
  return row?.at ?? null
}
