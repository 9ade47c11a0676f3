import { describe, expect, test } from 'vitest'
import { linesOf } from './lines.ts'
import { type Block, openPages, type Page, SHEET } from './pages.ts'

/** Every letter as wide as half its size. */
const measure = (text: string, _face: string, size: number): number => (text.length * size) / 2

function pagesOf(blocks: readonly Block[]): Page[] {
  const pages = openPages({ measure, footer: 'Evidence file' })
  return [...blocks.flatMap((block) => pages.add(block)), ...pages.end((count) => `End: ${count} pages.`)]
}
const wordsOf = ({ pieces }: Page): string[] => pieces.map(({ text }) => text)
const field = (at: number): Block => ({ kind: 'field', label: `Label ${at}`, text: `Value ${at}` })

describe('A line', () => {
  const fits = (line: string): boolean => line.length <= 10
  test.each([
    ['short', ['short']],
    ['one two three', ['one two', 'three']],
    ['one\ntwo', ['one', 'two']],
    ['one\n\ntwo', ['one', '', 'two']],
    ['abcdefghijklmno', ['abcdefghij', 'klmno']],
    ['ab abcdefghijklmno pq', ['ab', 'abcdefghij', 'klmno pq']],
    ['two  spaces  stay here', ['two', 'spaces', 'stay here']],
    ['', ['']],
  ])('of %j ends where there is room no more', (text, lines) => expect(linesOf(text, fits)).toEqual(lines))
})

describe('Pages', () => {
  test('have numbers, and the last one says how many there are', () => {
    const pages = pagesOf([
      { kind: 'chapter', running: 'Of +1', text: 'Title' },
      ...Array.from({ length: 120 }, (_, at) => field(at)),
    ])
    expect(pages.map(({ no }) => no)).toEqual([1, 2, 3])
    for (const page of pages)
      expect(wordsOf(page)).toEqual(expect.arrayContaining(['Of +1', 'Evidence file', `Page ${page.no}`]))
    expect(wordsOf(pages[2] as Page)).toContain('End: 3 pages.')
  })

  test('hold everything once, in order, and nothing outside of the sheet', () => {
    const pages = pagesOf(Array.from({ length: 300 }, (_, at) => field(at)))
    expect(pages.flatMap(wordsOf).filter((text) => text.startsWith('Value'))).toEqual(
      Array.from({ length: 300 }, (_, at) => `Value ${at}`),
    )
    for (const { x, y, text, size } of pages.flatMap(({ pieces }) => pieces)) {
      expect(x + measure(text, '', size)).toBeLessThanOrEqual(SHEET.width - 54)
      expect(y + size).toBeLessThanOrEqual(SHEET.height - 30)
    }
  })

  test('go on with a text that is longer than a page', () => {
    const text = Array.from({ length: 4_000 }, (_, at) => `word${at}`).join(' ')
    const pages = pagesOf([{ kind: 'said', text }])
    expect(pages.length).toBeGreaterThan(2)
    expect(pages.flatMap(wordsOf).join(' ')).toContain('word3999\u201d')
  })

  test('begin anew for each chapter, with its own words above', () => {
    const chapter = (name: string): Block => ({ kind: 'chapter', running: `Of ${name}`, text: name })
    const [first, second] = pagesOf([chapter('one'), field(1), chapter('two'), field(2)])
    expect(wordsOf(first as Page)).toEqual(expect.arrayContaining(['Of one', 'Value 1']))
    expect(wordsOf(second as Page)).toEqual(expect.arrayContaining(['Of two', 'Value 2']))
  })

  test('never end with the name of an entry alone', () => {
    for (let before = 30; before < 60; before++) {
      const pages = pagesOf([
        ...Array.from({ length: before }, (_, at) => field(at)),
        { kind: 'entry', when: 'Entry 1', text: 'Opted out' },
        field(99),
      ])
      const page = pages.find((each) => wordsOf(each).includes('Opted out'))
      expect(wordsOf(page as Page)).toContain('Value 99')
    }
  })
})
