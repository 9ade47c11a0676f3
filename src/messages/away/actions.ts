// The one answer that a closed department gives by itself: for whom it is, and its way through the gate into the outbox.
import { lockDoors } from '../../consent/actions.ts'
import { type Cleared, clear } from '../../consent/gate.ts'
import { readPromotion } from '../../consent/promotion.ts'
import { OPEN_DOOR } from '../../consent/standing.ts'
import { advanceThreads } from '../../conversations/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { onceMore } from '../../platform/once-more.ts'
import { segmentsOf } from '../segments.ts'
import { addOutbound } from '../send/store.ts'
import { isAutoReply, isMachinesNumber, MOST_AN_HOUR } from './auto-reply.ts'
import { type AwayThread, findWaiting, readThreads } from './store.ts'

/** A closed period of one department: since when, and what it answers. */
export type Away = {
  readonly departmentId: string
  readonly since: Date
  /** The text as it is to be sent by this business. */
  readonly bodyOf: (business: string) => string
}

/** A text that waited for longer is a person's to answer. */
const FRESH_MS = 30 * 60_000

/** Answers everybody who has texted a closed department, once in its closed period. Resolves with how many answers were accepted. */
export async function answerAway(app: App, orgId: OrgId, away: Away): Promise<number> {
  const { departmentId, since } = away
  const from = new Date(Math.max(since.getTime(), app.now().getTime() - FRESH_MS))
  const period = String(since.getTime())
  const answered = await onceMore(() =>
    app.db.inOrganization(
      orgId,
      async (tx) => {
        const ids = await findWaiting(tx, orgId, { departmentId, from, since, period })
        return ids.length === 0 ? [] : accept(tx, orgId, { ids, away, from })
      },
      { pool: 'worker' },
    ),
  )
  if (answered.length > 0)
    app.live.tell([
      ...answered.map((id) => ({ orgId, topic: 'conversation' as const, id, departmentId })),
      { orgId, topic: 'due' },
    ])
  return answered.length
}

type Asked = { readonly ids: readonly string[]; readonly away: Away; readonly from: Date }

async function accept(tx: Tx, orgId: OrgId, { ids, away, from }: Asked): Promise<string[]> {
  const before = await readThreads(tx, orgId, ids)
  const { doors, now } = await lockDoors(tx, orgId, [...new Set(before.map(({ phone }) => phone))], 'share')
  // Under the doors' locks: a STOP that came meanwhile is seen here, or waits.
  const threads = (await readThreads(tx, orgId, ids)).filter((thread) => isForAPerson(thread, from))
  const answers = oneOfEachPhone(threads).flatMap((thread) => {
    const body = away.bodyOf(thread.business)
    const { window_at, window_record, window_message, hours } = thread
    const cleared = clear({
      ...{ kind: 'away_answer', door: doors.get(thread.phone) ?? OPEN_DOOR, conversationHours: hours },
      window:
        window_at && window_record && window_message
          ? { at: window_at, record: window_record, message: window_message }
          : null,
      ...{ isPromotion: readPromotion(body).isPromotion, now: now ?? new Date(0) },
    })
    return cleared.ok ? [{ thread, body, cleared }] : []
  })
  await advanceThreads(
    tx,
    orgId,
    // It leaves the lists as they are: their words still wait there for a person.
    answers.map(({ thread: { id } }) => ({
      ...{ id, texts: 1, unread: 0, preview: null, ours: true, assignTo: null, window: null },
    })),
  )
  await addOutbound(
    tx,
    orgId,
    answers.map((answer) => rowOf(answer, away)),
  )
  return answers.map(({ thread }) => thread.id)
}

/** No machine is answered by a machine, and no words that the rules answer otherwise. */
const isForAPerson = (
  { reading, body, phone, is_ours, lately, received_at }: AwayThread,
  from: Date,
): boolean =>
  reading === 'none' &&
  received_at >= from &&
  !is_ours &&
  !isMachinesNumber(phone) &&
  !isAutoReply(body) &&
  lately < MOST_AN_HOUR

/** Somebody who texted two numbers of the department at once is counted twice only from the next look on. */
function oneOfEachPhone(threads: readonly AwayThread[]): AwayThread[] {
  const byPhone = Map.groupBy(threads, ({ phone }) => phone)
  return threads.filter((thread) => byPhone.get(thread.phone)?.[0] === thread)
}

function rowOf(
  { thread, body, cleared }: { thread: AwayThread; body: string; cleared: Cleared },
  { since }: Away,
): Parameters<typeof addOutbound>[2][number] {
  return {
    ...{
      id: newId(),
      conversationId: thread.id,
      back: 0,
      laneId: thread.lane_id,
      phone: thread.phone,
      class: 1,
    },
    ...{
      kind: 'away_answer',
      body,
      segments: segmentsOf(body).segments,
      dueAt: null,
      authorId: null,
      keyId: null,
    },
    ...{ requestKey: `away:${thread.id}:${since.getTime()}`, requestSha256: Buffer.alloc(32) },
    ...{ clearedBy: cleared.by, clearedRule: cleared.rule, answersId: cleared.answers },
    ...{ level: 'conversational', campaignId: null, overruledBy: null },
  }
}
