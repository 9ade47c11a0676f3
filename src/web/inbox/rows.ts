// One list of the inbox as the browser holds it: what was fetched so far, in order, patched as conversations change.
import type { Conversation, ListName } from '../../conversations/contract.ts'

export type Rows = { readonly rows: readonly Conversation[]; readonly next: string | null }

/** Which conversations a list shows. */
export type ListKey = {
  readonly list: ListName
  readonly departmentId: string | undefined
  readonly tagId?: string | undefined
}

export function belongs(
  conversation: Conversation,
  { list, departmentId, tagId }: ListKey,
  myId: string | null,
): boolean {
  if (departmentId !== undefined && conversation.departmentId !== departmentId) return false
  const { tags, contactTags } = conversation
  if (tagId !== undefined && !tags.includes(tagId) && !contactTags.includes(tagId)) return false
  if (list === 'closed' || list === 'snoozed') return conversation.state === list
  if (conversation.state !== 'open') return false
  if (list === 'mine') return myId !== null && conversation.assigneeId === myId
  return list === 'all' || conversation.assigneeId === null
}

/** Puts a changed conversation where it now belongs, or takes it out. */
export function patchRows(held: Rows, changed: Conversation, isMember: boolean): Rows {
  const rows = held.rows.filter(({ id }) => id !== changed.id)
  if (!isMember) return rows.length === held.rows.length ? held : { ...held, rows }
  const found = rows.findIndex((row) => order(changed, row) < 0)
  const place = found === -1 ? rows.length : found
  // Below what was fetched it will come with its own page.
  if (place === rows.length && held.next !== null && rows.length > 0) return { ...held, rows }
  return { ...held, rows: [...rows.slice(0, place), changed, ...rows.slice(place)] }
}

/** The first page anew, over what was held: what it should hold and does not has left the list. */
export function mergeHead(held: Rows | undefined, head: Rows): Rows {
  const last = head.rows.at(-1)
  if (!held || !last || head.next === null) return head
  const below = held.rows.filter((row) => order(row, last) > 0)
  return below.length === 0 ? head : { rows: [...head.rows, ...below], next: held.next }
}

/** The next page, after what was held; a row that moved up meanwhile is not shown twice. */
export function appendRows(held: Rows, page: Rows): Rows {
  const known = new Set(held.rows.map(({ id }) => id))
  return { rows: [...held.rows, ...page.rows.filter(({ id }) => !known.has(id))], next: page.next }
}

/** Newest first; of two at the same moment the one with the greater id, as the server orders them. */
const order = (a: Conversation, b: Conversation): number =>
  Date.parse(b.listAt) - Date.parse(a.listAt) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
