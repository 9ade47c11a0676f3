// Not more than three promotional texts in 24 hours, by law in some states and as house policy everywhere.
import { describe, expect, test } from 'vitest'
import { capVerdict } from './caps.ts'
import { candidatePlaces } from './places.ts'

const florida = candidatePlaces({ phone: '+13055550142' })
const newYork = candidatePlaces({ phone: '+12125550142' })
const movedToOregon = candidatePlaces({ phone: '+12125550142', address: { state: 'OR' } })
const now = new Date('2026-12-02T12:00Z')

/** Hours before now at which promotional texts went out, the organization's own limit, and when the next may go (hours from now). */
type Row = [what: string, hoursAgo: number[], atMost: number | undefined, hoursToWait: number | null]

const rows: readonly Row[] = [
  ['none yet', [], undefined, null],
  ['two today', [1, 2], undefined, null],
  ['three today: one a day after the first of them', [1, 2, 3], undefined, 21],
  ['in whatever order they are told', [3, 1, 2], undefined, 21],
  ['three, the first a minute less than a day ago', [1, 2, 24 - 1 / 60], undefined, 1 / 60],
  ['three, the first a day ago exactly', [1, 2, 24], undefined, null],
  ['three yesterday', [25, 26, 27], undefined, null],
  ['five, sent under another rule: when two have aged', [1, 2, 3, 4, 5], undefined, 21],
  ['one that is just being sent counts', [-1, 1, 2], undefined, 22],
  ['an own limit of one', [5], 1, 19],
  ['an own limit of two', [5, 6], 2, 18],
  ['an own limit of two, one sent', [5], 2, null],
  ['a limit above three does not lift the three', [1, 2, 3], 10, 21],
]

describe.each([
  ['Florida', florida],
  ['New York', newYork],
])('%s', (_state, places) => {
  test.each(rows)('%s', (_what, hoursAgo, atMost, hoursToWait) => {
    const hours = (count: number): Date => new Date(now.getTime() + Math.round(count * 3_600_000))
    const sentAt = hoursAgo.map((ago) => hours(-ago))
    const verdict = capVerdict({
      level: 'promotional',
      sentAt,
      now,
      places,
      ...(atMost === undefined ? {} : { atMost }),
    })
    const expected =
      hoursToWait === null ? { ok: true } : { ok: false, reason: 'cap', until: hours(hoursToWait) }
    expect(verdict).toMatchObject(expected)
  })
})

const sentAt = [1, 2, 3].map((ago) => new Date(now.getTime() - ago * 3_600_000))

test('where the law says three, the law is named; elsewhere, and for a lower limit, house policy', () => {
  const ask = (places: typeof florida, atMost?: number) =>
    capVerdict({ level: 'promotional', sentAt, now, places, ...(atMost === undefined ? {} : { atMost }) })
  expect(ask(florida)).toMatchObject({ rule: { region: 'US-FL', source: 'Fla. Stat. 501.616(6)' } })
  expect(ask(movedToOregon)).toMatchObject({ rule: { region: 'US-OR' } })
  expect(ask(newYork)).toMatchObject({ rule: 'house policy' })
  expect(ask(florida, 2)).toMatchObject({ rule: 'house policy' })
})

test.each(['+14055550142', '+13015550142', '+15035550142'])('%s is in a state that caps by law', (phone) => {
  const verdict = capVerdict({ level: 'promotional', sentAt, now, places: candidatePlaces({ phone }) })
  expect(verdict).toMatchObject({ ok: false, rule: { cap: { texts: 3, hours: 24 } } })
})

test('a law that is not yet in force is not named', () => {
  const before = new Date('2025-12-31T12:00-08:00')
  const earlier = [before, before, before]
  const places = candidatePlaces({ phone: '+15035550142' })
  expect(capVerdict({ level: 'promotional', sentAt: earlier, now: before, places })).toMatchObject({
    rule: 'house policy',
  })
})

test('informational texts are not capped', () => {
  expect(capVerdict({ level: 'informational', sentAt, now, places: florida })).toEqual({ ok: true })
})

test('when the refusal ends, the next one may go; a millisecond before it may not', () => {
  const verdict = capVerdict({ level: 'promotional', sentAt, now, places: florida })
  if (verdict.ok) throw new Error('The fourth text must be refused.')
  const at = (until: number) =>
    capVerdict({ level: 'promotional', sentAt, now: new Date(until), places: florida }).ok
  expect([at(verdict.until.getTime() - 1), at(verdict.until.getTime())]).toEqual([false, true])
})

test.each([0, -1, 1.5, Number.NaN])('a limit of %d is a bug', (atMost) => {
  expect(() => capVerdict({ level: 'promotional', sentAt, now, places: florida, atMost })).toThrow(RangeError)
})
