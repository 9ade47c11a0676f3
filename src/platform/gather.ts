// Joins requests that wait at the same moment into one set, one transaction. No timer: a set closes when the previous
// one of its organization has committed, so one click waits for nothing and a flood pays one fsync for hundreds.
import { Problem } from './errors.ts'

export type GatherOptions<Item, Result> = {
  /** Carries out one set of one organization. One result per item, in order. Throwing fails the whole set. */
  run: (orgId: string, items: Item[]) => Promise<Result[]>
  /** Largest set. */
  most?: number
  /** How many sets may be under way at once, over all organizations. */
  atOnce?: number
  /** How many may wait before the next one is told to slow down. */
  queue?: number
  /** How old the oldest waiting one may be, in milliseconds, before the next one is told to slow down. */
  oldestMs?: number
}

type Waiting<Item, Result> = {
  item: Item
  at: number
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

const CULPRIT = /^(21|22|23)/ // cardinality, data, integrity: one item of the set is at fault
const AGAIN = /^40/ // deadlock or serialization: the same set may pass now

/** Makes `ask(orgId, item)`: resolves with the item's own result once its set has committed. */
export function gather<Item, Result>(
  options: GatherOptions<Item, Result>,
): (orgId: string, item: Item) => Promise<Result> {
  const { run, most = 200, atOnce = 4, queue = 2_000, oldestMs = 1_000 } = options
  const waiting = new Map<string, Waiting<Item, Result>[]>() // in turn: the first key is the next organization to be served
  const busy = new Set<string>()
  let count = 0

  const serve = (): void => {
    if (busy.size >= atOnce) return
    for (const [orgId, line] of waiting) {
      if (busy.has(orgId)) continue
      const set = line.splice(0, most)
      waiting.delete(orgId)
      if (line.length > 0) waiting.set(orgId, line) // to the back: organizations take turns
      count -= set.length
      busy.add(orgId)
      void settle(orgId, set, run).finally(() => {
        busy.delete(orgId)
        serve()
      })
      if (busy.size >= atOnce) return
    }
  }

  return (orgId, item) =>
    new Promise<Result>((resolve, reject) => {
      const oldest = waiting.get(orgId)?.[0]
      if (count >= queue || (oldest && Date.now() - oldest.at > oldestMs)) {
        reject(new Problem('slow_down'))
        return
      }
      const line = waiting.get(orgId) ?? []
      line.push({ item, at: Date.now(), resolve, reject })
      waiting.set(orgId, line)
      count++
      if (line.length === 1) setImmediate(serve)
    })
}

/** Runs a set; one bad item never fails the others: the set is halved down to the culprit. */
async function settle<Item, Result>(
  orgId: string,
  set: Waiting<Item, Result>[],
  run: GatherOptions<Item, Result>['run'],
  tries = 0,
): Promise<void> {
  try {
    const results = await run(
      orgId,
      set.map(({ item }) => item),
    )
    for (const [index, { resolve }] of set.entries()) resolve(results[index] as Result)
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (typeof code === 'string' && AGAIN.test(code) && tries < 5) return settle(orgId, set, run, tries + 1)
    if (typeof code === 'string' && CULPRIT.test(code) && set.length > 1) {
      const middle = set.length >> 1
      await settle(orgId, set.slice(0, middle), run)
      return settle(orgId, set.slice(middle), run)
    }
    for (const { reject } of set) reject(error)
  }
}
