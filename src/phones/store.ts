// The rows of the demo's phone network.
import { type OrgId, statement, type Tx } from '../platform/database.ts'
import type { Handset } from './contract.ts'

export type AttemptRow = { attempt_id: string; text_id: string | null }
export type TextRow = {
  id: string
  our_number: string
  from_handset: boolean
  body: string
  at: Date
  told_at: Date | null
  media_count: number
}
export type EventRow = {
  id: string
  says: 'text' | 'sent' | 'delivered'
  text_id: string
  phone: string
  our_number: string
  body: string
  at: Date
  due_at: Date
  media_count: number
}
/** One attempt of Parley to hand a text over, with the id that the text gets if it is taken now. */
export type Offer = {
  attemptId: string
  connectionId: string
  ourNumber: string
  phone: string
  body: string
  /** Where its files lie at Parley. */
  files?: readonly { readonly url: string; readonly type: string }[] | undefined
  ids: { text: string; sent: string; delivered: string }
}

/** Makes the network's row. True the first time. */
export async function plugIn(tx: Tx, orgId: OrgId): Promise<boolean> {
  const rows = await tx.query(
    'INSERT INTO phone_network (org_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING 1',
    [orgId],
  )
  return rows.length > 0
}

export async function isOff(tx: Tx, orgId: OrgId): Promise<boolean> {
  const [row] = await tx.query<{ is_off: boolean }>(
    statement('phones-is-off', 'SELECT is_off FROM phone_network WHERE org_id = $1'),
    [orgId],
  )
  return row?.is_off ?? false
}

export async function setOff(tx: Tx, orgId: OrgId, off: boolean): Promise<void> {
  await tx.query('UPDATE phone_network SET is_off = $2 WHERE org_id = $1', [orgId, off])
}

export async function listHandsets(tx: Tx, orgId: OrgId): Promise<Handset[]> {
  return tx.query<Handset>(
    'SELECT phone, name FROM phone_handset WHERE org_id = $1 ORDER BY created_at, phone LIMIT 100',
    [orgId],
  )
}

/** False when this number has a phone already. */
export async function insertHandset(tx: Tx, orgId: OrgId, { phone, name }: Handset): Promise<boolean> {
  const rows = await tx.query(
    'INSERT INTO phone_handset (org_id, phone, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
    [orgId, phone, name],
  )
  return rows.length > 0
}

export async function deleteHandset(tx: Tx, orgId: OrgId, phone: string): Promise<boolean> {
  const remove = 'DELETE FROM phone_handset WHERE org_id = $1 AND phone = $2 RETURNING 1'
  const rows = await tx.query(remove, [orgId, phone])
  return rows.length > 0
}

/** Numbers among the newest texts that no phone of the page has. */
export async function listOthers(tx: Tx, orgId: OrgId): Promise<string[]> {
  const rows = await tx.query<{ phone: string }>(
    statement(
      'phones-others',
      `SELECT phone FROM (SELECT phone, id FROM phone_text WHERE org_id = $1 ORDER BY id DESC LIMIT 100) AS newest
        WHERE NOT EXISTS (SELECT FROM phone_handset h WHERE h.org_id = $1 AND h.phone = newest.phone)
        GROUP BY phone ORDER BY max(id::text) DESC LIMIT 3`,
    ),
    [orgId],
  )
  return rows.map(({ phone }) => phone)
}

export async function listTexts(tx: Tx, orgId: OrgId, phone: string): Promise<TextRow[]> {
  const rows = await tx.query<TextRow>(
    statement(
      'phones-texts',
      `SELECT id, our_number, from_handset, body, at, told_at, media_count FROM phone_text
        WHERE org_id = $1 AND phone = $2 ORDER BY id DESC LIMIT 200`,
    ),
    [orgId, phone],
  )
  return rows.reverse()
}

/** Takes what nobody took yet; every answer is final. Sorted by attempt, so that two sets never wait for each other. */
export async function takeOffers(tx: Tx, orgId: OrgId, offers: readonly Offer[]): Promise<AttemptRow[]> {
  return tx.query<AttemptRow>(
    statement(
      'phones-take',
      `WITH offer AS MATERIALIZED (
         SELECT DISTINCT ON (attempt_id) *
           FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[])
             AS o (attempt_id, text_id, sent_id, delivered_id, connection_id, our_number, phone, body)
          ORDER BY attempt_id),
       taken AS (
         INSERT INTO phone_attempt (org_id, attempt_id, text_id)
         SELECT $1, attempt_id, text_id FROM offer ORDER BY attempt_id
         ON CONFLICT DO NOTHING RETURNING attempt_id, text_id),
       fresh AS (SELECT offer.* FROM offer JOIN taken USING (attempt_id, text_id)),
       stored AS (
         INSERT INTO phone_text (org_id, id, phone, our_number, connection_id, from_handset, body)
         SELECT $1, text_id, phone, our_number, connection_id, false, body FROM fresh),
       due AS (
         INSERT INTO phone_event (org_id, id, connection_id, text_id, says, due_at)
         SELECT $1, sent_id, connection_id, text_id, 'sent', now() FROM fresh
         UNION ALL
         SELECT $1, delivered_id, connection_id, text_id, 'delivered', now() + interval '300 milliseconds' FROM fresh)
       SELECT attempt_id, text_id FROM taken`,
    ),
    [
      orgId,
      offers.map(({ attemptId }) => attemptId),
      offers.map(({ ids }) => ids.text),
      offers.map(({ ids }) => ids.sent),
      offers.map(({ ids }) => ids.delivered),
      offers.map(({ connectionId }) => connectionId),
      offers.map(({ ourNumber }) => ourNumber),
      offers.map(({ phone }) => phone),
      offers.map(({ body }) => body),
    ],
  )
}

export async function listAttempts(
  tx: Tx,
  orgId: OrgId,
  attemptIds: readonly string[],
): Promise<AttemptRow[]> {
  return tx.query<AttemptRow>(
    statement(
      'phones-attempts',
      `SELECT attempt_id, text_id FROM unnest($2::uuid[]) AS asked (attempt_id)
         JOIN phone_attempt USING (attempt_id) WHERE org_id = $1`,
    ),
    [orgId, attemptIds],
  )
}

/** Decides for ever that these attempts, where nothing was decided yet, are not taken. */
export async function refuseAttempts(tx: Tx, orgId: OrgId, attemptIds: readonly string[]): Promise<void> {
  await tx.query(
    statement(
      'phones-refuse',
      `INSERT INTO phone_attempt (org_id, attempt_id)
       SELECT DISTINCT $1::uuid, attempt_id FROM unnest($2::uuid[]) AS asked (attempt_id) ORDER BY attempt_id
       ON CONFLICT DO NOTHING`,
    ),
    [orgId, attemptIds],
  )
}

export async function insertTextOfHandset(
  tx: Tx,
  orgId: OrgId,
  text: Omit<Offer, 'attemptId' | 'ids'> & { id: string; eventId: string },
): Promise<TextRow> {
  const [row] = await tx.query<TextRow>(
    `WITH due AS (
       INSERT INTO phone_event (org_id, id, connection_id, text_id, says, due_at)
       VALUES ($1, $7, $5, $2, 'text', now()))
     INSERT INTO phone_text (org_id, id, phone, our_number, connection_id, from_handset, body)
     VALUES ($1, $2, $3, $4, $5, true, $6)
     RETURNING id, our_number, from_handset, body, at, told_at, media_count`,
    [orgId, text.id, text.phone, text.ourNumber, text.connectionId, text.body, text.eventId],
  )
  if (!row) throw new Error('phone_text gave no row back')
  return row
}

/** What is due for one connection, in its order. */
export async function listDueEvents(
  tx: Tx,
  orgId: OrgId,
  { connectionId, most }: { connectionId: string; most: number },
): Promise<EventRow[]> {
  return tx.query<EventRow>(
    statement(
      'phones-due',
      `SELECT e.id, e.says, e.text_id, t.phone, t.our_number, t.body, t.at, e.due_at, t.media_count
         FROM phone_event e JOIN phone_text t ON t.org_id = e.org_id AND t.id = e.text_id
        WHERE e.org_id = $1 AND e.connection_id = $2 AND e.due_at <= now()
        ORDER BY e.due_at, e.id LIMIT $3`,
    ),
    [orgId, connectionId, most],
  )
}

/** Parley has these events: they are done, and the phone may show its texts as arrived. */
export async function settleEvents(tx: Tx, orgId: OrgId, eventIds: readonly string[]): Promise<void> {
  await tx.query(
    statement(
      'phones-settle',
      `WITH done AS (
         DELETE FROM phone_event USING unnest($2::uuid[]) AS told (id)
          WHERE phone_event.org_id = $1 AND phone_event.id = told.id RETURNING text_id, says)
       UPDATE phone_text SET told_at = now()
         FROM done WHERE org_id = $1 AND phone_text.id = done.text_id AND done.says = 'text'`,
    ),
    [orgId, eventIds],
  )
}

/** The connections with events to deliver, and how long until the first is due. Read across organizations. */
export const pendingConnections = statement(
  'phones-pending',
  `SELECT org_id, connection_id, greatest(0, extract(epoch FROM min(due_at) - now()) * 1000)::float8 AS in_ms
     FROM phone_event GROUP BY org_id, connection_id`,
)

/** What the phones call us. */
export async function readBusiness(tx: Tx, orgId: OrgId): Promise<string> {
  const [row] = await tx.query<{ name: string }>(
    statement('phones-business', 'SELECT name FROM organization WHERE org_id = $1'),
    [orgId],
  )
  return row?.name ?? ''
}

export type NumberRow = { phone: string; name: string; connection_id: string }

/** Our numbers that this network serves. */
export async function listNumbers(tx: Tx, orgId: OrgId): Promise<NumberRow[]> {
  return tx.query<NumberRow>(
    statement(
      'phones-numbers',
      `SELECT n.phone, n.name, n.connection_id FROM number n
         JOIN connection c ON c.org_id = n.org_id AND c.id = n.connection_id
        WHERE n.org_id = $1 AND c.carrier = 'loopback' ORDER BY n.created_at, n.phone LIMIT 100`,
    ),
    [orgId],
  )
}
