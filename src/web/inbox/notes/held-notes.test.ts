// The notes of a thread in the browser: edits replace, repeats change nothing, and none hangs above what was fetched.
import { expect, test } from 'vitest'
import type { ThreadNote } from '../../../conversations/contract.ts'
import { mergeNotes, withinThread } from './held-notes.ts'

const note = (orderNo: number, changeNo = orderNo): ThreadNote => ({
  ...{ id: `note ${orderNo}`, conversationId: 'thread', orderNo, changeNo, words: [{ text: 'x' }] },
  ...{ authorId: 'ana', at: '2026-03-03T12:00:00.000Z', editedAt: null, deleted: null, isErased: false },
})

test('they stand in their order, whichever came first', () => {
  expect(mergeNotes([note(5)], [note(9), note(2)]).map(({ orderNo }) => orderNo)).toEqual([2, 5, 9])
})

test('a newer wording replaces, an older one does not', () => {
  const held = [note(5, 7)]
  expect(mergeNotes(held, [note(5, 8)])).toEqual([note(5, 8)])
  expect(mergeNotes(held, [note(5, 6)])).toBe(held)
  expect(mergeNotes(held, [note(5, 7)])).toBe(held)
})

test('a note that was erased with the person loses its words at once', () => {
  expect(mergeNotes([note(5)], [{ ...note(5), words: [], isErased: true }])[0]?.words).toEqual([])
})

test('an edited note above what was fetched waits for its page', () => {
  const held = { messages: [], notes: [note(10)], more: true }
  expect(withinThread(held, [note(3, 40), note(12, 41)])).toEqual([note(12, 41)])
  expect(withinThread({ ...held, more: false }, [note(3, 40)])).toEqual([note(3, 40)])
})
