// What a door that a person or a list closed does to texts: those that wait are cancelled, and the one confirmation goes out
// while the words are fresh. The caller holds the doors for change and has written the records.
import { advanceThreads } from '../../conversations/actions.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { answerTo } from '../answer.ts'
import { previewOf } from '../preview.ts'
import { cancelFor } from '../receive/store.ts'
import { segmentsOf } from '../segments.ts'
import { addOutbound } from '../send/store.ts'
import { threadOfStop } from './store.ts'

/** Cancels what waits to leave to these phones. Returns the conversations in which something did. */
export async function cancelTexts(tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<string[]> {
  const rows = await cancelFor(tx, orgId, phones)
  return [...new Set(rows.map((row) => row.conversation_id))]
}

export type Confirmable = {
  readonly conversationId: string
  readonly phone: string
  /** The record of the opt-out, and the text that said so. */
  readonly recordId: string
  readonly messageId: string
  /** When the words were said: the five minutes count from there, however late it was decided. */
  readonly saidAt: Date
  readonly now: Date
}

/** Puts the one confirmation into the outbox, unless the gate finds it too late. Says whether it did. */
export async function confirmOptOut(tx: Tx, orgId: OrgId, stop: Confirmable): Promise<boolean> {
  const thread = await threadOfStop(tx, orgId, stop.conversationId)
  if (!thread) return false
  const { recordId, messageId, saidAt: at, now, conversationId, phone } = stop
  const answer = answerTo('opt_out_confirmation', { recordId, messageId, at, now, ...thread })
  if (!answer) return false
  const { kind, body, cleared } = answer
  await advanceThreads(tx, orgId, [
    {
      ...{ id: conversationId, texts: 1, unread: 0, preview: previewOf(body) },
      ...{ ours: true, assignTo: null, window: null },
    },
  ])
  await addOutbound(tx, orgId, [
    {
      ...{ id: newId(), conversationId, back: 0, laneId: thread.laneId, phone, class: 0, kind, body },
      ...{ segments: segmentsOf(body).segments, dueAt: null, authorId: null, keyId: null },
      ...{ requestKey: `answer:${recordId}`, requestSha256: Buffer.alloc(32) },
      ...{ clearedBy: cleared.by, clearedRule: cleared.rule, answersId: cleared.answers },
      ...{ level: 'conversational' as const, campaignId: null, overruledBy: null },
    },
  ])
  return true
}
