// A small share of the chaos run `verbs`.
import { expect, test } from 'vitest'
import { cloneTemplate } from '../database.ts'
import { meet } from './verbs.ts'

test('every verb meets every other over shared phones without a deadlock, and every invariant holds', async () => {
  const { url, drop } = await cloneTemplate()
  const { deadlocks, errors, broken } = await meet(url, { seed: 20_261, rounds: 2, say: () => {} })
  await drop()
  expect({ deadlocks, errors: [...errors], broken }).toEqual({ deadlocks: 0, errors: [], broken: [] })
})
