// Who is there, as a table: what was heard and when → who is shown, and as what.
import { expect, test } from 'vitest'
import { after, type Heard, NOBODY, others } from './there.ts'

type Said = readonly [atMs: number, memberId: string, doing: Heard['doing']]
const shown = (said: readonly Said[], nowMs: number, myId: string | null = 'me'): string =>
  others(
    said.reduce((there, [atMs, memberId, doing]) => after(there, { memberId, doing }, atMs), NOBODY),
    myId,
    nowMs,
  )
    .map(({ memberId, doing }) => `${memberId} ${doing}`)
    .join(', ')

test.each<[string, readonly Said[], number, string]>([
  ['nobody said anything', [], 0, ''],
  ['somebody looks', [[0, 'ana', 'viewing']], 1_000, 'ana viewing'],
  ['oneself is not shown', [[0, 'me', 'viewing']], 1_000, ''],
  ['who looked and says nothing more is gone', [[0, 'ana', 'viewing']], 35_000, ''],
  [
    'who says so again stays',
    [
      [0, 'ana', 'viewing'],
      [15_000, 'ana', 'viewing'],
    ],
    45_000,
    'ana viewing',
  ],
  [
    'who leaves is gone at once',
    [
      [0, 'ana', 'typing'],
      [500, 'ana', 'gone'],
    ],
    600,
    '',
  ],
  [
    'somebody types',
    [
      [0, 'ana', 'viewing'],
      [100, 'ana', 'typing'],
    ],
    200,
    'ana typing',
  ],
  ['typing ends by itself, and they still look', [[0, 'ana', 'typing']], 7_000, 'ana viewing'],
  [
    'typing ends when they say that they look',
    [
      [0, 'ana', 'typing'],
      [100, 'ana', 'viewing'],
    ],
    100,
    'ana viewing',
  ],
  [
    'who types stands first',
    [
      [0, 'ana', 'viewing'],
      [1, 'ben', 'typing'],
    ],
    2,
    'ben typing, ana viewing',
  ],
])('%s', (_, said, nowMs, expected) => {
  expect(shown(said, nowMs)).toBe(expected)
})

test('those who are gone are not kept', () => {
  const there = after(
    after(NOBODY, { memberId: 'ana', doing: 'viewing' }, 0),
    { memberId: 'ben', doing: 'viewing' },
    60_000,
  )
  expect([...there.keys()]).toEqual(['ben'])
})
