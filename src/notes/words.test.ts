// The pieces of a note: what is stored comes back as it was written, whatever was written.
import { expect, test } from 'vitest'
import { lengthOf, mentionedIn, type Piece, piecesOf, readable, stored, trimmed } from './words.ts'

const ANA = '018f0000-0000-7000-8000-00000000000a'
const BEN = '018f0000-0000-7000-8000-00000000000b'

test.each<[string, Piece[], string]>([
  ['words alone', [{ text: 'Call back at nine' }], 'Call back at nine'],
  ['a mention alone', [{ memberId: ANA }], `@{${ANA}}`],
  ['two mentions side by side', [{ memberId: ANA }, { memberId: BEN }], `@{${ANA}}@{${BEN}}`],
  ['a mention amid lines', [{ text: 'Hi ' }, { memberId: ANA }, { text: ',\nlook' }], `Hi @{${ANA}},\nlook`],
  ['the mark of a mention, written by hand', [{ text: `x @{${ANA}} y` }], `x @{}${ANA}} y`],
  ['the mark of a mark, written by hand', [{ text: '@{}' }], '@{}}'],
  ['an @ right before a mention', [{ text: '@' }, { memberId: ANA }], `@@{${ANA}}`],
  ['an @ before a brace', [{ text: '@@{{}' }], '@@{}{}'],
  ['an emoji', [{ text: '👩‍👧 ' }, { memberId: BEN }], `👩‍👧 @{${BEN}}`],
])('%s is stored and read back', (_, pieces, body) => {
  expect(stored(pieces)).toBe(body)
  expect(piecesOf(body)).toEqual(pieces)
})

test('a mark that is torn over two pieces becomes no mention', () => {
  const body = stored([{ text: '@' }, { text: `{${ANA}}` }])
  expect(piecesOf(body)).toEqual([{ text: `@{${ANA}}` }])
  expect(mentionedIn(piecesOf(body))).toEqual([])
})

test('whatever is made of these signs comes back as it was', () => {
  const signs = ['@', '{', '}', ANA, ' ', '@{}']
  const all = signs.flatMap((a) =>
    signs.flatMap((b) => signs.flatMap((c) => signs.map((d) => a + b + c + d))),
  )
  for (const text of all) expect([text, piecesOf(stored([{ text }]))]).toEqual([text, [{ text }]])
})

test('spaces at the ends go, and a note of spaces is empty', () => {
  expect(trimmed([{ text: '  Hi ' }, { memberId: ANA }, { text: ' \n' }])).toEqual([
    { text: 'Hi ' },
    { memberId: ANA },
  ])
  expect(trimmed([{ text: ' ' }, { text: '\n' }])).toEqual([])
})

test('each person is mentioned once, however often they are named', () => {
  expect(mentionedIn([{ memberId: BEN }, { text: ' ' }, { memberId: ANA }, { memberId: BEN }])).toEqual([
    BEN,
    ANA,
  ])
})

test('length is counted in characters, and a mention is one', () => {
  expect(lengthOf([{ text: '🙂a' }, { memberId: ANA }])).toBe(3)
})

test('it reads with the names of today', () => {
  const names = new Map([[ANA, 'Ana Ortiz']])
  expect(readable([{ text: 'Ask ' }, { memberId: ANA }], (id) => names.get(id) ?? '?')).toBe('Ask @Ana Ortiz')
})
