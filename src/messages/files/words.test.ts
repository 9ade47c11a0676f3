// What lists say of texts without words.
import { expect, test } from 'vitest'
import { filesInWords } from './words.ts'

const cases: [string, (string | null)[], string][] = [
  ['no file at all', [], ''],
  ['one picture', ['image/jpeg'], 'Picture'],
  ['three pictures', ['image/jpeg', 'image/gif', 'image/png'], '3 pictures'],
  ['a bill', ['application/pdf'], 'File'],
  ['a picture and a bill', ['image/jpeg', 'application/pdf'], '2 files'],
  ['something that the carrier did not name', [null], 'File'],
]
test.each(cases)('%s', (_title, types, words) => {
  expect(filesInWords(types)).toBe(words)
})
