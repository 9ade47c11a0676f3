// Where a recipient may be, from what is known about them.
import parse from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { candidatePlaces, type Recipient } from './places.ts'
import { placesOfNumber } from './prefixes.ts'
import { isZone } from './zone-clock.ts'

const E = 'America/New_York'
const C = 'America/Chicago'
const M = 'America/Denver'
const P = 'America/Los_Angeles'

type Row = [what: string, who: Recipient, places: string[]]

const rows: readonly Row[] = [
  ['an area code of one state and zone', { phone: '+12125550142' }, [`US-NY ${E} (area code)`]],
  ['an area code of one state and two zones', { phone: '+18505550142' }, [`US-FL ${C} (area code)`, `US-FL ${E} (area code)`]],
  ['an exchange known to lie in one of them', { phone: '+18504320142' }, [`US-FL ${C} (exchange)`]],
  ['an overlay has the zones of the code it lies over', { phone: '+14485550142' }, [`US-FL ${C} (area code)`, `US-FL ${E} (area code)`]],
  ['an area code newer than the data', { phone: '+14575550142' }, [`US-LA ${C} (area code)`]],
  ['Orlando’s overlay, which the data has in Central time', { phone: '+16895550142' }, [`US-FL ${E} (area code)`]],
  ['Idaho has no zone of its own', { phone: '+12085550142' }, [`US-ID ${M} (area code)`, `US-ID ${P} (area code)`]],
  ['northern Idaho by its exchange', { phone: '+12082630142' }, [`US-ID ${P} (exchange)`]],
  ['South Dakota', { phone: '+16055550142' }, [`US-SD ${C} (area code)`, `US-SD ${M} (area code)`]],
  ['Alaska', { phone: '+19075550142' }, ['US-AK America/Adak (area code)', 'US-AK America/Anchorage (area code)']],
  ['Puerto Rico', { phone: '+17875550142' }, ['US-PR America/Puerto_Rico (area code)']],
  ['Canada', { phone: '+14165550142' }, ['CA America/Toronto (area code)']],
  ['Saskatchewan', { phone: '+14745550142' }, ['CA America/Regina (area code)']],
  ['Labrador and Newfoundland', { phone: '+17095550142' }, ['CA America/Halifax (area code)', 'CA America/St_Johns (area code)']],
  ['an island of +1', { phone: '+18765550142' }, ['JM America/Jamaica (area code)']],
  ['a country of one zone', { phone: '+442071234567' }, ['GB Europe/London (calling code)']],
  ['a country of two', { phone: '+34612345678' }, ['ES Atlantic/Canary (calling code)', 'ES Europe/Madrid (calling code)']],
  ['Kazakhstan within Russia’s code', { phone: '+77012345678' }, ['KZ Asia/Almaty (calling code)']],
  ['toll-free', { phone: '+18885550142' }, [`US ${E} (unknown)`, `US ${C} (unknown)`, `US ${M} (unknown)`, `US ${P} (unknown)`]],
  ['a personal number', { phone: '+15005550142' }, [`US ${E} (unknown)`, `US ${C} (unknown)`, `US ${M} (unknown)`, `US ${P} (unknown)`]],
  ['toll-free, Alaska and Hawaii served', { phone: '+18885550142', served: 'with Alaska and Hawaii' }, [
    `US ${E} (unknown)`, `US ${C} (unknown)`, `US ${M} (unknown)`, `US ${P} (unknown)`, 'US America/Anchorage (unknown)', 'US Pacific/Honolulu (unknown)']],
  ['toll-free with an address', { phone: '+18885550142', address: { state: 'GA' } }, [`US-GA ${E} (state)`]],
  ['their own zone, with the number’s', { phone: '+12125550142', zone: P }, [`US ${P} (own zone)`, `US-NY ${E} (area code)`]],
  ['their own zone abroad', { phone: '+12125550142', zone: 'Europe/Berlin' }, ['elsewhere Europe/Berlin (own zone)', `US-NY ${E} (area code)`]],
  ['their own zone in Canada, by an older name', { phone: '+12125550142', zone: 'Canada/Pacific' }, ['CA Canada/Pacific (own zone)', `US-NY ${E} (area code)`]],
  ['a zone that is none', { phone: '+12125550142', zone: 'Eastern' }, [
    `US ${E} (unknown)`, `US ${C} (unknown)`, `US ${M} (unknown)`, `US ${P} (unknown)`, `US-NY ${E} (area code)`]],
  ['no zone set', { phone: '+12125550142', zone: '' }, [`US-NY ${E} (area code)`]],
  ['an address in the number’s state says it once', { phone: '+12125550142', address: { state: 'ny' } }, [`US-NY ${E} (state)`]],
  ['a state by its name', { phone: '+12125550142', address: { state: ' New Mexico ' } }, [`US-NM ${M} (state)`, `US-NY ${E} (area code)`]],
  ['a state of two zones', { phone: '+12125550142', address: { state: 'KY' } }, [`US-KY ${E} (state)`, `US-KY ${C} (state)`, `US-NY ${E} (area code)`]],
  ['made surer by a ZIP code', { phone: '+12125550142', address: { state: 'KY', zip: '42001' } }, [`US-KY ${C} (zip)`, `US-NY ${E} (area code)`]],
  ['a ZIP code on the border of zones', { phone: '+12125550142', address: { zip: '40146' } }, [`US-KY ${E} (zip)`, `US-KY ${C} (zip)`, `US-NY ${E} (area code)`]],
  ['a ZIP code with four more digits', { phone: '+12125550142', address: { zip: '60601-1234' } }, [`US-IL ${C} (zip)`, `US-NY ${E} (area code)`]],
  ['a ZIP code that a spreadsheet has shortened', { phone: '+12125550142', address: { zip: '2139' } }, [`US-MA ${E} (zip)`, `US-NY ${E} (area code)`]],
  ['a ZIP code of two states', { phone: '+12125550142', address: { zip: '06390' } }, [`US-CT ${E} (zip)`, `US-NY ${E} (zip)`]],
  ['a state and a ZIP code that disagree', { phone: '+12125550142', address: { state: 'NV', zip: '90210' } }, [
    `US-NV ${P} (state)`, `US-NV ${M} (state)`, `US-CA ${P} (zip)`, `US-NY ${E} (area code)`]],
  ['an address nobody can read', { phone: '+12125550142', address: { state: 'n/a', zip: '-', country: '' } }, [`US-NY ${E} (area code)`]],
  ['a state named like a part of every object', { phone: '+12125550142', address: { state: 'constructor' } }, [`US-NY ${E} (area code)`]],
  ['the country United States', { phone: '+12125550142', address: { country: 'USA', state: 'IL' } }, [`US-IL ${C} (state)`, `US-NY ${E} (area code)`]],
  ['a province', { phone: '+12125550142', address: { state: 'QC' } }, ['CA America/Toronto (state)', 'CA America/Halifax (state)', `US-NY ${E} (area code)`]],
  ['a province and a postal code', { phone: '+12125550142', address: { country: 'Canada', state: 'QC', zip: 'H2Y 1C6' } }, ['CA America/Toronto (zip)', `US-NY ${E} (area code)`]],
  ['another country', { phone: '+12125550142', address: { country: 'gb' } }, ['GB Europe/London (country)', `US-NY ${E} (area code)`]],
] // biome-ignore format: a table

test.each(rows)('%s', (_what, who, places) => {
  expect(candidatePlaces(who).map(({ region, zone, source }) => `${region} ${zone} (${source})`)).toEqual(
    places,
  )
})

describe('the prefix tables', () => {
  const codes = Array.from({ length: 800 }, (_, step) => String(step + 200))
  const numbers = codes.map((code) => `+1${code}2345678`)

  test('every area code in service in the United States, Canada and the islands has its place', () => {
    for (const number of numbers) {
      const phone = parse(number)
      if (
        !phone?.isValid() ||
        !['FIXED_LINE_OR_MOBILE', 'FIXED_LINE', 'MOBILE'].includes(phone.getType() ?? '')
      )
        continue
      const [place] = placesOfNumber(number)
      expect(place?.region.replace(/^US-(PR|VI|GU|AS|MP)$/, '$1').slice(0, 2), number).toBe(phone.country)
    }
  })

  test('no toll-free, personal or premium number has one', () => {
    const types = ['TOLL_FREE', 'PERSONAL_NUMBER', 'PREMIUM_RATE']
    const others = numbers.filter((number) => types.includes(parse(number)?.getType() ?? ''))
    expect(others.length).toBeGreaterThan(20)
    expect(others.flatMap(placesOfNumber)).toEqual([])
  })

  test('every zone they name is known here', () => {
    const callingCodes = Array.from({ length: 999 }, (_, step) => `+${step + 1}0000000`)
    const exchanges = codes.flatMap((code) => codes.map((exchange) => `+1${code}${exchange}0142`))
    const zones = new Set(
      [...callingCodes, ...exchanges].flatMap(placesOfNumber).flatMap((place) => place.zones),
    )
    expect(zones.size).toBeGreaterThan(200)
    expect([...zones].filter((zone) => !isZone(zone))).toEqual([])
  })
})
