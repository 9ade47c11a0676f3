// Contacts from a file: its parts are kept, looked at, and handed to the job; what could not be taken is told.
import { parse as readTable } from 'csv-parse/sync'
import parsePhoneNumber from 'libphonenumber-js/max'
import type { App } from '../../platform/app.ts'
import { csvLine } from '../../platform/csv.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { Problem } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { barredSentences, fieldLabels, guessColumns, hasHeading } from './columns.ts'
import { type ContactImport, type ImportPreview, PART_BYTES } from './contract.ts'
import {
  addImport,
  addPart as addPartRow,
  countUnfinished,
  endRow,
  type ImportRow,
  isWhole,
  listImportRows,
  lockImport,
  ourPhone,
  readImport,
  readPart,
  readProblems,
  type Settings,
  startRow,
} from './store.ts'
import { readingOf, tableOptions } from './table.ts'

/** An import is a person's: what it changes is told under their name. */
export type Importer = Caller & { readonly memberId: string }

const MOST_AT_ONCE = 10

/** Begins an import; its bytes follow. */
export async function begin(
  app: App,
  { orgId, memberId }: Importer,
  { name, bytes }: { name: string; bytes: number },
): Promise<ContactImport> {
  const id = newId()
  return app.db.inOrganization(orgId, async (tx) => {
    if ((await countUnfinished(tx, orgId)) >= MOST_AT_ONCE)
      throw new Problem('slow_down', 'Other imports are under way. Wait for one to end, or cancel it.')
    await addImport(tx, orgId, { id, memberId, name, bytes })
    return shown(await found(tx, orgId, id))
  })
}

export async function addPart(
  app: App,
  { orgId }: Importer,
  { id, part, bytes }: { id: string; part: number; bytes: Buffer },
): Promise<void> {
  if (bytes.length === 0 || bytes.length > PART_BYTES)
    throw new Problem('invalid', 'A part of the file has from 1 byte to 512 KB. Cut it so.', {
      field: 'part',
    })
  await app.db.inOrganization(orgId, async (tx) => {
    uploading(await found(tx, orgId, id))
    await addPartRow(tx, orgId, { id, part, bytes })
  })
}

const SHOWN_ROWS = 12

/** The first rows of the file and a guess at its columns. */
export async function preview(app: App, { orgId }: Importer, id: string): Promise<ImportPreview> {
  const { first, phone } = await app.db.inOrganization(orgId, async (tx) => {
    uploading(await found(tx, orgId, id))
    return { first: await readPart(tx, orgId, id, 0), phone: await ourPhone(tx, orgId) }
  })
  if (!first) throw new Problem('invalid', 'The file has not arrived yet. Send its parts first.')
  const rows = firstRows(first)
  const isHeaded = hasHeading(rows)
  const columns = guessColumns(rows, isHeaded)
  return {
    hasHeading: isHeaded,
    country: (phone && parsePhoneNumber(phone)?.country) || 'US',
    columns: columns.map(({ barred, samples, ...column }) => ({
      ...column,
      samples: [...samples],
      barred: barred && barredSentences[barred],
    })),
    rows: rows
      .slice(isHeaded ? 1 : 0)
      .filter((row) => row.some((cell) => cell.trim() !== ''))
      .slice(0, SHOWN_ROWS - 2),
  }
}

function firstRows(bytes: Buffer): string[][] {
  const { encoding, delimiter } = readingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  try {
    return readTable(text, { ...tableOptions(delimiter), to: SHOWN_ROWS })
  } catch {
    throw new Problem(
      'invalid',
      'The first rows could not be read: a quotation mark is never closed. Mend it and choose the file again.',
    )
  }
}

/** Hands the file to the job. Told twice, it starts once. */
export async function start(
  app: App,
  { orgId }: Importer,
  id: string,
  settings: Settings,
): Promise<ContactImport> {
  const row = await app.db.inOrganization(orgId, async (tx) => {
    const held = uploading(await lockImport(tx, orgId, id))
    if (!(await isWhole(tx, orgId, held)))
      throw new Problem(
        'invalid',
        'Some of the file has not arrived. Choose it again, or send the missing parts.',
      )
    await startRow(tx, orgId, id, settings)
    return found(tx, orgId, id)
  })
  app.live.tell([{ orgId, topic: 'imports' }])
  return shown(row)
}

/** Stops an import where it is. The set that is under way ends first. */
export async function cancel(app: App, { orgId }: Importer, id: string): Promise<ContactImport> {
  const row = await app.db.inOrganization(orgId, async (tx) => {
    const held = await lockImport(tx, orgId, id)
    if (!held) throw new Problem('not_found')
    if (held.state !== 'uploading' && held.state !== 'running')
      throw new Problem('already_done', 'This import has ended already.')
    await endRow(tx, orgId, id, { state: 'cancelled' })
    return found(tx, orgId, id)
  })
  app.live.tell([{ orgId, topic: 'imports' }])
  return shown(row)
}

export const list = async (app: App, { orgId }: Caller): Promise<ContactImport[]> =>
  (await app.db.inOrganization(orgId, (tx) => listImportRows(tx, orgId))).map(shown)

const PAGE = 1_000

/** The report, line by line, read page by page while it is written. */
export async function problemLines(app: App, { orgId }: Caller, id: string): Promise<AsyncGenerator<string>> {
  await app.db.inOrganization(orgId, (tx) => found(tx, orgId, id))
  return lines(app, orgId, id)
}

async function* lines(app: App, orgId: OrgId, id: string): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(['Row', 'Column', 'Value', 'Reason', 'Person taken in'])}`
  for (let after = { rowNo: 0, field: '' }; ; ) {
    const rows = await app.db.inOrganization(orgId, (tx) =>
      readProblems(tx, orgId, id, { after, limit: PAGE }),
    )
    yield rows
      .map(({ row_no, field, value, sentence, is_taken }) =>
        csvLine([String(row_no), fieldLabels[field], value, sentence, is_taken ? 'yes, without it' : 'no']),
      )
      .join('')
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = { rowNo: last.row_no, field: last.field }
  }
}

async function found(tx: Tx, orgId: OrgId, id: string): Promise<ImportRow> {
  const row = await readImport(tx, orgId, id)
  if (!row) throw new Problem('not_found')
  return row
}

function uploading(row: ImportRow | undefined): ImportRow {
  if (!row) throw new Problem('not_found')
  if (row.state !== 'uploading') throw new Problem('already_done', 'This import has begun already.')
  return row
}

const shown = (row: ImportRow): ContactImport => ({
  ...{
    id: row.id,
    name: row.name,
    by: row.by,
    state: row.state,
    bytes: row.bytes,
    bytesDone: row.bytes_done,
  },
  rows: Math.max(0, row.rows_done - (row.settings?.hasHeading ? 1 : 0)),
  ...{ added: row.added, changed: row.changed, unchanged: row.unchanged, optedOut: row.opted_out },
  ...{ refused: row.refused, problems: row.problems, sentence: row.sentence },
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
})
