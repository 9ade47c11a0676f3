// G10: a page of the inbox in a business with a fifth of all texts, over the same page where there are 10,000 texts in all.
import { list } from '../src/conversations/actions.ts'
import { judge, type Verdict } from './figures.ts'
import { openPlace, type Place, somePort } from './place.ts'
import { asking, type House, liveForYears, p99, timed } from './years.ts'

const PAGES = 400
const lists = ['all', 'unassigned', 'mine', 'closed'] as const

export async function inbox(
  place: Place,
  rounds: number,
  rows: number,
): Promise<{ verdicts: Verdict[]; notes: string[] }> {
  const beside = await openPlace()
  try {
    const [large] = await liveForYears(place, rows)
    const [small] = await liveForYears(beside, 10_000, 1)
    if (!large || !small) throw new Error('nobody has texted')
    const through = { ours: [] as number[], baseline: [] as number[], http: [] as number[] }
    const port = somePort()
    const stop = await place.run('server.ts', { PORT: String(port) })
    const paths = lists.map((name) => `/api/conversations?list=${name}&limit=50`)
    const requests = asking(
      large.key,
      port,
      Array.from({ length: 20_000 }, (_, nth) => paths[nth % paths.length] ?? ''),
    )
    await pages(place, large)
    await pages(beside, small)
    for (let round = 0; round < rounds; round++) {
      through.baseline.push(1_000 / p99(await pages(beside, small)))
      through.ours.push(1_000 / p99(await pages(place, large)))
      const report = await place.load({ port, connections: 1, seconds: 2 }, requests)
      through.http.push(1_000 / p99(report.latenciesMs))
    }
    await stop()
    const told = (name: string, rates: number[]) => ({ name, rates })
    const all = rows.toLocaleString('en')
    return {
      verdicts: [
        judge(
          'G10 (1,000 ms / p99)',
          told(`a page of the inbox at ${all} texts`, through.ours),
          told('the same page at 10,000 texts', through.baseline),
          1 / 1.5,
        ),
        judge(
          'G10 through HTTP (1,000 ms / p99)',
          told(`a page of the inbox at ${all} texts, HTTP`, through.http),
          told(
            'in five milliseconds',
            through.http.map(() => 200),
          ),
          1,
        ),
      ],
      notes: [],
    }
  } finally {
    await beside.close()
  }
}

/** The first pages of every list and those that follow, one after another. */
async function pages({ app }: Place, { caller }: House): Promise<number[]> {
  const next = new Map<string, string | null>()
  return timed(PAGES, async (nth) => {
    const name = lists[nth % lists.length] ?? 'all'
    const page = await list(app, caller, { list: name, limit: 50, cursor: next.get(name) ?? undefined })
    next.set(name, page.next)
  })
}
