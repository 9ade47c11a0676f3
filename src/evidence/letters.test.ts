import { expect, test } from 'vitest'
import { printable } from './letters.ts'

const cases: [string, string, string][] = [
  ['plain English', 'Is my bike ready?', 'Is my bike ready?'],
  [
    'Spanish',
    '\u00bfD\u00f3nde est\u00e1 mi ni\u00f1o? \u00a1Alto!',
    '\u00bfD\u00f3nde est\u00e1 mi ni\u00f1o? \u00a1Alto!',
  ],
  [
    'French',
    'Ch\u00e8re s\u0153ur, \u00e7a co\u00fbte 5 \u20ac\u2026 l\u2019\u00e9t\u00e9 \u00ab prochain \u00bb',
    'Ch\u00e8re s\u0153ur, \u00e7a co\u00fbte 5 \u20ac\u2026 l\u2019\u00e9t\u00e9 \u00ab prochain \u00bb',
  ],
  ['letters written in two parts', 'nin\u0303o', 'ni\u00f1o'],
  ['an emoji with a name', 'OK \u{1f44d}', 'OK [thumbs up, U+1F44D]'],
  ['an emoji in colour', '\u2764\ufe0f', '[red heart, U+2764 U+FE0F]'],
  ['an emoji of several parts', '\u{1f468}\u200d\u{1f469}', '[U+1F468 U+200D U+1F469]'],
  ['an emoji without a name here', '\u{1f9a9}', '[U+1F9A9]'],
  ['Chinese', '\u4f60\u597d', '[U+4F60][U+597D]'],
  ['half a character', 'a\ud83d', 'a[U+D83D]'],
  ['a character that is not seen', 'ST\u200bOP', 'ST[U+200B]OP'],
  ['a soft hyphen', 'a\u00adb', 'a[U+00AD]b'],
  ['a control character', 'a\u0007b', 'a[U+0007]b'],
  ['lines of any system', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
]

test.each(cases)('%s is shown, or named where the letters are missing', (_, text, shown) => {
  expect(printable(text)).toBe(shown)
})
