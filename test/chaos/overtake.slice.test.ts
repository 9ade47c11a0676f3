// A small share of the chaos run `overtake`: replies among five thousand bulk texts of their own lane, and beside them.
import { expect, test } from 'vitest'
import { cloneTemplate } from '../database.ts'
import { isOvertaken, overtake } from './overtake.ts'

test('a reply waits for nothing of a long queue but what was claimed before it came', async () => {
  const { url, drop } = await cloneTemplate()
  const seen = await overtake(url, { queued: 5_000, replies: 4 })
  await drop()
  expect(isOvertaken(seen), JSON.stringify(seen)).toBe(true)
})
