import { describe, expect, test } from 'vitest'
import type { ContactConsent, LevelConsent } from '../../consent/contract.ts'
import { agreedTo, campaignStanding } from './campaign-verdict.ts'

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
  return { door, doubt: null, campaigns: [campaign], ...more }
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
