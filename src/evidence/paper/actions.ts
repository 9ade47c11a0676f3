// Draws laid-out pages as a PDF, a page at a time: what was drawn leaves before the next is made, however long the file is.
import { setImmediate as everybodyElse } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { Face, Measure } from '../lines.ts'
import { type Block, MARGIN, openPages, type Page, SHEET } from '../pages.ts'

/** The fonts that every reader of PDF has (PDF 32000-1, 9.6.2.2). */
const fonts: Record<Face, string> = {
  regular: 'Helvetica',
  bold: 'Helvetica-Bold',
  italic: 'Helvetica-Oblique',
}

export type Paper = { readonly title: string; readonly author: string; readonly madeAt: Date }

/** The bytes of the document. */
export async function* pdfOf(
  blocks: AsyncIterable<Block>,
  { title, author, madeAt }: Paper,
): AsyncGenerator<Buffer> {
  const document = new PDFDocument({
    size: [SHEET.width, SHEET.height],
    margin: 0,
    autoFirstPage: false,
    lang: 'en-US',
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: madeAt },
  })
  const pages = openPages({ measure: measureWith(document), footer: title })
  for await (const block of blocks) {
    const full = pages.add(block)
    if (full.length === 0) continue
    for (const page of full) draw(document, page)
    yield* drawn(document)
    await everybodyElse() // a page takes some milliseconds; a file may have thousands
  }
  for (const page of pages.end((count) => `End of the file: ${count} ${count === 1 ? 'page' : 'pages'}.`))
    draw(document, page)
  document.end()
  yield* drawn(document)
}

function* drawn(document: PDFKit.PDFDocument): Generator<Buffer> {
  for (let bytes = document.read(); bytes !== null; bytes = document.read()) yield bytes as Buffer
}

function draw(document: PDFKit.PDFDocument, { pieces, rules }: Page): void {
  document.addPage()
  for (const { x, y, text, face, size } of pieces)
    document.font(fonts[face], size).text(text, x, y, { lineBreak: false })
  document.lineWidth(0.5)
  for (const y of rules)
    document
      .moveTo(MARGIN, y)
      .lineTo(SHEET.width - MARGIN, y)
      .stroke()
}

/** Adds up the widths of single letters, each measured once: pairs that stand closer only make a line shorter. */
function measureWith(document: PDFKit.PDFDocument): Measure {
  const widths: Record<Face, Map<string, number>> = { regular: new Map(), bold: new Map(), italic: new Map() }
  const measured = (letter: string, face: Face): number => {
    const width = document.font(fonts[face], 1_000).widthOfString(letter)
    widths[face].set(letter, width)
    return width
  }
  return (text, face, size) => {
    let sum = 0
    for (const letter of text) sum += widths[face].get(letter) ?? measured(letter, face)
    return (sum * size) / 1_000
  }
}
