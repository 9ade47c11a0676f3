// A journey as a document for people outside: CSV and PDF, streamed page by page.
import { once } from 'node:events'
import { PassThrough, Readable } from 'node:stream'
import { setImmediate as breathe } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { formatPhone } from '../../contacts/phone-format.ts'
import { MOST_EVENTS, type Whole } from '../actions.ts'
import type { JourneyEvent } from '../contract.ts'
import {
  csvCells,
  csvHead,
  csvLine,
  dayOf,
  detailLine,
  HIDDEN_WORDS,
  momentOf,
  printable,
  timeOf,
} from './lines.ts'

export type About = {
  readonly timeZone: string
  /** What the filter shows, in words: "Consent, Messages". */
  readonly filter: string
  readonly by: string
  readonly madeAt: Date
}

const OLDER = `Older events are left out: a document holds ${MOST_EVENTS.toLocaleString('en-US')} at most. Choose fewer kinds to see further back.`

/** The journey as CSV, in UTF-8 with the mark by which spreadsheets know it. */
export function asCsv({ pages }: Whole, { timeZone }: About): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield `\uFEFF${csvLine(csvHead)}`
    for await (const { events, more } of pages) {
      yield events.map((event) => csvLine(csvCells(event, timeZone))).join('')
      if (more) yield csvLine(['', '', '', OLDER])
    }
  }
  return Readable.from(lines())
}

type Document = InstanceType<typeof PDFDocument>
const MARGIN = 54
const TIME_WIDTH = 72
/** How many events are drawn without a pause: some milliseconds' work. */
const AT_ONCE = 10
const SOFT = '#5b5e6b'
const INK = '#191a20'

/** The journey as a PDF. It is drawn as fast as it is fetched, and no faster than it is taken. */
export function asPdf(whole: Whole, about: About): Readable {
  const doc = new PDFDocument({
    size: 'LETTER',
    margin: MARGIN,
    lang: 'en-US',
    info: {
      Title: `Contact Journey of ${nameOf(whole)}`,
      Producer: 'Parley',
      Creator: 'Parley',
      CreationDate: about.madeAt,
    },
  })
  const out = new PassThrough()
  doc.pipe(out)
  draw(doc, out, { whole, about }).catch((error: Error) => out.destroy(error))
  return out
}

const nameOf = ({ contact }: Whole): string => contact.name || formatPhone(contact.phone)

async function draw(
  doc: Document,
  out: PassThrough,
  { whole, about }: { whole: Whole; about: About },
): Promise<void> {
  let pageNumber = 1
  let day = ''
  let count = 0
  foot(doc, pageNumber)
  doc.on('pageAdded', () => foot(doc, ++pageNumber))
  head(doc, whole, about)
  for await (const { events, more } of whole.pages) {
    for (const [place, event] of events.entries()) {
      if (place % AT_ONCE === 0) await breathe() // drawing takes time, and others are to be answered meanwhile
      const next = dayOf(new Date(event.at), about.timeZone)
      if (next !== day) dayHead(doc, next)
      day = next
      drawEvent(doc, event, about.timeZone)
    }
    count += events.length
    if (more) doc.moveDown().font('Helvetica-Oblique').fillColor(SOFT).text(OLDER, MARGIN)
    if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')])
    if (out.destroyed) return // nobody takes it any more
  }
  if (count === 0)
    doc.moveDown().font('Helvetica').fillColor(SOFT).text('Nothing of these kinds has happened.', MARGIN)
  doc.end()
}

function head(doc: Document, whole: Whole, { timeZone, filter, by, madeAt }: About): void {
  const { contact } = whole
  doc.font('Helvetica-Bold').fontSize(18).fillColor(INK).text('Contact Journey')
  doc
    .moveDown(0.3)
    .fontSize(12)
    .text(printable(nameOf(whole)))
  doc.font('Helvetica').fontSize(9).fillColor(SOFT)
  if (contact.name !== '') doc.text(formatPhone(contact.phone))
  doc.moveDown(0.5)
  doc.text(printable(`Shows: ${filter}. Newest first, times in ${timeZone.replaceAll('_', ' ')}.`))
  doc.text(printable(`Made ${momentOf(madeAt, timeZone)} by ${by} with Parley.`))
  doc.text(
    'Letters that this document cannot show stand as [U+…], their number in Unicode; the CSV holds them as they are.',
  )
}

function foot(doc: Document, pageNumber: number): void {
  const { x, y } = doc
  const { bottom } = doc.page.margins
  doc.page.margins.bottom = 0 // below the margin a line would begin another page
  doc.font('Helvetica').fontSize(8).fillColor(SOFT)
  doc.text(`Contact Journey · page ${pageNumber}`, MARGIN, doc.page.height - 36, { lineBreak: false })
  doc.page.margins.bottom = bottom
  doc.x = x
  doc.y = y
}

/** A heading or an event does not begin at the very foot of a page. */
function makeRoom(doc: Document, points: number): void {
  if (doc.y + points > doc.page.height - MARGIN) doc.addPage()
}

function dayHead(doc: Document, day: string): void {
  makeRoom(doc, 72)
  doc.moveDown(1).font('Helvetica-Bold').fontSize(10).fillColor(INK).text(day, MARGIN)
  const y = doc.y + 2
  doc
    .moveTo(MARGIN, y)
    .lineTo(doc.page.width - MARGIN, y)
    .lineWidth(0.5)
    .strokeColor('#c9cad3')
    .stroke()
  doc.y = y + 4
}

function drawEvent(doc: Document, event: JourneyEvent, timeZone: string): void {
  makeRoom(doc, 40)
  const left = MARGIN + TIME_WIDTH
  const width = doc.page.width - MARGIN - left
  const top = doc.y + 5
  doc.font('Helvetica').fontSize(9).fillColor(SOFT)
  doc.text(timeOf(new Date(event.at), timeZone), MARGIN, top, { lineBreak: false })
  doc.font('Helvetica-Bold').fontSize(9.5).fillColor(INK).text(printable(event.title), left, top, { width })
  if (event.words !== null) doc.font('Helvetica').text(printable(`“${event.words}”`), { width })
  if (event.areWordsHidden) doc.font('Helvetica-Oblique').text(HIDDEN_WORDS, { width })
  const small = [
    ...(event.by === null ? [] : [`By: ${event.by}`]),
    ...event.details.map((each) => detailLine(each, timeZone)),
    ...(event.recordId === null ? [] : [`Ledger record: ${event.recordId}`]),
  ]
  if (small.length > 0)
    doc
      .font('Helvetica')
      .fontSize(8)
      .fillColor(SOFT)
      .text(printable(small.join('\n')), { width })
}
