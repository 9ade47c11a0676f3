import { describe, expect, it } from 'vitest'
import type { ThreadMessage, ThreadNote } from '../../conversations/contract.ts'
import type { ThreadEvent } from '../../conversations/transfer/contract.ts'
import { newestReaction, threadItems } from './thread-items.ts'

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

const note = (id: string, at: string, orderNo: number): ThreadNote => ({
  ...{
    id,
    orderNo,
    changeNo: orderNo,
    at: `2026-03-${at}:00.000Z`,
    conversationId: 'thread',
    words: [{ text: id }],
  },
  ...{ authorId: 'me', editedAt: null, deleted: null, isErased: false },
})

const handed = (words: string, at: string): ThreadEvent => ({
  ...{
    id: words,
    kind: 'transferred',
    at: `2026-03-${at}:00.000Z`,
    by: 'me',
    byKey: false,
    toMemberId: 'ana',
    words,
  },
  ...{ fromDepartment: null, toDepartment: null, until: null },
})

const shape = (messages: ThreadMessage[], notes: ThreadNote[] = [], events: ThreadEvent[] = []) =>
  threadItems(messages, [], { ...options, notes, events })
    .map((item) => {
      if (item.type === 'day') return '—'
      if (item.type === 'note') return `{${item.note.id}}`
      if (item.type === 'line') return `(${item.what})`
      if (item.type === 'event') return `<${item.event.words}>`
      const { message, isFirst, isLast, badge } = item.bubble
      return `${isFirst ? '[' : ''}${message.id}${badge?.mark ?? ''}${isLast ? ']' : ''}`
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
  it('puts what was handed on where it happened, and leaves out what may belong further up', () => {
    const messages = [text('a', '10T12:00'), text('b', '10T12:30')]
    const events = [handed('last', '10T12:40'), handed('then', '10T12:10'), handed('early', '10T11:00')]
    expect(shape(messages, [], events)).toBe('— [a] <then> [b] <last>')
  })
  it('shows a reaction on what it quotes, and no text for it', () => {
    const ours = text('Ready', '10T12:00', { ours: true, kind: 'text', state: 'sent', orderNo: 1 })
    expect(shape([ours, text('Liked “Ready”', '10T12:01', { orderNo: 2 })])).toBe('— [Ready👍]')
    expect(shape([text('Liked “Ready”', '10T12:01', { orderNo: 2 })])).toBe('— [Liked “Ready”]')
    const both = [ours, text('Loved “Ready”', '10T12:01', { orderNo: 2 })]
    expect(newestReaction(threadItems(both, [], options))).toEqual({
      orderNo: 2,
      words: 'They loved this: Ready',
    })
    expect(newestReaction(threadItems([ours], [], options))).toBeNull()
  })
  it('puts notes where they were written, and a note parts a group and a day', () => {
    const one = text('a', '10T12:00', { orderNo: 1 })
    const two = text('b', '10T12:01', { orderNo: 3 })
    expect(shape([one, two], [note('n', '10T12:01', 2)])).toBe('— [a] {n} [b]')
    expect(shape([one], [note('n', '11T12:00', 2), note('o', '11T12:01', 3)])).toBe('— [a] — {n} {o}')
    expect(shape([], [note('n', '10T12:01', 2)])).toBe('— {n}')
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
