// How rows of the hours table are laid over each other, and that the table itself is whole.
import { expect, test } from 'vitest'
import { hoursTable, RULES_VERSION } from './hours-table.ts'
import { states } from './us-states.ts'
import { rowsInForce, windowOn, writeRow } from './windows.ts'
import { dayOfDate } from './zone-clock.ts'

const hoursOf = (regions: string[], date: string): string => {
  const { from, to } = windowOn(regions, dayOfDate(date), RULES_VERSION)
  return from < to ? `${from / 60} to ${to / 60}` : 'closed'
}

type Row = [what: string, regions: string[], date: string, hours: string]
const rows: readonly Row[] = [
  ['the federal hours alone', ['US-NY'], '2026-12-01', '8 to 21'],
  ['the stricter of two states', ['US-FL', 'US-KY'], '2026-12-01', '10 to 20'],
  ['Rhode Island cuts every other state', ['US-TX', 'US-RI'], '2026-12-01', '9 to 18'],
  ['a state that is closed on Sundays closes both', ['US-NY', 'US-AL'], '2026-12-06', 'closed'],
  ['house policy and Canada', ['CA'], '2026-12-01', '9 to 20'],
  ['a Canadian weekend', ['CA'], '2026-12-05', '10 to 18'],
  ['a zone abroad and a state', ['elsewhere', 'US-NY'], '2026-12-01', '9 to 20'],
  ['Oregon on the last day of its older law', ['US-OR'], '2025-12-31', '8 to 21'],
  ['Oregon on the first day of the new one', ['US-OR'], '2026-01-01', '8 to 20'],
  ['Texas on a Sunday before texts were covered', ['US-TX'], '2025-08-31', '8 to 21'],
  ['Texas on a Sunday since', ['US-TX'], '2025-09-07', '12 to 21'],
  [
    'all the strict ones on a weekday',
    ['US-KY', 'US-RI', 'US-TX', 'US-NV', 'US-UT'],
    '2026-12-01',
    '10 to 18',
  ],
]
test.each(rows)('%s', (_what, regions, date, hours) => expect(hoursOf(regions, date)).toBe(hours))

test('at the same hour the state’s own row is named', () => {
  const { opening, closing } = windowOn(['US-FL'], dayOfDate('2026-12-01'), RULES_VERSION)
  expect([opening.region, closing.region]).toEqual(['US-FL', 'US-FL'])
  const plain = windowOn(['US-NY'], dayOfDate('2026-12-01'), RULES_VERSION)
  expect([plain.opening.region, plain.closing.region]).toEqual(['US', 'US'])
})

test('every row of the table is whole: a source, hours that make sense, a region that exists, dates in order', () => {
  for (const row of hoursTable) {
    expect(row.source.length, row.region).toBeGreaterThan(8)
    expect((row.from === null) === (row.to === null), row.region).toBe(true)
    if (row.from !== null && row.to !== null)
      expect(row.from.padStart(5, '0') < row.to.padStart(5, '0')).toBe(true)
    expect(['US', 'CA', 'abroad'].includes(row.region) || row.region.slice(3) in states, row.region).toBe(
      true,
    )
    if (row.effectiveFrom !== null) expect(dayOfDate(row.effectiveFrom)).not.toBeNaN()
  }
})

test('every day of the week has at most one row of a region', () => {
  for (const region of new Set(hoursTable.map((row) => row.region))) {
    const days = hoursTable.filter((row) => row.region === region).flatMap((row) => row.days)
    expect(new Set(days).size, region).toBe(days.length)
    expect(days.length, region).toBe(7)
  }
})

test('a row is written for a record', () => {
  const [federal, florida] = rowsInForce(['US-FL'], dayOfDate('2026-12-01'), RULES_VERSION)
  expect(federal && writeRow(federal)).toMatch(/^US, every day 8:00 to 21:00: 47 CFR 64.1200\(c\)\(1\)/)
  expect(florida && writeRow(florida)).toBe('US-FL, every day 8:00 to 20:00: Fla. Stat. 501.616(6) (statute)')
  const sunday = hoursTable.find((row) => row.region === 'US-AL' && row.from === null)
  expect(sunday && writeRow(sunday)).toMatch(/^US-AL, Sun closed: /)
  const workdays = hoursTable.find((row) => row.region === 'US-RI')
  expect(workdays && writeRow(workdays)).toMatch(/^US-RI, Mon to Fri 9:00 to 18:00: /)
})
