import { describe, expect, test } from 'vitest'
import type { Campaign } from '../../campaigns/contract.ts'
import type { ContactConsent, LevelConsent } from '../../consent/contract.ts'
import { candidatePlaces } from '../../consent/hours/places.ts'
import { agreedTo, campaignStanding, onlyAgreedTo, quietHour, strangersConsent } from './campaign-verdict.ts'

const since = '2026-03-03T15:00:00.000Z'
const open = { maySend: true, reason: null, sentence: null, wayOut: null, until: null, optedOutAt: null }
const over = { ...open, maySend: false, reason: 'conversation_over', sentence: 'Over.', wayOut: 'Wait.' }
const stopped = { ...over, reason: 'opted_out', sentence: 'Stopped.', optedOutAt: since }
const offers = { campaignId: 'offers', level: 'promotional' } as const

function consentOf(standing: LevelConsent['standing'], more: Partial<ContactConsent> = {}) {
  const level = {
    ...{
      level: 'promotional' as const,
      standing,
      since,
      until: null,
      recordId: null,
      method: null,
      by: null,
    },
    ...{ mayGive: true, mayWithdraw: false, mayAsk: true, whyNot: null },
  }
  const door = { state: 'open' as const, at: null, words: null, recordId: null, sentence: null, wayOut: null }
  const campaign = { id: 'offers', name: 'Offers', useCase: 'MARKETING', doubleOptIn: true, levels: [level] }
  return { door, doubt: null, campaigns: [campaign], places: [], ...more }
}
const told = (more: Partial<Parameters<typeof campaignStanding>[0]>) =>
  campaignStanding({
    ...{ sendAs: offers, campaign: { name: 'Offers', archivedAt: null }, consent: consentOf('given') },
    ...{ standing: open, who: 'Dana', timeZone: 'America/New_York', ...more },
  })

describe('A text for a campaign', () => {
  test('may go to whom agreed to it, also when nobody is waiting for an answer', () => {
    expect(told({})).toEqual(open)
    expect(told({ standing: over })).toEqual(open)
  })

  test.each([
    ['none', 'not_given', 'Dana hasn\u2019t agreed to promotional texts for Offers.'],
    ['pending', 'not_confirmed_yet', 'to confirm Offers and has not answered yet.'],
    ['lapsed', 'request_lapsed', 'did not answer in time.'],
    ['withdrawn', 'withdrawn', 'Dana withdrew consent to promotional texts for Offers on March 3, 2026'],
  ] as const)('is refused in the gate\u2019s words when consent is %s', (standing, reason, sentence) => {
    const refused = told({ consent: consentOf(standing) })
    expect(refused).toMatchObject({ maySend: false, reason, wayOut: expect.any(String) })
    expect(refused.sentence).toContain(sentence)
    expect(refused.optedOutAt).toBe(reason === 'withdrawn' ? since : null)
  })

  test('never goes after a STOP, or while it is not decided what somebody meant', () => {
    expect(told({ standing: stopped })).toBe(stopped)
    const doubt = { at: since, words: 'enough now', recordId: 'record' }
    expect(told({ consent: consentOf('given', { doubt }) })).toMatchObject({
      maySend: false,
      reason: 'in_doubt',
    })
  })

  test('never goes for a campaign that has ended', () => {
    for (const campaign of [undefined, { name: 'Offers', archivedAt: since }])
      expect(told({ campaign })).toMatchObject({ maySend: false, reason: 'campaign_ended' })
  })

  test('is left to the server while it is not known who agreed to what', () => {
    expect(told({ consent: undefined })).toEqual(open)
    expect(agreedTo(consentOf('given'), { ...offers, level: 'informational' })).toBeNull()
    expect(agreedTo(consentOf('given'), { ...offers, campaignId: 'other' })).toBeNull()
    expect(agreedTo(consentOf('pending'), offers)?.standing).toBe('pending')
  })
})

// 21:40 in New York is 16:40 in Honolulu; promotional texts go from 8:00 to 21:00 of both. 47 CFR 64.1200(c)(1).
describe('The quiet hour that a text would wait for', () => {
  const newYork = candidatePlaces({ phone: '+12125550142' })
  const both = candidatePlaces({ phone: '+12125550142', zone: 'Pacific/Honolulu' })
  const texts = { campaignId: 'offers', level: 'informational' } as const
  test.each([
    ['an offer by day', offers, newYork, '15:00', false, null],
    ['an offer at night', offers, newYork, '21:40', false, '8:00'],
    ['an offer to who is in Hawaii, too', offers, both, '12:00', false, '13:00'],
    ['news at night', texts, newYork, '21:40', false, null],
    ['news at night, where they keep the hours', texts, newYork, '21:40', true, '8:00'],
    ['an offer to somebody of whom nothing is known yet', offers, [], '21:40', false, null],
  ] as const)('%s', (_what, sendAs, places, time, quietInformational, until) => {
    const told = quietHour({
      ...{
        sendAs,
        consent: { places: [...places] },
        quietInformational,
        who: 'Dana',
        timeZone: 'America/New_York',
      },
      now: new Date(`2026-12-01T${time}-05:00`),
    })
    const clock = told?.until?.toLocaleTimeString('en-GB', {
      timeZone: 'America/New_York',
      timeStyle: 'short',
    })
    expect(clock?.replace(/^0/, '') ?? null).toBe(until)
    if (told)
      expect(told.sentence).toMatch(/^It\u2019s \d+:\d\d [ap]m where Dana is, which is a quiet hour\.$/)
  })
})

describe('What somebody’s first text is sent as', () => {
  const agreed = (
    ...levels: [campaign: string, level: 'informational' | 'promotional', isGiven: boolean][]
  ) => {
    const consent = consentOf('given')
    const [campaign] = consent.campaigns
    const [known] = campaign?.levels ?? []
    if (!campaign || !known) throw new Error('the consent of this test names no campaign')
    const campaigns = [...Map.groupBy(levels, ([id]) => id)].map(([id, each]) => ({
      ...{ ...campaign, id },
      levels: each.map(([, level, isGiven]) => ({
        ...{ ...known, level },
        standing: isGiven ? ('given' as const) : ('withdrawn' as const),
      })),
    }))
    return onlyAgreedTo({ campaigns })
  }
  test.each([
    ['nothing known', onlyAgreedTo(undefined), undefined],
    ['nothing agreed to', agreed(['shop', 'informational', false]), undefined],
    ['one thing', agreed(['shop', 'promotional', true]), { campaignId: 'shop', level: 'promotional' }],
    [
      'both levels of one campaign: the humbler one',
      agreed(['shop', 'promotional', true], ['shop', 'informational', true]),
      { campaignId: 'shop', level: 'informational' },
    ],
    [
      'two campaigns: a person chooses',
      agreed(['shop', 'informational', true], ['club', 'informational', true]),
      undefined,
    ],
  ])('%s', (_what, chosen, sendAs) => expect(chosen).toEqual(sendAs))
})

test('of whom nothing is known, nothing is agreed to', () => {
  const known: Campaign = {
    ...{ id: 'offers', name: 'Offers', useCase: 'MARKETING', description: '', levels: ['promotional'] },
    ...{ doubleOptIn: false, keywords: [], version: 1, archivedAt: null, createdAt: since },
  }
  expect(told({ consent: strangersConsent([known]) })).toMatchObject({ maySend: false, reason: 'not_given' })
  expect(onlyAgreedTo(strangersConsent([known]))).toBe(undefined)
})
