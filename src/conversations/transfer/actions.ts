// Handing conversations on to a colleague or a department, and what was done with a conversation.
import type { App } from '../../platform/app.ts'
import { Problem } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http.ts'
import { asConversation, maySee, visible } from '../actions.ts'
import { type Done, type Left, refuseWhole, seenOf } from '../snooze/actions.ts'
import { isDepartment, readThreads } from '../store.ts'
import type { ThreadEvent } from './contract.ts'
import { departmentsOf, type EventRow, eventsOf, handOn, isMember } from './store.ts'

type Wanted = {
  ids: readonly string[]
  departmentId?: string | undefined
  memberId?: string | undefined
  words: string
}

/** Hands a set on. Both departments are told; the answer shows only what the caller still sees. */
export async function transfer(app: App, caller: Caller, wanted: Wanted): Promise<Done> {
  const { orgId } = caller
  const { departmentId, memberId } = wanted
  const { moved, rows, left } = await app.db.inOrganization(orgId, async (tx) => {
    if (departmentId !== undefined && !(await isDepartment(tx, orgId, departmentId)))
      throw new Problem('not_found')
    if (memberId !== undefined && !(await isMember(tx, orgId, memberId))) throw new Problem('not_found')
    const { seen, missing } = await seenOf(tx, caller, wanted.ids)
    const ids = seen.map(({ id }) => id)
    const moved = await handOn(tx, orgId, {
      ...{ ids, departmentId: departmentId ?? null, memberId: memberId ?? null, words: wanted.words.trim() },
      ...{ seenIn: caller.departments, by: caller },
    })
    const done = new Set(moved.map(({ id }) => id))
    const refused = ids
      .filter((id) => !done.has(id))
      .map((id): Left => ({ id, code: 'invalid', message: ELSEWHERE }))
    return { moved, rows: await readThreads(tx, orgId, [...done]), left: [...missing, ...refused] }
  })
  refuseWhole(moved, left)
  app.live.tell(
    moved.flatMap(({ id, before, after }) =>
      [...new Set([before, after])].map((each) => ({
        orgId,
        topic: 'conversation' as const,
        id,
        departmentId: each,
      })),
    ),
  )
  return {
    conversations: rows.filter((row) => maySee(caller, row.department_id)).map(asConversation),
    left,
  }
}

const ELSEWHERE =
  'That person does not answer in this conversation\u2019s department. Choose somebody who does, or hand it to their department.'

/** The departments that a conversation may be handed to. */
export const listDepartments = (app: App, { orgId }: Caller): Promise<{ id: string; name: string }[]> =>
  app.db.inOrganization(orgId, (tx) => departmentsOf(tx, orgId))

/** What was done with a conversation lately, newest first. */
export async function listEvents(app: App, caller: Caller, id: string): Promise<ThreadEvent[]> {
  const rows = await app.db.inOrganization(caller.orgId, async (tx) => {
    await visible(tx, caller, id)
    return eventsOf(tx, caller.orgId, id)
  })
  return rows.map(asEvent)
}

const asEvent = (row: EventRow): ThreadEvent => ({
  ...{ id: row.id, kind: row.kind, at: row.at.toISOString(), by: row.actor_member_id },
  ...{ byKey: row.actor_key_id !== null, toMemberId: row.to_member_id, words: row.words },
  ...{ fromDepartment: row.from_department, toDepartment: row.to_department },
  until: row.until?.toISOString() ?? null,
})
