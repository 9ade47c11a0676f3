// What became of hand-offs: written in sets, reconciled where in doubt, never sent again on a doubt.
import type { Found, Outcome, Session } from '../../carriers/carrier.ts'
import { addRecords, openDoorsForChange, readDoors, writeDoors } from '../../consent/actions.ts'
import { settleCases } from '../../consent/desk/actions.ts'
import { afterStop, OPEN_DOOR } from '../../consent/standing.ts'
import { addContacts } from '../../contacts/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { asNews, moveForward, tellTouched } from '../receipts/actions.ts'
import { matchReceipts, writeTexts } from '../receipts/store.ts'
import { cancelFor } from '../receive/store.ts'
import { MOST_TRIES } from '../retry.ts'
import { afterAttempt, isNews, type State } from '../status.ts'
import { type AttemptRow, findDoubts, findOrphans, readAttempts, writeOutcomes } from './store.ts'

/** How one attempt ended. */
export type Ended = {
  readonly attemptId: string
  readonly messageId: string
  readonly phone: string
  readonly outcome: Outcome
}

/** Writes a set of outcomes: attempts, the texts' states, and receipts that were ahead of their own answer. */
export async function settle(app: App, orgId: OrgId, ended: readonly Ended[]): Promise<true[]> {
  const touched = await app.db.inOrganization(orgId, (tx) => write(tx, orgId, ended), { pool: 'worker' })
  tellTouched(app, orgId, touched)
  const optedOut = ended.filter(({ outcome }) => outcome.kind === 'refused' && outcome.optedOut)
  if (optedOut.length > 0) await closeByCarrier(app, orgId, optedOut)
  return ended.map(() => true)
}

async function write(tx: Tx, orgId: OrgId, ended: readonly Ended[]): Promise<string[]> {
  const rows = new Map(
    (await readAttempts(tx, orgId, [...new Set(ended.map(({ attemptId }) => attemptId))])).map((row) => [
      row.attempt_id,
      row,
    ]),
  )
  const news = fold(ended, rows)
  if (news.length === 0) return []
  const changed = changesOf(news)
  if (changed.length > 0) await writeTexts(tx, orgId, changed)
  await writeOutcomes(tx, orgId, news)
  const ids = news.flatMap(({ attemptId, outcome }) => (outcome.kind === 'accepted' ? [attemptId] : []))
  const matched = ids.length > 0 ? await matchReceipts(tx, orgId, ids) : []
  const later = await moveForward(tx, orgId, asNews(matched))
  return [...new Set([...changed.map(({ conversationId }) => conversationId), ...later])]
}

type Fresh = { readonly attemptId: string; readonly row: AttemptRow; readonly outcome: Outcome }

/** What is news of each attempt. Its first word counts, and one that ends a doubt; the same word comes again when a COMMIT was in doubt. */
function fold(ended: readonly Ended[], rows: ReadonlyMap<string, AttemptRow>): Fresh[] {
  const news = new Map<string, Fresh>()
  for (const { attemptId, outcome } of ended) {
    const row = rows.get(attemptId)
    if (row && isNews(news.get(attemptId)?.outcome.kind ?? row.outcome, outcome.kind))
      news.set(attemptId, { attemptId, row, outcome })
  }
  return [...news.values()]
}

type Change = { id: string; state: State; reason: string | null; conversationId: string }

/** The states that texts change to; a text with two attempts in the set takes both words, one after the other. */
function changesOf(news: readonly Fresh[]): Change[] {
  const changes = new Map<string, Change>()
  for (const { row, outcome } of news) {
    const { id, attempts, conversation_id: conversationId } = row
    const next = afterAttempt(
      { state: changes.get(id)?.state ?? row.state, attempts },
      outcome.kind,
      MOST_TRIES,
    )
    if (next) changes.set(id, { id, conversationId, ...next })
  }
  return [...changes.values()]
}

/** The carrier says these people opted out with it: our door closes too, in a transaction of its own. */
async function closeByCarrier(app: App, orgId: OrgId, ended: readonly Ended[]): Promise<void> {
  const phones = [...new Set(ended.map(({ phone }) => phone))]
  await app.db.inOrganization(
    orgId,
    async (tx) => {
      const known = await readDoors(tx, orgId, phones)
      const { doors, now } = await openDoorsForChange(tx, orgId, phones, {
        missing: phones.filter((phone) => !known.has(phone)),
        add: (missing) => addContacts(tx, orgId, missing),
      })
      const records = phones.map((phone) => ({
        id: newId(),
        kind: 'opt_out' as const,
        medium: 'carrier_report' as const,
        rule: 'the carrier reports an opt-out',
        saidAt: now,
        recordedAt: now,
        personal: { phone },
      }))
      await addRecords(tx, orgId, records)
      await writeDoors(
        tx,
        orgId,
        new Map(
          records.map(({ personal: { phone }, id }) => [
            phone,
            { ...afterStop(doors.get(phone) ?? OPEN_DOOR, now, id), doubtAt: null, doubtRecord: null },
          ]),
        ),
      )
      const rows = records.map(({ personal: { phone }, id: recordId }) => ({ phone, recordId }))
      await settleCases(tx, orgId, { rows, memberId: null })
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
  const ended = doubts.flatMap<Ended>((row) => {
    const answer: Found = found.get(row.id) ?? { kind: 'unsure' }
    if (answer.kind === 'unsure') return []
    const outcome: Outcome =
      answer.kind === 'accepted'
        ? answer
        : { kind: 'not_sent', code: 'absent', note: 'The carrier never had it.' }
    return [{ attemptId: row.id, messageId: row.message_id, phone: row.phone, outcome }]
  })
  if (ended.length > 0) await settle(app, orgId, ended)
  if (ended.some(({ outcome }) => outcome.kind === 'not_sent')) app.live.tell([{ orgId, topic: 'due' }])
}
