// The gate as a table: standing × kind × hour → cleared on which record, or refused for which reason.
import { describe, expect, test } from 'vitest'
import { clear, type Question } from './gate.ts'
import type { Door, Window } from './standing.ts'

const at = (text: string): Date => new Date(`2026-11-${text}:00Z`)
const never: Door = { stopAt: null, stopRecord: null, startAt: null, startRecord: null }
const stopped: Door = { ...never, stopAt: at('03T10:00'), stopRecord: 'stop' }
const restarted: Door = { ...stopped, startAt: at('03T12:00'), startRecord: 'start' }
const window = (text: string): Window => ({ at: at(text), record: 'said', message: 'their-text' })
const text = (door: Door, open: Window | null, now: string): Question => ({
  kind: 'text',
  door,
  window: open,
  conversationHours: 24,
  now: at(now),
})
const answer = (kind: 'opt_out_confirmation' | 'help_answer', of: string, now: string): Question => ({
  kind,
  record: { id: 'row', kind: of, at: at('03T10:00'), message: 'their-text' },
  now: at(now),
})

const table: [situation: string, question: Question, verdict: string][] = [
  ['they never texted', text(never, null, '03T10:00'), 'no_consent'],
  ['they texted an hour ago', text(never, window('03T09:00'), '03T10:00'), 'cleared by said'],
  ['they texted 23 h 59 min ago', text(never, window('02T10:01'), '03T10:00'), 'cleared by said'],
  ['they texted 24 h ago', text(never, window('02T10:00'), '03T10:00'), 'conversation_over'],
  ['they said STOP', text(stopped, null, '03T11:00'), 'opted_out'],
  ['they said STOP and texted later', text(stopped, window('03T10:30'), '03T11:00'), 'opted_out'],
  [
    'STOP and START, and what they said before',
    text(restarted, window('03T09:59'), '03T13:00'),
    'no_consent',
  ],
  [
    'STOP and START, and what they said at the STOP',
    text(restarted, window('03T10:00'), '03T13:00'),
    'no_consent',
  ],
  [
    'STOP and START, which opened the conversation',
    text(restarted, window('03T12:00'), '03T13:00'),
    'cleared by said',
  ],
  [
    'STOP and START at the same instant',
    text({ ...restarted, startAt: stopped.stopAt }, window('03T10:00'), '03T13:00'),
    'opted_out',
  ],
  ['a confirmation at once', answer('opt_out_confirmation', 'opt_out', '03T10:00'), 'cleared by row'],
  [
    'a confirmation after five minutes',
    answer('opt_out_confirmation', 'opt_out', '03T10:05'),
    'cleared by row',
  ],
  [
    'a confirmation after six minutes',
    answer('opt_out_confirmation', 'opt_out', '03T10:06'),
    'confirmation_late',
  ],
  [
    'a confirmation of something else',
    answer('opt_out_confirmation', 'conversation', '03T10:00'),
    'no_consent',
  ],
  ['an answer to HELP', answer('help_answer', 'help', '03T10:01'), 'cleared by row'],
  ['an answer to HELP a day late', answer('help_answer', 'help', '04T10:01'), 'answer_late'],
  ['an answer to HELP that rests on a STOP', answer('help_answer', 'opt_out', '03T10:01'), 'no_consent'],
]
describe('the gate', () => {
  test.each(table)('%s', (_situation, question, expected) => {
    const verdict = clear(question)
    expect(verdict.ok ? `cleared by ${verdict.by}` : verdict.reason).toBe(expected)
  })
})

test('a cleared text names the text it answers and the rule with its version', () => {
  expect(clear(text(never, window('03T09:00'), '03T10:00'))).toMatchObject({
    answers: 'their-text',
    rule: expect.stringMatching(/^conversational consent \(\d{4}-\d{2}\)$/),
  })
})
