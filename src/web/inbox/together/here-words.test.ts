// Who is here, in words, as a table.
import { expect, test } from 'vitest'
import { answeringWords, lookingWords } from './here-words.ts'

test.each([
  [['Ana Ortiz'], 'Ana is answering this now'],
  [['Ana Ortiz', 'Ben Berg'], 'Ana and Ben are answering this now'],
  [['Ana Ortiz', 'Ben Berg', 'Cem', 'Dana'], 'Ana, Ben and 2 more are answering this now'],
  [['A colleague'], 'A colleague is answering this now'],
])('%j: %s', (names, words) => {
  expect(answeringWords(names)).toBe(words)
})

test('those who only look are said to look', () => {
  expect(lookingWords(['Ben Berg'])).toBe('Ben is looking at this, too')
})
