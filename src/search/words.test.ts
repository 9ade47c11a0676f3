// Which words a text is found by.
import { expect, test } from 'vitest'
import { digitsOf, distinctWords, fold, wordsOf } from './words.ts'

test.each([
  ['ÉCLAIR', 'eclair'],
  ['e\u0301clair', 'eclair'],
  ['Straße', 'strasse'],
  ['ＢＩＫＥ', 'bike'],
  ['İstanbul', 'istanbul'],
  ['Smørrebrød', 'smorrebrod'],
  ['ﬁx', 'fix'],
])('%s is found as %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test.each<[string, string[]]>([
  ['Is my bike ready?', ['is', 'my', 'bike', 'ready']],
  ['bike, bike & BIKE', ['bike']],
  ['don\u2019t', ['don', 't', 'dont']],
  ['l\u2019heure', ['l', 'heure', 'lheure']],
  ['👍 great 👍🏽', ['👍', 'great']],
  ['配達は明日', ['配', '達', 'は', '明', '日']],
  ['iPhone配達', ['iphone', '配', '達']],
  ['call (202) 555-0142', ['call', '202', '555', '0142', '2025550142']],
  ['+1 202.555.0142', ['1', '202', '555', '0142', '2025550142']],
  ['2025550142', ['2025550142']],
  ['+44 7700 900123', ['44', '7700', '900123', '447700900123']],
  ['555-01', ['555', '01']],
  ['at 12:30 on 3-4-26', ['at', '12', '30', 'on', '3', '4', '26']],
  ['?!… — %_\\', []],
  ['', []],
])('%j is found by its words', (text, words) => {
  expect(distinctWords(text)).toEqual(words)
})

test('a word says where it stands', () => {
  const text = 'Zoë’s 🚲 is ready'
  expect(wordsOf(text).map(({ from, to }) => text.slice(from, to))).toEqual([
    ...['Zoë', 's', '🚲', 'is', 'ready'],
  ])
})

test('what is endless is cut, so that no text fills the index', () => {
  expect(distinctWords('x'.repeat(5_000))).toEqual(['x'.repeat(40)])
  expect(wordsOf('ab '.repeat(5_000))).toHaveLength(600)
  expect(distinctWords('1'.repeat(5_000))).toEqual(['1'.repeat(40)])
})

test.each([
  ['(202) 555-0142', '2025550142'],
  ['+1 202 555 0142', '2025550142'],
  ['555-0142', '5550142'],
  ['0142', null],
  ['1234567890123456', null],
])('%s as a number is %s', (written, digits) => {
  expect(digitsOf(written)).toBe(digits)
})
