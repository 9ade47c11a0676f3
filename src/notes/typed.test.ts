// A note as it is typed: which names are mentions, and which are only letters.
import { expect, test } from 'vitest'
import { labelled, matching, nameBeingTyped, typedOf, wordsOf } from './typed.ts'

const people = [
  { id: 'ana', label: 'Ana Ortiz' },
  { id: 'anabel', label: 'Ana Ortiz Bello' },
  { id: 'ben', label: 'Ben' },
  { id: 'zoe', label: 'Zoë Ångström' },
]

test.each<[string, object[]]>([
  ['Call back', [{ text: 'Call back' }]],
  ['@Ben', [{ memberId: 'ben' }]],
  ['Hi @Ben, look', [{ text: 'Hi ' }, { memberId: 'ben' }, { text: ', look' }]],
  ['@ben in any case', [{ memberId: 'ben' }, { text: ' in any case' }]],
  ['@Ana Ortiz', [{ memberId: 'ana' }]],
  ['@Ana Ortiz Bello?', [{ memberId: 'anabel' }, { text: '?' }]],
  ['@Ben@Ben', [{ memberId: 'ben' }, { text: '@Ben' }]],
  ['@Ben @Zoë Ångström', [{ memberId: 'ben' }, { text: ' ' }, { memberId: 'zoe' }]],
  ['@Benjamin is nobody here', [{ text: '@Benjamin is nobody here' }]],
  ['write to dana@Ben', [{ text: 'write to dana@Ben' }]],
  ['(@Ben)', [{ text: '(' }, { memberId: 'ben' }, { text: ')' }]],
  ['🙂@Ben', [{ text: '🙂' }, { memberId: 'ben' }]],
  ['@', [{ text: '@' }]],
  ['', []],
])('%j', (typed, pieces) => {
  expect(wordsOf(typed, people)).toEqual(pieces)
})

test('what an author edits becomes the same pieces again', () => {
  const words = [{ text: 'Ask ' }, { memberId: 'zoe' }, { text: ' or ' }, { memberId: 'ana' }, { text: '.' }]
  const nameOf = (id: string): string => people.find((each) => each.id === id)?.label ?? '?'
  expect(wordsOf(typedOf(words, nameOf), people)).toEqual(words)
})

test('two people of one name are told apart by their addresses', () => {
  const two = [
    { id: '1', name: 'Ana Ortiz', email: 'ana@shop.example' },
    { id: '2', name: 'ana ortiz', email: 'ortiz@shop.example' },
    { id: '3', name: 'Ben', email: 'ben@shop.example' },
  ]
  const known = labelled(two)
  expect(known.map(({ label }) => label)).toEqual([
    'Ana Ortiz (ana@shop.example)',
    'ana ortiz (ortiz@shop.example)',
    'Ben',
  ])
  expect(wordsOf('@ana ortiz (ortiz@shop.example)', known)).toEqual([{ memberId: '2' }])
})

test.each<[string, ReturnType<typeof nameBeingTyped>]>([
  ['@', { from: 0, name: '' }],
  ['Hi @An', { from: 3, name: 'An' }],
  ['Hi @Ana Or', { from: 3, name: 'Ana Or' }],
  ['Hi @ An', null],
  ['Hi @Ana\n', null],
  ['dana@exam', null],
  ['nothing', null],
  [`@${'x'.repeat(60)}`, null],
])('the name being typed at the end of %j', (typed, being) => {
  expect(nameBeingTyped(typed, typed.length)).toEqual(being)
})

test('names are found by the beginnings of their words, without accents', () => {
  const found = (name: string): string[] => matching(people, name).map(({ id }) => id)
  expect([found(''), found('an'), found('ort an'), found('zoe'), found('angs'), found('x')]).toEqual([
    ['ana', 'anabel', 'ben', 'zoe'],
    ['ana', 'anabel', 'zoe'],
    ['ana', 'anabel'],
    ['zoe'],
    ['zoe'],
    [],
  ])
})
