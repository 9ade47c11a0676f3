// A small share of the chaos run `smsc`, on lines that come back quickly.
import { expect, test } from 'vitest'
import { cloneTemplate } from '../database.ts'
import { scenes } from './smsc.ts'

test.each(
  scenes.map(({ title, full, play }) => ({ title, play, count: Math.max(8, Math.round(full * 0.08)) })),
)('over SMPP, $title', async ({ play, count }) => {
  const { url, drop } = await cloneTemplate()
  const { faults } = await play({ url, seed: 20_261, count, isQuick: true })
  await drop()
  expect(faults).toEqual([])
})
