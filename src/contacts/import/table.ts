// How the bytes of a file are to be read: which letters, and which mark stands between its cells.

/** The encodings that address books and spreadsheets save in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type Reading = { readonly encoding: Encoding; readonly delimiter: string }

/** Told by the first part of the file: a byte order mark, bytes that are no UTF-8, and the first row's marks. */
export function readingOf(bytes: Uint8Array): Reading {
  const encoding = encodingOf(bytes)
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, 64 * 1024))
  return { encoding, delimiter: delimiterOf(head) }
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  try {
    // A character may be cut at the end of the part: `stream` waits for its rest.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

const MARKS = [',', ';', '\t', '|'] as const

/** The mark that the first row has most of, outside of quotes. */
function delimiterOf(head: string): string {
  const counts = new Map<string, number>(MARKS.map((mark) => [mark, 0]))
  let isQuoted = false
  for (const sign of head) {
    if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && (sign === '\n' || sign === '\r')) break
    else if (!isQuoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

/** No row of a person is nearly as long: a longer one is a quotation mark that is never closed. */
export const LONGEST_ROW = 256 * 1024

/** What the reader of tables is told. An empty row counts, so that rows are numbered as in a spreadsheet. */
export const tableOptions = (delimiter: string) =>
  ({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_ROW,
  }) as const
