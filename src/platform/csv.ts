// Tables as text (RFC 4180), both ways: written so that no spreadsheet runs a cell, read as spreadsheets of any country write them.

/** One line of a CSV file, with its end. */
export const csvLine = (cells: readonly (string | null)[]): string =>
  `${cells.map((cell) => quoted(guarded(cell ?? ''))).join(',')}\r\n`

// A cell that begins like this is carried out by a spreadsheet (OWASP, CSV injection); an apostrophe makes it text. A phone number
// in E.164 is at most a number to it, and programs want to read it as it is.
// Blanks and controls before it, and its full-width twins, do not make it harmless.
const FORMULA = /^[\t\r\n]|^[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u
const PHONE = /^\+\d{1,15}$/

const guarded = (cell: string): string => (FORMULA.test(cell) && !PHONE.test(cell) ? `'${cell}` : cell)
const quoted = (cell: string): string => (/[",\r\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export type CsvRow = { readonly line: number; readonly cells: readonly string[] }

/** The rows of a table, each with the number of its first line; empty lines are left out. */
export function readCsv(text: string): CsvRow[] {
  const plain = text.replace(/^\uFEFF/, '')
  const mark = delimiterOf(plain)
  const rows: CsvRow[] = []
  let line = 1
  for (let at = 0; at < plain.length; ) {
    const row = readRow(plain, at, mark)
    const cells = row.cells.map((cell) => cell.trim())
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells })
    line += row.breaks
    at = row.end
  }
  return rows
}

/** Excel writes semicolons where the comma is the decimal sign; a sheet that was copied has tabs. The first mark of the first line tells. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1)
  return first.includes('\t') ? '\t' : (/[,;]/.exec(first)?.[0] ?? ',')
}

type ReadRow = { cells: string[]; end: number; breaks: number }

function readRow(text: string, start: number, mark: string): ReadRow {
  const cells: string[] = []
  let breaks = 0
  let at = start
  for (;;) {
    const cell = text[at] === '"' ? readQuoted(text, at) : null
    const from = cell?.end ?? at
    const end = endOfCell(text, from, mark)
    cells.push(cell ? cell.value + text.slice(from, end) : text.slice(at, end))
    breaks += cell?.breaks ?? 0
    if (text[end] === mark) {
      at = end + 1
      continue
    }
    return { cells, end: end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1), breaks: breaks + 1 }
  }
}

function endOfCell(text: string, from: number, mark: string): number {
  let end = from
  while (end < text.length && text[end] !== mark && text[end] !== '\n' && text[end] !== '\r') end += 1
  return end
}

/** A cell in quotes may hold marks, quotes and line ends. One that is never closed is read as it stands: no row is swallowed. */
function readQuoted(text: string, start: number): { value: string; end: number; breaks: number } | null {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') {
      at += 1
      continue
    }
    const inside = text.slice(start + 1, at)
    return { value: inside.replaceAll('""', '"'), end: at + 1, breaks: inside.split(/\r\n|\r|\n/).length - 1 }
  }
  return null
}
