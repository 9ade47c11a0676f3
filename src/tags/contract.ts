// What the API takes and gives for tags of conversations and contacts.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { tagColours } from './colours.ts'
import { tagName, whyNotName } from './tag-name.ts'

const id = z.object({ id: z.uuid() })
const name = z
  .string()
  .max(400)
  .superRefine((typed, context) => {
    const why = whyNotName(typed)
    if (why !== null) context.addIssue({ code: 'custom', message: why })
  })
  .transform(tagName)
const colour = z.enum(tagColours)

export const tag = z.object({ id: z.uuid(), name: z.string(), colour })
export type Tag = z.output<typeof tag>

export const listTags = endpoint({
  method: 'GET',
  path: '/api/tags',
  access: 'conversations.view',
  summary: 'The tags of the business by name',
  answer: z.object({ tags: z.array(tag) }),
})
/** A name that is there already, however it is capitalized, is answered with the tag that has it. */
export const addTag = endpoint({
  method: 'POST',
  path: '/api/tags',
  access: 'conversations.assign',
  summary: 'Make a tag',
  body: z.object({ name, colour: colour.optional() }),
  answer: tag,
})
export const editTag = endpoint({
  method: 'PATCH',
  path: '/api/tags/:id',
  access: 'tags.manage',
  summary: 'Give a tag another name or colour',
  params: id,
  body: z.object({ name: name.optional(), colour: colour.optional() }),
  answer: tag,
})
/** Twice is the same as once. */
export const deleteTag = endpoint({
  method: 'DELETE',
  path: '/api/tags/:id',
  access: 'tags.manage',
  summary: 'Delete a tag; it is taken off everything that carries it',
  params: id,
})
export const mergeTag = endpoint({
  method: 'POST',
  path: '/api/tags/:id/merge',
  access: 'tags.manage',
  summary: 'Merge a tag into another: whatever carries it carries the other, and it is gone',
  params: id,
  body: z.object({ into: z.uuid() }),
  answer: tag,
})

const ids = z.array(z.uuid()).max(100, 'Name at most 100 at once.').default([])
/** Those that are not there, or not the caller's to see, are passed over. Twice is the same as once. */
export const putTags = endpoint({
  method: 'POST',
  path: '/api/tags/put',
  access: 'conversations.assign',
  summary: 'Put tags on conversations and contacts, or take them off',
  body: z
    .object({
      tagIds: z.array(z.uuid()).min(1, 'Name at least one tag.').max(20, 'Name at most 20 tags at once.'),
      conversationIds: ids,
      contactIds: ids,
      on: z.boolean(),
    })
    .refine(({ conversationIds, contactIds }) => conversationIds.length + contactIds.length > 0, {
      error: 'Name at least one conversation or contact.',
      path: ['conversationIds'],
    }),
  answer: z.object({ conversations: z.array(z.uuid()), contacts: z.array(z.uuid()) }), // those that were found
})
