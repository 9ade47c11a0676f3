// Lays the parts of a document out on numbered pages: where each line stands. Drawing them is somebody else's.
import { printable } from './letters.ts'
import { type Face, linesOf, type Measure } from './lines.ts'

/** One part of the document, from the top on. */
export type Block =
  | { readonly kind: 'chapter'; readonly running: string; readonly text: string } // on a new page; `running` heads its pages
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'entry'; readonly when: string; readonly text: string }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'field'; readonly label: string; readonly text: string }

export type Piece = {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly face: Face
  readonly size: number
}
export type Page = {
  readonly no: number
  readonly pieces: readonly Piece[]
  readonly rules: readonly number[]
}

/** US Letter, in points. */
export const SHEET = { width: 612, height: 792 } as const
export const MARGIN = 54
const TOP = 78
const BOTTOM = SHEET.height - 66
const WIDTH = SHEET.width - 2 * MARGIN
const INDENT = 16
const LABEL_WIDTH = 132

export type Pages = {
  /** Pages that are full after this part. */
  add(block: Block): Page[]
  /** The last page. `lastWords` may say how many there are. */
  end(lastWords: (pages: number) => string): Page[]
}

/** The page that is being filled, and what stands on every one. */
type Desk = {
  readonly measure: Measure
  readonly footer: string
  running: string
  no: number
  pieces: Piece[]
  rules: number[]
  y: number
}
type Style = { readonly face: Face; readonly size: number; readonly x: number; readonly width: number }

/** An empty document. `footer` stands below every page. */
export function openPages({ measure, footer }: { measure: Measure; footer: string }): Pages {
  const desk: Desk = { measure, footer: printable(footer), running: '', no: 0, pieces: [], rules: [], y: TOP }
  return {
    add: (block) => addTo(desk, block),
    end: (lastWords) => [
      ...gap(desk, 18, 14),
      ...flow(desk, lastWords(desk.no + 1), { ...whole, face: 'bold', size: 10 }),
      ...close(desk),
    ],
  }
}

const whole = { x: MARGIN, width: WIDTH } as const
const indented = { x: MARGIN + INDENT, width: WIDTH - INDENT } as const

function addTo(desk: Desk, block: Block): Page[] {
  switch (block.kind) {
    case 'chapter':
      return chapter(desk, block)
    case 'heading':
      return heading(desk, block.text)
    case 'paragraph':
      return [
        ...gap(desk, 4, 14),
        ...flow(desk, block.text, { ...whole, face: 'regular', size: 10 }),
        ...gap(desk, 4, 0),
      ]
    case 'entry':
      return [
        ...gap(desk, 11, 48),
        ...flow(desk, block.when, { ...whole, face: 'regular', size: 9 }),
        ...flow(desk, block.text, { ...whole, face: 'bold', size: 10 }),
      ]
    case 'said':
      return flow(desk, `\u201c${block.text}\u201d`, { ...indented, face: 'italic', size: 10 })
    case 'field':
      return field(desk, block)
  }
}

function chapter(desk: Desk, { running, text }: { running: string; text: string }): Page[] {
  const full = close(desk)
  desk.running = printable(running)
  return [...full, ...flow(desk, text, { ...whole, face: 'bold', size: 20 })]
}

function heading(desk: Desk, text: string): Page[] {
  const full = [...gap(desk, 18, 60), ...flow(desk, text, { ...whole, face: 'bold', size: 13 })]
  desk.rules.push(desk.y + 1)
  desk.y += 5
  return full
}

/** Label and value side by side, each on as many lines as it needs. */
function field(desk: Desk, { label, text }: { label: string; text: string }): Page[] {
  const left: Style = { face: 'regular', size: 9, x: indented.x, width: LABEL_WIDTH - 8 }
  const right: Style = { ...left, x: indented.x + LABEL_WIDTH, width: indented.width - LABEL_WIDTH }
  const labels = wrapped(desk, label, left)
  const values = wrapped(desk, text, right)
  const rows = Array.from({ length: Math.max(labels.length, values.length) }, (_, at) => at)
  return rows.flatMap((at) =>
    row(desk, [
      { ...left, text: labels[at] ?? '' },
      { ...right, text: values[at] ?? '' },
    ]),
  )
}

/** Lines one below the other, going on over as many pages as they need. */
const flow = (desk: Desk, text: string, style: Style): Page[] =>
  wrapped(desk, text, style).flatMap((line) => row(desk, [{ ...style, text: line }]))

const wrapped = ({ measure }: Desk, text: string, { face, size, width }: Style): string[] =>
  linesOf(printable(text), (line) => measure(line, face, size) <= width)

/** One row of the page; a new page where this one has no room for it. */
function row(desk: Desk, cells: readonly (Style & { readonly text: string })[]): Page[] {
  const height = Math.max(...cells.map(({ size }) => Math.round(size * 1.35)))
  const full = desk.y + height > BOTTOM ? close(desk) : []
  for (const { text, x, face, size } of cells)
    if (text !== '') desk.pieces.push({ x, y: desk.y, text, face, size })
  desk.y += height
  return full
}

/** Leaves a gap, or goes on to a new page where what comes next would stand alone at the foot. */
function gap(desk: Desk, points: number, needed: number): Page[] {
  if (desk.y + points + needed > BOTTOM) return close(desk)
  if (desk.y > TOP) desk.y += points
  return []
}

/** The page as it is, with what stands above and below it; none while it is empty. */
function close(desk: Desk): Page[] {
  if (desk.y === TOP) return []
  desk.no++
  const page: Page = { no: desk.no, pieces: [...desk.pieces, ...marginalia(desk)], rules: desk.rules }
  desk.pieces = []
  desk.rules = []
  desk.y = TOP
  return [page]
}

function marginalia({ running, footer, no, measure }: Desk): Piece[] {
  const style = { face: 'regular', size: 8 } as const
  const page = `Page ${no}`
  const foot = SHEET.height - 44
  return [
    { ...style, x: MARGIN, y: 40, text: running },
    { ...style, x: MARGIN, y: foot, text: footer },
    { ...style, x: SHEET.width - MARGIN - measure(page, style.face, style.size), y: foot, text: page },
  ].filter(({ text }) => text !== '')
}
