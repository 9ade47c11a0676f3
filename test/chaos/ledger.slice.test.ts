// A small share of the chaos run `ledger`: one alteration of each kind, behind the product's back, on the real database.
import { expect, test } from 'vitest'
import { cloneTemplate } from '../database.ts'
import { playLedger } from './ledger.ts'

test('whatever somebody alters in the sealed ledger is found, and a cut tail against a head that was kept', async () => {
  const { url, drop } = await cloneTemplate()
  const { faults, figures } = await playLedger({ url, seed: 20_261, count: 60 })
  await drop()
  expect(faults).toEqual([])
  expect(figures).toMatchObject({ altered: 60, missed: 0 })
})
