import { describe, expect, test } from 'vitest'
import { sendAtLabel } from './send-at.ts'

const now = new Date('2026-11-24T02:40:00Z') // 9:40 pm on Monday in New York

describe('The button that sends a text later', () => {
  test.each([
    ['2026-11-24T04:00:00Z', 'America/New_York', 'Send it at 11:00 PM EST'],
    ['2026-11-24T13:00:00Z', 'America/New_York', 'Send it tomorrow at 8:00 AM EST'],
    ['2026-11-24T13:00:00Z', 'UTC', 'Send it at 1:00 PM UTC'],
    ['2026-11-25T13:00:00Z', 'America/New_York', 'Send it on Wed, Nov 25 at 8:00 AM EST'],
    ['2027-03-15T12:00:00Z', 'America/New_York', 'Send it on Mon, Mar 15 at 8:00 AM EDT'],
  ])('names %s in %s: %s', (until, timeZone, label) => {
    const shown = sendAtLabel(new Date(until), now, { locale: 'en-US', timeZone })
    expect(shown.replace(/\s/gu, ' ')).toBe(label)
  })
})
