// Letters of one line, drawn by us for the built-in Gifs (CC0), so that no typeface is needed: each ten units high.

const letters: Readonly<Record<string, readonly [path: string, width: number]>> = {
  A: ['M0 10 4 0 8 10M1.6 6.6H6.4', 8],
  B: ['M0 0V10H4A2.7 2.7 0 0 0 4 4.6H0M0 0H3.8A2.3 2.3 0 0 1 3.8 4.6', 6.7],
  C: ['M7.4 1.7A4.4 5 0 1 0 7.4 8.3', 7.4],
  D: ['M0 0V10H2.6A5 5 0 0 0 2.6 0Z', 7.6],
  E: ['M5.8 0H0V10H5.8M0 5H5', 5.8],
  F: ['M5.8 0H0V10M0 5H5', 5.6],
  G: ['M7.4 1.7A4.4 5 0 1 0 8 5.4H5', 8],
  H: ['M0 0V10M7 0V10M0 5H7', 7],
  I: ['M0 0V10', 0.4],
  J: ['M4.8 0V7.2A2.4 2.8 0 0 1 0 7.4', 4.8],
  K: ['M0 0V10M6.4 0 0 6.2M2.4 4 6.8 10', 6.6],
  L: ['M0 0V10H5.4', 5.4],
  M: ['M0 10V0L4.2 6.6 8.4 0V10', 8.4],
  N: ['M0 10V0L7 10V0', 7],
  O: ['M4.4 0A4.4 5 0 1 0 4.41 0Z', 8.8],
  P: ['M0 10V0H4A2.9 2.9 0 0 1 4 5.8H0', 6.8],
  Q: ['M4.4 0A4.4 5 0 1 0 4.41 0ZM5.6 7 8.6 10.4', 8.8],
  R: ['M0 10V0H4A2.9 2.9 0 0 1 4 5.8H0M3.6 5.8 7 10', 7],
  S: [
    'M6.3 1.6C5.6.5 4.6 0 3.4 0 1.6 0 .4 1 .4 2.5.4 5.8 6.6 4.2 6.6 7.5 6.6 9 5.2 10 3.4 10 2 10 .8 9.4 0 8.3',
    6.6,
  ],
  T: ['M0 0H7M3.5 0V10', 7],
  U: ['M0 0V6.5A3.5 3.5 0 0 0 7 6.5V0', 7],
  V: ['M0 0 4 10 8 0', 8],
  W: ['M0 0 2.7 10 5.4 2 8.1 10 10.8 0', 10.8],
  X: ['M0 0 7 10M7 0 0 10', 7],
  Y: ['M0 0 3.7 5 7.4 0M3.7 5V10', 7.4],
  Z: ['M0 0H6.4L0 10H6.4', 6.4],
  '!': ['M0 0V6.4M0 9.8V10', 0.4],
}

const GAP = 2.6
const SPACE = 3.4
const LONGEST_LINE = 44 // no letter's line is longer, in units

const widthOf = (word: string): number =>
  word.split('').reduce((sum, sign) => sum + (sign === ' ' ? SPACE : (letters[sign]?.[1] ?? 0) + GAP), -GAP)

type Lettering = {
  readonly lines: readonly string[]
  readonly middle: readonly [x: number, y: number]
  /** How wide the longest line may become, and how tall a letter. */
  readonly width: number
  readonly height: number
  readonly color: string
  /** How much of it is written: from 0 to 1. */
  readonly written: number
}

/** Lines of words as they are being written, centred. */
export function lettering({ lines, middle: [x, y], width, height, color, written }: Lettering): string {
  const scale = Math.min(height / 10, width / Math.max(...lines.map(widthOf)))
  const step = 10 * scale * 1.55
  const count = lines.join('').replaceAll(' ', '').length
  let nth = 0
  const drawn = lines.map((line, row) => {
    let at = x - (widthOf(line) * scale) / 2
    const top = y - ((lines.length - 1) * step) / 2 + row * step - 5 * scale
    return line
      .split('')
      .map((sign) => {
        const letter = letters[sign]
        if (!letter) {
          at += SPACE * scale
          return ''
        }
        // Letters overlap in time: each begins before the one in front is whole.
        const share = Math.min(1, Math.max(0, (written * (count + 2) - nth++) / 3))
        const path = `<path transform="translate(${at} ${top}) scale(${scale})" d="${letter[0]}" stroke-dasharray="${LONGEST_LINE}" stroke-dashoffset="${LONGEST_LINE * (1 - share)}"/>`
        at += (letter[1] + GAP) * scale
        return share > 0 ? path : ''
      })
      .join('')
  })
  const thickness = Math.max(1.25, 5.4 / scale)
  return `<g fill="none" stroke="${color}" stroke-width="${Math.min(2, thickness)}" stroke-linecap="round" stroke-linejoin="round">${drawn.join('')}</g>`
}
