// Breaks text into lines that fit a width, at spaces where there are any, and within a word only where it alone is too long.

/** How wide a text is, in points. */
export type Measure = (text: string, face: Face, size: number) => number
export type Face = 'regular' | 'bold' | 'italic'

export function linesOf(text: string, fits: (line: string) => boolean): string[] {
  return text.split('\n').flatMap((paragraph) => (fits(paragraph) ? [paragraph] : broken(paragraph, fits)))
}

function broken(paragraph: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/(?<= )(?=[^ ])/)) {
    if (fits((line + word).trimEnd())) {
      line += word
      continue
    }
    if (line !== '') lines.push(line.trimEnd())
    const pieces = fits(word.trimEnd()) ? [word] : piecesOf(word, fits)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  return [...lines, line.trimEnd()]
}

/** A word that no line holds, cut where a line ends. */
function piecesOf(word: string, fits: (line: string) => boolean): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && !fits(piece + character)) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...pieces, piece]
}
