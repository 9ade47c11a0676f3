// Takes in a list of opt-outs, such as one of an earlier provider. Sets of five hundred, each whole or not at all; a list that is
// taken in twice changes nothing the second time.
import {
  addRecords,
  type NewRecord,
  openDoorsForChange,
  readDoors,
  writeDoors,
} from '../../consent/actions.ts'
import { settleCases } from '../../consent/desk/actions.ts'
import { afterStop, type Door, isClosed, withoutDoubt } from '../../consent/standing.ts'
import { addContacts } from '../../contacts/actions.ts'
import { cancelTexts } from '../../messages/stop/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { Caller } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { type ImportReport, MOST_LINES } from '../contract.ts'
import { type Listed, type Readable, readListed } from '../import-list.ts'
import { readList } from '../list-columns.ts'

const SET = 500

export type ImportResult =
  | { readonly ok: true; readonly report: ImportReport }
  | { readonly ok: false; readonly sentence: string }

/** Takes in a whole list. Lines that cannot be taken are reported, each with its number and what to do. */
export async function importList(app: App, caller: Caller, csv: string): Promise<ImportResult> {
  const { rows, columns } = readList(csv)
  if (rows.length > MOST_LINES)
    return {
      ok: false,
      sentence: `This list has ${rows.length} lines; ${MOST_LINES} is the most. Split it and import the parts.`,
    }
  const report: ImportReport = { lines: rows.length, added: 0, already: 0, problems: [] }
  for (let from = 0; from < rows.length; from += SET) {
    const listed = rows.slice(from, from + SET).map((row) => readListed(row, columns, app.now()))
    const done = await takeSet(app, caller, listed)
    report.added += done.added
    report.already += done.already
    report.problems.push(...done.problems)
  }
  return { ok: true, report }
}

type Done = Pick<ImportReport, 'added' | 'already' | 'problems'>

async function takeSet(app: App, caller: Caller, listed: readonly Listed[]): Promise<Done> {
  const { orgId } = caller
  const readable = listed.filter((each): each is Readable => each.ok)
  const { closed, conversations, started } = await app.db.inOrganization(orgId, (tx) =>
    closeDoors(tx, orgId, { caller, readable }),
  )
  app.live.tell(conversations.map((id) => ({ orgId, topic: 'conversation' as const, id })))
  return {
    added: closed,
    already: readable.length - closed - started.length,
    problems: [...listed.flatMap(problemOf), ...started.map(sayStarted)].sort(
      (one, other) => one.line - other.line,
    ),
  }
}

function problemOf(listed: Listed): ImportReport['problems'] {
  if (!listed.ok) return [{ line: listed.line, sentence: listed.sentence, isTaken: false }]
  return listed.note === null ? [] : [{ line: listed.line, sentence: listed.note, isTaken: true }]
}

const sayStarted = ({ line }: Readable): ImportReport['problems'][number] => ({
  line,
  sentence:
    'They texted START after that date, so they are not opted out. Leave the date away if they said so again since.',
  isTaken: false,
})

type Closed = { closed: number; conversations: string[]; started: Readable[] }

async function closeDoors(
  tx: Tx,
  orgId: OrgId,
  { caller, readable }: { caller: Caller; readable: readonly Readable[] },
): Promise<Closed> {
  const phones = [...new Set(readable.map(({ phone }) => phone))]
  if (phones.length === 0) return { closed: 0, conversations: [], started: [] }
  const known = await readDoors(tx, orgId, phones)
  const missing = phones.filter((phone) => !known.has(phone))
  const { doors, now } = await openDoorsForChange(tx, orgId, phones, {
    missing,
    add: (wanted) => addContacts(tx, orgId, wanted),
  })
  const { records, changed, started } = foldIn({ readable, doors, caller, now })
  await addRecords(tx, orgId, records)
  await writeDoors(tx, orgId, changed)
  const rows = [...changed].map(([phone, door]) => ({
    phone,
    recordId: door.stopRecord ?? '',
    upTo: door.stopAt,
  }))
  await settleCases(tx, orgId, { rows, memberId: caller.memberId })
  const conversations = await cancelTexts(tx, orgId, [...changed.keys()])
  return { closed: changed.size, conversations, started }
}

type Folding = {
  readonly readable: readonly Readable[]
  readonly doors: ReadonlyMap<string, Door>
  readonly caller: Caller
  readonly now: Date
}

/** Which doors these lines close, and the records of it. A phone that is listed twice counts once. */
function foldIn({ readable, doors, caller, now }: Folding): {
  records: NewRecord[]
  changed: Map<string, Door>
  started: Readable[]
} {
  const records: NewRecord[] = []
  const changed = new Map<string, Door>()
  const started: Readable[] = []
  for (const row of readable) {
    const door = changed.get(row.phone) ?? doors.get(row.phone)
    if (!door || isClosed(door)) continue
    const record = recordOf(row, caller, now)
    const next = afterStop(door, record.saidAt, record.id)
    if (!isClosed(next)) {
      started.push(row)
      continue
    }
    records.push(record)
    changed.set(row.phone, withoutDoubt(next, record.saidAt))
  }
  return { records, changed, started }
}

const recordOf = ({ phone, saidAt, words }: Readable, caller: Caller, now: Date): NewRecord => ({
  ...{ id: newId(), kind: 'opt_out', medium: 'imported', rule: 'imported list' },
  ...{ saidAt: saidAt > now ? now : saidAt, recordedAt: now },
  ...{ actorMemberId: caller.memberId, actorKeyId: caller.keyId },
  personal: { phone, words, actorName: caller.name },
})
