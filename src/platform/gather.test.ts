// Requests of one moment become one set; one bad item fails alone; nobody waits for a timer.
import { expect, test } from 'vitest'
import { gather } from './gather.ts'

const A = 'a'.repeat(36)
const B = 'b'.repeat(36)
const held = (): { promise: Promise<void>; release: () => void } => {
  let release = (): void => {}
  const promise = new Promise<void>((resolve) => {
    release = resolve
  })
  return { promise, release }
}
const failing = (code: string): Error => Object.assign(new Error(`fails with ${code}`), { code })

test('a request that comes alone is carried out at once, those that come meanwhile go together', async () => {
  const sets: string[][] = []
  const first = held()
  const ask = gather<string, string>({
    run: async (_org, items) => {
      sets.push(items)
      if (sets.length === 1) await first.promise
      return items.map((item) => item.toUpperCase())
    },
  })
  const one = ask(A, 'one')
  await new Promise((resolve) => setImmediate(resolve))
  const rest = ['two', 'three', 'four'].map((item) => ask(A, item))
  first.release()
  expect(await Promise.all([one, ...rest])).toEqual(['ONE', 'TWO', 'THREE', 'FOUR'])
  expect(sets).toEqual([['one'], ['two', 'three', 'four']])
})

test('one bad item fails alone: the set is halved down to it', async () => {
  const ask = gather<number, number>({
    run: async (_org, items) => {
      if (items.includes(13)) throw failing('22P02')
      return items
    },
  })
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => ask(A, index)))
  expect(
    results
      .map(({ status }, index) => (status === 'rejected' ? index : null))
      .filter((index) => index !== null),
  ).toEqual([13])
})

test('a set that lost a race in the database is carried out again, whole', async () => {
  let tries = 0
  const ask = gather<number, number>({
    run: async (_org, items) => {
      if (++tries < 3) throw failing('40P01')
      return items
    },
  })
  expect(await Promise.all([ask(A, 1), ask(A, 2)])).toEqual([1, 2])
})

test('when the database is away, everyone of the set is told, and the next ones are tried anew', async () => {
  let isAway = true
  const ask = gather<number, number>({
    run: async (_org, items) => {
      if (isAway) throw failing('57P01')
      return items
    },
  })
  expect(
    (await Promise.allSettled([ask(A, 1), ask(A, 2)])).every(({ status }) => status === 'rejected'),
  ).toBe(true)
  isAway = false
  expect(await ask(A, 3)).toBe(3)
})

test('a full queue answers to slow down, and loses nobody who waits', async () => {
  const gate = held()
  const ask = gather<number, number>({
    queue: 3,
    run: async (_org, items) => {
      await gate.promise
      return items
    },
  })
  const first = ask(A, 0)
  await new Promise((resolve) => setImmediate(resolve))
  const waiting = [1, 2, 3].map((item) => ask(A, item))
  await expect(ask(A, 4)).rejects.toMatchObject({ code: 'slow_down' })
  gate.release()
  expect(await Promise.all([first, ...waiting])).toEqual([0, 1, 2, 3])
})

test('an organization with a flood does not keep another one waiting', async () => {
  const served: string[] = []
  const ask = gather<string, string>({
    most: 10,
    atOnce: 1,
    run: async (_org, items) => {
      served.push(...items)
      return items
    },
  })
  const flood = Array.from({ length: 100 }, (_, index) => ask(A, `flood ${index}`))
  const click = ask(B, 'click')
  await Promise.all([...flood, click])
  expect(served.indexOf('click')).toBeLessThan(30)
})

test('items of one subject stay in order over the lines of their organization', async () => {
  const seen = new Map<string, number[]>()
  const ask = gather<{ subject: string; place: number }, void>({
    most: 7,
    lines: { count: 2, of: ({ subject }) => subject },
    run: async (_org, items) => {
      await new Promise((resolve) => setImmediate(resolve))
      for (const { subject, place } of items) seen.set(subject, [...(seen.get(subject) ?? []), place])
      return items.map(() => undefined)
    },
  })
  await Promise.all(
    Array.from({ length: 200 }, (_, place) => ask(A, { subject: `conversation ${place % 5}`, place })),
  )
  for (const places of seen.values()) expect(places).toEqual([...places].sort((one, other) => one - other))
})
