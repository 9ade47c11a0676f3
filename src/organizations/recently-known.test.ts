import { expect, test } from 'vitest'
import { recentlyKnown } from './recently-known.ts'

function setUp() {
  let clock = 0
  let looks = 0
  const known = recentlyKnown<string>({ ms: 1_000, now: () => clock })
  const look = async (): Promise<string> => `proof ${++looks}`
  return { known, look, wait: (ms: number) => (clock += ms) }
}

test('a flood under one key looks once, and again when the moment is over', async () => {
  const { known, look, wait } = setUp()
  expect(await Promise.all([known.of('a', look), known.of('a', look)])).toEqual(['proof 1', 'proof 1'])
  wait(999)
  expect(await known.of('a', look)).toBe('proof 1')
  wait(1)
  expect(await known.of('a', look)).toBe('proof 2')
})

test('who is forgotten is looked for anew, also when a look was under way', async () => {
  const { known, look } = setUp()
  let answer = (_proof: string): void => {}
  const slow = known.of('a', () => new Promise((resolve) => (answer = resolve)))
  known.forget()
  expect(await known.of('a', look)).toBe('proof 1')
  answer('too old')
  expect(await slow).toBe('too old')
  expect(await known.of('a', look)).toBe('proof 1')
})

test('who is not known is not remembered, nor is a database that was away', async () => {
  const { known, look } = setUp()
  expect(await known.of('a', async () => null)).toBeNull()
  await expect(known.of('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await known.of('a', look)).toBe('proof 1')
})

test('thousands of keys do not fill the memory', async () => {
  const { known, look, wait } = setUp()
  for (let index = 0; index < 20_000; index++) {
    await known.of(`key ${index}`, look)
    wait(0.01)
  }
  expect(await known.of('key 19999', look)).toBe('proof 20000')
})
