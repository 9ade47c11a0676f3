// Reads the lines of a list of opt-outs as businesses keep them: a phone, an optional date, and words.
import { parsePhone } from '../contacts/phone.ts'
import type { CsvRow } from '../platform/csv.ts'
import { plainText } from '../platform/plain-text.ts'
import type { Columns } from './list-columns.ts'

/** One line of the list. `note` says what of it could not be read, though the opt-out is taken. */
export type Listed = Readable | { readonly ok: false; readonly line: number; readonly sentence: string }
export type Readable = {
  readonly ok: true
  readonly line: number
  readonly phone: string
  readonly saidAt: Date
  readonly words: string | null
  readonly note: string | null
}

/** Reads one line. An opt-out is never lost over its date: one that cannot be read counts from now. */
export function readListed({ line, cells }: CsvRow, columns: Columns, now: Date): Listed {
  const phone = parsePhone((cells[columns.phone] ?? '').replace(/^'/, ''))
  if (!phone.ok) return { ok: false, line, sentence: phone.sentence }
  const written = columns.date < 0 ? '' : (cells[columns.date] ?? '')
  const saidAt = written === '' ? now : readDate(written, now)
  // Without a heading, commas in the words make further cells of them.
  const said = columns.words === null ? cells.slice(2).join(', ') : (cells[columns.words] ?? '')
  const words = plainText(said).trim().slice(0, MOST_WORDS)
  const note =
    saidAt === null
      ? `“${written.slice(0, 30)}” is no date up to today, so this opt-out counts from now.`
      : null
  return {
    ok: true,
    line,
    phone: phone.phone,
    saidAt: saidAt ?? now,
    words: words === '' ? null : words,
    note,
  }
}

const MOST_WORDS = 1_600
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/

/**
 * 2026-03-08, 2026-03-08T09:15Z or 3/8/2026; null for anything else and for what lies ahead. A day alone means its end, so that
 * the opt-out is not older than a START of that day.
 */
export function readDate(written: string, now: Date): Date | null {
  const iso = ISO.exec(written)
  const american = AMERICAN.exec(written)
  const [year, month, day] = iso ? iso.slice(1, 4) : american ? [american[3], american[1], american[2]] : []
  if (year === undefined || month === undefined || day === undefined) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const start = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(start.getTime()) || start.toISOString().slice(0, 10) !== date || start < EARLIEST)
    return null
  const at = iso?.[4] ? new Date(`${date}T${iso[4]}${iso[5] ?? 'Z'}`) : new Date(`${date}T23:59:59.999Z`)
  if (Number.isNaN(at.getTime())) return null
  if (at > now) return !iso?.[4] && start <= now ? now : null
  return at
}

/** The first text message was sent in December 1992. */
const EARLIEST = new Date('1992-12-01T00:00:00Z')
