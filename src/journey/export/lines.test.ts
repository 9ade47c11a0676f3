import { expect, test } from 'vitest'
import { csvLine, detailLine, isTimeZone, momentOf, printable } from './lines.ts'

test.each([
  [['a', 'b'], 'a,b'],
  [['a,b', 'c"d', 'e\nf'], '"a,b","c""d","e\nf"'],
  [['=1+1', '+1 202', '-5', '@sum'], "'=1+1,'+1 202,'-5,'@sum"],
  [['\t=1', '\r=1'], `'\t=1,"'\r=1"`],
  [['🙂 ¡sí!', ''], '🙂 ¡sí!,'],
])('the cells %j are the line %j', (cells, line) => {
  expect(csvLine(cells)).toBe(`${line}\r\n`)
})

test.each([
  ['Sí, “naïve” – 5 €…', 'Sí, “naïve” – 5 €…'],
  ['e\u0301t\u00e9', 'été'],
  ['ok 👍', 'ok [U+1F44D]'],
  ['Привет', '[U+041F][U+0440][U+0438][U+0432][U+0435][U+0442]'],
  ['a\u0000b\u0007\tc\nd', 'ab c\nd'],
])('%j is printed as %j', (text, shown) => {
  expect(printable(text)).toBe(shown)
})

test.each([
  [
    { label: 'Rests on', value: 'their own text', at: '2026-03-03T12:00:00.000Z' },
    'Rests on: their own text (Mar 3, 2026, 7:00:00 AM EST)',
  ],
  [{ label: 'Said', value: '', at: '2026-07-03T12:00:00.000Z' }, 'Said: Jul 3, 2026, 8:00:00 AM EDT'],
  [{ label: 'Method', value: 'Spoken', at: null }, 'Method: Spoken'],
])('the detail %j is the line %s', (detail, line) => {
  expect(detailLine(detail, 'America/New_York')).toBe(line)
})

test.each([
  ['America/Chicago', true],
  ['UTC', true],
  ['Mars/Base', false],
  ['', false],
])('%j is a time zone: %s', (name, isOne) => {
  expect(isTimeZone(name)).toBe(isOne)
})

test('times are of the zone that was asked for', () => {
  expect(momentOf(new Date('2026-01-01T00:30:00Z'), 'America/Chicago')).toBe('Dec 31, 2025, 6:30:00 PM CST')
})
