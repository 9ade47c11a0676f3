// What the gate is asked about a text: of all that was agreed to, the consent for just this campaign and level, at the time it is to leave.
import { expect, test } from 'vitest'
import { clear } from '../consent/gate.ts'
import { campaignLevels, type Level } from '../consent/methods.ts'
import { afterGiven, NO_GRANT, OPEN_DOOR } from '../consent/standing.ts'
import { type Asked, type Known, questionAbout } from './question.ts'

const PHONE = '+12125550142'
const noon = new Date('2026-12-01T12:00-05:00')
const night = new Date('2026-12-01T23:00-05:00')
const campaigns = ['club', 'shop'].map((id) => ({ id, name: id, levels: campaignLevels, isArchived: false }))

const asked = (campaignId: string | null, level: Level, body = 'See you at 3.'): Asked => ({
  ...{ phone: PHONE, body, level, campaignId, overruledBy: null },
})
const agreedTo = (campaignId: string, level: 'informational' | 'promotional'): Known => ({
  ...{ door: OPEN_DOOR, window: null, hours: 24, quietInformational: false, mostPromotional: 3, now: noon },
  campaigns: new Map(campaigns.map((each) => [each.id, each])),
  grants: new Map([
    [PHONE, [{ campaignId, level, grant: afterGiven(NO_GRANT, new Date('2026-11-01T12:00Z'), 'given') }]],
  ]),
  promotionalAt: new Map(),
  whereabouts: new Map(),
})
const verdict = (text: Asked, known: Known, dueAt: Date | null = null): string => {
  const told = clear(questionAbout(text, known, dueAt))
  return told.ok ? 'cleared' : told.reason
}

test.each([
  ['the same campaign and level', 'club', 'promotional', 'cleared'],
  ['another level of the campaign', 'club', 'informational', 'not_given'],
  ['another campaign', 'shop', 'promotional', 'not_given'],
  ['a campaign that is not this organization\u2019s', 'elsewhere', 'promotional', 'no_campaign'],
  ['no campaign', null, 'promotional', 'no_campaign'],
  ['a conversation', null, 'conversational', 'no_consent'],
] as const)('promotional consent for the club, asked for %s', (_what, campaignId, level, expected) => {
  expect(verdict(asked(campaignId, level), agreedTo('club', 'promotional'))).toBe(expected)
})

test('informational consent for the club carries no promotional text of the club', () => {
  const known = agreedTo('club', 'informational')
  expect(verdict(asked('club', 'informational'), known)).toBe('cleared')
  expect(verdict(asked('club', 'promotional'), known)).toBe('not_given')
  expect(verdict(asked('club', 'informational', '20% off today'), known)).toBe('offer_needs_promotional')
})

test('the hour that counts is the one at which it is to leave', () => {
  const known = agreedTo('club', 'promotional')
  expect(verdict(asked('club', 'promotional'), known, night)).toBe('quiet_hours')
  expect(verdict(asked('club', 'promotional'), { ...known, now: night })).toBe('quiet_hours')
  expect(
    verdict(asked('club', 'promotional'), { ...known, now: noon }, new Date('2026-11-30T23:00-05:00')),
  ).toBe('cleared')
})

test('promotional texts to another phone are not counted', () => {
  const known = agreedTo('club', 'promotional')
  const three = [noon, noon, noon]
  expect(verdict(asked('club', 'promotional'), { ...known, promotionalAt: new Map([['+13055550142', three]]) })).toBe('cleared')
  expect(verdict(asked('club', 'promotional'), { ...known, promotionalAt: new Map([[PHONE, three]]) })).toBe('too_many_today')
}) // biome-ignore format: a question a line
