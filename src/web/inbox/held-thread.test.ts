import { describe, expect, it } from 'vitest'
import type { ThreadMessage } from '../../conversations/contract.ts'
import { catchUpAfter, mergeMessages } from './held-thread.ts'

const text = (orderNo: number, overrides: Partial<ThreadMessage> = {}): ThreadMessage => ({
  id: `m${orderNo}`,
  orderNo,
  ours: false,
  body: `text ${orderNo}`,
  at: '2026-03-10T12:00:00.000Z',
  kind: 'none',
  state: 'received',
  reason: null,
  sentence: null,
  authorId: null,
  segments: 1,
  dueAt: null,
  requestKey: null,
  level: null,
  campaign: null,
  isErased: false,
  ...overrides,
})

describe('a thread follows what changes', () => {
  it('keeps texts in order, whichever way they came', () => {
    const merged = mergeMessages([text(2), text(4)], [text(5), text(3), text(1)])
    expect(merged.map(({ orderNo }) => orderNo)).toEqual([1, 2, 3, 4, 5])
  })
  it('shows the newest state of a text', () => {
    const merged = mergeMessages(
      [text(1, { ours: true, state: 'sent' })],
      [text(1, { ours: true, state: 'delivered' })],
    )
    expect(merged.map(({ state }) => state)).toEqual(['delivered'])
  })
  it('stays the same when nothing changed', () => {
    const held = [text(1), text(2)]
    expect(mergeMessages(held, [text(2)])).toBe(held)
  })
})

describe('what is fetched to catch up', () => {
  it('begins at the oldest text that may still change', () => {
    const ours = { ours: true, state: 'delivered' }
    const held = [text(1), text(2, ours), text(3, { ours: true, state: 'sent' }), text(4), text(5, ours)]
    expect(catchUpAfter(held)).toBe(2)
  })
  it('is only what is new when all is settled', () => {
    expect(catchUpAfter([text(1), text(2)])).toBe(2)
    expect(catchUpAfter([])).toBe(0)
  })
})
