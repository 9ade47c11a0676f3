// What the API takes and gives for the shared inbox: its lists, one thread, and who is answering it.
import * as z from 'zod'
import { mediaView } from '../media/contract.ts'
import { endpoint } from '../platform/endpoint.ts'

const id = z.object({ id: z.uuid() })
export const listName = z.enum(['mine', 'unassigned', 'all', 'snoozed', 'closed'])
export type ListName = z.output<typeof listName>

/** Whether a text may be sent in this thread now, and in which words not. `until` is when conversational consent fades. */
export const standing = z.object({
  maySend: z.boolean(),
  reason: z.string().nullable(),
  sentence: z.string().nullable(),
  wayOut: z.string().nullable(),
  until: z.iso.datetime().nullable(),
  optedOutAt: z.iso.datetime().nullable(),
  isBlocked: z.boolean().optional(), // by the business; unblocking is in the contact panel
})
export type StandingView = z.output<typeof standing>

export const conversation = z.object({
  id: z.uuid(),
  numberId: z.uuid(),
  departmentId: z.uuid(),
  contactId: z.uuid(),
  contactName: z.string(),
  phone: z.string(),
  state: z.enum(['open', 'snoozed', 'closed']),
  snoozedUntil: z.iso.datetime().nullable(), // null while it is snoozed: until they text
  assigneeId: z.uuid().nullable(),
  unread: z.number(),
  preview: z.string(),
  previewOurs: z.boolean(),
  lastAt: z.iso.datetime(),
  listAt: z.iso.datetime(), // its place in the lists: its newest text, or when it woke
  tags: z.array(z.uuid()), // of the conversation
  contactTags: z.array(z.uuid()), // of the person, in every conversation with them
})
export type Conversation = z.output<typeof conversation>

export const threadMessage = z.object({
  id: z.uuid(),
  orderNo: z.number(),
  ours: z.boolean(),
  body: z.string(),
  at: z.iso.datetime(),
  kind: z.string(), // text | opt_out_confirmation | help_answer; inbound: none | opt_out | opt_in | help, as it was read
  state: z.string(), // outbound: scheduled queued claimed handing sent delivered undelivered failed refused cancelled unconfirmed; inbound: received
  reason: z.string().nullable(),
  sentence: z.string().nullable(), // why it was refused, cancelled or failed, in words
  authorId: z.uuid().nullable(),
  segments: z.number(),
  dueAt: z.iso.datetime().nullable(),
  requestKey: z.string().nullable(),
  level: z.enum(['conversational', 'informational', 'promotional']).nullable(), // of ours: what it was cleared as
  campaign: z.string().nullable(), // the name of the campaign that it was sent for
  isErased: z.boolean(), // its words were taken away with the person
  files: z.array(mediaView).optional(), // pictures and other files, where it has any
})
export type ThreadMessage = z.output<typeof threadMessage>

/** The words of a note in pieces: text, and members by their ids, so that a person who was renamed is shown as they are called now. */
export const notePiece = z.union([z.object({ text: z.string() }), z.object({ memberId: z.uuid() })])

/** An internal note in a thread. It is no text: it has no body, no state and no way to a carrier. */
export const threadNote = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  orderNo: z.number(), // its place among the texts
  changeNo: z.number(), // its newest wording, by the same count
  words: z.array(notePiece), // none once it was deleted, or erased with the person
  authorId: z.uuid(),
  at: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  deleted: z.object({ at: z.iso.datetime(), by: z.uuid() }).nullable(),
  isErased: z.boolean(),
})
export type ThreadNote = z.output<typeof threadNote>

export const listConversations = endpoint({
  method: 'GET',
  path: '/api/conversations',
  access: 'conversations.view',
  summary: 'One list of the inbox, newest first, by cursor',
  query: z.object({
    list: listName.default('all'),
    departmentId: z.uuid().optional(),
    tagId: z.uuid().optional(), // those that carry it, or whose contact does; a page may then be short though there is a next one
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(40),
  }),
  answer: z.object({ conversations: z.array(conversation), next: z.string().nullable() }),
})
/** Unread conversations per list, counted up to 100 (100 means "99 and more"). */
export const countUnread = endpoint({
  method: 'GET',
  path: '/api/conversations/unread',
  access: 'conversations.view',
  summary: 'How many conversations are unread, per list and department',
  query: z.object({ departmentId: z.uuid().optional() }),
  answer: z.object({
    mine: z.number(),
    unassigned: z.number(),
    all: z.number(),
    departments: z.record(z.string(), z.number()),
  }),
})
export const readConversation = endpoint({
  method: 'GET',
  path: '/api/conversations/:id',
  access: 'conversations.view',
  summary: 'One conversation with its standing',
  params: id,
  answer: z.object({ conversation, standing }),
})
/**
 * Newest first before `before`, or what came after `after`: the thread's cursor is the order number. A page holds texts and notes together;
 * after `after` come also notes that were changed since. Notes are for people: an API key gets none.
 */
export const readThread = endpoint({
  method: 'GET',
  path: '/api/conversations/:id/messages',
  access: 'conversations.view',
  summary: 'Texts and internal notes of a conversation, by order number',
  params: id,
  query: z.object({
    before: z.coerce.number().int().optional(),
    after: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  answer: z.object({ messages: z.array(threadMessage), notes: z.array(threadNote), more: z.boolean() }),
})
/** May a text go to this phone from this number? Answers before anything is typed; null conversation when there is none yet. */
export const lookUp = endpoint({
  method: 'GET',
  path: '/api/conversations/look-up',
  access: 'conversations.view',
  summary: 'The conversation with a phone, if there is one, and whether it may be texted',
  query: z.object({ phone: z.string().min(1).max(40), numberId: z.uuid() }),
  answer: z.object({
    phone: z.string(),
    conversationId: z.uuid().nullable(),
    contactId: z.uuid().nullable(), // null for somebody of whom nothing is known yet
    name: z.string(),
    standing,
  }),
})
export const markRead = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/read',
  access: 'conversations.assign', // who may only look leaves the desk's unread texts unread
  summary: 'Mark a conversation as read',
  params: id,
})
/** Claiming is assigning to oneself. `expected` is who the screen showed: another one answers 409. */
export const assign = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/assign',
  access: 'conversations.assign',
  summary: 'Assign a conversation to a member, or to nobody',
  params: id,
  body: z.object({ memberId: z.uuid().nullable(), expected: z.uuid().nullable().optional() }),
  answer: conversation,
})
export const close = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/close',
  access: 'conversations.assign',
  summary: 'Close a conversation',
  params: id,
  answer: conversation,
})
export const reopen = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/reopen',
  access: 'conversations.assign',
  summary: 'Reopen a conversation',
  params: id,
  answer: conversation,
})
/** Server-sent events: `change` {topic, id, departmentId}, `again` (fetch anew), `beat` every 15 s. Send Last-Event-ID to catch up. */
export const events = endpoint({
  method: 'GET',
  path: '/api/events',
  access: 'conversations.view',
  summary: 'What changes, as it changes (server-sent events)',
})
