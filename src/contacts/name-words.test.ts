import { expect, test } from 'vitest'
import { isNamedLike, nameWords, phoneBeginnings } from './name-words.ts'

test.each([
  ['Dana Reyes', ['dana', 'reyes']],
  ['José  Ångström-Łoś', ['jose', 'angstrom', 'łos']],
  ["O'Neil & Sons 2", ['o', 'neil', 'sons', '2']],
  ['Ana Ana ANA', ['ana']],
  ['🙂', []],
  ['', []],
])('the name %j is found by %j', (name, words) => {
  expect(nameWords(name)).toEqual(words)
})

test('a name is found by the beginnings of its words in any order, and by nothing inside a word', () => {
  expect(isNamedLike('Dana Maria Reyes', nameWords('re dan'))).toBe(true)
  expect(isNamedLike('Dana Maria Reyes', nameWords('eyes'))).toBe(false)
})

test.each([
  ['202 555', ['+1202555', '+202555']],
  ['+1 (202)', ['+1202']],
  ['1202', ['+1202']],
  ['2', []],
  ['dana', []],
  ['1'.repeat(40), []],
])('typed digits %j may begin %j', (typed, beginnings) => {
  expect(phoneBeginnings(typed)).toEqual(beginnings)
})
