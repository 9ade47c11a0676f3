// The SQL of erasing people: what is known of them, what must stay, and who has been quiet for so long that they are let go of.
import { type Database, type OrgId, statement, type Tx } from '../../platform/database.ts'
import type { RecordKind } from '../record.ts'

const phoneOfContact = statement('erase_contact', 'SELECT phone FROM contact WHERE org_id = $1 AND id = $2')

export async function readPhone(tx: Tx, orgId: OrgId, contactId: string): Promise<string | null> {
  const [row] = await tx.query<{ phone: string }>(phoneOfContact, [orgId, contactId])
  return row?.phone ?? null
}

const selectHolds = statement(
  'erase_holds',
  'SELECT phone, reason, set_at FROM legal_hold WHERE org_id = $1 AND phone = ANY($2::text[])',
)

export type Hold = { readonly phone: string; readonly reason: string; readonly set_at: Date }

/** Legal holds on these phones. Certain under their doors' locks only. */
export const readHolds = (tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<Hold[]> =>
  tx.query<Hold>(selectHolds, [orgId, phones])

const insertHold = statement(
  'erase_hold',
  `INSERT INTO legal_hold (org_id, phone, reason, set_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING phone`,
)
const deleteHold = statement(
  'erase_hold_lift',
  'DELETE FROM legal_hold WHERE org_id = $1 AND phone = $2 RETURNING phone',
)

/** Is it a new hold? */
export async function addHold(
  tx: Tx,
  orgId: OrgId,
  { phone, reason, by }: { phone: string; reason: string; by: string },
): Promise<boolean> {
  return (await tx.query(insertHold, [orgId, phone, reason, by])).length > 0
}

/** Was there one? */
export const removeHold = async (tx: Tx, orgId: OrgId, phone: string): Promise<boolean> =>
  (await tx.query(deleteHold, [orgId, phone])).length > 0

const deletePersonal = statement(
  'erase_personal',
  `DELETE FROM record_personal p USING consent_record r
    WHERE p.org_id = $1 AND p.phone = ANY($2::text[]) AND r.org_id = $1 AND r.id = p.record_id AND ($3::text[] IS NULL OR r.kind = ANY($3))
      AND NOT EXISTS (SELECT FROM unsealed u WHERE u.org_id = $1 AND u.id = p.record_id) RETURNING p.record_id AS id`,
)

/** Deletes the personal parts of sealed records with their salts, of these kinds or of all, and names the records they belonged to. */
export async function deletePersonalParts(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
  kinds: readonly RecordKind[] | null,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(deletePersonal, [orgId, phones, kinds])
  return rows.map(({ id }) => id).sort()
}

const known = statement(
  'erase_known',
  `SELECT 1 AS one WHERE EXISTS (SELECT FROM contact WHERE org_id = $1 AND phone = ANY($2::text[]))
                      OR EXISTS (SELECT FROM record_personal WHERE org_id = $1 AND phone = ANY($2::text[]))`,
)

/** Is there a contact or a record of one of these phones? */
export const isKnown = async (tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<boolean> =>
  (await tx.query(known, [orgId, phones])).length > 0

const listDoors = statement(
  'erase_doors',
  'SELECT phone FROM door WHERE org_id = $1 AND phone > $2 ORDER BY phone LIMIT $3',
)

/** A page of the phones that have a door, which are all that may have records. */
export async function readPhonesAfter(tx: Tx, orgId: OrgId, after: string, most: number): Promise<string[]> {
  return (await tx.query<{ phone: string }>(listDoors, [orgId, after, most])).map(({ phone }) => phone)
}

// Who is opted out stays with everything, for as long as the suppression holds; and so does who may have meant to be, or is on hold.
const findQuiet = statement(
  'erase_quiet',
  `SELECT d.phone FROM unnest($2::text[]) AS asked (phone) JOIN door d ON d.org_id = $1 AND d.phone = asked.phone
    WHERE (d.stop_at IS NULL OR d.start_at > d.stop_at) AND d.doubt_at IS NULL
      AND EXISTS (SELECT FROM record_personal p WHERE p.org_id = $1 AND p.phone = d.phone)
      AND NOT EXISTS (SELECT FROM legal_hold h WHERE h.org_id = $1 AND h.phone = d.phone)
      AND NOT EXISTS (SELECT FROM conversation c WHERE c.org_id = $1 AND c.their_phone = d.phone AND c.last_at >= $3)
      AND NOT EXISTS (SELECT FROM record_personal p JOIN consent_record r ON r.org_id = $1 AND r.id = p.record_id
                       WHERE p.org_id = $1 AND p.phone = d.phone AND r.recorded_at >= $3)
    ORDER BY d.phone`,
)

/** Those of the phones whose last text, revocation or other record lies before the limit. */
export async function findQuietSince(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
  limit: Date,
): Promise<string[]> {
  return (await tx.query<{ phone: string }>(findQuiet, [orgId, phones, limit])).map(({ phone }) => phone)
}

const findLedgers = statement(
  'erase_ledgers',
  `SELECT org_id FROM tree_head WHERE org_id > $1 ORDER BY org_id LIMIT $2`,
)

/** A page of the organizations that have a ledger. */
export async function findLedgersAfter(db: Database, after: string, most: number): Promise<OrgId[]> {
  return (await db.read<{ org_id: OrgId }>(findLedgers, [after, most])).map(({ org_id }) => org_id)
}
