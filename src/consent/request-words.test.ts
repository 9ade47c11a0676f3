// The double opt-in request: everything that must be in it, in at most two segments, whatever the names are.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segmentsOf } from '../messages/segments.ts'
import type { CampaignLevel } from './methods.ts'
import { requestWords } from './request-words.ts'

const about = (more: Partial<Parameters<typeof requestWords>[0]> = {}) => ({
  ...{ business: 'Riverside Bikes', campaign: 'Repair updates', hasSignedUp: true },
  ...{ levels: ['informational'] as CampaignLevel[] },
  ...more,
})

test.each<[situation: string, given: Parameters<typeof requestWords>[0], expected: string]>([
  [
    'an opt-in that is to be confirmed',
    about(),
    'Riverside Bikes: You signed up for texts about Repair updates. Reply YES to confirm, HELP for help, STOP to opt out. Msg frequency varies. Msg & data rates may apply.',
  ],
  [
    'promotional texts say that nothing need be bought',
    about({ levels: ['promotional'], campaign: 'Offers' }),
    'Riverside Bikes: You signed up for marketing texts about Offers. Reply YES to confirm, HELP for help, STOP to opt out. Msg frequency varies. Msg & data rates may apply. Not needed to buy anything.',
  ],
  [
    'asked within a conversation, without an opt-in',
    about({ hasSignedUp: false, levels: ['informational', 'promotional'] }),
    'Riverside Bikes: May we send you texts and marketing texts about Repair updates? Reply YES to confirm, HELP for help, STOP to opt out. Msg frequency varies. Msg & data rates may apply. Not needed to buy anything.',
  ],
  [
    'a curly apostrophe and an accent do not make the text dear',
    about({ business: 'Dana\u2019s Caf\u00ea' }),
    "Dana's Cafe: You signed up for texts about Repair updates. Reply YES to confirm, HELP for help, STOP to opt out. Msg frequency varies. Msg & data rates may apply.",
  ],
])('%s', (_situation, given, expected) => {
  expect(requestWords(given)).toBe(expected)
})

const parts = [/^\S/, /YES/, /HELP/, /STOP/, /Msg frequency varies/, /Msg & data rates may apply/]
const levels = fc.constantFrom<CampaignLevel[]>(
  ['informational'],
  ['promotional'],
  ['informational', 'promotional'],
)

describe('whatever the names are', () => {
  test('names that GSM-7 can write fit into two segments, with every part', () => {
    const name = (maxLength: number) =>
      fc.string({
        unit: fc.constantFrom('a', 'Z', ' ', '&', '[', '\u20ac', '\u00e9'),
        minLength: 1,
        maxLength,
      })
    fc.assert(
      fc.property(name(100), name(60), levels, fc.boolean(), (business, campaign, chosen, hasSignedUp) => {
        const body = requestWords({ business: `A${business}`, campaign, levels: chosen, hasSignedUp })
        expect(segmentsOf(body).segments).toBeLessThanOrEqual(2)
        for (const part of parts) expect(body).toMatch(part)
      }),
    )
  })

  test('names in other alphabets keep every part, in at most four segments', () => {
    const name = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom('\u82b1', '\u5c4b', '\u{1F6B2}', 'a'), minLength: 1, maxLength })
    fc.assert(
      fc.property(name(50), name(30), levels, (business, campaign, chosen) => {
        const body = requestWords({
          business: `\u82b1${business}`,
          campaign,
          levels: chosen,
          hasSignedUp: true,
        })
        expect(segmentsOf(body).segments).toBeLessThanOrEqual(4)
        for (const part of parts) expect(body).toMatch(part)
      }),
    )
  })
})
