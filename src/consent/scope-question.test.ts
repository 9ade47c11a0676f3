// The question in the confirmation of an opt-out, and KEEP, as tables: who is asked, in which words, and which answer counts.
import { describe, expect, test } from 'vitest'
import { segmentsOf } from '../messages/segments.ts'
import { type Before, type GrantOf, hear } from './heard.ts'
import { readText } from './keyword.ts'
import { readPromotion } from './promotion.ts'
import { isKeep, type Keepable, keepableAt, type ScopeAsked, scopeWords } from './scope-question.ts'
import {
  afterGiven,
  afterStart,
  afterStop,
  afterWithdrawn,
  type Door,
  NO_GRANT,
  OPEN_DOOR,
  standingOf,
} from './standing.ts'

const noon = new Date('2026-11-24T12:00Z')
const hours = (count: number): Date => new Date(noon.getTime() + count * 3_600_000)
const business = 'Riverside Bikes'

const campaign = (id: string, name: string, more: Partial<Keepable> = {}): [string, Keepable] => [
  id,
  { id, name, levels: ['informational', 'promotional'], isArchived: false, ...more },
]
const campaigns = new Map([
  campaign('repairs', 'Repair updates'),
  campaign('recalls', 'Recalls'),
  campaign('club', 'Club'),
  campaign('ended', 'Ended', { isArchived: true }),
  campaign('deals', '20% off every repair'),
  campaign('sales', 'Sales', { levels: ['promotional'] }),
])
const given = (campaignId: string, level: GrantOf['level'] = 'informational'): GrantOf => ({
  ...{ campaignId, level, requestLeftAt: null, grant: afterGiven(NO_GRANT, hours(-100), 'given') },
})
const withdrawn = (one: GrantOf): GrantOf => ({
  ...one,
  grant: afterWithdrawn(one.grant, hours(-50), 'gone'),
})
const talking = { at: hours(-1), record: 'conversation', message: 'text' }
const standing = (grants: readonly GrantOf[], more: Partial<Before> = {}): Before => ({
  ...{ door: OPEN_DOOR, window: null, grants },
  ...more,
})

describe('A STOP asks', () => {
  const asked = (which: Before): string[] =>
    keepableAt({ before: which, at: noon, business }, campaigns).map(({ name }) => name)

  test.each<[string, Before, string[]]>([
    ['nobody who agreed to one thing', standing([given('repairs')]), []],
    [
      'who agreed to two campaigns, about both',
      standing([given('repairs'), given('recalls')]),
      ['Recalls', 'Repair updates'],
    ],
    [
      'who is in a conversation besides, about the campaign',
      standing([given('repairs')], { window: talking }),
      ['Repair updates'],
    ],
    [
      'nobody whose conversation is over and who has one campaign',
      standing([given('repairs')], { window: { ...talking, at: hours(-25) } }),
      [],
    ],
    ['never about offers', standing([given('repairs'), given('club', 'promotional')]), ['Repair updates']],
    [
      'nobody who agreed to offers only',
      standing([given('sales', 'promotional'), given('club', 'promotional')]),
      [],
    ],
    ['nothing about a campaign that ended', standing([given('repairs'), given('ended')]), ['Repair updates']],
    [
      'nothing about what was withdrawn before',
      standing([given('repairs'), withdrawn(given('recalls'))], { window: talking }),
      ['Repair updates'],
    ],
    [
      'nobody about what an earlier STOP withdrew',
      standing([given('repairs'), given('recalls')], {
        door: afterStart(afterStop(OPEN_DOOR, hours(-9), 'stop'), hours(-8), 'start'),
      }),
      [],
    ],
    [
      'nobody whose conversation an earlier STOP ended and who kept one campaign',
      standing([given('repairs')], {
        door: afterStart(afterStop(OPEN_DOOR, hours(-101), 'stop'), hours(-100.5), 'kept'),
        window: { ...talking, at: hours(-102) },
      }),
      [],
    ],
    ['nobody where a campaign is named after an offer', standing([given('repairs'), given('deals')]), []],
    ['nobody who agreed to nothing', standing([], { window: talking }), []],
  ])('%s', (_, which, names) => {
    expect(asked(which)).toEqual(names)
  })
})

describe('The confirmation', () => {
  test('says that all is off, names what can be kept and sells nothing, in one segment', () => {
    const body = scopeWords(business, [{ name: 'Repair updates' }]) ?? ''
    expect(body).toBe(
      "Riverside Bikes: You're opted out and will get no more texts from us. To keep only texts about Repair updates, reply KEEP.",
    )
    expect(segmentsOf(body).segments).toBe(1)
    expect(readPromotion(body).isPromotion).toBe(false)
    const two = scopeWords(business, [{ name: 'Recalls' }, { name: 'Repair updates' }]) ?? ''
    expect(two).toContain('about Recalls and Repair updates, reply KEEP.')
    expect(segmentsOf(two).segments).toBe(1)
  })

  test('asks nothing where the names take more than two segments', () => {
    expect(scopeWords(business, Array(4).fill({ name: 'N'.repeat(60) }))).toBeNull()
  })
})

describe('KEEP', () => {
  const door: Door = afterStop(OPEN_DOOR, noon, 'stop')
  const question: ScopeAsked = {
    ...{ stopRecord: 'stop', leftAt: hours(0.01) },
    named: [{ recordId: 'asked', campaignId: 'repairs' }],
  }
  const say = (body: string, at: Date, more: { door?: Door; asked?: ScopeAsked | null } = {}) => {
    let made = 0
    const newId = (): string => `row ${++made}`
    const { asked = question } = more
    const which = standing([given('repairs'), given('club', 'promotional')], { door: more.door ?? door })
    const heard = { messageId: 'text', reading: readText(body), advertised: null, at, newId }
    return hear({ ...heard, scopeAsked: asked }, which)
  }

  test('keeps what was named and nothing else, and needs no further text of ours', () => {
    const effect = say('Keep', hours(1))
    expect(effect.records).toEqual([
      {
        ...{ id: 'row 1', kind: 'kept', level: 'informational', campaignId: 'repairs' },
        ...{ method: 'kept_by_text', answersRecordId: 'asked' },
      },
    ])
    expect(effect).toMatchObject({ answer: null, window: null })
    expect(standingOf(effect.grants[0]?.grant ?? NO_GRANT, effect.door, hours(2))).toBe('given')
    expect(standingOf(given('club', 'promotional').grant, effect.door, hours(2))).toBe('withdrawn')
  })

  test.each<[string, string, Date, { door?: Door; asked?: ScopeAsked | null }]>([
    ['before the confirmation has left', 'KEEP', hours(0.005), {}],
    ['a day after it has left', 'KEEP', hours(24.01), {}],
    ['where nothing was asked', 'KEEP', hours(1), { asked: null }],
    ['after another STOP', 'KEEP', hours(1), { door: afterStop(door, hours(0.5), 'again') }],
    ['after a wrong number', 'KEEP', hours(1), { door: afterStop(door, hours(0.5), 'stop', 'wrong_number') }],
    ['in a sentence', 'Please keep my bike until Friday', hours(1), {}],
    ['with another word', 'KEEP ALL', hours(1), { asked: null }],
    ['as a question', 'keep?', hours(1), { asked: null }],
  ])('keeps nothing %s', (_, body, at, more) => {
    const waits = isKeep(body) ? {} : { asked: null }
    const effect = say(body, at, { ...more, ...waits })
    expect([effect.records, effect.grants, effect.answer]).toEqual([[], [], null])
    expect(effect.door).toEqual(more.door ?? door)
  })

  test.each([
    ['KEEP', true],
    [' keep. ', true],
    ['\u201cKEEP\u201d', true],
    ['keep?', false],
    ['keep it', false],
    ['KEEP ALL', false],
  ])('%j is the word: %s', (body, is) => {
    expect(isKeep(body)).toBe(is)
  })
})
