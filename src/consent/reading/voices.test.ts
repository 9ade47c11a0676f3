// Wishes, hints and everyday talk in many voices and three languages.
import { expect, test } from 'vitest'
import { ANY_HINTS, ANY_TALK, ANY_WISHES } from './examples/any-words.ts'
import { ENGLISH_HINTS, ENGLISH_TALK, ENGLISH_WISHES } from './examples/english-voices.ts'
import { FRENCH_HINTS, FRENCH_TALK, FRENCH_WISHES } from './examples/french-voices.ts'
import { SPANISH_HINTS, SPANISH_TALK, SPANISH_WISHES } from './examples/spanish-voices.ts'
import { readText } from './read-text.ts'

const heard = (text: string): string => {
  const { label, doubt } = readText(text)
  return doubt ? 'a doubt' : label
}

test.each([
  ['opt_out', [...ENGLISH_WISHES, ...SPANISH_WISHES, ...FRENCH_WISHES, ...ANY_WISHES]],
  ['a doubt', [...ENGLISH_HINTS, ...SPANISH_HINTS, ...FRENCH_HINTS, ...ANY_HINTS]],
  ['none', [...ENGLISH_TALK, ...SPANISH_TALK, ...FRENCH_TALK, ...ANY_TALK]],
])('each of these is %s', (as, texts) => {
  expect(texts.filter((text) => heard(text) !== as).map((text) => `${text} → ${heard(text)}`)).toEqual([])
})
