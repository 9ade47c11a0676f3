// A contact with a past, for tests: texts in both directions, a delivery, consent that was entered, and a STOP.
import { addRecords } from '../src/consent/actions.ts'
import type { OrgId, Tx } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { type Business, buildContact, buildConversation } from './factories.ts'

/** A contact who was texted with, and the ids that a test looks for. */
export type Lived = {
  contactId: string
  phone: string
  conversationId: string
  recordId: string
  campaignId: string
}
/** Minutes after a noon, in UTC. */
export const minute = (count: number): Date => new Date(Date.UTC(2026, 2, 3, 12, count))

/** A contact with a day behind them: a text, an answer with its delivery, consent for a campaign, and a STOP. */
export async function live(
  tx: Tx,
  { orgId, ...business }: Business,
  { name, author }: { name: string; author: string },
): Promise<Lived> {
  const { contactId, phone } = await buildContact(tx, orgId, { name })
  const { conversationId } = await buildConversation(tx, orgId, { ...business, phone })
  const campaignId = newId()
  await tx.query(
    "INSERT INTO campaign (org_id, id, name, use_case, levels) VALUES ($1, $2, $3, 'Delivery', '{informational}')",
    [...[orgId, campaignId, `Repairs ${campaignId.slice(-6)}`]],
  )
  const opened = await inbound(tx, orgId, business, {
    conversationId,
    phone,
    order: 1,
    at: minute(0),
    body: 'Is my bike ready?',
  })
  await outbound(tx, orgId, business, {
    conversationId,
    phone,
    order: 2,
    at: minute(5),
    body: 'Yes, since noon.',
    author,
    basis: opened.recordId,
  })
  const given = newId()
  await addRecords(tx, orgId, [
    {
      ...{
        id: given,
        kind: 'given',
        level: 'informational',
        campaignId,
        method: 'spoken',
        medium: 'staff',
        actorMemberId: author,
      },
      ...{ saidAt: minute(-60), recordedAt: minute(20) },
      personal: {
        phone,
        actorName: 'Ana Ortiz',
        identity: 'Dana Reyes',
        evidence: JSON.stringify({ script: 'May we text you?', answer: 'Sure' }),
      },
    },
  ])
  await inbound(tx, orgId, business, {
    conversationId,
    phone,
    order: 3,
    at: minute(30),
    body: 'STOP',
    kind: 'opt_out',
  })
  return { contactId, phone, conversationId, recordId: given, campaignId }
}

type Texted = { conversationId: string; phone: string; order: number; at: Date; body: string }

/** A text of theirs with the entry of the ledger that it made. */
export async function inbound(
  tx: Tx,
  orgId: OrgId,
  { connectionId, numberId }: { connectionId: string; numberId: string },
  {
    conversationId,
    phone,
    order,
    at,
    body,
    kind = 'conversation',
  }: Texted & { kind?: 'conversation' | 'opt_out' },
): Promise<{ recordId: string }> {
  const [messageId, recordId] = [newId(), newId()]
  await addRecords(tx, orgId, [
    {
      ...{
        id: recordId,
        kind,
        level: kind === 'conversation' ? 'conversational' : null,
        method: 'inbound_text',
        medium: 'inbound_text',
      },
      ...{ numberId, messageId, saidAt: at, recordedAt: at, personal: { phone, words: body } },
    },
  ])
  await tx.query(
    `INSERT INTO message_inbound (org_id, id, conversation_id, order_no, connection_id, carrier_message_id, body, reading, record_id, received_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      orgId,
      messageId,
      conversationId,
      order,
      connectionId,
      newId(),
      body,
      kind === 'opt_out' ? 'opt_out' : 'none',
      recordId,
      at,
    ],
  )
  return { recordId }
}

async function outbound(
  tx: Tx,
  orgId: OrgId,
  { connectionId, laneId }: { connectionId: string; laneId: string },
  { conversationId, phone, order, at, body, author, basis }: Texted & { author: string; basis: string },
): Promise<void> {
  const [id, carrierId] = [newId(), newId()]
  const after = (seconds: number): Date => new Date(at.getTime() + seconds * 1000)
  await tx.query(
    `INSERT INTO message_outbound (org_id, id, conversation_id, order_no, lane_id, phone, class, kind, body, segments, state, due_at, accepted_at, settled_at,
                                   author_id, request_key, request_sha256, cleared_by, cleared_rule)
     VALUES ($1, $2, $3, $4, $5, $6, 0, 'text', $7, 1, 'delivered', $8, $8, $9, $10, $11, '\\x00', $12, 'conversational consent (2026-11)')`,
    [orgId, id, conversationId, order, laneId, phone, body, at, after(3), author, newId(), basis],
  )
  await tx.query(
    `INSERT INTO attempt (org_id, id, message_id, connection_id, worker_id, started_at, outcome, carrier_message_id, settled_at)
     VALUES ($1, $2, $3, $4, $2, $5, 'accepted', $6, $5)`,
    [orgId, newId(), id, connectionId, after(1), carrierId],
  )
  await tx.query(
    `INSERT INTO receipt (org_id, id, connection_id, carrier_message_id, message_id, status, carrier_word, received_at)
     VALUES ($1, $2, $3, $4, $5, 'delivered', 'DELIVRD', $6)`,
    [orgId, newId(), connectionId, carrierId, id, after(3)],
  )
}
