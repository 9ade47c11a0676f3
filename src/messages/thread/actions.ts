// Reading a thread, one text, and taking a waiting text back.
import { settledSentences } from '../../consent/refusal.ts'
import { visible } from '../../conversations/actions.ts'
import type { ThreadMessage, ThreadNote } from '../../conversations/contract.ts'
import { filesOfTexts } from '../../media/actions.ts'
import { notesBeside, notesChanged } from '../../notes/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { Problem } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http.ts'
import { pageOf } from './page.ts'
import { readText, readTexts, type TextRow, takeBack } from './store.ts'

/** A page of a thread, its texts and its notes together. `more`: there is more in the direction asked. */
export async function read(
  app: App,
  caller: Caller,
  wanted: { id: string; before?: number | undefined; after?: number | undefined; limit: number },
): Promise<{ messages: ThreadMessage[]; notes: ThreadNote[]; more: boolean }> {
  const [messages, notes, changed] = await app.db.inOrganization(caller.orgId, async (tx) => {
    await visible(tx, caller, wanted.id)
    const { id: conversationId, before, after } = wanted
    const asked = { conversationId, before, after, limit: wanted.limit + 1 }
    const [texts, ...ofNotes] = await Promise.all([
      readTexts(tx, caller.orgId, asked),
      notesBeside(tx, caller, asked),
      notesChanged(tx, caller, asked),
    ])
    return [await asMessages(tx, caller.orgId, texts), ...ofNotes] as const
  })
  const page = pageOf(messages, notes, { limit: wanted.limit, isUpward: wanted.after !== undefined })
  return { ...page, notes: [...page.notes, ...changed] }
}

export async function readOne(app: App, caller: Caller, id: string): Promise<ThreadMessage> {
  return app.db.inOrganization(caller.orgId, async (tx) =>
    withFiles(tx, caller.orgId, await visibleText(tx, caller, id)),
  )
}

/** Takes a text back that has not left. One that has is told so, and stays as it is. */
export async function cancel(app: App, caller: Caller, id: string): Promise<ThreadMessage> {
  const { message, conversationId, departmentId } = await app.db.inOrganization(caller.orgId, async (tx) => {
    const found = await visibleText(tx, caller, id)
    if (!(await takeBack(tx, caller.orgId, id)))
      throw new Problem('already_done', 'This text has left already, so it cannot be taken back.')
    const thread = await visible(tx, caller, found.conversation_id)
    return {
      message: await withFiles(tx, caller.orgId, await visibleText(tx, caller, id)),
      conversationId: found.conversation_id,
      departmentId: thread.department_id,
    }
  })
  app.live.tell([{ orgId: caller.orgId, topic: 'conversation', id: conversationId, departmentId }])
  return message
}

async function visibleText(tx: Tx, caller: Caller, id: string): Promise<TextRow> {
  const row = await readText(tx, caller.orgId, id)
  if (!row) throw new Problem('not_found')
  await visible(tx, caller, row.conversation_id)
  return row
}

/** Texts as they are shown. Their files are asked for only where one has any. */
async function asMessages(tx: Tx, orgId: OrgId, rows: readonly TextRow[]): Promise<ThreadMessage[]> {
  const carrying = rows.filter((row) => row.media_count > 0 && !row.is_erased).map(({ id }) => id)
  const files = carrying.length > 0 ? await filesOfTexts(tx, orgId, carrying) : null
  return rows.map((row) => {
    const own = files?.get(row.id)
    return { ...asMessage(row), ...(own && { files: own }) }
  })
}

async function withFiles(tx: Tx, orgId: OrgId, row: TextRow): Promise<ThreadMessage> {
  const [message] = await asMessages(tx, orgId, [row])
  return message ?? asMessage(row)
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
