// Where a phone number was handed out: its country, its state and the zones it may lie in. People move and take their numbers along,
// so this is where some states presume them to be, not where they are.
import { areaCodes } from './area-codes.ts'
import { countries } from './countries.ts'
import { exchanges } from './exchanges.ts'

export type PrefixPlace = {
  readonly region: string
  readonly zones: readonly string[]
  readonly source: 'exchange' | 'area code' | 'calling code'
}

/** Every place a number's prefix stands for; none for toll-free and unknown prefixes. */
export function placesOfNumber(phone: string): readonly PrefixPlace[] {
  return phone.startsWith('+1') ? placesOfAreaCode(phone) : placesOfCallingCode(phone)
}

/** All the zones of a country, by its two letters; none when we do not know it. */
export const zonesOfCountry = (country: string): readonly string[] => byCountry.get(country) ?? []

function placesOfAreaCode(phone: string): readonly PrefixPlace[] {
  const code = phone.slice(2, 5)
  const area = byAreaCode.get(code) ?? []
  for (let length = 3; length > 0; length--) {
    const zones = byExchange.get(code + phone.slice(5, 5 + length))
    if (zones !== undefined) return area.map(({ region }) => ({ region, zones, source: 'exchange' }))
  }
  return area
}

function placesOfCallingCode(phone: string): readonly PrefixPlace[] {
  for (let length = 3; length > 0; length--) {
    const place = byCallingCode.get(phone.slice(1, 1 + length))
    if (place !== undefined) return [place]
  }
  return []
}

const byAreaCode = new Map<string, PrefixPlace[]>()
const byExchange = new Map<string, readonly string[]>()
const byCallingCode = new Map<string, PrefixPlace>()
const byCountry = new Map<string, readonly string[]>()

for (const { words, zones } of linesOf(areaCodes)) {
  const [region = '', ...codes] = words
  for (const code of codes) {
    byAreaCode.set(code, [...(byAreaCode.get(code) ?? []), { region, zones, source: 'area code' }])
    if (!region.startsWith('US-')) byCountry.set(region, [...new Set([...zonesOfCountry(region), ...zones])])
  }
}
for (const { words, zones } of linesOf(exchanges)) {
  const [code = '', ...starts] = words
  for (const start of starts) byExchange.set(code + start, zones)
}
for (const { words, zones } of linesOf(countries)) {
  const [code = '', country = ''] = words
  byCallingCode.set(code, { region: country, zones, source: 'calling code' })
  byCountry.set(country, zones)
}

/** The lines of a table, their zones apart from their other words. */
function linesOf(table: string): { words: string[]; zones: string[] }[] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map((words) => ({
      words: words.filter((word) => !word.includes('/')),
      zones: words.filter((word) => word.includes('/')),
    }))
}
