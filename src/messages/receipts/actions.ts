// What carriers say became of texts: every receipt is kept, and a text's state only ever moves forward.
import type { Receipt } from '../../carriers/carrier.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { metrics } from '../../platform/metrics.ts'
import { advance, type News, type State } from '../status.ts'
import { addReceipts, findMatches, lockTexts, matchReceipts, writeTexts } from './store.ts'

export type Reported = { readonly connectionId: string; readonly receipt: Receipt }

/** Records a set of receipts. One that is ahead of its text's own answer waits and is matched when that comes. */
export async function recordReceipts(app: App, orgId: OrgId, reported: readonly Reported[]): Promise<true[]> {
  const touched = await app.db.inOrganization(
    orgId,
    async (tx) => {
      const rows = reported.map(({ connectionId, receipt }) => ({ ...receipt, id: newId(), connectionId }))
      return moveForward(tx, orgId, asNews(await addReceipts(tx, orgId, rows)))
    },
    { pool: 'inbound' },
  )
  for (const { receipt } of reported) metrics.receipts.inc({ status: receipt.status })
  tellTouched(app, orgId, touched)
  return reported.map(() => true)
}

/** Matches receipts of the last `seconds` that came ahead of the carrier's own answer. */
export async function matchWaiting(app: App, orgId: OrgId, seconds: number): Promise<void> {
  const touched = await app.db.inOrganization(
    orgId,
    async (tx) => {
      const found = await findMatches(tx, orgId, seconds)
      const texts = [...new Set(found.map(({ message_id }) => message_id))]
      await lockTexts(tx, orgId, texts) // before their receipts, as everybody does
      const attempts = found.map(({ id }) => id)
      return moveForward(tx, orgId, asNews(await matchReceipts(tx, orgId, attempts)))
    },
    { pool: 'worker' },
  )
  tellTouched(app, orgId, touched)
}

export type TextNews = { readonly id: string; readonly news: News; readonly reason?: string }

/** Applies news to texts under their locks; returns the conversations that look different now. */
export async function moveForward(tx: Tx, orgId: OrgId, news: readonly TextNews[]): Promise<string[]> {
  if (news.length === 0) return []
  const rows = await lockTexts(tx, orgId, [...new Set(news.map(({ id }) => id))])
  const byText = Map.groupBy(news, ({ id }) => id)
  const changed = rows.flatMap((row) => {
    const told = byText.get(row.id) ?? []
    const state = told.reduce<State>((before, { news: next }) => advance(before, next), row.state)
    if (state === row.state) return []
    return [{ id: row.id, state, reason: reasonOf(state, told), conversationId: row.conversation_id }]
  })
  if (changed.length > 0) await writeTexts(tx, orgId, changed)
  return [...new Set(changed.map(({ conversationId }) => conversationId))]
}

function reasonOf(state: State, told: readonly TextNews[]): string | null {
  if (state === 'unconfirmed') return 'not_confirmed'
  if (state !== 'failed' && state !== 'undelivered') return null
  return told.find(({ reason }) => reason)?.reason ?? 'carrier_failed'
}

export function asNews(rows: readonly { message_id: string | null; status: string }[]): TextNews[] {
  // A word of the carrier that we do not know is kept, and changes nothing.
  return rows.flatMap(({ message_id: id, status }) => (id && isNews(status) ? [{ id, news: status }] : []))
}

const isNews = (status: string): status is 'sent' | 'delivered' | 'undelivered' | 'failed' =>
  ['sent', 'delivered', 'undelivered', 'failed'].includes(status)

export function tellTouched(app: App, orgId: OrgId, conversations: readonly string[]): void {
  app.live.tell(conversations.map((id) => ({ orgId, topic: 'conversation', id })))
}
