// Reads a file of contacts row by row and takes it in, a thousand rows to a transaction. How far it is stands in the transaction of each set:
// whoever goes on after a restart begins with the next row, and of two that go on at once one stops.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { isStateKnown } from '../../consent/hours/address.ts'
import { takeInListed } from '../../consent/hours/listed/actions.ts'
import { zoneNamed } from '../../consent/hours/zone-clock.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId } from '../../platform/database.ts'
import { addJob, type Task } from '../../platform/jobs.ts'
import { NO_ADDRESS } from '../cards/card.ts'
import { type Listed, type ReadRow, type RowProblem, readRow } from './listed-person.ts'
import {
  addProblems,
  dropImport,
  endRow,
  findLeft,
  findOld,
  type ImportRow,
  lockImport,
  noteProgress,
  readImport,
  readPart,
  type Settings,
} from './store.ts'
import { readingOf, tableOptions } from './table.ts'

const SET = 1_000
/** A running import says so with each set; one that has been silent for so long was left by its worker. */
const LEFT_AFTER_S = 30

export const importTasks = (app: App): Record<string, Task> => ({
  async contact_import(payload) {
    const { orgId, id } = payload as { orgId: OrgId; id: string }
    await runImport(app, orgId, id)
  },
  resume_imports: () => resumeImports(app),
  async forget_imports() {
    for (const { org_id: orgId, id } of await findOld(app.db))
      await app.db.inOrganization(orgId, (tx) => dropImport(tx, orgId, id), { pool: 'worker' })
  },
})

/** Every minute those that a worker left; at night those of a month ago, whose reports hold people's data. */
export const importCron: Record<string, string> = {
  resume_imports: '* * * * *',
  forget_imports: '23 3 * * *',
}

/** Asks a worker to begin. Where this cannot be asked, resume_imports finds the import within a minute or two. */
export async function beginJob(app: App, orgId: OrgId, id: string): Promise<void> {
  await addJob(app.db, 'contact_import', { orgId, id }, { key: `contact_import:${id}` }).catch(
    (error: unknown) => app.log.warn({ err: error }, 'an import waits until it is looked for'),
  )
}

/** Goes on with the imports that nobody works at any more. */
export async function resumeImports(app: App, leftAfterS = LEFT_AFTER_S): Promise<void> {
  for (const { org_id: orgId, id } of await findLeft(app.db, leftAfterS)) await runImport(app, orgId, id)
}

/** Takes in what is left of an import. Returns when it has ended, was cancelled, or somebody else goes on with it. */
export async function runImport(app: App, orgId: OrgId, id: string): Promise<void> {
  const row = await app.db.inOrganization(orgId, (tx) => readImport(tx, orgId, id))
  if (row?.state !== 'running' || !row.settings) return
  try {
    await takeFile(app, orgId, row, row.settings)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    await end(app, orgId, id, { state: 'failed', sentence: sentenceOf(error) })
  }
}

async function takeFile(app: App, orgId: OrgId, row: ImportRow, settings: Settings): Promise<void> {
  const file = { read: 0 }
  const parser = parse(tableOptions(await delimiterOf(app, orgId, row.id)))
  const fed = pipeline(Readable.from(textOf(app, orgId, row.id, file)), parser)
  fed.catch(() => {}) // told by the loop below
  let done = row.rows_done
  let rowNo = 0
  let set: ReadRow[] = []
  const take = async (): Promise<boolean> => {
    const isTaken = await takeSet(
      app,
      orgId,
      { row, settings },
      { set, from: done, to: rowNo, bytes: file.read },
    )
    done = rowNo
    set = []
    return isTaken
  }
  for await (const cells of parser as AsyncIterable<string[]>) {
    rowNo += 1
    if (rowNo <= done || (rowNo === 1 && settings.hasHeading)) continue
    if (cells.every((cell) => cell.trim() === '')) continue
    set.push(placed(readRow(rowNo, cells, settings)))
    if (set.length === SET && !(await take())) return
  }
  if (rowNo > done && !(await take())) return
  await end(app, orgId, row.id, { state: 'done' })
}

async function delimiterOf(app: App, orgId: OrgId, id: string): Promise<string> {
  const first = await app.db.inOrganization(orgId, (tx) => readPart(tx, orgId, id, 0))
  return readingOf(first ?? Buffer.alloc(0)).delimiter
}

/** The file as text, one part after another: never more than one of them is held. */
async function* textOf(app: App, orgId: OrgId, id: string, file: { read: number }): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  for (let part = 0; ; part++) {
    const bytes = await app.db.inOrganization(orgId, (tx) => readPart(tx, orgId, id, part))
    if (!bytes) break
    decoder ??= new TextDecoder(readingOf(bytes).encoding)
    const text = decoder.decode(bytes, { stream: true })
    file.read += bytes.length
    if (text !== '') yield text
  }
  const rest = decoder?.decode() ?? ''
  if (rest !== '') yield rest
}

/** A zone by its proper name, and an address whose state is known: what could not be counted for quiet hours is left out and told. */
function placed({ listed, problems }: ReadRow): ReadRow {
  if (!listed) return { listed, problems }
  const told: RowProblem[] = [...problems]
  const zone = listed.card.timeZone === '' ? '' : zoneNamed(listed.card.timeZone)
  if (zone === null)
    told.push(
      problemOf(listed, 'timeZone', listed.card.timeZone, 'Name a time zone such as America/New_York.'),
    )
  const { address } = listed.card
  const isKnown = isStateKnown(address) // without its state the rest could lie anywhere
  if (!isKnown)
    told.push(
      problemOf(
        listed,
        'state',
        address.state,
        'Name a state such as HI or Hawaii, or the country it lies in.',
      ),
    )
  const card = { ...listed.card, timeZone: zone ?? '', address: isKnown ? address : NO_ADDRESS }
  return { listed: { ...listed, card }, problems: told }
}

const problemOf = (
  { rowNo }: Listed,
  field: RowProblem['field'],
  value: string,
  sentence: string,
): RowProblem => ({ rowNo, field, value: value.slice(0, 200), sentence, isTaken: true })

type Work = { readonly row: ImportRow; readonly settings: Settings }
type RowSet = {
  readonly set: readonly ReadRow[]
  readonly from: number
  readonly to: number
  readonly bytes: number
}

/** One set, whole or not at all; false when the import was cancelled, or somebody else has gone on with it. */
async function takeSet(
  app: App,
  orgId: OrgId,
  { row, settings }: Work,
  { set, from, to, bytes }: RowSet,
): Promise<boolean> {
  const by = { orgId, memberId: row.member_id, keyId: null }
  const people = set.flatMap(({ listed }) => listed ?? [])
  const problems = set.flatMap((each) => each.problems)
  const isTaken = await app.db.inOrganization(orgId, async (tx) => {
    const held = await lockImport(tx, orgId, row.id)
    if (held?.state !== 'running' || held.rows_done !== from) return false
    const taken = await takeInListed(tx, by, { people, way: settings.known })
    await addProblems(tx, orgId, row.id, problems)
    await noteProgress(tx, orgId, row.id, {
      ...{ rowsDone: to, bytesDone: bytes, refused: set.length - people.length, problems: problems.length },
      ...taken,
    })
    return true
  })
  if (isTaken) app.live.tell([{ orgId, topic: 'imports' }])
  return isTaken
}

async function end(
  app: App,
  orgId: OrgId,
  id: string,
  how: { state: 'done' | 'failed'; sentence?: string },
): Promise<void> {
  await app.db.inOrganization(orgId, async (tx) => {
    const held = await lockImport(tx, orgId, id)
    if (held?.state === 'running') await endRow(tx, orgId, id, how)
  })
  // Names have changed wherever they are shown.
  app.live.tell([
    { orgId, topic: 'imports' },
    { orgId, topic: 'conversation' },
  ])
}

/** A file that cannot be read further is told by the row at which it breaks; the rows before it are in. */
function sentenceOf({ code, lines }: CsvError & { lines?: number }): string {
  const where = lines === undefined ? 'Somewhere' : `Around line ${lines.toLocaleString('en-US')}`
  return code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
    ? `${where} a quotation mark opens and is never closed. Mend it and import the file again; what stands before it is in.`
    : `${where} the file stops being a table. Mend it and import it again; what stands before it is in.`
}
