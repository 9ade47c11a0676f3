// Two thousand alterations of a sealed ledger, every kind of them many times: the verifier finds each.
import { expect, test } from 'vitest'
import { seeded } from '../test/chaos/random.ts'
import { forgeriesWith } from './forgeries.ts'
import { verifyLedger } from './ledger.ts'
import { memorySource, type Tables } from './memory.ts'
import { mutations } from './mutations.ts'
import { makeLedger, publicKeyOf, someKey } from './test-ledger.ts'

const key = someKey(1)
const trust = { keys: [publicKeyOf(key)], against: null }
const tables = makeLedger({ seed: 11, sizes: [530, 60, 9], erasures: 4, key, perHead: 30 })
const kinds = Object.entries({ ...mutations, ...forgeriesWith(someKey(2)) })
const EACH = Math.ceil(2_000 / kinds.length)

async function faultsIn(altered: Tables): Promise<number> {
  let faults = 0
  const report = { fault: () => void faults++, remark: () => {} }
  await verifyLedger(memorySource(altered), { trust, freshSince: null }, report)
  return faults
}

test('the ledger that is altered here has no fault of its own', async () => {
  expect(await faultsIn(tables)).toBe(0)
})

test.each(kinds)(`the verifier finds ${EACH} of ${EACH} alterations: %s`, async (_, mutate) => {
  const missed: number[] = []
  let made = 0
  for (let seed = 0; made < EACH; seed++) {
    const altered = mutate(tables, seeded(seed))
    if (altered === null) continue
    made++
    if ((await faultsIn(altered)) === 0) missed.push(seed)
  }
  expect(missed).toEqual([])
})
