import { expect, test } from 'vitest'
import { csvLine, readCsv } from './csv.ts'

test.each<[why: string, cells: (string | null)[], line: string]>([
  ['plain words', ['+12025550142', 'please stop'], '+12025550142,please stop'],
  ['nothing where nothing is known', ['+12025550142', null], '+12025550142,'],
  ['commas and quotes', ['a, "b"'], '"a, ""b"""'],
  ['line ends', ['one\ntwo'], '"one\ntwo"'],
  ['a formula', ['=HYPERLINK("http://evil.example")'], '"\'=HYPERLINK(""http://evil.example"")"'],
  ['a command', ['@SUM(1)'], "'@SUM(1)"],
  ['a minus', ['-1+cmd|/C calc'], "'-1+cmd|/C calc"],
  ['a plus that is no phone', ['+1+1'], "'+1+1"],
  ['blanks that hide a formula', ['  =1+1'], "'  =1+1"],
  ['a full-width sign', ['\uFF1D1+1'], "'\uFF1D1+1"],
  ['a mark that nobody sees before a formula', ['\u200B@SUM(1)'], "'\u200B@SUM(1)"],
  ['a tab that hides a formula', ['\t=1'], '"\'\t=1"'],
])('writes %s so that no spreadsheet runs it', (_why, cells, line) => {
  expect(csvLine(cells)).toBe(`${line}\r\n`)
})

test.each<[why: string, text: string, rows: [number, ...string[]][]]>([
  [
    'one cell a line',
    '2025550142\n2025550143',
    [
      [1, '2025550142'],
      [2, '2025550143'],
    ],
  ],
  [
    'Windows line ends and a byte order mark',
    '\uFEFFa,b\r\nc,d\r\n',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ],
  ],
  [
    'empty lines',
    'a\n\n,\nb',
    [
      [1, 'a'],
      [4, 'b'],
    ],
  ],
  ['semicolons', 'a;b, c', [[1, 'a', 'b, c']]],
  ['commas, with a semicolon in the words', 'a,b; c', [[1, 'a', 'b; c']]],
  ['tabs', 'a\tb', [[1, 'a', 'b']]],
  ['quotes', '"a, ""b""",c', [[1, 'a, "b"', 'c']]],
  [
    'a line end in quotes',
    '"a\nb",c\nd',
    [
      [1, 'a\nb', 'c'],
      [3, 'd'],
    ],
  ],
  [
    'a quote that is never closed, without swallowing the next line',
    '"a,b\nc',
    [
      [1, '"a', 'b'],
      [2, 'c'],
    ],
  ],
  [
    'old Macintosh line ends',
    'a\rb',
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
])('reads %s', (_why, text, rows) => {
  expect(readCsv(text).map(({ line, cells }) => [line, ...cells])).toEqual(rows)
})

test('what was written is read back', () => {
  const cells = ['+12025550142', 'a "quoted", word;\nand a line', 'ñ 日本']
  expect(readCsv(csvLine(['x', 'y', 'z']) + csvLine(cells))[1]?.cells).toEqual(cells)
})
