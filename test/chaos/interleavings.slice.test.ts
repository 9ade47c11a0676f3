// A small share of the chaos run `interleavings`: `npm run chaos -- interleavings --seed N` plays one of them again, with its trace.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneTemplate } from '../database.ts'
import { openTheatre, type Theatre } from './interleavings.ts'

let theatre: Theatre
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await cloneTemplate()
  drop = database.drop
  theatre = await openTheatre(database.url)
})
afterAll(async () => {
  await theatre.close()
  await drop()
})

const SEEDS = 80

test('sending, dispatching, STOP, START, HELP and crashes keep every promise in any order', async () => {
  for (let seed = 0; seed < SEEDS; seed++) {
    const { broken, trace } = await theatre.play(seed)
    expect(broken, `seed ${seed}\n${trace.join('\n')}`).toEqual([])
  }
})

test('a seed plays the same again, statement by statement', async () => {
  for (const seed of [3, 17, 2_116]) {
    const [first, second] = [await theatre.play(seed), await theatre.play(seed)]
    expect(second.trace).toEqual(first.trace)
  }
})
