import { expect, test } from 'vitest'
import { formatCode, isTimeZone, plainCode } from './set-up-code.ts'

test('a code has two groups of four that can be read aloud', () => {
  expect(formatCode(Uint8Array.of(0, 31, 32, 255, 8, 9, 10, 11))).toBe('2Z2Z-ABCD')
})

test.each(['K7QM-2XWD', 'k7qm2xwd', ' k7qm 2xwd ', 'K7QM–2XWD'])('%j is the same code', (typed) => {
  expect(plainCode(typed)).toBe('K7QM2XWD')
})

test.each([
  ['America/New_York', true],
  ['UTC', true],
  ['+02:00', false],
  ['Middle/Earth', false],
  ['', false],
])('%j as a time zone: %s', (name, expected) => {
  expect(isTimeZone(name)).toBe(expected)
})
