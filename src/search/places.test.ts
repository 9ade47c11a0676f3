// The index as places on shelves.
import { expect, test } from 'vitest'
import { foundIn, inAll, rowsFor, SHELF } from './places.ts'

test('texts that lie on two shelves have rows on both', () => {
  const texts = [{ words: ['bike', 'is'] }, { words: ['bike'] }, { words: ['is'] }]
  expect(rowsFor(texts, SHELF - 1)).toEqual([
    { word: 'bike', shelf: 0, places: [SHELF - 1] },
    { word: 'is', shelf: 0, places: [SHELF - 1] },
    { word: 'bike', shelf: 1, places: [0] },
    { word: 'is', shelf: 1, places: [1] },
  ])
})

test('a word named like a part of every object is a word', () => {
  expect(rowsFor([{ words: ['constructor', '__proto__'] }], 0)).toHaveLength(2)
})

test('places that all words share come newest first, before where the last page ended', () => {
  const bike = foundIn([
    { shelf: 0, places: [3, 5, 9] },
    { shelf: 2, places: [1, 4] },
  ])
  const ready = foundIn([
    { shelf: 0, places: [5] },
    { shelf: 0, places: [9] },
    { shelf: 1, places: [1] },
    { shelf: 2, places: [1, 4] },
  ])
  const shelves = [0, 1, 2]
  const all = { before: Number.MAX_SAFE_INTEGER, shelves }
  expect(inAll([bike, ready], all)).toEqual([2 * SHELF + 4, 2 * SHELF + 1, 9, 5])
  expect(inAll([bike, ready], { before: 2 * SHELF + 4, shelves })).toEqual([2 * SHELF + 1, 9, 5])
  expect(inAll([bike, ready], { before: 9, shelves: [0] })).toEqual([5])
  expect(inAll([], all)).toEqual([])
})
