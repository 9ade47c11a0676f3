import { expect, test } from 'vitest'
import type { Erasure } from '../../../consent/erase/contract.ts'
import { whatGoes, whatStays, whatWasDone } from './erase-words.ts'

const erasure: Erasure = {
  ...{ phone: '+12025550142', isNumberGone: false, texts: 3, records: 2, isOptedOut: false },
  ...{ keptUntil: '2032-11-24T12:00:00.000Z', hindrance: null, erasedAt: null },
}
const told = (given: Partial<Erasure>, isProofErased: boolean): [goes: string, stays: string] => {
  const all = { ...erasure, ...given }
  return [whatGoes(all, { isProofErased }).join(' '), whatStays(all, { isProofErased }).join(' ')]
}

test.each<[string, Partial<Erasure>, boolean, goes: RegExp, not: RegExp, stays: RegExp]>([
  [
    'the proof kept',
    {},
    false,
    /words of 3 texts/,
    /2 records|Their number/,
    /until November 24, 2032.*six years/,
  ],
  [
    'the proof erased',
    {},
    true,
    /2 records of consent.*Their number/,
    /never/,
    /A sealed record of this erasure/,
  ],
  ['opted out', { isOptedOut: true }, true, /2 records/, /Their number\./, /number on the opt-out list/],
  [
    'one text and no proof',
    { texts: 1, records: 0, keptUntil: null },
    false,
    /one text,.*Their number/,
    /records/,
    /Backups/,
  ],
])('what goes and what stays: %s', (_, given, isProofErased, goes, not, stays) => {
  const [gone, left] = told(given, isProofErased)
  expect(gone).toMatch(goes)
  expect(gone).not.toMatch(not)
  expect(left).toMatch(stays)
})

const done = { texts: 3, records: 2, isOptedOut: false, isNumberKept: false, keptUntil: null }
test.each([
  [done, 'Erased: the card, the words of 3 texts, and who they are in 2 records. The number is gone, too.'],
  [
    { ...done, isOptedOut: true, isNumberKept: true },
    'Erased: the card, the words of 3 texts, and who they are in 2 records. The number stays on the opt-out list.',
  ],
  [
    { ...done, records: 0, isNumberKept: true, keptUntil: '2032-11-24T12:00:00.000Z' },
    'Erased: the card, the words of 3 texts. The proof of consent goes by itself on November 24, 2032.',
  ],
  [{ ...done, texts: 0, records: 0 }, 'Erased. Nothing is left that tells who they were.'],
])('what was done %j is told as %s', (answer, words) => {
  expect(whatWasDone(answer)).toBe(words)
})
