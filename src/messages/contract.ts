// What the API takes and gives for sending a text.
import * as z from 'zod'
import { threadMessage } from '../conversations/contract.ts'
import { MOST_FILES } from '../media/contract.ts'
import { endpoint } from '../platform/endpoint.ts'

/** A key the client makes for one text: sent twice, the text leaves once. */
const requestKey = z
  .string()
  .min(8, 'Use a key of 8 to 100 characters.')
  .max(100, 'Use a key of 8 to 100 characters.')
  .refine((key) => key.isWellFormed() && !/\p{Cc}/u.test(key), 'Use letters, digits and signs for a key.')
  .refine(
    (key) => !key.startsWith('again:'),
    'Keys that begin with "again:" are Parley\u2019s own. Use another one.',
  )

export const maxBody = 1_600

const body = z
  .string()
  .max(maxBody, `A text may have at most ${maxBody} characters. Shorten it, or send it as two.`)
  .refine(
    (text) => text.isWellFormed() && !text.includes('\u0000'),
    'The text holds a character that no phone can show. Remove it and send again.',
  )

export const sendMessage = endpoint({
  method: 'POST',
  path: '/api/messages',
  access: 'messages.send',
  summary: 'Send a text; it is accepted once the gate has cleared it',
  status: 202,
  whenAway: 'not_sent_kept',
  body: z
    .object({
      requestKey,
      conversationId: z.uuid().optional(),
      to: z.string().min(1).max(40).optional(),
      numberId: z.uuid().optional(),
      /** May be empty where files go with it. */
      body: body.default(''),
      /** Uploads of `POST /api/media`, in order. */
      mediaIds: z
        .array(z.uuid())
        .max(MOST_FILES, `A text carries at most ${MOST_FILES} files. Send the others in a second text.`)
        .refine((ids) => new Set(ids).size === ids.length, 'Name each file once.')
        .optional(),
      dueAt: z.iso.datetime({ offset: true }).optional(),
      level: z.enum(['conversational', 'informational', 'promotional']).default('conversational'),
      campaignId: z.uuid().optional(),
      /** The template that it was made from: one that is fixed to a campaign serves that campaign only. */
      templateId: z.uuid().optional(),
      /** The version of the draft that this is (0: not saved yet): it is empty once the text is accepted. */
      draftVersion: z.number().int().min(0).max(2_000_000_000).optional(),
      overruleReason: z
        .string()
        .trim()
        .min(3, 'Say in a few words why this is no offer.')
        .max(200, 'Use at most 200 characters.')
        .optional(),
    })
    .refine((text) => text.body.trim() !== '' || (text.mediaIds?.length ?? 0) > 0, {
      path: ['body'],
      message: 'Write something to send.',
    })
    .refine(
      (text) => text.conversationId !== undefined || (text.to !== undefined && text.numberId !== undefined),
      'Name a conversationId, or a numberId and a phone in "to".',
    ),
  answer: z.object({ id: z.uuid(), conversationId: z.uuid(), state: z.string(), segments: z.number() }),
})
export const readMessage = endpoint({
  method: 'GET',
  path: '/api/messages/:id',
  access: 'conversations.view',
  summary: 'One text and what became of it',
  params: z.object({ id: z.uuid() }),
  answer: threadMessage,
})
export const cancelMessage = endpoint({
  method: 'POST',
  path: '/api/messages/:id/cancel',
  access: 'messages.send',
  summary: 'Take back a text that has not left yet',
  params: z.object({ id: z.uuid() }),
  answer: threadMessage,
})
/** The body is the carrier's own; its adapter reads it once the signature over the raw bytes was found right. */
export const webhook = endpoint({
  method: 'POST',
  path: '/webhooks/:carrier/:connection',
  access: 'carrier',
  summary: 'A carrier\u2019s webhook: texts and receipts, signed',
  params: z.object({ carrier: z.string().max(40), connection: z.uuid() }),
  answer: z.object({ stored: z.number(), repeats: z.number() }),
})
