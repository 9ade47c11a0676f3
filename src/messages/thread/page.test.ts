// Pages of a thread in which texts and notes interleave: nothing is lost or shown twice, whatever the page's size.
import { expect, test } from 'vitest'
import { pageOf } from './page.ts'

const text = (orderNo: number) => ({ orderNo })
const note = text

test('downward: the newest of both, as many as fit', () => {
  expect(pageOf([text(9), text(7), text(6)], [note(8), note(5)], { limit: 3, isUpward: false })).toEqual({
    ...{ messages: [text(9), text(7)], notes: [note(8)], more: true },
  })
})

test('upward: the oldest of both', () => {
  expect(pageOf([text(4), text(6)], [note(5), note(7)], { limit: 3, isUpward: true })).toEqual({
    ...{ messages: [text(4), text(6)], notes: [note(5)], more: true },
  })
})

test.each([
  ['nothing at all', [], [], { messages: [], notes: [], more: false }],
  ['notes alone', [], [note(2), note(1)], { messages: [], notes: [note(2), note(1)], more: false }],
  ['texts alone', [text(2)], [], { messages: [text(2)], notes: [], more: false }],
])('%s', (_, texts, notes, page) => {
  expect(pageOf(texts, notes, { limit: 2, isUpward: false })).toEqual(page)
})

test('page after page, every text and note comes once and in order, for every mix and size', () => {
  for (let mix = 0; mix < 256; mix++)
    for (const limit of [1, 2, 3, 5, 8]) {
      const places = [8, 7, 6, 5, 4, 3, 2, 1]
      const texts = places.filter((place) => (mix >> (place - 1)) & 1).map(text)
      const notes = places.filter((place) => !((mix >> (place - 1)) & 1)).map((place) => note(place))
      const seen: number[] = []
      for (let before = 9, more = true; more; ) {
        const below = <Row extends { orderNo: number }>(rows: Row[]): Row[] =>
          rows.filter(({ orderNo }) => orderNo < before).slice(0, limit + 1)
        const page = pageOf(below(texts), below(notes), { limit, isUpward: false })
        const shown = [...page.messages, ...page.notes].map(({ orderNo }) => orderNo).sort((a, b) => b - a)
        seen.push(...shown)
        before = shown.at(-1) ?? 0
        more = page.more
      }
      expect([mix, limit, seen]).toEqual([mix, limit, places])
    }
})
