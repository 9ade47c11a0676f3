// Where phone, date and words stand in a list of opt-outs, and its pieces where it is too long for one request.
import { type CsvRow, readCsv } from '../platform/csv.ts'

export type Columns = { readonly phone: number; readonly date: number; readonly words: number | null }
export type List = {
  readonly heading: CsvRow | null
  readonly rows: readonly CsvRow[]
  readonly columns: Columns
}

/** The rows of a list, with or without a heading. Without one: phone, date, words. */
export function readList(csv: string): List {
  const rows = readCsv(csv)
  const [first, ...others] = rows
  const find = (names: RegExp): number => first?.cells.findIndex((cell) => names.test(cell)) ?? -1
  const phone = find(/phone|number|mobile|cell|\btel/i)
  const hasDigits = first?.cells.some((cell) => /\d{3}/.test(cell)) ?? false
  if (first === undefined || phone < 0 || hasDigits)
    return { heading: null, rows, columns: { phone: 0, date: 1, words: null } }
  const date = find(/date|since|time|when|opted/i)
  return {
    heading: first,
    rows: others,
    columns: { phone, date, words: find(/words|text|message|body|reason/i) },
  }
}

/** A part of a list. A line that is told of is this much further down in the whole. */
export type Piece = { readonly csv: string; readonly rows: number; readonly shift: number }

/** Cuts a list between its rows; each piece begins with the heading, if there is one. */
export function piecesOf(csv: string, most: { readonly rows: number; readonly characters: number }): Piece[] {
  const { heading, rows } = readList(csv)
  const lines = csv.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const top = heading ? lines.slice(0, (rows[0]?.line ?? 2) - 1) : []
  const pieces: Piece[] = []
  let from = 0
  let characters = 0
  const close = (to: number): void => {
    const [first, next] = [rows[from]?.line ?? 1, rows[to]?.line ?? lines.length + 1]
    const text = [...top, ...lines.slice(first - 1, next - 1)].join('\n')
    pieces.push({ csv: text, rows: to - from, shift: first - 1 - top.length })
    from = to
    characters = 0
  }
  for (const [at, row] of rows.entries()) {
    const length = row.cells.reduce((sum, cell) => sum + cell.length + 1, 0)
    if (at > from && (at - from >= most.rows || characters + length > most.characters)) close(at)
    characters += length
  }
  if (rows.length > from) close(rows.length)
  return pieces
}
