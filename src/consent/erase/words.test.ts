import { expect, test } from 'vitest'
import { asErased, isErasedNumber, isSameNumber, keptUntil, whyNotErase } from './words.ts'

const nothing = { who: '+12025550142', hold: null, doubtAt: null, isLeaving: false }
const day = (text: string): Date => new Date(`${text}T12:00:00Z`)

test.each<[string, Partial<typeof nothing> | object, string | null]>([
  ['nothing', {}, null],
  [
    'a legal hold',
    { hold: { reason: 'Smith v. Willow', since: day('2026-03-03') }, doubtAt: day('2026-03-04') },
    'is on legal hold since 2026-03-03 (Smith v. Willow), so nothing was erased; lift the hold first.',
  ],
  [
    'words that may have meant STOP',
    { doubtAt: day('2026-03-04') },
    'wrote on 2026-03-04 something that may be an opt-out, so nothing was erased; decide it at the Opt-out desk first.',
  ],
  ['a text that is leaving', { isLeaving: true }, 'nothing was erased; try again in a minute.'],
])('what hinders an erasure: %s', (_, given, sentence) => {
  const refusal = whyNotErase({ ...nothing, ...given })
  if (sentence === null) expect(refusal).toBeNull()
  else expect(refusal?.sentence).toContain(sentence)
})

test.each<[string, Date | null, string | null]>([
  ['no record at all', null, null],
  ['a text today', day('2026-11-24'), '2032-11-24'],
  ['a text almost six years ago', day('2020-11-25'), '2026-11-25'],
  ['a text six years ago', day('2020-11-24'), null],
])('until when the proof is kept: %s', (_, last, until) => {
  expect(keptUntil(last, day('2026-11-24'))?.toISOString().slice(0, 10) ?? null).toBe(until)
})

test.each<[typed: string, is: boolean]>([
  ['+12025550142', true],
  ['+1 202 555 0142', true],
  ['(202) 555-0142', true],
  ['202 555 0143', false],
  ['', false],
  ['0142', false],
])('the number typed as "%s": %s', (typed, is) => {
  expect(isSameNumber(typed, '+12025550142')).toBe(is)
})

test('in place of a number stands something that no number can be', () => {
  const erased = asErased('019a0000-0000-7000-8000-000000000000')
  expect([isErasedNumber(erased), isErasedNumber('+12025550142')]).toEqual([true, false])
  expect(isSameNumber('019a0000', erased)).toBe(false)
})
