// After every verb met every other: what is still under way is brought to its end, then the rows are compared with what was
// seen from outside.
import type { Session } from '../../src/carriers/carrier.ts'
import { claim, handOff } from '../../src/messages/dispatch/actions.ts'
import { settle, settleOrphans } from '../../src/messages/outcomes/actions.ts'
import { matchWaiting } from '../../src/messages/receipts/actions.ts'
import type { App } from '../../src/platform/app.ts'
import type { Monitor } from './monitor.ts'
import type { Ground } from './verbs-cast.ts'

/** Settles what is in doubt and dispatches the rest to a far side that takes everything. */
export async function drain(app: App, ground: Ground, monitor: Monitor): Promise<string[]> {
  await monitor.query('DELETE FROM worker')
  await settleOrphans(app)
  const [orgId] = ground.shops.map((shop) => shop.orgId)
  if (orgId) await matchWaiting(app, orgId, 3_600)
  const carrier: Session = {
    free: () => 100,
    ready: async () => {},
    write({ attemptId, to, body }) {
      const outcome = { kind: 'accepted' as const, carrierMessageId: `far-${attemptId}` }
      ground.watch.writes({ attemptId, to, body, outcome })
      return { written: Promise.resolve(), outcome: Promise.resolve(outcome) }
    },
    close: async () => {},
  }
  for (let turns = 0; turns < 2_000; turns++) {
    const isEmpty = await isQueueEmpty(app, ground)
    if (isEmpty) return []
    for (const { orgId: org_id, laneId: id, connectionId } of ground.shops) {
      const lane = { org_id, id, connection_id: connectionId }
      const claimed = await claim(app, lane, { most: 100, workerId: ground.workerId })
      if (!claimed || claimed.claims.length === 0) continue
      const { handed } = await handOff(app, org_id, carrier, claimed)
      const ends = handed.map(async ({ claim: { attemptId, head }, outcome }) => ({
        ...{ attemptId, messageId: head.id, phone: head.phone },
        outcome: await outcome,
      }))
      await settle(app, org_id, await Promise.all(ends))
    }
  }
  return ['the queue did not empty']
}

const isQueueEmpty = async (app: App, { shops }: Ground): Promise<boolean> => {
  const [shop] = shops
  if (!shop) return true
  const rows = await app.db.inOrganization(shop.orgId, (tx) =>
    tx.query("SELECT FROM message_outbound WHERE state IN ('queued', 'scheduled') LIMIT 1"),
  )
  return rows.length === 0
}

// Each finds nothing when all is well; what it finds is told under its name.
const INVARIANTS: Readonly<Record<string, string>> = {
  'a text is under way for ever': `
    SELECT id FROM message_outbound WHERE state IN ('queued', 'scheduled', 'claimed', 'handing')`,
  'an attempt has no ending': 'SELECT id FROM attempt WHERE outcome IS NULL',
  'a text has two attempts that may have been taken': `
    SELECT message_id FROM attempt WHERE outcome <> 'not_sent' GROUP BY message_id HAVING count(*) > 1`,
  'a door does not stand as the ledger says': `
    SELECT d.phone FROM door d LEFT JOIN LATERAL (
      SELECT max(r.said_at) FILTER (WHERE r.kind = 'opt_out') AS stop, max(r.said_at) FILTER (WHERE r.kind = 'opt_in') AS start
        FROM consent_record r JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id WHERE p.phone = d.phone) r ON true
     WHERE (d.stop_at, d.start_at) IS DISTINCT FROM (r.stop, r.start)`,
  'a thread is open to less than the ledger says was given last': `
    SELECT c.id FROM conversation c JOIN LATERAL (
      SELECT max(r.said_at) AS at FROM consent_record r JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id
       WHERE p.phone = c.their_phone AND r.number_id = c.number_id AND r.level = 'conversational') r ON true
     WHERE c.window_at IS DISTINCT FROM r.at`,
  'a thread counts fewer texts than it has': `
    SELECT c.id FROM conversation c WHERE c.last_order < GREATEST(
      (SELECT max(order_no) FROM message_outbound m WHERE m.conversation_id = c.id),
      (SELECT max(order_no) FROM message_inbound i WHERE i.conversation_id = c.id))`,
  'both ways of a thread share an order number': `
    SELECT m.id FROM message_outbound m JOIN message_inbound i USING (conversation_id, order_no)`,
  'a STOP, START or HELP has no ledger row': `
    SELECT i.id FROM message_inbound i LEFT JOIN consent_record r ON r.id = i.record_id AND r.message_id = i.id
     WHERE i.reading IN ('opt_out', 'opt_in', 'help', 'wrong_number') AND r.id IS NULL`,
  'a ledger row names no text': `
    SELECT r.id FROM consent_record r LEFT JOIN message_inbound i ON i.id = r.message_id
     WHERE r.medium = 'inbound_text' AND i.id IS NULL`,
  'a STOP is confirmed twice': `
    SELECT cleared_by FROM message_outbound WHERE kind = 'opt_out_confirmation' GROUP BY cleared_by HAVING count(*) > 1`,
  'a phone has a contact and no door, or a door and no contact': `
    SELECT COALESCE(d.phone, p.phone) AS id FROM door d FULL JOIN contact p USING (phone) WHERE d.phone IS NULL OR p.phone IS NULL`,
  'a receipt of a known text waits': `
    SELECT r.id FROM receipt r JOIN attempt a ON a.connection_id = r.connection_id AND a.carrier_message_id = r.carrier_message_id
     WHERE r.message_id IS NULL`,
}

export async function audit(app: App, { shops, watch }: Ground): Promise<string[]> {
  const [shop] = shops
  if (!shop) return []
  return app.db.inOrganization(shop.orgId, async (tx) => {
    const broken: string[] = []
    for (const [name, query] of Object.entries(INVARIANTS)) {
      const { length } = await tx.query(query)
      if (length > 0) broken.push(`${name} (${length})`)
    }
    const inbound = await tx.query<{ id: string }>('SELECT carrier_message_id AS id FROM message_inbound')
    const stored = new Set(inbound.map(({ id }) => id))
    const lost = [...watch.stored.keys()].filter((id) => !stored.has(id))
    if (lost.length > 0) broken.push(`${lost.length} texts were acknowledged and are not stored`)
    const attempts = new Map(
      (
        await tx.query<{ id: string; message_id: string; state: string }>(
          'SELECT a.id, a.message_id, m.state FROM attempt a JOIN message_outbound m ON m.org_id = a.org_id AND m.id = a.message_id',
        )
      ).map((row) => [row.id, row]),
    )
    return [...broken, ...judgeWrites(watch, attempts)]
  })
}

function judgeWrites(
  { all, absent }: Ground['watch'],
  attempts: ReadonlyMap<string, { message_id: string; state: string }>,
): string[] {
  const taken = all.filter(({ outcome, attemptId }) => outcome.kind !== 'not_sent' && !absent.has(attemptId))
  const byText = Map.groupBy(taken, ({ attemptId }) => attempts.get(attemptId)?.message_id ?? 'nobody')
  return [...byText].flatMap(([id, writes]) => {
    const state = attempts.get(writes[0]?.attemptId ?? '')?.state
    if (id === 'nobody') return [`${writes.length} writes have no attempt`]
    if (writes.length > 1) return [`"${writes[0]?.body}" was written ${writes.length} times`]
    return state === 'cancelled' || state === 'refused'
      ? [`"${writes[0]?.body}" left and is called ${state}`]
      : []
  })
}
