// What the API takes and gives for drafts: what a member has typed and not sent yet. Nobody else ever sees them.
import * as z from 'zod'
import { campaignLevels } from '../campaigns/use-cases.ts'
import { MOST_FILES, mediaView } from '../media/contract.ts'
import { endpoint } from '../platform/endpoint.ts'

/** Longer than a text may be: what is too long is shortened before it is sent, and must not be lost meanwhile. */
export const longestDraft = 20_000

/** The id of a conversation, "compose <phone>" for somebody new, or "compose" while nobody is chosen. */
export const draftAbout = z.union([z.uuid(), z.string().regex(/^compose( \+[1-9]\d{6,14})?$/)])

const sendAs = z.object({ campaignId: z.uuid(), level: z.enum(campaignLevels) })

export const draft = z.object({
  about: z.string(),
  version: z.number(),
  body: z.string(),
  sendAs: sendAs.nullable(), // the campaign and level that it is meant for; null for an answer in the conversation
  templateId: z.uuid().nullable(), // the template that it was made from
  requestKey: z.string().nullable(), // under which this very text was tried
  attachments: z.array(mediaView), // uploads of the member’s own, in order
  savedAt: z.iso.datetime(),
})
export type StoredDraft = z.output<typeof draft>

/** Without `about` all of them, newest first; `more` when there are even more. */
export const listDrafts = endpoint({
  method: 'GET',
  path: '/api/drafts',
  access: 'messages.send',
  summary: 'Your own drafts, newest first',
  query: z.object({ about: draftAbout.optional() }),
  answer: z.object({ drafts: z.array(draft), more: z.boolean() }),
})
/**
 * `base` is the version that this was made from, 0 where there was none. If somebody was faster nothing is saved, and the answer holds
 * what stands there now (null: nothing). Saving nothing takes the draft away.
 */
export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/drafts',
  access: 'messages.send',
  summary: 'Save a draft, unless another device has saved a newer one',
  body: z.object({
    about: draftAbout,
    base: z.number().int().min(0).max(2_000_000_000),
    body: z
      .string()
      .overwrite((text) => text.toWellFormed().replaceAll('\u0000', ''))
      .max(longestDraft, `A draft may have at most ${longestDraft} characters.`),
    sendAs: sendAs.optional(),
    templateId: z.uuid().optional(),
    requestKey: z
      .string()
      .min(8)
      .max(100)
      .regex(/^[\x21-\x7e]+$/)
      .optional(),
    attachments: z.array(z.uuid()).max(MOST_FILES).default([]),
  }),
  answer: z.object({ isSaved: z.boolean(), draft: draft.nullable() }),
})
