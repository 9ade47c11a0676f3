// Where somebody may be by their zone and address, kept at their door: what comes back is what was worked out, and both count with the number.
import { describe, expect, test } from 'vitest'
import { countries } from '../../contacts/countries.ts'
import { clear } from '../gate.ts'
import { aboutAnswer } from '../question.ts'
import { afterGiven, NO_GRANT, OPEN_DOOR } from '../standing.ts'
import { type Address, isStateKnown } from './address.ts'
import { candidatePlaces, placesAround, toldPlaces } from './places.ts'
import { states } from './us-states.ts'
import { readWhereabouts, writeWhereabouts } from './whereabouts.ts'
import { zoneNamed } from './zone-clock.ts'

const told = (zone: string, address: Address = {}) => ({ zone, address })

test.each([
  ['nothing', told(''), null],
  ['an address that says nothing', told('', { country: '', state: '', zip: '' }), null],
  ['a zone', told('Pacific/Honolulu'), 'US Pacific/Honolulu own zone'],
  ['a state', told('', { state: 'Hawaii' }), 'US-HI Pacific/Honolulu state'],
  [
    'both',
    told('America/New_York', { state: 'HI', zip: '96720' }),
    'US America/New_York own zone; US-HI Pacific/Honolulu zip',
  ],
  [
    'a state of two zones',
    told('', { state: 'KY' }),
    'US-KY America/New_York state; US-KY America/Chicago state',
  ],
  ['another country', told('', { country: 'DE' }), 'DE Europe/Berlin country'],
])('%s', (_what, asked, kept) => {
  expect(writeWhereabouts(asked)).toBe(kept)
  expect(readWhereabouts(kept)).toEqual(toldPlaces(asked))
})

test('what is kept and the number give the places that all of it gives at once', () => {
  for (const phone of ['+12125550142', '+18505550142', '+18885550142', '+442071234567'])
    for (const asked of [
      told(''),
      told('Pacific/Honolulu'),
      told('Europe/Paris', { state: 'NV', zip: '90210' }),
    ])
      expect(placesAround(phone, readWhereabouts(writeWhereabouts(asked)))).toEqual(
        candidatePlaces({ phone, ...asked }),
      )
})

test('everybody’s whereabouts fit into what a door keeps, and come back', () => {
  const addresses = [
    ...countries.map((country) => ({ country })),
    ...Object.keys(states).map((state) => ({ state })),
  ]
  for (const address of addresses) {
    const kept = writeWhereabouts(told('America/Argentina/ComodRivadavia', address))
    expect(kept?.length).toBeLessThan(2_000)
    expect(readWhereabouts(kept)).toEqual(toldPlaces(told('America/Argentina/ComodRivadavia', address)))
  }
})

test('what cannot be read back is not passed over', () => {
  expect(() => readWhereabouts('US-HI Pacific/Honolulu rumour')).toThrow('says of no place where it is')
})

test.each<[Address, boolean]>([
  [{}, true],
  [{ state: 'HI' }, true],
  [{ state: ' new mexico ' }, true],
  [{ state: 'ON' }, true],
  [{ state: 'Bavaria' }, false],
  [{ country: 'DE', state: 'Bavaria' }, true],
  [{ country: 'US', state: 'ON' }, false],
  [{ country: 'US', state: 'Hawai' }, false],
  [{ country: 'CA', state: 'on' }, true],
  [{ country: 'CA', state: 'HI' }, false],
])('a state of %j can be read: %s', (address, isKnown) => {
  expect(isStateKnown(address)).toBe(isKnown)
})

test.each([
  ['America/New_York', 'America/New_York'],
  ['pacific/honolulu', 'Pacific/Honolulu'],
  ['US/Hawaii', 'Pacific/Honolulu'],
  ['Eastern', null],
  ['+05:00', null],
  [' ', null],
])('the zone %j is %j', (typed, name) => {
  expect(zoneNamed(typed)).toBe(name)
})

// New York is at UTC-5 in December and Honolulu at UTC-10: promotional texts go where it is 8:00 to 21:00 in both, which leaves 13:00 to 21:00
// of New York. 47 CFR 64.1200(c)(1).
describe('somebody in Hawaii with a number of New York', () => {
  const phone = '+12125550142'
  const hawaii = told('', { state: 'HI', zip: '96813' })
  test.each([
    ['12:59', 'hawaii', 'quiet until 13:00'],
    ['13:00', 'hawaii', 'goes'],
    ['20:59', 'hawaii', 'goes'],
    ['21:00', 'hawaii', 'quiet until 13:00'],
    ['08:00', 'nothing', 'goes'],
    ['12:59', 'nothing', 'goes'],
    ['21:00', 'nothing', 'quiet until 08:00'],
  ])('at %s in New York, with %s known: %s', (time, known, expected) => {
    const now = new Date(`2026-12-01T${time}-05:00`)
    const kept = known === 'hawaii' ? writeWhereabouts(hawaii) : null
    const verdict = clear({
      ...aboutAnswer({ door: OPEN_DOOR, window: null, conversationHours: 24, now }),
      ...{ level: 'promotional', campaign: { id: 'club', levels: ['promotional'], isArchived: false } },
      grant: afterGiven(NO_GRANT, new Date('2026-11-01T12:00Z'), 'given'),
      places: placesAround(phone, readWhereabouts(kept)),
    })
    const until = verdict.ok ? null : verdict.until
    const clock = until?.toLocaleTimeString('en-GB', {
      ...{ timeZone: 'America/New_York', hour: '2-digit', minute: '2-digit' },
    })
    expect(verdict.ok ? 'goes' : `quiet until ${clock}`).toBe(expected)
  })
})
