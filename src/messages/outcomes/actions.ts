// What became of hand-offs: written in sets, reconciled where in doubt, never sent again on a doubt.
import type { Found, Outcome, Session } from '../../carriers/carrier.ts'
import { addRecords, openDoorsForChange, writeDoors } from '../../consent/actions.ts'
import { afterStop, OPEN_DOOR } from '../../consent/standing.ts'
import { addContacts } from '../../contacts/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { findDoubts, findOrphans, requeue, writeOutcomes } from '../dispatch/store.ts'
import { moveForward, type TextNews, tellTouched } from '../receipts/actions.ts'
import { matchReceipts } from '../receipts/store.ts'
import { cancelFor } from '../receive/store.ts'
import { MOST_TRIES } from '../retry.ts'
import type { News } from '../status.ts'

/** How one attempt ended. */
export type Ended = {
  readonly attemptId: string
  readonly messageId: string
  readonly phone: string
  readonly outcome: Outcome
}

const newsOf: Record<Outcome['kind'], News | null> = {
  accepted: 'accepted',
  refused: 'failed',
  unknown: 'unknown',
  not_sent: null,
}

/** Writes a set of outcomes: attempts, the texts' states, and receipts that were ahead of their own answer. */
export async function settle(app: App, orgId: OrgId, ended: readonly Ended[]): Promise<true[]> {
  const touched = await app.db.inOrganization(
    orgId,
    async (tx) => {
      const notSent = ended.filter(({ outcome }) => outcome.kind === 'not_sent')
      const back =
        notSent.length > 0
          ? await requeue(
              tx,
              orgId,
              notSent.map(({ messageId }) => messageId),
              { from: ['claimed', 'handing'], mostTries: MOST_TRIES },
            )
          : []
      const news = ended.flatMap<TextNews>(({ messageId, outcome }) => {
        const told = newsOf[outcome.kind]
        return told
          ? [{ id: messageId, news: told, ...(outcome.kind === 'refused' && { reason: 'carrier_refused' }) }]
          : []
      })
      const moved = await moveForward(tx, orgId, news)
      await writeOutcomes(tx, orgId, ended)
      const ids = ended.flatMap(({ outcome }) =>
        outcome.kind === 'accepted' ? [outcome.carrierMessageId] : [],
      )
      const matched = ids.length > 0 ? await matchReceipts(tx, orgId, ids) : []
      const later = await moveForward(
        tx,
        orgId,
        matched.flatMap(({ message_id: id, status }) =>
          id && status !== 'unknown' ? [{ id, news: status as News }] : [],
        ),
      )
      return [...moved, ...later, ...back.map((row) => row.conversation_id)]
    },
    { pool: 'worker' },
  )
  tellTouched(app, orgId, [...new Set(touched)])
  const optedOut = ended.filter(({ outcome }) => outcome.kind === 'refused' && outcome.optedOut)
  if (optedOut.length > 0) await closeByCarrier(app, orgId, optedOut)
  return ended.map(() => true)
}

/** The carrier says these people opted out with it: our door closes too, in a transaction of its own. */
async function closeByCarrier(app: App, orgId: OrgId, ended: readonly Ended[]): Promise<void> {
  const phones = [...new Set(ended.map(({ phone }) => phone))]
  await app.db.inOrganization(
    orgId,
    async (tx) => {
      const { doors, now } = await openDoorsForChange(tx, orgId, phones, (missing) =>
        addContacts(tx, orgId, missing),
      )
      const records = phones.map((phone) => ({
        id: newId(),
        phone,
        kind: 'opt_out' as const,
        level: null,
        medium: 'carrier_report' as const,
        numberId: null,
        messageId: null,
        words: '',
        rule: 'the carrier reports an opt-out',
        saidAt: now,
      }))
      await addRecords(tx, orgId, records)
      await writeDoors(
        tx,
        orgId,
        new Map(records.map(({ phone, id }) => [phone, afterStop(doors.get(phone) ?? OPEN_DOOR, now, id)])),
      )
      await cancelFor(tx, orgId, phones)
    },
    { pool: 'worker' },
  )
}

/** Attempts whose worker is gone are in doubt: their texts become unconfirmed, visibly. Returns how many. */
export async function settleOrphans(app: App): Promise<number> {
  const orphans = await findOrphans(app.db)
  for (const [orgId, rows] of Map.groupBy(orphans, (row) => row.org_id)) {
    const outcome: Outcome = {
      kind: 'unknown',
      note: 'The program ended while this text was being handed over.',
    }
    await settle(
      app,
      orgId,
      rows.map((row) => ({ attemptId: row.id, messageId: row.message_id, phone: '', outcome })),
    )
  }
  return orphans.length
}

/** Asks a carrier that can tell about texts in doubt: what it has is sent, what it provably never had goes back into the queue. */
export async function reconcile(
  app: App,
  orgId: OrgId,
  connectionId: string,
  find: NonNullable<Session['find']>,
): Promise<void> {
  const doubts = await findDoubts(app.db, orgId, connectionId)
  if (doubts.length === 0) return
  const found = await find(
    doubts.map((row) => ({
      attemptId: row.id,
      from: '',
      to: row.phone,
      body: row.body,
      startedAt: row.started_at,
    })),
  )
  const accepted: Ended[] = []
  const absent: Ended[] = []
  for (const row of doubts) {
    const answer: Found = found.get(row.id) ?? { kind: 'unsure' }
    const ended = { attemptId: row.id, messageId: row.message_id, phone: row.phone }
    if (answer.kind === 'accepted') accepted.push({ ...ended, outcome: answer })
    if (answer.kind === 'absent')
      absent.push({
        ...ended,
        outcome: { kind: 'not_sent', code: 'absent', note: 'The carrier never had it.' },
      })
  }
  if (accepted.length > 0) await settle(app, orgId, accepted)
  if (absent.length > 0) await putBack(app, orgId, absent)
}

async function putBack(app: App, orgId: OrgId, absent: readonly Ended[]): Promise<void> {
  const touched = await app.db.inOrganization(
    orgId,
    async (tx) => {
      const rows = await requeue(
        tx,
        orgId,
        absent.map(({ messageId }) => messageId),
        { from: ['unconfirmed'], mostTries: MOST_TRIES },
      )
      await writeOutcomes(tx, orgId, absent)
      return rows.map((row) => row.conversation_id)
    },
    { pool: 'worker' },
  )
  tellTouched(app, orgId, [...new Set(touched)])
  app.live.tell([{ orgId, topic: 'due' }])
}
