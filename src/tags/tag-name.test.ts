// What tags may be called, and in which colour a new one comes, as tables.
import { expect, test } from 'vitest'
import { nextColour, type TagColour } from './colours.ts'
import { tagName, whyNotName } from './tag-name.ts'

test.each([
  ['VIP', 'VIP', null],
  ['  two \t words\n', 'two words', null],
  ['e\u0301te\u0301', '\u00e9t\u00e9', null],
  ['👨‍👩‍👧 family', '👨‍👩‍👧 family', null],
  ['   ', '', 'Give the tag a name.'],
  ['x'.repeat(40), 'x'.repeat(40), null],
  ['x'.repeat(41), 'x'.repeat(41), 'A tag may have at most 40 characters. Shorten it.'],
  ['VIP\u202e', 'VIP\u202e', 'The name holds a character that cannot be seen. Remove it and try again.'],
  ['V\u0000IP', 'V\u0000IP', 'The name holds a character that cannot be seen. Remove it and try again.'],
])('%j is kept as %j: %s', (typed, name, why) => {
  expect([tagName(typed), whyNotName(typed)]).toEqual([name, why])
})

test.each<[TagColour[], TagColour]>([
  [[], 'red'],
  [['red'], 'orange'],
  [['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet'], 'red'],
  [['red', 'red', 'orange', 'yellow', 'green', 'teal', 'blue'], 'violet'],
])('after %j comes %s', (taken, colour) => {
  expect(nextColour(taken)).toBe(colour)
})
