// Snoozing conversations, and waking those whose time has come.
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { type ErrorCode, errorCodes, Problem } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http.ts'
import { asConversation, maySee } from '../actions.ts'
import type { Conversation } from '../contract.ts'
import { readThreads, type ThreadRow } from '../store.ts'
import { dueOrganizations, nextWaking, snoozeThreads, wakeThreads } from './store.ts'

export type Left = { id: string; code: ErrorCode; message: string }
/** What a verb did with a set: how those stand now that the caller still sees, and what was left as it was. */
export type Done = { conversations: Conversation[]; left: Left[] }

const YEAR_MS = 366 * 24 * 3_600_000

/** Snoozes a set until a time, or until they text. */
export async function snooze(
  app: App,
  caller: Caller,
  wanted: { conversations: readonly { id: string; lastAt?: string | undefined }[]; until: Date | null },
): Promise<Done> {
  refuseTime(wanted.until, app.now())
  const { orgId } = caller
  const { rows, left } = await app.db.inOrganization(orgId, async (tx) => {
    const { seen, missing } = await seenOf(
      tx,
      caller,
      wanted.conversations.map(({ id }) => id),
    )
    const shown = new Map(wanted.conversations.map(({ id, lastAt }) => [id, lastAt]))
    const sleepers = seen.map(({ id }) => ({ id, lastAt: asDate(shown.get(id)) }))
    const awake = await snoozeThreads(tx, orgId, { sleepers, until: wanted.until, by: caller })
    const done = seen.map(({ id }) => id).filter((id) => !awake.includes(id))
    return {
      rows: await readThreads(tx, orgId, done),
      left: [...missing, ...awake.map((id): Left => ({ id, code: 'moved_on', message: TEXTED }))],
    }
  })
  refuseWhole(rows, left)
  app.live.tell([
    ...rows.map((row) => ({
      orgId,
      topic: 'conversation' as const,
      id: row.id,
      departmentId: row.department_id,
    })),
    { orgId, topic: 'snoozes' },
  ])
  return { conversations: rows.map(asConversation), left }
}

const TEXTED =
  'They texted in the meantime, so this conversation stays where it is. Look at what they wrote first.'
const asDate = (time: string | undefined): Date | null => (time === undefined ? null : new Date(time))

function refuseTime(until: Date | null, now: Date): void {
  if (until === null) return
  const inMs = until.getTime() - now.getTime()
  if (inMs <= 0)
    throw new Problem('invalid', 'That time is over. Choose one that is still to come.', { field: 'until' })
  if (inMs > YEAR_MS)
    throw new Problem('invalid', 'That is more than a year away. Choose a time within a year.', {
      field: 'until',
    })
}

/** Of a set, the conversations that the caller sees, each once; the others are missing in the words of what does not exist. */
export async function seenOf(
  tx: Tx,
  caller: Caller,
  ids: readonly string[],
): Promise<{ seen: ThreadRow[]; missing: Left[] }> {
  const wanted = [...new Set(ids)]
  const seen = (await readThreads(tx, caller.orgId, wanted)).filter((row) =>
    maySee(caller, row.department_id),
  )
  const known = new Set(seen.map(({ id }) => id))
  const { message } = errorCodes.not_found
  return {
    seen,
    missing: wanted.filter((id) => !known.has(id)).map((id) => ({ id, code: 'not_found', message })),
  }
}

/** Where nothing of a set was done, its first reason is the answer. */
export function refuseWhole(done: readonly unknown[], left: readonly Left[]): void {
  const [first] = left
  if (done.length === 0 && first) throw new Problem(first.code, first.message)
}

/** Wakes what is due in every organization, each once however many processes look. Resolves with when to look again. */
export async function wakeAll(app: App): Promise<number | null> {
  for (const { org_id: orgId } of await app.db.read<{ org_id: OrgId }>(dueOrganizations)) {
    const woken = await app.db.inOrganization(orgId, (tx) => wakeThreads(tx, orgId), { pool: 'worker' })
    app.live.tell(
      woken.map(({ id, departmentId }) => ({ orgId, topic: 'conversation' as const, id, departmentId })),
    )
  }
  const [next] = await app.db.read<{ in_ms: number }>(nextWaking)
  return next ? Math.max(next.in_ms, 0) : null
}
