// Quiet hours where it is hard: two zones, clock changes, numbers carried elsewhere, numbers that tell nothing.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { candidatePlaces, type Recipient } from './places.ts'
import { type QuietVerdict, quietVerdict } from './quiet.ts'

function ask(who: Recipient, at: string | Date): QuietVerdict {
  const places = candidatePlaces(who)
  return quietVerdict({ now: new Date(at), level: 'promotional', places, informationalToo: false })
}

const MIAMI = '+13055550142'
const PENSACOLA = '+18504320142' // an exchange that is known to lie in Central time
const FLORIDA_WEST = '+18505550142' // one that is not known: Eastern or Central
const NEW_YORK = '+12125550142'
const LOS_ANGELES = '+12135550142'
const DALLAS = '+12145550142'
const PROVIDENCE = '+14015550142'
const BIRMINGHAM = '+12055550142'
const PHOENIX = '+16025550142'
const FLAGSTAFF = '+19285550142'
const HONOLULU = '+18085550142'
const TOLL_FREE = '+18005550142'
const NO_AREA_CODE = '+15005550142'

/** Who, when (local, with that place's distance from UTC), and 'open' or when it opens. */
type Row = [what: string, who: Recipient, at: string, verdict: string]

const rows: readonly Row[] = [
  // Two zones in one area code.
  ['Pensacola at eight Central', { phone: PENSACOLA }, '2026-12-01T08:00-06:00', 'open'],
  ['Pensacola at seven Central', { phone: PENSACOLA }, '2026-12-01T07:00-06:00', '2026-12-01T08:00-06:00'],
  ['Pensacola at 19:59 Central', { phone: PENSACOLA }, '2026-12-01T19:59-06:00', 'open'],
  ['western Florida at eight Eastern', { phone: FLORIDA_WEST }, '2026-12-01T08:00-05:00', '2026-12-01T09:00-05:00'],
  ['western Florida at nine Eastern', { phone: FLORIDA_WEST }, '2026-12-01T09:00-05:00', 'open'],
  ['western Florida at 19:59 Eastern', { phone: FLORIDA_WEST }, '2026-12-01T19:59-05:00', 'open'],
  ['western Florida at 19:30 Central', { phone: FLORIDA_WEST }, '2026-12-01T19:30-06:00', '2026-12-02T09:00-05:00'],
  ['an overlay of western Florida at eight Eastern', { phone: '+14485550142' }, '2026-12-01T08:00-05:00', '2026-12-01T09:00-05:00'],
  ['Idaho at eight Mountain', { phone: '+19865550142' }, '2026-12-01T08:00-07:00', '2026-12-01T09:00-07:00'],
  ['Boise by its exchange at eight Mountain', { phone: '+12083420142' }, '2026-12-01T08:00-07:00', 'open'],
  ['North Dakota at eight Central', { phone: '+17015550142' }, '2026-12-01T08:00-06:00', '2026-12-01T09:00-06:00'],
  ['Alaska at eight', { phone: '+19075550142' }, '2026-12-01T08:00-09:00', '2026-12-01T09:00-09:00'],
  // An address in a state of two zones, made surer by its ZIP code.
  ['Tennessee at 20:30 Central', { phone: NEW_YORK, address: { state: 'TN' } }, '2026-12-01T20:30-06:00', '2026-12-02T09:00-05:00'],
  ['Tennessee at eight Eastern', { phone: NEW_YORK, address: { state: 'TN' } }, '2026-12-01T08:00-05:00', '2026-12-01T09:00-05:00'],
  ['Knoxville at eight Eastern', { phone: NEW_YORK, address: { state: 'TN', zip: '37902' } }, '2026-12-01T08:00-05:00', 'open'],
  ['El Paso at eight Mountain', { phone: '+19155550142', address: { zip: '79901' } }, '2026-12-01T09:00-07:00', 'open'],
  // Numbers carried elsewhere: the stricter state, in every zone.
  ['a Miami number in Los Angeles at 8:30 Eastern', { phone: MIAMI, address: { state: 'CA' } }, '2026-12-01T08:30-05:00', '2026-12-01T08:00-08:00'],
  ['a Miami number in Los Angeles at 19:30 Eastern', { phone: MIAMI, address: { state: 'CA' } }, '2026-12-01T19:30-05:00', 'open'],
  ['a Miami number in Los Angeles at 17:30 Pacific', { phone: MIAMI, address: { state: 'CA' } }, '2026-12-01T17:30-08:00', '2026-12-02T08:00-08:00'],
  ['a Los Angeles number in Florida at 20:30 Eastern', { phone: LOS_ANGELES, address: { state: 'FL', zip: '33101' } }, '2026-12-01T20:30-05:00', '2026-12-02T08:00-08:00'],
  ['a Los Angeles number in Florida at eleven Eastern', { phone: LOS_ANGELES, address: { state: 'FL', zip: '33101' } }, '2026-12-01T11:00-05:00', 'open'],
  ['a Providence number in Los Angeles at 8:30 Pacific', { phone: PROVIDENCE, address: { state: 'CA' } }, '2026-12-01T08:30-08:00', '2026-12-01T09:00-08:00'],
  ['a Providence number in Los Angeles at 15:30 Pacific', { phone: PROVIDENCE, address: { state: 'CA' } }, '2026-12-01T15:30-08:00', '2026-12-02T09:00-08:00'],
  ['a New York number in Alabama on a Sunday', { phone: NEW_YORK, address: { state: 'AL' } }, '2026-12-06T12:00-06:00', '2026-12-07T08:00-06:00'],
  ['a Birmingham number in New York on a Sunday', { phone: BIRMINGHAM, address: { state: 'NY' } }, '2026-12-06T12:00-05:00', '2026-12-07T08:00-06:00'],
  ['a New York number in Texas on a Sunday at eleven', { phone: NEW_YORK, address: { state: 'TX', zip: '75201' } }, '2026-12-06T11:00-06:00', '2026-12-06T12:00-06:00'],
  ['a New York number in Texas at nine Central', { phone: NEW_YORK, address: { state: 'TX', zip: '75201' } }, '2026-12-01T09:00-06:00', 'open'],
  ['a Dallas number whose holder set Hawaii', { phone: DALLAS, zone: 'Pacific/Honolulu' }, '2026-12-01T12:00-06:00', '2026-12-01T13:00-06:00'],
  ['a state and a ZIP code that disagree', { phone: NEW_YORK, address: { state: 'NY', zip: '90001' } }, '2026-12-01T09:00-05:00', '2026-12-01T11:00-05:00'],
  ['a New York number in Toronto on a Saturday', { phone: NEW_YORK, address: { country: 'CA', state: 'ON', zip: 'M5V 2T6' } }, '2026-12-05T18:30-05:00', '2026-12-06T10:00-05:00'],
  ['a New York number somewhere in Ontario', { phone: NEW_YORK, address: { state: 'ON' } }, '2026-12-05T18:30-05:00', '2026-12-06T10:00-06:00'],
  ['a New York number in London', { phone: NEW_YORK, address: { country: 'GB' } }, '2026-12-01T07:30-05:00', '2026-12-01T09:00-05:00'],
  // Nothing known: all continental zones, 11 to 21 Eastern.
  ['a toll-free number at 10:59 Eastern', { phone: TOLL_FREE }, '2026-12-01T10:59-05:00', '2026-12-01T11:00-05:00'],
  ['a toll-free number at eleven Eastern', { phone: TOLL_FREE }, '2026-12-01T11:00-05:00', 'open'],
  ['a toll-free number at 20:59 Eastern', { phone: TOLL_FREE }, '2026-12-01T20:59-05:00', 'open'],
  ['a toll-free number at 21 Eastern', { phone: TOLL_FREE }, '2026-12-01T21:00-05:00', '2026-12-02T11:00-05:00'],
  ['a number of no area code at ten Eastern', { phone: NO_AREA_CODE }, '2026-12-01T10:00-05:00', '2026-12-01T11:00-05:00'],
  ['the same for who serves Hawaii', { phone: NO_AREA_CODE, served: 'with Alaska and Hawaii' }, '2026-12-01T12:59-05:00', '2026-12-01T13:00-05:00'],
  ['and in summer', { phone: NO_AREA_CODE, served: 'with Alaska and Hawaii' }, '2026-07-01T13:59-04:00', '2026-07-01T14:00-04:00'],
  ['a toll-free number with an address', { phone: TOLL_FREE, address: { state: 'NY' } }, '2026-12-01T08:00-05:00', 'open'],
  ['a zone that was renamed away', { phone: NEW_YORK, zone: 'America/Gotham' }, '2026-12-01T08:00-05:00', '2026-12-01T11:00-05:00'],
  // The clocks go forward on Sunday 14 March 2027 and back on Sunday 7 November 2027.
  ['New York on the day before', { phone: NEW_YORK }, '2027-03-13T08:00-05:00', 'open'],
  ['New York, clocks forward, a minute early', { phone: NEW_YORK }, '2027-03-14T07:59-04:00', '2027-03-14T08:00-04:00'],
  ['New York, clocks forward, the old eight o’clock', { phone: NEW_YORK }, '2027-03-14T08:00-05:00', 'open'],
  ['New York, clocks forward, asked the night before', { phone: NEW_YORK }, '2027-03-13T21:00-05:00', '2027-03-14T08:00-04:00'],
  ['New York, clocks forward, 20:59', { phone: NEW_YORK }, '2027-03-14T20:59-04:00', 'open'],
  ['New York, clocks forward, 21', { phone: NEW_YORK }, '2027-03-14T21:00-04:00', '2027-03-15T08:00-04:00'],
  ['New York, clocks back, the old eight o’clock', { phone: NEW_YORK }, '2027-11-07T08:00-04:00', '2027-11-07T08:00-05:00'],
  ['New York, clocks back, asked the night before', { phone: NEW_YORK }, '2027-11-06T21:00-04:00', '2027-11-07T08:00-05:00'],
  ['New York, clocks back, in the hour shown twice', { phone: NEW_YORK }, '2027-11-07T01:30-05:00', '2027-11-07T08:00-05:00'],
  ['Dallas, clocks forward, Sunday noon', { phone: DALLAS }, '2027-03-14T11:59-05:00', '2027-03-14T12:00-05:00'],
  ['Phoenix keeps its time', { phone: PHOENIX }, '2027-03-14T07:59-07:00', '2027-03-14T08:00-07:00'],
  ['Phoenix in summer', { phone: PHOENIX }, '2027-07-01T20:59-07:00', 'open'],
  ['the Navajo Nation does not: summer, 20 Arizona', { phone: FLAGSTAFF }, '2027-07-01T20:00-07:00', '2027-07-02T08:00-07:00'],
  ['the Navajo Nation in winter', { phone: FLAGSTAFF }, '2026-12-01T20:59-07:00', 'open'],
  ['Window Rock by ZIP code in summer', { phone: PHOENIX, address: { zip: '86515' } }, '2027-07-01T20:00-07:00', '2027-07-02T08:00-07:00'],
  ['Honolulu keeps its time', { phone: HONOLULU }, '2027-03-14T07:59-10:00', '2027-03-14T08:00-10:00'],
  ['a toll-free number, clocks forward', { phone: TOLL_FREE }, '2027-03-14T10:59-04:00', '2027-03-14T11:00-04:00'],
  ['a toll-free number, clocks back', { phone: TOLL_FREE }, '2027-11-07T10:59-05:00', '2027-11-07T11:00-05:00'],
  // Holidays, observed days and Sundays in a row.
  ['Birmingham on Christmas, a Friday: until Saturday', { phone: BIRMINGHAM }, '2026-12-25T10:00-06:00', '2026-12-26T08:00-06:00'],
  ['Birmingham on the eve of a Saturday holiday', { phone: BIRMINGHAM }, '2026-07-03T10:00-05:00', '2026-07-06T08:00-05:00'],
  ['Birmingham on the Saturday before Labor Day', { phone: BIRMINGHAM }, '2026-09-05T20:00-05:00', '2026-09-08T08:00-05:00'],
  ['Providence on Saturday evening before a holiday', { phone: PROVIDENCE }, '2026-10-10T17:00-04:00', '2026-10-13T09:00-04:00'],
  ['New York has no holidays', { phone: NEW_YORK }, '2026-12-25T10:00-05:00', 'open'],
  // Abroad.
  ['Sydney on a mobile: every zone of Australia', { phone: '+61412345678' }, '2026-12-01T09:00+11:00', '2026-12-01T09:00+08:00'],
  ['Toronto on a weekday at 20:30', { phone: '+14165550142' }, '2026-12-01T20:30-05:00', '2026-12-02T09:00-05:00'],
  ['a toll-free number of no country', { phone: '+80012345678' }, '2026-12-01T11:59-05:00', '2026-12-01T12:00-05:00'],
] // biome-ignore format: a table

test.each(rows)('%s', (_what, who, at, verdict) => {
  const expected = verdict === 'open' ? { open: true } : { open: false, opensAt: new Date(verdict) }
  expect(ask(who, at)).toMatchObject(expected)
})

describe('what a verdict tells', () => {
  test('an open one names the time in every zone it was judged in, for the record', () => {
    expect(ask({ phone: FLORIDA_WEST }, '2026-12-01T12:00-05:00')).toEqual({
      open: true,
      local: [
        { zone: 'America/Chicago', time: 'Tue 2026-12-01 11:00' },
        { zone: 'America/New_York', time: 'Tue 2026-12-01 12:00' },
      ],
      rulesVersion: '2026-11',
    })
  })

  test('a closed one names the place that is waited for and the rule that holds there', () => {
    expect(ask({ phone: MIAMI, address: { state: 'CA' } }, '2026-12-01T07:30-05:00')).toMatchObject({
      because: {
        zone: 'America/Los_Angeles',
        region: 'US-FL',
        localTime: 'Tue 2026-12-01 04:30',
        rule: { source: 'Fla. Stat. 501.616(6)' },
      },
    })
    expect(ask({ phone: NEW_YORK }, '2026-12-01T22:00-05:00')).toMatchObject({
      because: {
        zone: 'America/New_York',
        region: 'US-NY',
        rule: { region: 'US', from: '8:00', to: '21:00' },
      },
    })
    expect(ask({ phone: BIRMINGHAM }, '2026-12-25T10:00-06:00')).toMatchObject({
      because: { region: 'US-AL', rule: { holidays: 'closed' } },
    })
  })

  test('two places that are never awake at once have no opening', () => {
    const who = { phone: '+442071234567', zone: 'Pacific/Auckland' }
    expect(ask(who, '2026-12-01T12:00Z')).toMatchObject({ open: false, opensAt: null })
  })

  test('informational texts keep quiet hours only where the setting says so', () => {
    const question = { now: new Date('2026-12-01T03:00-05:00'), places: candidatePlaces({ phone: NEW_YORK }) }
    expect(quietVerdict({ ...question, level: 'informational', informationalToo: false }).open).toBe(true)
    expect(quietVerdict({ ...question, level: 'informational', informationalToo: true }).open).toBe(false)
    expect(quietVerdict({ ...question, level: 'promotional', informationalToo: false }).open).toBe(false)
  })

  test('no point in time is a bug, not a verdict', () => {
    expect(() => ask({ phone: NEW_YORK }, 'soon')).toThrow(RangeError)
  })
})

test('whenever it is closed, the next opening is open, a minute before it is not, and nothing between is', () => {
  const phones = [MIAMI, PENSACOLA, FLORIDA_WEST, NEW_YORK, DALLAS, PROVIDENCE, BIRMINGHAM, FLAGSTAFF, HONOLULU, TOLL_FREE]
  const who = fc.record({
    phone: fc.constantFrom(...phones, '+19075550142', '+14165550142', '+61412345678', '+79161234567', '+5511912345678'),
    zone: fc.option(fc.constantFrom('America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu', 'Europe/London'), { freq: 3 }),
    address: fc.option(fc.record({ state: fc.constantFrom('AL', 'FL', 'KY', 'ND', 'RI', 'TX', 'UT', 'ON'), zip: fc.constantFrom('', '58501') })),
  })
  const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2031-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(who, at, fc.double({ min: 0, max: 1, noNaN: true }), (recipient, now, share) => {
      const verdict = ask(recipient, now)
      if (verdict.open || verdict.opensAt === null) return
      const opens = verdict.opensAt.getTime()
      expect(opens).toBeGreaterThan(now.getTime())
      expect(ask(recipient, verdict.opensAt).open).toBe(true)
      expect(ask(recipient, new Date(opens - 60_000)).open).toBe(false)
      const between = now.getTime() + Math.floor(share * (opens - now.getTime() - 1))
      expect(ask(recipient, new Date(between)).open).toBe(false)
    }),
    { numRuns: 1_000, seed: 11 },
  )
}) // biome-ignore format: one record a line
