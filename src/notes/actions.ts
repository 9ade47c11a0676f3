// Verbs of internal notes. A note is seen by whoever sees its conversation; its author may edit it, and its author or an admin deletes it.
import { isErasedNumber } from '../consent/erase/words.ts'
import { visible } from '../conversations/actions.ts'
import type { ThreadNote } from '../conversations/contract.ts'
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import { Problem } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import { forget, remember } from '../search/actions.ts'
import { forgetMentions, retell, tellMentioned } from './mentions/actions.ts'
import {
  emptyNote,
  insertNote,
  type NoteRow,
  noteOfRequest,
  notesChangedAfter,
  notesOfThread,
  rewriteNote,
  selectNotes,
  takePlace,
  versionsOf,
  type Wanted,
} from './store.ts'
import { mentionedIn, type Piece, piecesOf, stored, trimmed, type Words } from './words.ts'

/** What changed with a note, and whose bell is to look again. */
type Changed = {
  readonly note: NoteRow
  readonly departmentId: string
  readonly memberIds: readonly string[]
}

/** Notes of a thread beside its texts, before an order number or after one. Notes are for people, so a key gets none. */
export async function notesBeside(tx: Tx, caller: Caller, wanted: Wanted): Promise<ThreadNote[]> {
  if (caller.memberId === null) return []
  return (await notesOfThread(tx, caller.orgId, wanted)).map(asNote)
}

/** For who holds a thread up to an order number: the notes among theirs that were edited or deleted since. */
export async function notesChanged(
  tx: Tx,
  caller: Caller,
  { conversationId, after }: Wanted,
): Promise<ThreadNote[]> {
  if (caller.memberId === null || after === undefined) return []
  return (await notesChangedAfter(tx, caller.orgId, conversationId, after)).map(asNote)
}

/** Notes by their ids, for whoever shows them elsewhere: what may be seen is for the caller to decide. */
export const readNotes = async (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<ThreadNote[]> =>
  ids.length === 0 ? [] : (await selectNotes(tx, orgId, ids)).map(asNote)

/** Adds a note. The same request again answers the note that is there. */
export async function add(
  app: App,
  caller: Caller,
  conversationId: string,
  wanted: { requestKey: string; words: Words },
): Promise<ThreadNote> {
  const authorId = memberOf(caller)
  const { orgId } = caller
  const body = stored(trimmed(wanted.words))
  const changed = await app.db.inOrganization(orgId, async (tx): Promise<Changed> => {
    await visible(tx, caller, conversationId)
    const place = await takePlace(tx, orgId, conversationId)
    if (isErasedNumber(place.their_phone))
      throw new Problem(
        'already_done',
        'This person was erased, so nothing is written down about them any more.',
      )
    const { department_id: departmentId, last_order: order_no } = place
    const note = await insertNote(tx, orgId, {
      ...{ id: newId(), conversation_id: conversationId, order_no, author_id: authorId },
      ...{ body, request_key: wanted.requestKey },
    })
    if (!note)
      return {
        note: await repeated(tx, caller, { ...wanted, conversationId, body }),
        departmentId,
        memberIds: [],
      }
    const memberIds = await tellMentioned(tx, orgId, {
      noteId: note.id,
      departmentId,
      authorId,
      mentioned: mentionedIn(piecesOf(body)),
    })
    return { note, departmentId, memberIds }
  })
  return tell(app, orgId, changed)
}

type Asked = { readonly requestKey: string; readonly conversationId: string; readonly body: string }

/** The note that this request made before. It may have been edited since; then the request is answered with how it reads now. */
async function repeated(
  tx: Tx,
  caller: Caller,
  { requestKey, conversationId, body }: Asked,
): Promise<NoteRow> {
  const before = await noteOfRequest(tx, caller.orgId, memberOf(caller), requestKey)
  const isSame =
    before?.conversation_id === conversationId && (before.body === body || before.change_no > before.order_no)
  if (!before || !isSame)
    throw new Problem(
      'key_reused',
      'This request key was used for another note. Use a new key for a new note.',
      {
        field: 'requestKey',
      },
    )
  return before
}

/** Gives a note of one's own other words. Who is mentioned anew is told; who is no longer in it loses the mention. */
export async function edit(
  app: App,
  caller: Caller,
  id: string,
  wanted: { words: Words; changeNo: number },
): Promise<ThreadNote> {
  const authorId = memberOf(caller)
  const { orgId } = caller
  const body = stored(trimmed(wanted.words))
  const changed = await app.db.inOrganization(orgId, async (tx): Promise<Changed> => {
    const { note, departmentId, changeNo } = await holdNote(tx, caller, id)
    if (note.author_id !== authorId)
      throw new Problem('not_allowed', 'Only who wrote a note may edit it. Add a note of your own instead.')
    refuseGone(note)
    if (note.body === body) return { note, departmentId, memberIds: [] }
    if (note.change_no !== wanted.changeNo)
      throw new Problem(
        'moved_on',
        'This note was edited in the meantime. Look at it before you change it again.',
      )
    const memberIds = await retell(tx, orgId, {
      ...{ noteId: id, departmentId, authorId },
      ...{ before: mentionedIn(piecesOf(note.body)), mentioned: mentionedIn(piecesOf(body)) },
    })
    const rewritten = await rewriteNote(tx, orgId, { id, body, changeNo })
    await forget(tx, orgId, [note])
    await remember(tx, orgId, [{ ...rewritten, at: rewritten.written_at, source: 'note' }])
    return { note: rewritten, departmentId, memberIds }
  })
  return tell(app, orgId, changed)
}

/** Deletes a note: its words are gone for good, and that it was there and who deleted it stays. */
export async function remove(app: App, caller: Caller, id: string): Promise<ThreadNote> {
  const by = memberOf(caller)
  const { orgId } = caller
  const changed = await app.db.inOrganization(orgId, async (tx): Promise<Changed> => {
    const { note, departmentId, changeNo } = await holdNote(tx, caller, id)
    if (note.author_id !== by && !caller.permissions.has('notes.remove'))
      throw new Problem('not_allowed', 'Only who wrote a note may delete it. Ask them, or an admin.')
    if (note.deleted_at !== null) return { note, departmentId, memberIds: [] }
    const memberIds = await forgetMentions(tx, orgId, id)
    await forget(tx, orgId, [note])
    return { note: await emptyNote(tx, orgId, { id, by, changeNo }), departmentId, memberIds }
  })
  return tell(app, orgId, changed)
}

/** What a note said before it was edited, newest first. */
export async function history(
  app: App,
  caller: Caller,
  id: string,
): Promise<{ versions: { words: Piece[]; at: string }[] }> {
  memberOf(caller)
  const rows = await app.db.inOrganization(caller.orgId, async (tx) => {
    const note = await noteOf(tx, caller, id)
    return versionsOf(tx, caller.orgId, note.id)
  })
  return { versions: rows.map((row) => ({ words: piecesOf(row.body), at: row.written_at.toISOString() })) }
}

/** The note under its thread's lock, with the number that a change of it takes. */
async function holdNote(tx: Tx, caller: Caller, id: string) {
  const { conversation_id } = await noteOf(tx, caller, id)
  const { last_order: changeNo, department_id: departmentId } = await takePlace(
    tx,
    caller.orgId,
    conversation_id,
  )
  return { note: await noteOf(tx, caller, id), departmentId, changeNo }
}

async function noteOf(tx: Tx, caller: Caller, id: string): Promise<NoteRow> {
  const [row] = await selectNotes(tx, caller.orgId, [id])
  if (!row) throw new Problem('not_found')
  await visible(tx, caller, row.conversation_id)
  return row
}

function refuseGone({ deleted_at, erased_at }: NoteRow): void {
  if (deleted_at !== null)
    throw new Problem('already_done', 'This note was deleted in the meantime, so it cannot be edited.')
  if (erased_at !== null)
    throw new Problem('already_done', 'This note was erased with the person, so it cannot be edited.')
}

/** Notes are signed by people: no key writes, reads or deletes one. */
function memberOf({ memberId }: Caller): string {
  if (memberId === null)
    throw new Problem('not_allowed', 'Notes are for people. Sign in to read and write them.')
  return memberId
}

function tell(app: App, orgId: OrgId, { note, departmentId, memberIds }: Changed): ThreadNote {
  app.live.tell([
    { orgId, topic: 'conversation', id: note.conversation_id, departmentId },
    ...memberIds.map((memberId) => ({ orgId, topic: 'mentions' as const, memberId })),
  ])
  return asNote(note)
}

const asNote = (row: NoteRow): ThreadNote => ({
  ...{ id: row.id, conversationId: row.conversation_id, orderNo: row.order_no, changeNo: row.change_no },
  ...{ words: piecesOf(row.body), authorId: row.author_id, at: row.written_at.toISOString() },
  editedAt: row.edited_at?.toISOString() ?? null,
  deleted: row.deleted_at && row.deleted_by ? { at: row.deleted_at.toISOString(), by: row.deleted_by } : null,
  isErased: row.erased_at !== null,
})
