// Reading a thread, one text, and taking a waiting text back.
import { settledSentences } from '../../consent/refusal.ts'
import { visible } from '../../conversations/actions.ts'
import type { ThreadMessage } from '../../conversations/contract.ts'
import type { App } from '../../platform/app.ts'
import type { Tx } from '../../platform/database.ts'
import { Problem } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http.ts'
import { readText, readTexts, type TextRow, takeBack } from './store.ts'

/** A page of a thread. `more`: there is more in the direction asked. */
export async function read(
  app: App,
  caller: Caller,
  wanted: { id: string; before?: number | undefined; after?: number | undefined; limit: number },
): Promise<{ messages: ThreadMessage[]; more: boolean }> {
  const rows = await app.db.inOrganization(caller.orgId, async (tx) => {
    await visible(tx, caller, wanted.id)
    return readTexts(tx, caller.orgId, {
      conversationId: wanted.id,
      before: wanted.before,
      after: wanted.after,
      limit: wanted.limit + 1,
    })
  })
  return { messages: rows.slice(0, wanted.limit).map(asMessage), more: rows.length > wanted.limit }
}

export async function readOne(app: App, caller: Caller, id: string): Promise<ThreadMessage> {
  return app.db.inOrganization(caller.orgId, async (tx) => asMessage(await visibleText(tx, caller, id)))
}

/** Takes a text back that has not left. One that has is told so, and stays as it is. */
export async function cancel(app: App, caller: Caller, id: string): Promise<ThreadMessage> {
  const { row, departmentId } = await app.db.inOrganization(caller.orgId, async (tx) => {
    const found = await visibleText(tx, caller, id)
    if (!(await takeBack(tx, caller.orgId, id)))
      throw new Problem('already_done', 'This text has left already, so it cannot be taken back.')
    const thread = await visible(tx, caller, found.conversation_id)
    return { row: await visibleText(tx, caller, id), departmentId: thread.department_id }
  })
  app.live.tell([{ orgId: caller.orgId, topic: 'conversation', id: row.conversation_id, departmentId }])
  return asMessage(row)
}

async function visibleText(tx: Tx, caller: Caller, id: string): Promise<TextRow> {
  const row = await readText(tx, caller.orgId, id)
  if (!row) throw new Problem('not_found')
  await visible(tx, caller, row.conversation_id)
  return row
}

function asMessage(row: TextRow): ThreadMessage {
  const words = row.reason ? (settledSentences[row.reason] ?? null) : null
  return {
    id: row.id,
    orderNo: row.order_no,
    ours: row.ours,
    body: row.body,
    at: row.at.toISOString(),
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    sentence: words && row.note ? `${words} ${row.note}` : words,
    authorId: row.author_id,
    segments: row.segments,
    dueAt: row.due_at?.toISOString() ?? null,
    requestKey: row.request_key,
    level: row.level,
    campaign: row.campaign,
    isErased: row.is_erased,
  }
}
