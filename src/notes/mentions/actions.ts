// Mentions: who is told of a note, and the list behind a member's bell.
import { decodeCursor, encodeCursor } from '../../conversations/cursor.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { Problem } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http.ts'
import type { Mention } from '../contract.ts'
import { workingRoles } from '../mentionable.ts'
import { piecesOf } from '../words.ts'
import {
  deleteMentions,
  insertMentions,
  type MentionRow,
  markMentions,
  mentionsOf,
  unreadMentions,
  workingIn,
} from './store.ts'

type Telling = {
  readonly noteId: string
  readonly departmentId: string
  readonly authorId: string
  readonly mentioned: readonly string[]
}

/** Tells whoever is mentioned, but for the author. Refuses people who do not work in the department: they would not see the note. */
export async function tellMentioned(tx: Tx, orgId: OrgId, telling: Telling): Promise<string[]> {
  const { noteId, departmentId, authorId, mentioned } = telling
  const others = mentioned.filter((id) => id !== authorId)
  if (others.length === 0) return []
  const working = await workingIn(tx, orgId, { memberIds: others, departmentId, roles: workingRoles })
  if (others.some((id) => !working.has(id)))
    throw new Problem(
      'invalid',
      'Somebody whom you mention is not in this conversation\u2019s department and would not see the note. Take them out of it.',
      { field: 'words' },
    )
  return insertMentions(tx, orgId, noteId, others)
}

/** After an edit: who is in the note anew is told, and who is no longer in it loses the mention. All of them look again. */
export async function retell(
  tx: Tx,
  orgId: OrgId,
  { before, ...telling }: Telling & { readonly before: readonly string[] },
): Promise<string[]> {
  const { noteId, mentioned } = telling
  const gone = before.filter((id) => !mentioned.includes(id))
  const removed = await deleteMentions(tx, orgId, noteId, gone)
  // Who stays in it has seen it once, or was left out then: nobody is told twice.
  const fresh = mentioned.filter((id) => !before.includes(id))
  const told = await tellMentioned(tx, orgId, { ...telling, mentioned: fresh })
  const staying = mentioned.filter((id) => before.includes(id) && id !== telling.authorId)
  return [...removed, ...told, ...staying]
}

/** Takes a deleted note out of everybody's list. */
export const forgetMentions = (tx: Tx, orgId: OrgId, noteId: string): Promise<string[]> =>
  deleteMentions(tx, orgId, noteId, null)

/** One page of the notes that mention the caller, and how many of all are unread. */
export async function list(
  app: App,
  caller: Caller,
  wanted: { cursor?: string | undefined; limit: number },
): Promise<{ mentions: Mention[]; unread: number; next: string | null }> {
  const after = wanted.cursor === undefined ? null : decodeCursor(wanted.cursor)
  if (wanted.cursor !== undefined && after === null)
    throw new Problem('invalid', 'The cursor is not one that this list gave. Start from the first page.', {
      field: 'cursor',
    })
  const { orgId, memberId, departments } = caller
  if (memberId === null) return { mentions: [], unread: 0, next: null }
  const [rows, unread] = await app.db.inOrganization(orgId, (tx) =>
    Promise.all([
      mentionsOf(tx, orgId, { memberId, departments, after, limit: wanted.limit + 1 }),
      unreadMentions(tx, orgId, { memberId, departments }),
    ]),
  )
  const page = rows.slice(0, wanted.limit)
  const last = page.at(-1)
  return {
    mentions: page.map(asMention),
    unread,
    next: rows.length > page.length && last ? encodeCursor({ at: last.at, id: last.note_id }) : null,
  }
}

/** Marks mentions of the caller as read; all of them without `noteIds`. Their other windows look again. */
export async function markRead(
  app: App,
  caller: Caller,
  noteIds: readonly string[] | undefined,
): Promise<void> {
  const { orgId, memberId } = caller
  if (memberId === null) return
  const wasUnread = await app.db.inOrganization(orgId, (tx) =>
    markMentions(tx, orgId, memberId, noteIds ?? null),
  )
  if (wasUnread) app.live.tell([{ orgId, topic: 'mentions', memberId }])
}

const asMention = (row: MentionRow): Mention => ({
  ...{
    noteId: row.note_id,
    conversationId: row.conversation_id,
    orderNo: row.order_no,
    contactName: row.contact_name,
    phone: row.phone,
  },
  ...{
    authorId: row.author_id,
    words: piecesOf(row.body),
    at: row.at.toISOString(),
    isRead: row.read_at !== null,
  },
})
