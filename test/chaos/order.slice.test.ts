// A small share of the chaos run `order`: two workers, a slow carrier, and texts that come back or are never answered.
import { expect, test } from 'vitest'
import { cloneTemplate } from '../database.ts'
import { judge, playOrder } from './order.ts'

test('texts of one conversation leave in order, each once, whatever the carrier answers', async () => {
  const { url, drop } = await cloneTemplate()
  const { faults, figures } = await playOrder({ url, seed: 20_261, count: 800 })
  await drop()
  expect(faults).toEqual([])
  expect(figures).toMatchObject({ texts: 800, wrongOrder: 0, doubles: 0, missing: 0 })
})

test('the run would notice a text that overtook another, one that left twice, and one that never left', () => {
  const rows = [1, 2, 3].map((order_no) => ({
    body: `text ${order_no}`,
    thread: 'one',
    order_no,
    state: 'sent',
  }))
  const written = ['text 2', 'text 1', 'text 2'].map((body) => ({
    attemptId: body,
    to: '',
    body,
    answer: 'accepted' as const,
  }))
  expect(judge(rows, written).figures).toMatchObject({ wrongOrder: 1, doubles: 1, missing: 1 })
})
