// What the API takes and gives for the keywords that campaigns advertise, each with its advertisement on file.
import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { plainText } from '../../platform/plain-text.ts'
import { campaignLevels } from '../methods.ts'
import { disclosureKeys } from './disclosures.ts'

const ofCampaign = z.object({ id: z.uuid() })
const ofKeyword = z.object({ id: z.uuid(), keywordId: z.uuid() })
const words = z.string().overwrite(plainText).trim()

/** `lacks`: what the advertisement does not say yet. Until it says all of it, texting the keyword gives nothing but the conversation. */
export const advertisedKeyword = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  numberId: z.uuid(),
  ourPhone: z.string(),
  keyword: z.string(), // in capitals, as it is advertised
  levels: z.array(z.enum(campaignLevels)),
  wording: z.string(),
  wordingVersion: z.number(), // rises with every change of the wording; each opt-in keeps the one that stood
  wordingSha256: z.string(),
  place: z.string(),
  link: z.string().nullable(),
  lacks: z.array(z.enum(disclosureKeys)),
  version: z.number(),
})
export type AdvertisedKeyword = z.output<typeof advertisedKeyword>

const LEVELS = 'Choose what texting the keyword gives.'
const wanted = z.object({
  numberId: z.uuid('Choose the number that the keyword is texted to.'),
  keyword: words
    .min(1, 'Enter the keyword, such as JOIN.')
    .max(20, 'Use at most 20 letters and digits.')
    .transform((word) => word.toUpperCase()),
  levels: z
    .array(z.enum(campaignLevels))
    .min(1, LEVELS)
    .max(campaignLevels.length, LEVELS)
    .transform((chosen) => campaignLevels.filter((level) => chosen.includes(level))),
  /** Exactly as it is shown, line breaks among it. */
  wording: z
    .string()
    .transform((text) => text.toWellFormed().replaceAll('\u0000', '').trim())
    .pipe(
      z
        .string()
        .min(1, 'Enter the advertisement, word for word.')
        .max(2_048, 'Use at most 2,048 characters.'),
    ),
  place: words.min(1, 'Enter where it is shown.').max(200, 'Use at most 200 characters.'),
  link: z
    .url({
      protocol: /^https?$/,
      error: 'Enter a whole address that begins with https://, or leave it empty.',
    })
    .max(500, 'Use at most 500 characters.')
    .nullable()
    .default(null),
})

export const listKeywords = endpoint({
  method: 'GET',
  path: '/api/campaigns/:id/keywords',
  access: 'campaigns.view',
  summary: 'The keywords that a campaign advertises, each with its advertisement',
  params: ofCampaign,
  answer: z.object({ keywords: z.array(advertisedKeyword) }),
})
export const addKeyword = endpoint({
  method: 'POST',
  path: '/api/campaigns/:id/keywords',
  access: 'campaigns.manage',
  summary: 'Put a keyword and its advertisement on file; one campaign for each number and keyword',
  status: 201,
  params: ofCampaign,
  body: wanted,
  answer: advertisedKeyword,
})
/** `version` is the one that was shown: another answers 409. */
export const changeKeyword = endpoint({
  method: 'PUT',
  path: '/api/campaigns/:id/keywords/:keywordId',
  access: 'campaigns.manage',
  summary: 'Change a keyword or its advertisement; who opted in before keeps the wording that stood then',
  params: ofKeyword,
  body: wanted.extend({ version: z.number().int().min(1) }),
  answer: advertisedKeyword,
})
export const removeKeyword = endpoint({
  method: 'DELETE',
  path: '/api/campaigns/:id/keywords/:keywordId',
  access: 'campaigns.manage',
  summary: 'Take a keyword out of use; the consent that it gave stays, with its evidence',
  params: ofKeyword,
})
