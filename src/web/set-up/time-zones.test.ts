import { expect, test } from 'vitest'
import { clockIn, isFoundBy, timeZones } from './time-zones.ts'

const now = new Date('2026-03-10T15:00:00Z')
const zones = timeZones(now)

test.each([
  ['york', 'America/New_York'],
  ['New York', 'America/New_York'],
  ['new_york', 'America/New_York'],
  ['los ang', 'America/Los_Angeles'],
  ['europe/lon', 'Europe/London'],
  ['eastern', 'America/New_York'],
  ['pacific time', 'America/Los_Angeles'],
])('typing "%s" finds %s', (typed, zone) => {
  expect(zones.filter((each) => isFoundBy(each, typed)).map(({ value }) => value)).toContain(zone)
})

test('nothing typed leaves every zone to choose from', () => {
  expect(zones.filter((each) => isFoundBy(each, ''))).toHaveLength(zones.length)
})

test('a zone is labelled with its distance from UTC', () => {
  expect(zones.find(({ value }) => value === 'America/New_York')?.label).toBe('America/New York (UTC-4)')
})

test('a city is found by the name that it has today', () => {
  const kolkata = zones.filter((each) => isFoundBy(each, 'kolkata'))
  expect(kolkata.map(({ label }) => label)).toContain('Asia/Kolkata (UTC+5:30)')
})

test('a zone that the browser does not know has no clock', () => {
  expect(clockIn('Mars/Olympus', now)).toBeNull()
  expect(clockIn('America/New_York', now)).toMatch(/11.00/)
})
