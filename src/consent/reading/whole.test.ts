// A text that is nothing but a keyword, and one that is nearly so.
import { expect, test } from 'vitest'
import { readText } from './read-text.ts'

const seven = ['stop', 'quit', 'end', 'revoke', 'opt out', 'cancel', 'unsubscribe']
const dress = (word: string): string[] => [
  word.toUpperCase(), ` ${word} `, `${word}.`, `${word}!!!`, `"${word}"`, `please ${word}`, `${word} please`, `${word} ${word}`, `${word}\n`, `*${word}*`, word.split('').join(' '),
] // biome-ignore format: a table
test.each(seven.flatMap(dress))('%j revokes definitively (47 CFR 64.1200(a)(10))', (text) => {
  expect(readText(text)).toMatchObject({ label: 'opt_out', doubt: false, scope: null })
})

test.each([
  ['stop it', 'opt_out'],
  ['cancel it', 'none'],
  ['stop today', 'opt_out'],
  ['cancel today', 'none'],
  ['yes stop', 'opt_out'],
  ['no, stop!', 'opt_out'],
  ['stop help', 'opt_out'],
  ['stop start', 'opt_out'],
  ['help me', 'help'],
  ['help me find a time', 'none'],
  ['yes please', 'yes'],
  ['Yes, I agree', 'yes'],
  ['ok thanks', 'none'],
  ['yes at five', 'none'],
  ['no thank you', 'no'],
  ["no, I'm good", 'no'],
  ['no problem', 'none'],
  ['Great. Stop.', 'opt_out'],
  ['We should meet. End.', 'none'],
  ['stop stop by later', 'none'],
])('%j is read as %s', (text, label) => {
  expect(readText(text).label).toBe(label)
})

test.each(['yes cancel', 'No. Cancel.', 'ok, end it'])(
  '%j answers a question we may not know: a person looks',
  (text) => {
    expect(readText(text)).toMatchObject({ label: 'none', doubt: true })
  },
)
