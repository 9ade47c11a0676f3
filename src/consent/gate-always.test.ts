// What holds of the gate whatever people said, in whatever order: a cleared text names words of theirs that still stand. The words are
// judged here a second time, by a model that knows nothing of doors and grants.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { clear, type TextQuestion } from './gate.ts'
import { candidatePlaces } from './hours/places.ts'
import { campaignLevels, levels } from './methods.ts'
import {
  afterAsked,
  afterGiven,
  afterStart,
  afterStop,
  afterWithdrawn,
  type Grant,
  NO_GRANT,
  OPEN_DOOR,
  type Window,
} from './standing.ts'

const CAMPAIGNS = ['reminders', 'sales'] as const
const NOON = Date.parse('2026-12-01T17:00Z')
const places = candidatePlaces({ phone: '+12125550142' })

/** Something that was said, so many hours before noon: few hours, so that much falls together. */
const word = fc.record({
  what: fc.constantFrom('stop', 'wrong', 'start', 'given', 'given', 'given', 'withdrawn', 'asked', 'texted'),
  hours: fc.integer({ min: 0, max: 8 }),
  campaign: fc.constantFrom(...CAMPAIGNS),
  level: fc.constantFrom(...campaignLevels),
})
type Word = { what: string; hours: number; campaign: string; level: string; id: string; at: Date }

const asked = fc.record({
  level: fc.constantFrom(...levels),
  campaign: fc.option(fc.constantFrom(...CAMPAIGNS), { freq: 9 }),
  isPromotion: fc.boolean(),
  overruledBy: fc.option(fc.constant('overruled')),
  isAnswer: fc.boolean(),
  isArchived: fc.boolean(),
  restsHours: fc.option(fc.integer({ min: 0, max: 8 })),
})

const askedOf = fc.record({ words: fc.array(word, { maxLength: 7 }), about: asked })
type Asked = { words: Word[]; question: TextQuestion }

function questionOf({ words, about }: typeof askedOf extends fc.Arbitrary<infer T> ? T : never): Asked {
  const said = words.map((each, index) => ({
    ...each,
    id: `${each.what} ${index}`,
    at: new Date(NOON - each.hours * 3_600_000),
  }))
  const ofIt = said.filter(({ campaign, level }) => campaign === about.campaign && level === about.level)
  const { isArchived, restsHours, ...rest } = about
  const question: TextQuestion = {
    ...{ kind: 'text', places, quietInformational: false, promotionalAt: [], mostPromotional: 3 },
    ...rest,
    campaign: about.campaign === null ? null : { id: about.campaign, levels: [...levels], isArchived },
    ...{ door: doorOf(said), grant: grantOf(ofIt), window: windowOf(said) },
    ...{ conversationHours: 4, now: new Date(NOON) },
    ...(restsHours !== null && { restsAt: new Date(NOON - restsHours * 3_600_000) }),
  }
  return { words: said, question }
}

const doorOf = (said: readonly Word[]) =>
  said.reduce((door, { what, at, id }) => {
    if (what === 'stop') return afterStop(door, at, id)
    if (what === 'wrong') return afterStop(door, at, id, 'wrong_number')
    return what === 'start' ? afterStart(door, at, id) : door
  }, OPEN_DOOR)

const grantOf = (said: readonly Word[]): Grant =>
  said.reduce((grant, { what, at, id }) => {
    if (what === 'given') return afterGiven(grant, at, id)
    if (what === 'withdrawn') return afterWithdrawn(grant, at, id)
    return what === 'asked' ? afterAsked(grant, at, { record: id, until: new Date(NOON + 1) }) : grant
  }, NO_GRANT)

/** The latest text of theirs that a thread keeps. */
function windowOf(said: readonly Word[]): Window | null {
  const [latest] = said.filter(({ what }) => what === 'texted').toSorted((one, two) => one.hours - two.hours)
  return latest === undefined ? null : { at: latest.at, record: latest.id, message: latest.id }
}

/** Do the words with this id allow the text? By the words alone: what was given, for this, and nothing that ends it since. */
function allows({ words, question }: Asked, id: string): boolean {
  const basis = words.find((each) => each.id === id)
  if (basis === undefined) return false
  const isEnd = ({ what }: Word): boolean => what === 'stop' || what === 'wrong'
  const latest = (is: (each: Word) => boolean): number =>
    Math.max(Number.NEGATIVE_INFINITY, ...words.filter(is).map(({ at }) => at.getTime()))
  const stopped = latest(isEnd)
  if (stopped !== Number.NEGATIVE_INFINITY && latest(({ what }) => what === 'start') <= stopped) return false
  if (basis.at.getTime() <= stopped) return false
  if (question.level === 'conversational') return basis.what === 'texted' && basis.hours < 4
  const isOfIt = ({ campaign, level }: Word): boolean =>
    campaign === question.campaign?.id && level === question.level
  const withdrawn = latest((each) => each.what === 'withdrawn' && isOfIt(each))
  return basis.what === 'given' && isOfIt(basis) && basis.at.getTime() > withdrawn
}

test('a text that is cleared names a record that is given for just that and not withdrawn', () => {
  let cleared = 0
  fc.assert(
    fc.property(askedOf, (drawn) => {
      const made = questionOf(drawn)
      const verdict = clear(made.question)
      if (!verdict.ok) return
      cleared += 1
      expect(allows(made, verdict.by)).toBe(true)
    }),
    { numRuns: 5_000, seed: 47 },
  )
  expect(cleared).toBeGreaterThan(100) // else it has proved nothing
})

test('a text whose template is fixed is cleared for that campaign and level, and for nothing else', () => {
  const fixed = fc.record({
    campaignId: fc.constantFrom(...CAMPAIGNS),
    level: fc.constantFrom(...campaignLevels),
  })
  let cleared = 0
  fc.assert(
    fc.property(askedOf, fixed, (drawn, madeFor) => {
      const { question } = questionOf(drawn)
      const verdict = clear({ ...question, madeFor })
      if (!verdict.ok) return
      cleared += 1
      expect({ campaignId: question.campaign?.id, level: question.level }).toEqual(madeFor)
    }),
    { numRuns: 5_000, seed: 49 },
  )
  expect(cleared).toBeGreaterThan(20)
})

test('a text is refused for want of consent only where no words allow it', () => {
  const ofConsent = [
    'no_consent',
    'not_given',
    'withdrawn',
    'request_lapsed',
    'not_confirmed_yet',
    'opted_out',
  ]
  let refused = 0
  fc.assert(
    fc.property(askedOf, (drawn) => {
      const { words, question } = questionOf(drawn)
      const { restsAt: _, ...asked } = question
      const verdict = clear(asked)
      if (verdict.ok || !ofConsent.includes(verdict.reason)) return
      refused += 1
      expect(words.filter(({ id }) => allows({ words, question: asked }, id))).toEqual([])
    }),
    { numRuns: 5_000, seed: 48 },
  )
  expect(refused).toBeGreaterThan(300)
})

test('what was accepted before a STOP or a withdrawal never goes, whatever was said since', () => {
  fc.assert(
    fc.property(askedOf, (drawn) => {
      const { words, question } = questionOf(drawn)
      const { restsAt } = question
      const isEnd = ({ what, campaign, level, at }: Word): boolean =>
        restsAt !== undefined &&
        restsAt <= at &&
        (what === 'stop' ||
          what === 'wrong' ||
          (what === 'withdrawn' && campaign === question.campaign?.id && level === question.level))
      if (words.some(isEnd)) expect(clear(question).ok).toBe(false)
    }),
    { numRuns: 5_000, seed: 49 },
  )
})

test('an offer goes at the promotional level, or where a person said on the record that it is none', () => {
  fc.assert(
    fc.property(askedOf, (drawn) => {
      const { question } = questionOf(drawn)
      if (clear(question).ok && question.isPromotion && question.level !== 'promotional')
        expect(question.overruledBy).not.toBeNull()
    }),
    { numRuns: 5_000, seed: 50 },
  )
})
