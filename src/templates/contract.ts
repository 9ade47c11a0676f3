// What the API takes and gives for templates: words that are written once and used often.
import * as z from 'zod'
import { campaignLevels } from '../campaigns/use-cases.ts'
import { endpoint } from '../platform/endpoint.ts'
import { plainText } from '../platform/plain-text.ts'
import { whyNotFields } from './merge-fields.ts'
import { owners } from './whose.ts'

const params = z.object({ id: z.uuid() })
const level = z.enum(campaignLevels)
export const kinds = ['text', 'review'] as const
const kind = z.enum(kinds)
const owner = z.enum(owners)
const shelf = z.enum(['all', 'personal', 'shared'])
export type Shelf = z.output<typeof shelf>

/** As long as a text may be: filled in it may be longer or shorter, which is looked at when it is sent. */
export const maxTemplate = 1_600
export const maxName = 60

const body = z
  .string()
  .min(1, 'Write what the template says.')
  .max(maxTemplate, `Use at most ${maxTemplate} characters.`)
  .refine((text) => text.trim() !== '', 'Write what the template says.')
  .refine(
    (text) => text.isWellFormed() && !text.includes('\u0000'),
    'The text holds a character that no phone can show. Remove it and save again.',
  )
  .superRefine((text, checked) => {
    const why = whyNotFields(text)
    if (why !== null) checked.addIssue({ code: 'custom', message: why })
  })

const written = {
  name: z
    .string()
    .overwrite(plainText)
    .trim()
    .min(1, 'Enter a name.')
    .max(maxName, `Use at most ${maxName} characters.`),
  body,
  kind: kind.default('text'),
  owner: owner.default('personal'),
  /** Whose it is, where the owner is a department. */
  departmentId: z.uuid().nullable().default(null),
  /** Fixed to a campaign and level, it is sent for those only. */
  fixed: z.object({ campaignId: z.uuid(), level }).nullable().default(null),
}
const isOfDepartment = (given: { owner: string; departmentId: string | null }): boolean =>
  (given.owner === 'department') === (given.departmentId !== null)
const WHICH = { error: 'Choose the department that it belongs to.', path: ['departmentId'] }

export const template = z.object({
  id: z.uuid(),
  name: z.string(),
  body: z.string(),
  kind,
  owner,
  departmentId: z.uuid().nullable(),
  fixed: z.object({ campaignId: z.uuid(), level, campaign: z.string(), isArchived: z.boolean() }).nullable(),
  /** Whoever asks may change it. */
  mayChange: z.boolean(),
  used: z.number(),
  lastUsedAt: z.iso.datetime().nullable(),
  changedAt: z.iso.datetime(),
  version: z.number(),
})
export type Template = z.output<typeof template>

/** As conversations and contacts have it: E.164, or a short code. */
const phone = z
  .string()
  .regex(/^(\+[1-9]\d{1,14}|\d{3,8})$/, 'Give the phone as its contact has it, such as +12025550142.')

const fieldValues = z.object({
  'first name': z.string(),
  'full name': z.string(),
  company: z.string(),
  business: z.string(),
  department: z.string(),
  'my name': z.string(),
})

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/templates',
  access: 'templates.view',
  summary: 'Templates that the caller may use, by name; `find` looks for words in names and texts',
  query: z.object({
    shelf: shelf.default('all'),
    kind: kind.optional(),
    find: z.string().overwrite(plainText).trim().max(100).default(''),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: z.object({ templates: z.array(template), next: z.uuid().nullable() }),
})
/** What the merge fields stand for, for one phone and department; '' where it is not known. */
export const readFieldValues = endpoint({
  method: 'GET',
  path: '/api/templates/values',
  access: 'templates.view',
  summary: 'The values of the merge fields for one recipient',
  query: z.object({ phone: phone.optional(), departmentId: z.uuid().optional() }),
  answer: fieldValues,
})
export const readTemplate = endpoint({
  method: 'GET',
  path: '/api/templates/:id',
  access: 'templates.view',
  summary: 'One template',
  params,
  answer: template,
})
/** Personal ones need nothing else; shared ones the permission templates.manage. */
export const addTemplate = endpoint({
  method: 'POST',
  path: '/api/templates',
  access: 'messages.send',
  summary: 'Make a template: a personal one, or a shared one with templates.manage',
  status: 201,
  body: z.object(written).refine(isOfDepartment, WHICH),
  answer: template,
})
/** `version` is the one that was shown: another answers 409. */
export const changeTemplate = endpoint({
  method: 'PUT',
  path: '/api/templates/:id',
  access: 'messages.send',
  summary: 'Change a template as a whole',
  params,
  body: z.object({ ...written, version: z.number().int().min(1) }).refine(isOfDepartment, WHICH),
  answer: template,
})
export const deleteTemplate = endpoint({
  method: 'DELETE',
  path: '/api/templates/:id',
  access: 'messages.send',
  summary: 'Delete a template; texts that were made from it stay, and it can be restored',
  params,
})
export const restoreTemplate = endpoint({
  method: 'POST',
  path: '/api/templates/:id/restore',
  access: 'messages.send',
  summary: 'Take the deletion of a template back',
  params,
  answer: template,
})
export const useTemplate = endpoint({
  method: 'POST',
  path: '/api/templates/:id/use',
  access: 'messages.send',
  summary: 'Note that a template was used, and get it as it stands now',
  params,
  answer: template,
})
