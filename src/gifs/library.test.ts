// The built-in Gifs: each is drawn, and is found by the words that people type.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { builtIn, findBuiltIn } from './library.ts'

const folder = join(import.meta.dirname, 'built-in')

test('there are forty at least, each with a name of its own and a small file', () => {
  expect(builtIn.length).toBeGreaterThanOrEqual(40)
  expect(new Set(builtIn.map(({ id }) => id)).size).toBe(builtIn.length)
  for (const { id } of builtIn) expect(statSync(join(folder, `${id}.gif`)).size, id).toBeLessThan(150 * 1024)
})

const searches: [string, string][] = [
  ['thank', 'thank-you'],
  ['THANKS', 'thanks-heart'],
  ['happy birth', 'happy-birthday'],
  ['feliz cumpleaños', 'happy-birthday'],
  ['see you', 'see-you-soon'],
  ['thumbs', 'thumbs-up'],
  ['party', 'happy-birthday'],
  ['remind', 'reminder'],
  ['package', 'package'],
]
test.each(searches)('"%s" finds %s', (typed, id) => {
  expect(findBuiltIn(typed).map((gif) => gif.id)).toContain(id)
})

test('nothing typed shows all, and words that fit nothing show none', () => {
  expect(findBuiltIn('  ')).toBe(builtIn)
  expect(findBuiltIn('quarterly tax filing')).toEqual([])
})
