// After the kills: the database as it lies, compared with what was acknowledged to the client and what the far side wrote down.
import pg from 'pg'
import type { Accepted } from './client.ts'
import { judgeOutbound, type Row, type Taken, type Verdict } from './marks.ts'

export type Record = { readonly kind: string; readonly phone: string }

/** What the product stored, read as the owner of the cluster. */
export type Stored = {
  readonly outbound: readonly (Row & { readonly request_key: string })[]
  readonly inbound: readonly { readonly body: string; readonly phone: string }[]
  readonly records: readonly Record[]
  readonly openAttempts: number
}

export async function readStored(directory: string): Promise<Stored> {
  const client = new pg.Client({
    host: `${directory}/postgres`,
    port: 5432,
    user: 'postgres',
    database: 'parley',
  })
  client.on('error', () => {}) // told by the query that it breaks
  await client.connect()
  try {
    const ask = async <T>(sql: string): Promise<T[]> => (await client.query(sql)).rows as T[]
    const [open] = await ask<{ count: string }>('SELECT count(*) FROM attempt WHERE outcome IS NULL')
    return {
      outbound: await ask(
        'SELECT id, body, phone, state, reason, kind, class, order_no, conversation_id, request_key FROM message_outbound',
      ),
      inbound: await ask(
        'SELECT m.body, c.their_phone AS phone FROM message_inbound m JOIN conversation c ON (c.org_id, c.id) = (m.org_id, m.conversation_id)',
      ),
      records: await ask(
        'SELECT r.kind, p.phone FROM consent_record r JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id',
      ),
      openAttempts: Number(open?.count),
    }
  } finally {
    await client.end()
  }
}

const OPEN = new Set(['scheduled', 'queued', 'claimed', 'handing'])

/** How much is still under way. */
export const underWay = ({ outbound, openAttempts }: Stored): number =>
  openAttempts + outbound.filter(({ state }) => OPEN.has(state)).length

/** Every 202 is there, every answered text from the far side is there once, and the two sides agree on what left. */
export function audit(
  stored: Stored,
  {
    accepted,
    answered,
    taken,
  }: { accepted: readonly Accepted[]; answered: readonly string[]; taken: readonly Taken[] },
): Verdict {
  const { outbound, inbound } = stored
  const rows = outbound.map((row) => ({ ...row, order_no: Number(row.order_no) }))
  const byKey = Map.groupBy(rows, ({ request_key: key }) => key)
  const forgotten = accepted.filter(({ id, key, body }) => {
    const found = byKey.get(key) ?? []
    return found.length !== 1 || found[0]?.id !== id || found[0]?.body !== body
  })
  const times = Map.groupBy(inbound, ({ body }) => body)
  const missing = answered.filter((body) => !times.has(body))
  const twice = answered.filter((body) => (times.get(body)?.length ?? 0) > 1)
  const { figures, faults } = judgeOutbound(rows, taken)
  return {
    figures: {
      accepted: accepted.length,
      forgotten: forgotten.length,
      ...figures,
      inbound: answered.length,
      inboundMissing: missing.length,
      inboundTwice: twice.length,
    },
    faults: [
      ...forgotten.map(({ body, id }) => `"${body}" was accepted as ${id} and is not in the database`),
      ...missing.map((body) => `"${body}" was answered and is not stored`),
      ...twice.map((body) => `"${body}" is stored twice`),
      ...(stored.openAttempts > 0 ? [`${stored.openAttempts} attempts have no outcome`] : []),
      ...faults,
    ],
  }
}
