// Receipts in every order end in the same state.
import { expect, test } from 'vitest'
import { advance, type News, type State } from './status.ts'

function orders<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
}

test.each<[News[], State]>([
  [['accepted', 'sent', 'delivered', 'unknown'], 'delivered'],
  [['accepted', 'sent', 'delivered', 'failed', 'sent'], 'delivered'],
  [['unknown', 'accepted', 'undelivered'], 'undelivered'],
  [['unknown', 'accepted'], 'sent'],
  [['unknown'], 'unconfirmed'],
])('%j in any order ends %s', (news, end) => {
  for (const order of orders(news)) expect(order.reduce<State>(advance, 'handing'), order.join(' ')).toBe(end)
})

test('a text that never left stays what it is, whatever a carrier says of its id', () => {
  for (const news of ['accepted', 'sent', 'delivered', 'failed', 'unknown'] as const) {
    expect(advance('refused', news)).toBe('refused')
    expect(advance('cancelled', news)).toBe('cancelled')
  }
})
