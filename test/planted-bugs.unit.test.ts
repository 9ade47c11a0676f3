// Planted bugs fit the tree as it is, so that `npm run planted-bugs` plants what it says.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { gateBugs } from './planted-bugs/gate.ts'
import { messageBugs } from './planted-bugs/messages.ts'
import { plant } from './planted-bugs/planted-bug.ts'

const root = resolve(import.meta.dirname, '..')
const bugs = [...gateBugs, ...messageBugs]

test.each(bugs)('$name fits the tree, and the tests that must notice it are there', ({ changes, tests }) => {
  for (const { file } of changes) {
    const before = readFileSync(join(root, file), 'utf8')
    const after = changes
      .filter((each) => each.file === file)
      .reduce((text, change) => {
        const planted = plant(text, change)
        if ('problem' in planted) throw new Error(`${file}: ${planted.problem}: ${change.find}`)
        return planted.text
      }, before)
    expect(after).not.toBe(before)
  }
  for (const file of tests) expect(existsSync(join(root, file)), file).toBe(true)
})

test('no two planted bugs have one name', () => {
  expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length)
})

test.each([
  ['blanks and line ends are alike', 'a(\n  b,\n)', 'a( b, )', 'c', { text: 'c' }],
  ['signs are taken as they stand', 'if (a.b) x', '(a.b)', '($1)', { text: 'if ($1) x' }],
  ['words that stand nowhere', 'a b', 'c', '', { problem: 'these words stand nowhere' }],
  ['words that stand twice', 'a b a', 'a', '', { problem: 'these words stand in 2 places' }],
])('a change is planted by its words: %s', (_what, text, find, replace, expected) => {
  expect(plant(text, { file: 'any', find, replace })).toEqual(expected)
})
