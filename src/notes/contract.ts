// What the API takes and gives for internal notes: writing, editing and deleting them, and the list of mentions behind the bell.
import * as z from 'zod'
import { notePiece, threadNote } from '../conversations/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import { lengthOf, maxMentions, maxNote, mentionedIn, trimmed } from './words.ts'

const id = z.object({ id: z.uuid() })
const requestKey = z
  .string()
  .min(8, 'Use a key of 8 to 100 characters.')
  .max(100, 'Use a key of 8 to 100 characters.')
  .refine((key) => key.isWellFormed() && !/\p{Cc}/u.test(key), 'Use letters, digits and signs for a key.')

const words = z
  .array(notePiece)
  .max(200, 'Use at most 200 pieces.')
  .refine((pieces) => trimmed(pieces).length > 0, 'Write something to add.')
  .refine(
    (pieces) => lengthOf(pieces) <= maxNote,
    `A note may have at most ${maxNote} characters. Shorten it, or add two.`,
  )
  .refine(
    (pieces) =>
      pieces.every(
        (piece) => !('text' in piece) || (piece.text.isWellFormed() && !piece.text.includes('\u0000')),
      ),
    'The note holds a character that cannot be stored. Remove it and try again.',
  )
  .refine(
    (pieces) => mentionedIn(pieces).length <= maxMentions,
    `Mention at most ${maxMentions} people in a note.`,
  )

/** Added twice with the same key, the note is there once. */
export const addNote = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/notes',
  access: 'notes.write',
  summary: 'Add an internal note; who is mentioned in it is told',
  status: 201,
  params: id,
  body: z.object({ requestKey, words }),
  answer: threadNote,
})
/** `changeNo` is the wording that the author saw: another one answers 409. */
export const editNote = endpoint({
  method: 'PATCH',
  path: '/api/notes/:id',
  access: 'notes.write',
  summary: 'Edit a note of one\u2019s own; what it said before is kept',
  params: id,
  body: z.object({ words, changeNo: z.int() }),
  answer: threadNote,
})
/** Twice is the same as once. */
export const deleteNote = endpoint({
  method: 'DELETE',
  path: '/api/notes/:id',
  access: 'notes.write',
  summary: 'Delete a note: its words go for good, who deleted it and when stays',
  params: id,
  answer: threadNote,
})
export const readNoteHistory = endpoint({
  method: 'GET',
  path: '/api/notes/:id/history',
  access: 'conversations.view',
  summary: 'What a note said before it was edited, newest first',
  params: id,
  answer: z.object({ versions: z.array(z.object({ words: z.array(notePiece), at: z.iso.datetime() })) }),
})

/** A note that mentions whoever asks. */
export const mention = z.object({
  noteId: z.uuid(),
  conversationId: z.uuid(),
  orderNo: z.number(), // where it stands in the thread
  contactName: z.string(),
  phone: z.string(),
  authorId: z.uuid(),
  words: z.array(notePiece),
  at: z.iso.datetime(),
  isRead: z.boolean(),
})
export type Mention = z.output<typeof mention>

export const listMentions = endpoint({
  method: 'GET',
  path: '/api/mentions',
  access: 'notes.write',
  summary: 'Notes that mention you, newest first, by cursor; unread ones are counted up to 100',
  query: z.object({
    cursor: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  answer: z.object({ mentions: z.array(mention), unread: z.number(), next: z.string().nullable() }),
})
/** Without `noteIds`: all of them. */
export const readMentions = endpoint({
  method: 'POST',
  path: '/api/mentions/read',
  access: 'notes.write',
  summary: 'Mark mentions of you as read',
  body: z.object({ noteIds: z.array(z.uuid()).max(100).optional() }),
})
