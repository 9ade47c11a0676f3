import { describe, expect, it } from 'vitest'
import type { ThreadMessage } from '../../conversations/contract.ts'
import { threadItems } from './thread-items.ts'

const options = { timeZone: 'America/New_York', locale: 'en-US', myId: 'me' }

const text = (id: string, at: string, overrides: Partial<ThreadMessage> = {}): ThreadMessage => ({
  id,
  orderNo: 1,
  ours: false,
  body: id,
  at: `2026-03-${at}:00.000Z`,
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

const shape = (messages: ThreadMessage[]) =>
  threadItems(messages, [], options)
    .map((item) => {
      if (item.type === 'day') return '—'
      if (item.type === 'line') return `(${item.what})`
      const { message, isFirst, isLast } = item.bubble
      return `${isFirst ? '[' : ''}${message.id}${isLast ? ']' : ''}`
    })
    .join(' ')

describe('a thread in its parts', () => {
  it('parts days where the reader’s own midnight is', () => {
    expect(shape([text('a', '10T03:59'), text('b', '10T04:01')])).toBe('— [a] — [b]')
  })
  it('puts texts of one side and minute together', () => {
    const ours = { ours: true, kind: 'text', state: 'sent', authorId: 'me' }
    expect(
      shape([
        text('a', '10T12:00'),
        text('b', '10T12:01'),
        text('c', '10T12:02', ours),
        text('d', '10T12:09', ours),
      ]),
    ).toBe('— [a b] [c] [d]')
  })
  it('says after a STOP what it brought about, and marks the automatic answer off', () => {
    expect(
      shape([
        text('a', '10T12:00'),
        text('stop', '10T12:01', { kind: 'opt_out' }),
        text('confirmation', '10T12:01', { ours: true, kind: 'opt_out_confirmation', state: 'sent' }),
      ]),
    ).toBe('— [a stop] (opt_out) [confirmation]')
  })
  it('shows a text on its way once, also when it is stored already', () => {
    const onItsWay = {
      requestKey: 'k1',
      body: 'hi',
      at: '2026-03-10T12:05:00.000Z',
      draftKey: { person: 'me', about: 'c' },
    }
    const stored = text('m', '10T12:05', { ours: true, kind: 'text', state: 'queued', requestKey: 'k1' })
    const keys = (messages: ThreadMessage[]) =>
      threadItems(messages, [onItsWay], options).flatMap((item) => (item.type === 'bubble' ? item.key : []))
    expect(keys([])).toEqual(['k1'])
    expect(keys([stored])).toEqual(['k1'])
  })
})
