// What is proposed when nothing was found.
import { expect, test } from 'vitest'
import { suggest } from './suggestion.ts'

test.each<[string, boolean, string | null]>([
  ['bicycle', true, 'everywhere'],
  ['"blue bicycle"', false, 'blue bicycle'],
  ['blue bicycle', false, 'bicycle'],
  ['bicycle', false, 'bicy'],
  ['bike', false, null],
  ['🚲', false, null],
  ['!!', false, null],
])('for %s (narrowed: %s) it is %s', (find, isNarrowed, wanted) => {
  const found = suggest(find, { isNarrowed })
  expect(found === null ? null : found.kind === 'everywhere' ? 'everywhere' : found.find).toBe(wanted)
})
