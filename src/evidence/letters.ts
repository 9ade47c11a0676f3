// What the document's letters can show: PDF's standard fonts have those of Western European languages. Everything else is shown by its
// name or number in brackets, never dropped and never a box, so that nobody takes a hole for what was said.

const MORE =
  '\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178'
const plain = new RegExp(`^[\\n\\x20-\\x7e\\xa0-\\xac\\xae-\\xff${MORE}]*$`, 'u')
const segments = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The text with every character that the fonts lack replaced, such as `[thumbs up, U+1F44D]` or `[U+4F60]`. */
export function printable(text: string): string {
  const even = text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, '    ')
  if (plain.test(even)) return even
  return Array.from(segments.segment(even), ({ segment }) =>
    plain.test(segment) ? segment : named(segment),
  ).join('')
}

function named(grapheme: string): string {
  const codes = Array.from(grapheme, codeOf).join(' ')
  const name = names.get(grapheme.replace(VARIATION, ''))
  return name ? `[${name}, ${codes}]` : `[${codes}]`
}

/** Half a character that was stored alone is shown by its own number. */
const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Asks for the coloured or the plain drawing of the same emoji. */
const VARIATION = /[\ufe0e\ufe0f]/g

/** The ones that people answer with: they may be the whole of what somebody said. */
const names = new Map([
  ['\u{1f44d}', 'thumbs up'],
  ['\u{1f44e}', 'thumbs down'],
  ['\u{1f44c}', 'OK hand'],
  ['\u{1f64f}', 'folded hands'],
  ['\u{1f44f}', 'clapping hands'],
  ['\u{1f44b}', 'waving hand'],
  ['\u{1f4aa}', 'flexed biceps'],
  ['\u{1f595}', 'middle finger'],
  ['\u{270b}', 'raised hand'],
  ['\u{1f91d}', 'handshake'],
  ['\u{2764}', 'red heart'],
  ['\u{1f499}', 'blue heart'],
  ['\u{1f49a}', 'green heart'],
  ['\u{1f49b}', 'yellow heart'],
  ['\u{1f600}', 'grinning face'],
  ['\u{1f601}', 'beaming face'],
  ['\u{1f602}', 'face with tears of joy'],
  ['\u{1f605}', 'grinning face with sweat'],
  ['\u{1f609}', 'winking face'],
  ['\u{1f60a}', 'smiling face'],
  ['\u{1f60d}', 'smiling face with heart eyes'],
  ['\u{1f610}', 'neutral face'],
  ['\u{1f614}', 'pensive face'],
  ['\u{1f620}', 'angry face'],
  ['\u{1f621}', 'enraged face'],
  ['\u{1f622}', 'crying face'],
  ['\u{1f62d}', 'loudly crying face'],
  ['\u{1f641}', 'slightly frowning face'],
  ['\u{1f642}', 'slightly smiling face'],
  ['\u{1f644}', 'face with rolling eyes'],
  ['\u{1f923}', 'rolling on the floor laughing'],
  ['\u{1f92c}', 'face with symbols on mouth'],
  ['\u{1f525}', 'fire'],
  ['\u{1f389}', 'party popper'],
  ['\u{1f6d1}', 'stop sign'],
  ['\u{26d4}', 'no entry'],
  ['\u{1f6ab}', 'prohibited'],
  ['\u{274c}', 'cross mark'],
  ['\u{2705}', 'check mark button'],
  ['\u{2714}', 'check mark'],
  ['\u{2713}', 'check mark'],
])
