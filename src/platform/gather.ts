// Joins requests that wait at the same moment into one set, one transaction. No timer: a set closes when the previous
// one of its organization has committed, so one click waits for nothing and a flood pays one fsync for hundreds.
import { Problem } from './errors.ts'

export type GatherOptions<Item, Result> = {
  /** Carries out one set of one organization. One result per item, in order. Throwing fails the whole set. */
  run: (orgId: string, items: Item[]) => Promise<Result[]>
  /**
   * Splits an organization's items into this many lines by their subject (a conversation, a phone), so that one set is prepared while
   * another commits. Items of one subject stay in order: they share a line.
   */
  lines?: { count: number; of: (item: Item) => string }
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
  const { run, lines, most = 200, atOnce = 4, queue = 2_000, oldestMs = 1_000 } = options
  const waiting = new Map<string, Waiting<Item, Result>[]>() // in turn: the first line is the next to be served
  const busy = new Set<string>()
  let count = 0

  const serve = (): void => {
    if (busy.size >= atOnce) return
    for (const [name, line] of waiting) {
      if (busy.has(name)) continue
      const set = line.splice(0, most)
      waiting.delete(name)
      if (line.length > 0) waiting.set(name, line) // to the back: everybody takes turns
      count -= set.length
      busy.add(name)
      void settle(name.slice(0, ORG), set, run).then((answer) => {
        busy.delete(name)
        serve()
        setImmediate(answer) // the next set is at the database before these hear: their answers take time too
      })
      if (busy.size >= atOnce) return
    }
  }

  return (orgId, item) =>
    new Promise<Result>((resolve, reject) => {
      const name = lines ? orgId + (hashOf(lines.of(item)) % lines.count) : orgId
      const line = waiting.get(name) ?? []
      const [oldest] = line
      if (count >= queue || (oldest && Date.now() - oldest.at > oldestMs)) {
        reject(new Problem('slow_down'))
        return
      }
      line.push({ item, at: Date.now(), resolve, reject })
      waiting.set(name, line)
      count++
      if (line.length === 1) setImmediate(serve)
    })
}

const ORG = 36 // an organization's id, before the number of its line

function hashOf(text: string): number {
  let hash = 0
  for (let index = 0; index < text.length; index++) hash = (hash * 31 + text.charCodeAt(index)) >>> 0
  return hash
}

/** Runs a set and returns what tells each its result. One bad item never fails the others: the set is halved down to the culprit. */
async function settle<Item, Result>(
  orgId: string,
  set: Waiting<Item, Result>[],
  run: GatherOptions<Item, Result>['run'],
  tries = 0,
): Promise<() => void> {
  try {
    const results = await run(
      orgId,
      set.map(({ item }) => item),
    )
    return () => {
      for (const [index, { resolve }] of set.entries()) resolve(results[index] as Result)
    }
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (typeof code === 'string' && AGAIN.test(code) && tries < 5) return settle(orgId, set, run, tries + 1)
    if (typeof code === 'string' && CULPRIT.test(code) && set.length > 1) {
      const middle = set.length >> 1
      const first = await settle(orgId, set.slice(0, middle), run)
      const second = await settle(orgId, set.slice(middle), run)
      return () => {
        first()
        second()
      }
    }
    return () => {
      for (const { reject } of set) reject(error)
    }
  }
}
