// The notation that phrases are written in.
import { expect, test } from 'vitest'
import { compile } from './notation.ts'

const classes = { stop: 'stop quit', message: 'text{,s} <sign>', sign: 'sms' }
const finds = (pattern: string, text: string): boolean =>
  compile(pattern, classes).expression.test(` ${text} `)

test.each([
  ['stop|quit', 'please quit it', true],
  ['stop|quit', 'please quite it', false],
  ['<stop> <message>', 'stop texts', true],
  ['<stop> <message>', 'stop sms', true],
  ['stop my_phone', 'stop my phone', true],
  ['stop [all] texts', 'stop texts', true],
  ['stop [all|the]*2 texts', 'stop all the texts', true],
  ['stop [all|the]*1 texts', 'stop all the texts', false],
  ['stop ..2 texts', 'stop these silly texts', true],
  ['stop ..1 texts', 'stop these silly texts', false],
  ['stop ..2 texts', 'stop . no texts', false],
  ['^ stop', 'no , stop', true],
  ['^ stop', 'the stop', false],
  ['^^ stop', 'no , stop', false],
  ['stop $', 'stop , thanks', true],
  ['stop $', 'stop here', false],
  ['stop $$', 'please stop .', true],
  ['stop it|$', 'please stop', true],
  ['stop !by|at', 'stop by', false],
  ['stop !by|at', 'stop it', true],
  ['-i|they stop', 'i stop', false],
  ['-i|they stop', 'please stop', true],
  ['stop *ing', 'stop smoking', true],
  ['not *s number', 'not marias number', true],
  ['stop * please', 'stop it please', true],
])('%j in %j: %s', (pattern, text, found) => {
  expect(finds(pattern, text)).toBe(found)
})

test('a class that is missing from the lexicon is told by name', () => {
  expect(() => compile('<nobody>', classes)).toThrow(
    'No class of words is called <nobody>; add it to the lexicon.',
  )
})
