// A journey's events as lines of a document: times in one zone, CSV cells that no spreadsheet runs, letters that a plain PDF can show.
import { groupLabels, type JourneyDetail, type JourneyEvent } from '../contract.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatted(at: Date, timeZone: string, parts: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone} ${Object.keys(parts)}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { ...parts, timeZone })
  formats.set(key, format)
  // Some versions put a narrow space before AM and PM, which plain fonts and spreadsheets don't know.
  return format.format(at).replace(/\u202f/g, ' ')
}

export const dayOf = (at: Date, timeZone: string): string =>
  formatted(at, timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
export const timeOf = (at: Date, timeZone: string): string =>
  formatted(at, timeZone, { hour: 'numeric', minute: '2-digit', second: '2-digit' })
export const momentOf = (at: Date, timeZone: string): string =>
  formatted(at, timeZone, {
    ...{ year: 'numeric', month: 'short', day: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit', second: '2-digit', timeZoneName: 'short' },
  })

/** Is this the name of a time zone? */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}

/** "Rests on: consent for Repairs (Mar 3, 2026 …)". */
export function detailLine({ label, value, at }: JourneyDetail, timeZone: string): string {
  const time = at === null ? '' : momentOf(new Date(at), timeZone)
  if (value === '') return `${label}: ${time}`
  return `${label}: ${value}${time === '' ? '' : ` (${time})`}`
}

export const HIDDEN_WORDS = 'Its words stand in a conversation of another department.'

export const csvHead = [
  'Time (UTC)',
  'Local time',
  'Kind',
  'Event',
  'Words',
  'By',
  'Details',
  'Ledger record',
  'Event id',
]

/** One event as the cells of a row. */
export function csvCells(event: JourneyEvent, timeZone: string): string[] {
  return [
    event.at,
    momentOf(new Date(event.at), timeZone),
    groupLabels[event.group],
    event.title,
    event.areWordsHidden ? HIDDEN_WORDS : (event.words ?? ''),
    event.by ?? '',
    event.details.map((each) => detailLine(each, timeZone)).join('\n'),
    event.recordId ?? '',
    event.id,
  ]
}

/** Cells as a line of CSV (RFC 4180). A cell that a spreadsheet would run as a formula begins with an apostrophe (OWASP, CSV injection). */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

// Windows-1252, which the fonts that every reader of PDF has can show: Latin-1 and these.
const FURTHER = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

/** The text in letters that the document's font has. Others are written by their number, so that nothing is lost or looks like another. */
export function printable(text: string): string {
  let shown = ''
  for (const letter of text.normalize('NFC')) {
    const code = letter.codePointAt(0) ?? 0
    const isPlain =
      letter === '\n' ||
      (code >= 0x20 && code < 0x7f) ||
      (code >= 0xa0 && code <= 0xff) ||
      FURTHER.has(letter)
    if (isPlain) shown += letter
    else if (code > 0xff) shown += `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
    else if (letter === '\t') shown += ' '
  }
  return shown
}
