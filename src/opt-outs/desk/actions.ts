// The opt-out desk: what waits for a decision, and the decision, which stands: a kept one can be opted out later, never the reverse.
import { addRecords, lockDoors, type NewRecord, readRecords, writeDoors } from '../../consent/actions.ts'
import { settleCases } from '../../consent/desk/actions.ts'
import { businessDaysLeft } from '../../consent/desk/business-days.ts'
import { afterStop, type Door, isClosed } from '../../consent/standing.ts'
import { cancelTexts, confirmOptOut } from '../../messages/stop/actions.ts'
import { maySee } from '../../organizations/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { Caller } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import type { Decision, DeskCase } from '../contract.ts'
import { type DeskPlace, deskCursor } from '../cursor.ts'
import { type CaseRow, keep, listOpen, newestBeside, type OpenCaseRow, readCase } from './store.ts'

export { countOpenCases } from './store.ts'

/** The open cases of the caller's departments, soonest due first. */
export async function listCases(
  app: App,
  caller: Caller,
  { after, limit }: { after: DeskPlace | null; limit: number },
): Promise<{ cases: DeskCase[]; next: string | null }> {
  const { orgId, departments } = caller
  const rows = await app.db.inOrganization(orgId, (tx) =>
    listOpen(tx, orgId, { after, departments, limit: limit + 1 }),
  )
  const now = app.now()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    cases: shown.map((row) => asCase(row, now)),
    next: rows.length > limit && last ? deskCursor({ dueOn: last.due_on, id: last.id }) : null,
  }
}

const asCase = (row: OpenCaseRow, now: Date): DeskCase => ({
  id: row.id,
  phone: row.phone,
  contactName: row.contact_name ?? '',
  conversationId: row.conversation_id,
  departmentId: row.department_id,
  words: row.words,
  saidAt: row.said_at.toISOString(),
  dueOn: row.due_on,
  businessDaysLeft: businessDaysLeft(row.due_on, now, row.time_zone),
  before: row.before.map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
})

export type DecideResult =
  | { readonly ok: true; readonly decidedAt: Date; readonly isClosed: boolean; readonly isConfirmed: boolean }
  | { readonly ok: false; readonly problem: 'not_found' }
  | { readonly ok: false; readonly problem: 'decided'; readonly sentence: string }

export type Decider = Caller & { readonly memberId: string }

/** Decides one case. Of two who decide at once the second is told who was first. */
export async function decide(
  app: App,
  caller: Decider,
  { id, decision }: { id: string; decision: Decision },
): Promise<DecideResult> {
  const { orgId } = caller
  const { result, touched } = await app.db.inOrganization(orgId, (tx) =>
    decideIn(tx, orgId, { caller, id, decision }),
  )
  app.live.tell([
    ...touched.map((each) => ({ orgId, topic: 'conversation' as const, ...each })),
    ...(result.ok && result.isConfirmed ? [{ orgId, topic: 'due' as const }] : []),
  ])
  return result
}

type Decided = { result: DecideResult; touched: { id: string; departmentId?: string }[] }
const without = (result: DecideResult): Decided => ({ result, touched: [] })

async function decideIn(
  tx: Tx,
  orgId: OrgId,
  { caller, id, decision }: { caller: Decider; id: string; decision: Decision },
): Promise<Decided> {
  const found = await readCase(tx, orgId, id)
  if (!found || !maySee(caller, found.department_id)) return without({ ok: false, problem: 'not_found' })
  const { doors, now } = await lockDoors(tx, orgId, [found.phone], 'change')
  const door = doors.get(found.phone)
  if (!door || !now) throw new Error('A case about a phone without a door; the door table has lost a row')
  // Looked at again under the door's lock: whoever decided a moment ago has committed by now.
  const row = await readCase(tx, orgId, id)
  if (!row || row.decided_at !== null)
    return without({ ok: false, problem: 'decided', sentence: sayWho(row) })
  const given: Given = { caller, row, door, now, words: await wordsOf(tx, orgId, id) }
  return decision === 'opt_out' ? optOut(tx, orgId, given) : keepIt(tx, orgId, given)
}

const sayWho = (row: CaseRow | undefined): string =>
  row?.decision === 'keep' && row.decided_by_name === null
    ? 'They texted START themselves, so nothing is left to decide.'
    : `${row?.decided_by_name ?? 'Somebody'} decided this a moment ago: ${row?.decision === 'keep' ? 'not an opt-out' : 'opted out'}.`

/** The words and the number of ours they were texted to; no words once the person was erased. */
async function wordsOf(
  tx: Tx,
  orgId: OrgId,
  id: string,
): Promise<Pick<NewRecord, 'numberId'> & { words: string | null }> {
  const [record] = await readRecords(tx, orgId, { ids: [id] })
  return { numberId: record?.numberId ?? null, words: record?.personal?.words ?? null }
}

type Given = {
  readonly caller: Decider
  readonly row: CaseRow
  readonly door: Door
  readonly now: Date
  readonly words: Awaited<ReturnType<typeof wordsOf>>
}

/** The record that a decision writes. It holds from when the words were said. */
const recordOf = (kind: 'opt_out' | 'doubt_cleared', { caller, row, now, words }: Given): NewRecord => ({
  ...{ id: newId(), kind, medium: 'staff', rule: 'opt-out desk' },
  ...{ numberId: words.numberId ?? null, messageId: row.message_id, answersRecordId: row.id },
  ...{ saidAt: kind === 'opt_out' ? row.said_at : now, recordedAt: now, actorMemberId: caller.memberId },
  personal: { phone: row.phone, words: words.words, actorName: caller.name },
})

async function optOut(tx: Tx, orgId: OrgId, given: Given): Promise<Decided> {
  const { caller, row, door, now } = given
  const record = recordOf('opt_out', given)
  const stopped = afterStop(door, row.said_at, record.id)
  await addRecords(tx, orgId, [record])
  // Where a START came after these words, those that were said later still wait.
  const upTo = isClosed(stopped) ? null : row.said_at
  await settleCases(tx, orgId, {
    rows: [{ phone: row.phone, recordId: record.id, upTo }],
    memberId: caller.memberId,
  })
  const other = await newestBeside(tx, orgId, row)
  const next = { ...stopped, doubtAt: other?.said_at ?? null, doubtRecord: other?.id ?? null }
  const closes = !isClosed(door) && isClosed(next)
  await writeDoors(tx, orgId, new Map([[row.phone, next]]))
  const { phone, conversation_id: conversationId, message_id: messageId, said_at: saidAt } = row
  const stop = { conversationId, phone, recordId: record.id, messageId, saidAt, now }
  const isConfirmed = closes && (await confirmOptOut(tx, orgId, stop))
  const cancelled = closes ? await cancelTexts(tx, orgId, [phone]) : []
  return {
    result: { ok: true, decidedAt: now, isClosed: isClosed(next), isConfirmed },
    touched: [
      { id: conversationId, departmentId: row.department_id },
      ...cancelled.filter((id) => id !== conversationId).map((id) => ({ id })),
    ],
  }
}

async function keepIt(tx: Tx, orgId: OrgId, given: Given): Promise<Decided> {
  const { caller, row, door, now } = given
  const record = recordOf('doubt_cleared', given)
  const other = await newestBeside(tx, orgId, row)
  await addRecords(tx, orgId, [record])
  const next = { ...door, doubtAt: other?.said_at ?? null, doubtRecord: other?.id ?? null }
  await writeDoors(tx, orgId, new Map([[row.phone, next]]))
  await keep(tx, orgId, { id: row.id, memberId: caller.memberId, recordId: record.id })
  return {
    result: { ok: true, decidedAt: now, isClosed: isClosed(next), isConfirmed: false },
    touched: [{ id: row.conversation_id, departmentId: row.department_id }],
  }
}
