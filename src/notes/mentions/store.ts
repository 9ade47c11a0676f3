// The SQL of mentions: who may be told, who was told, and the list behind a member's bell, a range of their own index.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

const selectWorking = statement(
  'mentions_working',
  `
  SELECT m.id FROM member m
   WHERE m.org_id = $1 AND m.id = ANY($2::uuid[]) AND m.deactivated_at IS NULL
     AND (m.role = ANY($4::text[])
          OR (m.role = ANY($5::text[]) AND EXISTS (SELECT FROM member_department d WHERE d.org_id = $1 AND d.member_id = m.id AND d.department_id = $3)))`,
)
export type Roles = { readonly everywhere: readonly string[]; readonly own: readonly string[] }

/** Which of these members work in a department. */
export async function workingIn(
  tx: Tx,
  orgId: OrgId,
  { memberIds, departmentId, roles }: { memberIds: readonly string[]; departmentId: string; roles: Roles },
): Promise<Set<string>> {
  const values = [orgId, memberIds, departmentId, roles.everywhere, roles.own]
  return new Set((await tx.query<{ id: string }>(selectWorking, values)).map(({ id }) => id))
}

const insert = statement(
  'mentions_insert',
  'INSERT INTO note_mention (org_id, note_id, member_id) SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING RETURNING member_id',
)
const remove = statement(
  'mentions_remove',
  'DELETE FROM note_mention WHERE org_id = $1 AND note_id = $2 AND ($3::uuid[] IS NULL OR member_id = ANY($3)) RETURNING member_id',
)

/** Puts a note into the lists of these members. */
export const insertMentions = async (
  tx: Tx,
  orgId: OrgId,
  noteId: string,
  memberIds: readonly string[],
): Promise<string[]> => membersIn(await tx.query(insert, [orgId, noteId, memberIds]))

/** Takes a note out of the lists of these members; of all, when none are named. */
export const deleteMentions = async (
  tx: Tx,
  orgId: OrgId,
  noteId: string,
  memberIds: readonly string[] | null,
): Promise<string[]> => membersIn(await tx.query(remove, [orgId, noteId, memberIds]))

const membersIn = (rows: Record<string, unknown>[]): string[] =>
  rows.map(({ member_id }) => String(member_id))

export type MentionRow = {
  note_id: string
  conversation_id: string
  order_no: number
  contact_name: string
  phone: string
  author_id: string
  body: string
  at: Date
  read_at: Date | null
}

// A conversation that moved to a department of others takes its mentions along: they are seen again when it comes back.
const SEEN = `
    FROM note_mention m
    JOIN note n ON n.org_id = $1 AND n.id = m.note_id
    JOIN conversation c ON c.org_id = $1 AND c.id = n.conversation_id AND ($3::uuid[] IS NULL OR c.department_id = ANY($3))`
const list = statement(
  'mentions_list',
  `
  SELECT m.note_id, n.conversation_id, n.order_no, p.name AS contact_name, c.their_phone AS phone, n.author_id, n.body, m.at, m.read_at ${SEEN}
    JOIN contact p ON p.org_id = $1 AND p.phone = c.their_phone
   WHERE m.org_id = $1 AND m.member_id = $2 AND (m.at, m.note_id) < ($4::timestamptz, $5::uuid)
   ORDER BY m.at DESC, m.note_id DESC LIMIT $6`,
)
const countUnread = statement(
  'mentions_unread',
  `SELECT count(*)::int AS unread FROM (SELECT 1 ${SEEN} WHERE m.org_id = $1 AND m.member_id = $2 AND m.read_at IS NULL LIMIT 100) x`,
)

export type MentionsWanted = {
  readonly memberId: string
  readonly departments: 'all' | readonly string[]
  readonly after: { readonly at: Date; readonly id: string } | null
  readonly limit: number
}

/** A member's mentions, newest first, of conversations that they see. */
export const mentionsOf = (tx: Tx, orgId: OrgId, wanted: MentionsWanted): Promise<MentionRow[]> =>
  tx.query<MentionRow>(list, [
    ...[orgId, wanted.memberId, wanted.departments === 'all' ? null : wanted.departments],
    ...[
      wanted.after?.at ?? 'infinity',
      wanted.after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
      wanted.limit,
    ],
  ])

/** How many of them are unread, up to 100. */
export async function unreadMentions(
  tx: Tx,
  orgId: OrgId,
  { memberId, departments }: Pick<MentionsWanted, 'memberId' | 'departments'>,
): Promise<number> {
  const values = [orgId, memberId, departments === 'all' ? null : departments]
  const [row] = await tx.query<{ unread: number }>(countUnread, values)
  return row?.unread ?? 0
}

const READ =
  'UPDATE note_mention SET read_at = now() WHERE org_id = $1 AND member_id = $2 AND read_at IS NULL'
const markThese = statement('mentions_read', `${READ} AND note_id = ANY($3::uuid[]) RETURNING note_id`)
const markAll = statement('mentions_read_all', `${READ} RETURNING note_id`)

/** Marks a member's mentions as read; all of them, when none are named. Says whether one was unread. */
export async function markMentions(
  tx: Tx,
  orgId: OrgId,
  memberId: string,
  noteIds: readonly string[] | null,
): Promise<boolean> {
  const marked =
    noteIds === null
      ? await tx.query(markAll, [orgId, memberId])
      : await tx.query(markThese, [orgId, memberId, noteIds])
  return marked.length > 0
}
