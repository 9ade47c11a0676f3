// G11: the search, by words of every frequency, in a business with a fifth of all texts; and what it costs to fill the index.

import { keepStatistics } from '../src/platform/statistics.ts'
import { fill, searchAll } from '../src/search/actions.ts'
import { judge, spread, type Verdict } from './figures.ts'
import { cpuNote, type Place, somePort } from './place.ts'
import {
  apart,
  asking,
  common,
  type House,
  liveForYears,
  p99,
  rare,
  seldom,
  superuserOf,
  timed,
} from './years.ts'

const EACH = 100

const kinds: readonly (readonly [name: string, find: (nth: number) => string])[] = [
  ['a word of every third text', () => `${common(0)} `],
  ['a word of one in fifty', (nth) => `${common(10 + (nth % 20))} `],
  ['a word of one in a thousand', () => `${seldom} `],
  ['a word of one in 100,000', () => `${rare} `],
  ['a word that nobody wrote', (nth) => `zeppelin${nth} `],
  ['two common words', (nth) => `${common(1)} ${common(2 + (nth % 8))} `],
  ['a common and a rare word', () => `${common(0)} ${rare} `],
  ['two words that never meet', () => `${apart[0]} ${apart[1]} `],
  ['a beginning of two letters', () => 'wo'],
  ['a beginning of four letters', () => 'wort'],
  ['a beginning of a rare word', () => 'hundredth'],
  ['a phrase', () => `"${common(0)} ${common(1)}"`],
]

export async function search(
  place: Place,
  rounds: number,
  rows: number,
): Promise<{ verdicts: Verdict[]; notes: string[] }> {
  const houses = await liveForYears(place, rows)
  const [house] = houses
  if (!house) throw new Error('nobody has texted')
  const filling = await fillAll(place, houses)
  const admin = await superuserOf(place)
  await admin.query('VACUUM ANALYZE')
  await admin.end()
  const port = somePort()
  const stop = await place.run('server.ts', { PORT: String(port) })
  const requests = asking(
    house.key,
    port,
    Array.from({ length: 20_000 }, (_, nth) => {
      const [, find] = kinds[nth % kinds.length] ?? kinds[0] ?? []
      return `/api/search?find=${encodeURIComponent(find?.(nth) ?? '')}`
    }),
  )
  const ask = (find: string, who: House['caller']) => searchAll(place.app, who, { find, limit: 25 })
  for (const [, find] of kinds) await timed(10, (nth) => ask(find(nth), house.caller))
  const through = { ours: [] as number[], http: [] as number[] }
  const byKind = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++) {
    const all: number[] = []
    for (const [name, find] of kinds) {
      const times = await timed(EACH, (nth) => ask(find(nth), house.caller))
      all.push(...times)
      byKind.set(name, [...(byKind.get(name) ?? []), ...times])
    }
    const narrow = await timed(EACH, (nth) => ask(`${common(nth % 10)} `, house.narrow))
    byKind.set('for who sees one thread in a hundred', narrow)
    through.ours.push(1_000 / p99(all))
    const report = await place.load({ port, connections: 1, seconds: 3 }, requests)
    through.http.push(1_000 / p99(report.latenciesMs))
  }
  await stop()
  const ten = { name: 'in ten milliseconds', rates: through.ours.map(() => 100) }
  const at = `at ${rows.toLocaleString('en')} texts`
  return {
    verdicts: [
      judge('G11 (1,000 ms / p99)', { name: `any search ${at}`, rates: through.ours }, ten, 1),
      judge('G11 through HTTP (1,000 ms / p99)', { name: `any search ${at}`, rates: through.http }, ten, 1),
    ],
    notes: [
      `  filling the index: ${filling}`,
      ...[...byKind].map(
        ([name, times]) =>
          `  ${name}: median ${spread(times).median.toFixed(1)} ms, p99 ${p99(times).toFixed(1)} ms`,
      ),
    ],
  }
}

async function fillAll(place: Place, houses: readonly House[]): Promise<string> {
  let texts = 0
  const cpu = place.cpuOf()
  const before = cpu()
  const own = process.cpuUsage()
  const statistics = keepStatistics(place.app)
  const start = performance.now()
  for (const { shop } of houses)
    for (let isMore = true; isMore; ) {
      const put = await fill(place.app, shop.orgId, { look: 'fresh' })
      texts += put.filled
      isMore = put.isMore
    }
  const took = (performance.now() - start) / 1_000
  await statistics.stop()
  const used = process.cpuUsage(own)
  const [, database] = cpuNote(before, cpu(), texts).split(' + ')
  const node = Math.round((used.user + used.system) / texts)
  return `${Math.round(texts / took)} texts a second, ${node} + ${database} µs of CPU for each (Node + PostgreSQL)`
}
