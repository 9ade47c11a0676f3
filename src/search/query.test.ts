// What typed words mean, and which texts fit them.
import { expect, test } from 'vitest'
import { hitsIn, snippetOf } from './hits.ts'
import { isEmpty, parseQuery } from './query.ts'

const asRead = (typed: string): string => {
  const { words, beginning, phrases } = parseQuery(typed)
  const quoted = phrases.map((each) => `"${each.words.join(' ')}${each.isOpen ? '' : '"'}`)
  return [...words, ...(beginning === null ? [] : [`${beginning}…`]), ...quoted].join(' ')
}

test.each([
  ['bike rea', 'bike rea…'],
  ['bike ready ', 'bike ready'],
  ['Bike BIKE bíke', 'bike bike…'],
  ['"my bike" ready', 'my bike ready… "my bike"'],
  ['“my bike”', 'my bike "my bike"'],
  ['"my bi', 'my bi… "my bi'],
  ['a & b | !c:* <-> (d)', 'a b c d'],
  ["'; DROP TABLE search_text; --", 'drop table search text'],
  ['don’t', 'don t…'],
  ['配達', '配 達… "配 達'],
  ['👍', '👍'],
  ['(202) 555-0142', '2025550142…'],
  ['+1 (202) 555-01', '20255501…'],
  ['202 55', '202 55…'],
  ['the of and ', 'the of and'],
  ['bike\u0000ready', 'bikeready…'],
])('%j is read as %s', (typed, read) => {
  expect(asRead(typed)).toBe(read)
})

test.each(['', '   ', '"', '%', '\\', '🏳️\u200d'.slice(5), '\u0000', '....'])(
  '%j asks for nothing',
  (typed) => {
    expect(isEmpty(parseQuery(typed))).toBe(true)
  },
)

test('ten thousand characters are read up to a limit', () => {
  const { words } = parseQuery('word '.repeat(2_000))
  expect(words).toEqual(['word'])
  expect(parseQuery(Array.from({ length: 90 }, (_, nth) => `w${nth}`).join(' ')).words).toHaveLength(12)
})

const marked = (body: string, typed: string): string | null => {
  const ranges = hitsIn(body, parseQuery(typed))
  return (
    ranges &&
    snippetOf(body, ranges)
      .map(({ text, isHit }) => (isHit ? `[${text}]` : text))
      .join('')
  )
}

test.each<[string, string, string | null]>([
  ['Is my bike ready?', 'ready bi', 'Is my [bi]ke [ready]?'.replace('[bi]ke', '[bike]')],
  ['Is my bike ready?', 'bi ', null],
  ['Is my bike ready?', 'bike car', null],
  ['Ist die Straße frei?', 'strasse', 'Ist die [Straße] frei?'],
  ['El cafÉ está listo', 'cafe esta ', 'El [cafÉ] [está] listo'],
  ['my bike, your car', '"my bike"', '[my] [bike], your car'],
  ['bike my car', '"my bike"', null],
  ['my bi-weekly bike', '"my bike', null],
  ['I don’t know', 'dont', 'I [don’t] know'],
  ['Call (202) 555-0142 now', '202.555.0142', 'Call [(202) 555-0142] now'],
  ['Call 2025550142 now', '+1 202 555 0142', 'Call [2025550142] now'],
  ['Thanks 👍🏽!', '👍', 'Thanks [👍]🏽!'],
  ['明日配達します', '配達', '明日[配達]します'],
  ['達と配', '配達', null],
])('%j with %j: %s', (body, typed, shown) => {
  expect(marked(body, typed)).toBe(shown)
})

test('a snippet is the part around the first hit, on one line', () => {
  const body = `${'Long ago. '.repeat(30)}\n\nThe chain\nis here. ${'And so on. '.repeat(30)}`
  const shown = marked(body, 'chain') ?? ''
  expect(shown).toMatch(/^…Long ago\. Long ago\. .{0,20}The \[chain\] is here\. And so on\./)
  expect(shown.endsWith('…')).toBe(true)
  expect(shown.length).toBeLessThan(160)
})

test('a snippet never cuts a sign in two', () => {
  for (let before = 0; before < 60; before++) {
    const shown = marked(`${'x '.repeat(before)}${'🚲'.repeat(40)} chain ${'🚲'.repeat(90)}`, 'chain')
    expect(shown?.isWellFormed()).toBe(true)
  }
})
