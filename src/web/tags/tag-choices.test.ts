// What typed letters may mean among the tags, as a table.
import { expect, test } from 'vitest'
import type { Tag } from '../../tags/contract.ts'
import { choicesFor } from './tag-choices.ts'

const tags = ['VIP', 'Late payer', 'Très urgent', 'Paid late', 'Wedding'].map(
  (name): Tag => ({ id: name, name, colour: 'red' }),
)

test.each<[string, string[], string]>([
  ['', ['VIP'], 'Late payer, Très urgent, Paid late, Wedding'],
  ['late', [], 'Late payer, Paid late, +late'],
  ['tres', [], 'Très urgent, +tres'],
  ['vip', [], 'VIP'],
  ['VIP', ['VIP'], ''],
  ['New one', [], '+New one'],
  ['x'.repeat(41), [], ''],
])('%j without %j: %s', (typed, taken, expected) => {
  expect(
    choicesFor(tags, taken, typed)
      .map((each) => ('id' in each ? each.name : `+${each.name}`))
      .join(', '),
  ).toBe(expected)
})
