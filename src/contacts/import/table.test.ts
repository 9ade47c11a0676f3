// How the bytes of a file are read: letters and marks, as spreadsheets of any country save them.
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { readingOf, tableOptions } from './table.ts'

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8')
const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')

test.each<[why: string, bytes: Buffer, encoding: string, delimiter: string]>([
  ['plain', utf8('phone,name\n1,José'), 'utf-8', ','],
  ['a byte order mark', utf8('\uFEFFphone;name\n'), 'utf-8', ';'],
  ['a character cut at the end of the part', utf8('phone,name\n1,José').subarray(0, -1), 'utf-8', ','],
  ['Excel\u2019s Unicode text', utf16('phone\tname\n'), 'utf-16le', '\t'],
  ['old Windows letters', Buffer.from([0x4a, 0x6f, 0x73, 0xe9, 0x2c, 0x31]), 'windows-1252', ','],
  ['semicolons, with commas in quotes', utf8('"a,b,c";d\n'), 'utf-8', ';'],
  ['one column', utf8('2025550142\n2025550143'), 'utf-8', ','],
  ['nothing', utf8(''), 'utf-8', ','],
])('%s', (_why, bytes, encoding, delimiter) => {
  expect(readingOf(bytes)).toEqual({ encoding, delimiter })
})

test('rows are counted as in a spreadsheet: an empty one and one with a line end in quotes count as one each', () => {
  const rows = parse('a,b\n\n"c\nd",e\nf', tableOptions(','))
  expect(rows).toEqual([['a', 'b'], [''], ['c\nd', 'e'], ['f']])
})
