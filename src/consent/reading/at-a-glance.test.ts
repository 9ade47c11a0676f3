// The quick look never differs from the full reading: on every text of the corpora that may be looked at, and on mixtures of their words.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readInFull, readText } from './read-text.ts'

const textsOf = (file: string): string[] =>
  readFileSync(new URL(`../../../test/corpus/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line): string => JSON.parse(line).text)

const texts = ['inbound.jsonl', 'ordinary.jsonl', 'second-train.jsonl', 'third-train.jsonl'].flatMap(textsOf)
const differing = (all: readonly string[]): string[] =>
  all.filter((text) => JSON.stringify(readText(text)) !== JSON.stringify(readInFull(text)))

test('a corpus is read alike at a glance and in full', () => {
  expect(differing(texts)).toEqual([])
})

test('20,000 mixtures of the words of the corpora are read alike', () => {
  const words = texts.flatMap((text) => text.split(/\s+/))
  const pick = picker(20_261_124)
  const mixed = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 1 + pick(14) }, () => words[pick(words.length)]).join(' '),
  )
  expect(differing(mixed)).toEqual([])
})

test.each([
  'Liked an image ok',
  'constructor toString valueOf',
  'we can hold it until st!p comes along today',
  'we went along and then s t o p texting',
  "we talked 'Liked an image' for the longest while, k",
  'i can come by around noon m’envoyez plus',
  'Fine by us, we will see you around noon \u{1f6d1}',
  'op out',
  'o pt out',
])('%j is read alike', (text) => {
  expect(readText(text)).toEqual(readInFull(text))
})

/** The same numbers below a limit each time. */
function picker(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
