// What the API takes and gives for campaigns: the purposes that people agree to be texted for.
import * as z from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { plainText } from '../platform/plain-text.ts'
import { campaignLevels, useCaseCodes } from './use-cases.ts'

const id = z.object({ id: z.uuid() })
const level = z.enum(campaignLevels)
const words = z.string().overwrite(plainText).trim()
const name = words.min(1, 'Enter a name.').max(60, 'Use at most 60 characters.')
const description = words.max(400, 'Use at most 400 characters.')
const useCase = z.enum(useCaseCodes, 'Choose one of the registry\u2019s use cases.')
const levels = z
  .array(level)
  .min(1, 'Choose Informational, Promotional or both.')
  .max(campaignLevels.length, 'Name each level once.')

export const campaign = z.object({
  id: z.uuid(),
  name: z.string(),
  useCase: z.string(), // a code of the registry, such as CUSTOMER_CARE
  description: z.string(),
  levels: z.array(level),
  /** Each opt-in counts only once the person has confirmed it by a text of their own. */
  doubleOptIn: z.boolean(),
  /** The words that it advertises, in capitals; whether each is in use stands with its advertisement. */
  keywords: z.array(z.string()),
  version: z.number(),
  archivedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type Campaign = z.output<typeof campaign>

export const listCampaigns = endpoint({
  method: 'GET',
  path: '/api/campaigns',
  access: 'campaigns.view',
  summary: 'The campaigns by name, archived ones last',
  answer: z.object({ campaigns: z.array(campaign) }),
})
export const addCampaign = endpoint({
  method: 'POST',
  path: '/api/campaigns',
  access: 'campaigns.manage',
  summary: 'Make a campaign that people can agree to',
  status: 201,
  body: z.object({
    name,
    useCase,
    description: description.default(''),
    levels,
    doubleOptIn: z.boolean().default(false),
  }),
  answer: campaign,
})
/** `version` is the one that was shown: another answers 409. The use case stays: people agreed to that purpose. */
export const changeCampaign = endpoint({
  method: 'PATCH',
  path: '/api/campaigns/:id',
  access: 'campaigns.manage',
  summary: 'Change a campaign; what is left out stays as it is',
  params: id,
  body: z.object({
    version: z.number().int().min(1),
    name: name.optional(),
    useCase: useCase.optional(),
    description: description.optional(),
    levels: levels.optional(),
    doubleOptIn: z.boolean().optional(),
  }),
  answer: campaign,
})
export const archiveCampaign = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/archive',
  access: 'campaigns.manage',
  summary: 'End a campaign: nothing is sent for it any more, and its records stay',
  params: id,
  answer: campaign,
})
export const reopenCampaign = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/reopen',
  access: 'campaigns.manage',
  summary: 'Take up an archived campaign again, with the consent that people gave to it',
  params: id,
  answer: campaign,
})
