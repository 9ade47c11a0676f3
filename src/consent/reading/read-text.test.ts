// Every example says what it says, and every phrase of the book is heard in one of them.
import { expect, test } from 'vitest'
import { DOUBTFUL, HELP, NO, OPT_INS, WRONG_NUMBERS, YES } from './examples/answers.ts'
import { ANY_HINTS, ANY_TALK, ANY_WISHES } from './examples/any-words.ts'
import { ENGLISH_HINTS, ENGLISH_TALK, ENGLISH_WISHES } from './examples/english-voices.ts'
import { FRENCH_HINTS, FRENCH_TALK, FRENCH_WISHES } from './examples/french-voices.ts'
import { ENGLISH_ORDINARY, FRENCH_ORDINARY, SPANISH_ORDINARY } from './examples/ordinary.ts'
import { ENGLISH_REQUESTS, FRENCH_REQUESTS, OFFERS_ONLY, SPANISH_REQUESTS } from './examples/requests.ts'
import { SPANISH_HINTS, SPANISH_TALK, SPANISH_WISHES } from './examples/spanish-voices.ts'
import { candidatesIn } from './phrase.ts'
import { BOOK, readText } from './read-text.ts'
import { wordsOf } from './words.ts'

const voices = [
  ...[ENGLISH_WISHES, ENGLISH_HINTS, ENGLISH_TALK, SPANISH_WISHES, SPANISH_HINTS, SPANISH_TALK],
  ...[FRENCH_WISHES, FRENCH_HINTS, FRENCH_TALK],
  ...[ANY_WISHES, ANY_HINTS, ANY_TALK],
].flat()
const requests = [...ENGLISH_REQUESTS, ...SPANISH_REQUESTS, ...FRENCH_REQUESTS]
const ordinary = [...ENGLISH_ORDINARY, ...SPANISH_ORDINARY, ...FRENCH_ORDINARY]

test.each(requests)('%j takes all consent back', (text) => {
  expect(readText(text)).toMatchObject({ label: 'opt_out', doubt: false, scope: null })
})

test.each(OFFERS_ONLY)('%j takes consent to offers back', (text) => {
  expect(readText(text)).toMatchObject({ label: 'opt_out', doubt: false, scope: 'promotional' })
})

test.each(ordinary)('%j says nothing about consent', (text) => {
  expect(readText(text)).toMatchObject({ label: 'none', doubt: false, rule: '' })
})

test.each(DOUBTFUL)('%j is left to a person', (text) => {
  expect(readText(text)).toMatchObject({ label: 'none', doubt: true })
})

test.each([
  ['wrong_number', WRONG_NUMBERS],
  ['yes', YES],
  ['no', NO],
  ['opt_in', OPT_INS],
  ['help', HELP],
] as const)('each of these is read as %s', (label, texts) => {
  for (const text of texts) expect([text, readText(text).label]).toEqual([text, label])
})

test('every phrase is heard in an example, and every guard guards one', () => {
  const examples = [
    ...requests,
    ...OFFERS_ONLY,
    ...ordinary,
    ...DOUBTFUL,
    ...WRONG_NUMBERS,
    ...OPT_INS,
    ...HELP,
    ...voices,
  ]
  const heard = new Set(examples.flatMap(phrasesIn))
  const all = [...BOOK.byTrigger.values()].flat().map(({ id }) => id)
  expect([...new Set(all.filter((id) => !heard.has(id)))]).toEqual([])
})

function phrasesIn(text: string): string[] {
  const words = wordsOf(text)
  return candidatesIn(BOOK, words)
    .filter(({ matcher }) => ` ${words.join(' ')} `.search(matcher.expression) >= 0)
    .map(({ id }) => id)
}

test('what was read names the rule and the words that it matched', () => {
  expect(readText('Hi, take me off your list').rule).toBe(
    'phrase en/somebody-off-list: take me off your list',
  )
  expect(readText('S T O P').rule).toBe('keyword stop, whole text')
  expect(readText('sotp').rule).toBe('keyword stop, whole text')
  expect(readText('Great cut! STOP.').rule).toBe('keyword stop, with courtesy words, as a sentence')
  expect(readText("Don't text me before 9").rule).toBe('doubt en/do-not-text: dont text me')
})

test.each([
  ['Stop the promos', 'promotional'],
  ['No more offers please', 'promotional'],
  ['Stop all texts and promos', null],
  ['STOP. No more promos', null],
  ['no more promos, and lose my number', null],
])('%j is about %s', (text, scope) => {
  expect(readText(text)).toMatchObject({ label: 'opt_out', scope })
})

test.each([
  'stop '.repeat(2_000),
  'unsubscribe '.repeat(800),
  'dont want to receive get any more of your '.repeat(240),
  'Liked “'.repeat(1_500),
  'Liked "a" '.repeat(1_000),
  's t o p '.repeat(1_250),
  `stop${'\u0301'.repeat(50_000)}`,
])('a hostile text is read to its end and is no keyword', (text) => {
  expect(readText(text).rule).not.toContain('keyword')
})
