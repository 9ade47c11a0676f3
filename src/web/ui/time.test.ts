import { describe, expect, it } from 'vitest'
import { dayLabel, relativeTime, timeLeft } from './time.ts'

const options = { locale: 'en-US', timeZone: 'America/New_York' }
const now = new Date('2026-03-10T15:00:00Z') // a Tuesday, 11:00 am in New York

describe('a list says when, as short as it can', () => {
  it.each([
    ['2026-03-10T14:59:30Z', 'now'],
    ['2026-03-10T14:56:00Z', '4 min'],
    ['2026-03-10T12:05:00Z', '8:05 AM'],
    ['2026-03-10T03:30:00Z', 'Yesterday'], // 11:30 pm of the day before in New York
    ['2026-03-06T15:00:00Z', 'Fri'],
    ['2026-02-03T15:00:00Z', 'Feb 3'],
    ['2025-02-03T15:00:00Z', 'Feb 3, 2025'],
  ])('%s is "%s"', (at, said) => {
    expect(relativeTime(new Date(at), now, options).replace('\u202f', ' ')).toBe(said)
  })
})

describe('a separator names its day', () => {
  it.each([
    ['2026-03-10T12:00:00Z', 'Today'],
    ['2026-03-09T12:00:00Z', 'Yesterday'],
    ['2026-03-06T12:00:00Z', 'Friday'],
    ['2026-03-03T12:00:00Z', 'Tuesday, March 3'],
    ['2025-03-03T12:00:00Z', 'Monday, March 3, 2025'],
  ])('%s is "%s"', (at, said) => {
    expect(dayLabel(new Date(at), now, options)).toBe(said)
  })
})

describe('consent that fades is counted down', () => {
  it.each([
    ['2026-03-11T12:10:00Z', '21 h left'],
    ['2026-03-10T15:12:30Z', '12 min left'],
    ['2026-03-10T15:00:20Z', '1 min left'],
    ['2026-03-14T16:00:00Z', '4 days left'],
    ['2026-03-10T15:00:00Z', ''],
  ])('until %s is "%s"', (until, said) => {
    expect(timeLeft(new Date(until), now)).toBe(said)
  })
})
