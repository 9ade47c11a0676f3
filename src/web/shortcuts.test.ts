// The table of shortcuts: nothing twice, and each as it is written on its cap.
import { expect, test } from 'vitest'
import { capOf, isSingle, shortcuts } from './shortcuts.ts'

test('no key means two things', () => {
  const keys = shortcuts.flatMap((each) => each.keys as readonly string[])
  expect(new Set(keys).size).toBe(keys.length)
})

test.each([
  ['j', false, 'J'],
  ['?', false, '?'],
  ['/', true, '/'],
  ['Escape', false, 'Esc'],
  ['mod+k', false, 'Ctrl K'],
  ['mod+k', true, '⌘K'],
  ['mod+enter', true, '⌘Enter'],
])('%s on a Mac (%s) reads %s', (key, isMac, cap) => {
  expect(capOf(key, { isMac })).toBe(cap)
})

test.each([
  ['j', true],
  ['?', true],
  ['/', true],
  ['Enter', false],
  ['Escape', false],
  ['mod+k', false],
])('%s is a single key: %s', (key, single) => {
  expect(isSingle(key)).toBe(single)
})
