import { expect, test } from 'vitest'
import type { StandingView } from '../../conversations/contract.ts'
import type { Template } from '../../templates/contract.ts'
import type { SendAs } from '../inbox/draft.ts'
import { fitsWith, templateStanding } from './template-verdict.ts'

const may: StandingView = {
  ...{ maySend: true, reason: null, sentence: null, wayOut: null, until: null, optedOutAt: null },
}
const stopped: StandingView = {
  ...{ ...may, maySend: false, reason: 'opted_out', sentence: 'Dana texted STOP.' },
  optedOutAt: '2026-11-10T17:05:00.000Z',
}
const offers: Template['fixed'] = {
  campaignId: 'offers',
  level: 'promotional',
  campaign: 'Offers',
  isArchived: false,
}
const news: Template['fixed'] = { ...offers, level: 'informational' }
const repairs: Template['fixed'] = { ...news, campaignId: 'repairs', campaign: 'Repairs' }
const asOffers: SendAs = { campaignId: 'offers', level: 'promotional' }

test.each<[string, Template['fixed'], SendAs | undefined, StandingView, string | null]>([
  ['not fixed, an answer', null, undefined, may, null],
  ['not fixed, for a campaign', null, asOffers, may, null],
  ['fixed, as what it is fixed to', offers, asOffers, may, null],
  ['fixed, as an answer', offers, undefined, may, 'not_an_answer'],
  ['fixed, for another campaign', repairs, asOffers, may, 'of_another_campaign'],
  ['fixed, at another level', news, asOffers, may, 'of_another_campaign'],
  ['fixed, after a STOP', offers, undefined, stopped, 'opted_out'],
])('a text of a template that is %s', (_, fixed, sendAs, standing, reason) => {
  const told = templateStanding({ fixed, sendAs, standing, campaign: 'Offers', who: 'Dana' })
  expect([told.maySend, told.reason]).toEqual([reason === null, reason])
  if (reason !== null) expect(told.sentence).toContain('Dana')
})

test.each([
  [null, null, true],
  [offers, null, true],
  [null, offers, true],
  [offers, offers, true],
  [offers, news, false],
  [news, repairs, false],
])('templates fixed to %j and %j go into one text: %j', (one, other, fits) => {
  expect(fitsWith(one, other)).toBe(fits)
})
