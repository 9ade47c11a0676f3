// Verbs of the shared inbox. Whatever is not the caller's to see is missing, in the same words as what does not exist.

import { readDoors } from '../consent/actions.ts'
import { isErasedNumber } from '../consent/erase/words.ts'
import { clear } from '../consent/gate.ts'
import { aboutAnswer } from '../consent/question.ts'
import { tell } from '../consent/refusal.ts'
import { conversationalUntil, type Door, isClosed, OPEN_DOOR, type Window } from '../consent/standing.ts'
import { isLandline } from '../contacts/phone.ts'
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import { Problem } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import type { Conversation, ListName, StandingView } from './contract.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { findTagged, type ListWanted, listThreads } from './lists/store.ts'
import {
  addThreadEvent,
  assignThread,
  countUnreadByDepartment,
  findThread,
  isDepartment,
  markThreadRead,
  type NewThreadEvent,
  readPlace,
  readThreads,
  seatOf,
  setThreadState,
  type ThreadRow,
} from './store.ts'

export {
  advanceThreads,
  insertThreadsIfMissing,
  movingThreads,
  openThreads,
  type Step,
  stepValues,
} from './store.ts'

/** One page of a list of the inbox. */
export async function list(
  app: App,
  caller: Caller,
  wanted: {
    list: ListName
    departmentId?: string | undefined
    tagId?: string | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<{ conversations: Conversation[]; next: string | null }> {
  const after = wanted.cursor === undefined ? null : decodeCursor(wanted.cursor)
  if (wanted.cursor !== undefined && after === null)
    throw new Problem('invalid', 'The cursor is not one that this list gave. Start from the first page.', {
      field: 'cursor',
    })
  const departments = narrowed(caller, wanted.departmentId)
  const { rows, upTo } = await app.db.inOrganization(caller.orgId, async (tx) => {
    const asked = {
      list: wanted.list,
      memberId: caller.memberId,
      departments,
      after,
      limit: wanted.limit + 1,
    }
    const found = await (wanted.tagId === undefined
      ? listWhole(tx, caller, asked)
      : listTagged(tx, caller, asked, wanted.tagId))
    const { departmentId } = wanted
    if (
      departmentId !== undefined &&
      found.rows.length === 0 &&
      !(await isDepartment(tx, caller.orgId, departmentId))
    )
      throw new Problem('not_found')
    return found
  })
  const page = rows.slice(0, wanted.limit)
  const last = page.at(-1)
  const next = rows.length > page.length && last ? { at: last.list_at, id: last.id } : upTo
  return { conversations: page.map(asConversation), next: next && encodeCursor(next) }
}

type Found = { readonly rows: readonly ThreadRow[]; readonly upTo: { at: Date; id: string } | null }

const listWhole = async (tx: Tx, { orgId }: Caller, wanted: ListWanted): Promise<Found> => ({
  rows: await listThreads(tx, orgId, wanted),
  upTo: null,
})

async function listTagged(tx: Tx, { orgId }: Caller, wanted: ListWanted, tagId: string): Promise<Found> {
  const { ids, upTo } = await findTagged(tx, orgId, wanted, tagId)
  const rows = ids.length === 0 ? [] : await readThreads(tx, orgId, ids)
  const at = ({ list_at }: ThreadRow): number => list_at.getTime()
  return { rows: rows.sort((a, b) => at(b) - at(a) || (a.id < b.id ? 1 : -1)), upTo }
}

/** Unread conversations of the lists, in the departments the caller may see. */
export async function unread(
  app: App,
  caller: Caller,
  departmentId: string | undefined,
): Promise<{ mine: number; unassigned: number; all: number; departments: Record<string, number> }> {
  const rows = await app.db.inOrganization(caller.orgId, (tx) =>
    countUnreadByDepartment(tx, caller.orgId, caller.memberId),
  )
  const seen = rows.filter((row) => maySee(caller, row.department_id))
  const wanted = departmentId === undefined ? seen : seen.filter((row) => row.department_id === departmentId)
  if (departmentId !== undefined && wanted.length === 0) throw new Problem('not_found')
  const sum = (key: 'mine' | 'unassigned' | 'all_unread'): number =>
    Math.min(
      100,
      wanted.reduce((total, row) => total + row[key], 0),
    )
  return {
    mine: sum('mine'),
    unassigned: sum('unassigned'),
    all: sum('all_unread'),
    departments: Object.fromEntries(seen.map((row) => [row.department_id, row.all_unread])),
  }
}

/** One conversation and whether it may be texted now. */
export async function open(
  app: App,
  caller: Caller,
  id: string,
): Promise<{ conversation: Conversation; standing: StandingView }> {
  return app.db.inOrganization(caller.orgId, async (tx) => {
    const row = await visible(tx, caller, id)
    return {
      conversation: asConversation(row),
      standing: await standingOf(tx, caller.orgId, {
        phone: row.their_phone,
        numberId: row.number_id,
        window: windowOf(row),
        now: app.now(),
      }),
    }
  })
}

/** Before there is a conversation: whether this phone may be texted from this number. */
export async function lookUp(
  app: App,
  caller: Caller,
  { phone, numberId }: { phone: string; numberId: string },
): Promise<{
  phone: string
  conversationId: string | null
  contactId: string | null
  name: string
  standing: StandingView
}> {
  return app.db.inOrganization(caller.orgId, async (tx) => {
    const place = await readPlace(tx, caller.orgId, numberId, phone)
    if (!place || !maySee(caller, place.department_id)) throw new Problem('not_found')
    if (place.own_name !== null) throw new Problem('invalid', ownNumber(place.own_name), { field: 'phone' })
    if (place.contact_id === null && isLandline(phone))
      throw new Problem('invalid', LANDLINE, { field: 'phone' })
    const id = await findThread(tx, caller.orgId, numberId, phone)
    const [row] = id ? await readThreads(tx, caller.orgId, [id]) : []
    if (row && !maySee(caller, row.department_id)) throw new Problem('not_found')
    return {
      phone,
      conversationId: row?.id ?? null,
      contactId: place.contact_id,
      name: place.contact_name ?? '',
      standing: await standingOf(tx, caller.orgId, {
        phone,
        numberId,
        window: row ? windowOf(row) : null,
        now: app.now(),
      }),
    }
  })
}

const ownNumber = (name: string): string =>
  `This is one of your own numbers${name === '' ? '' : ` (${name})`}. Enter the number of the person you want to text.`
const LANDLINE = 'This is a landline, which gets no texts. Enter a mobile number.'

export async function markRead(app: App, caller: Caller, id: string): Promise<void> {
  const row = await app.db.inOrganization(caller.orgId, async (tx) => {
    const found = await visible(tx, caller, id)
    return (await markThreadRead(tx, caller.orgId, id)) ? found : null
  })
  if (row) changed(app, caller.orgId, row)
}

/** Assigns to a member who may see the department, or to nobody. Answers `moved_on` when somebody else was first. */
export async function assign(
  app: App,
  caller: Caller,
  id: string,
  wanted: { memberId: string | null; expected?: string | null | undefined },
): Promise<Conversation> {
  const row = await app.db.inOrganization(caller.orgId, async (tx) => {
    const found = await visible(tx, caller, id)
    const seat =
      wanted.memberId === null ? 'here' : await seatOf(tx, caller.orgId, wanted.memberId, found.department_id)
    if (seat === 'missing') throw new Problem('not_found')
    if (seat === 'elsewhere')
      throw new Problem(
        'invalid',
        'That person is not in this conversation\u2019s department. Choose somebody who is.',
        { field: 'memberId' },
      )
    const { memberId, expected } = wanted
    const assigned = await assignThread(tx, caller.orgId, id, { memberId, expected })
    if (assigned === 'moved_on')
      throw new Problem('moved_on', 'Somebody else took this conversation a moment ago. Look who has it now.')
    if (assigned === 'changed') await note(tx, caller, { id, kind: 'assigned', toMemberId: memberId })
    return visible(tx, caller, id)
  })
  changed(app, caller.orgId, row)
  return asConversation(row)
}

export async function setState(
  app: App,
  caller: Caller,
  id: string,
  state: 'open' | 'closed',
): Promise<Conversation> {
  const row = await app.db.inOrganization(caller.orgId, async (tx) => {
    await visible(tx, caller, id)
    const before = await setThreadState(tx, caller.orgId, id, state)
    const opened = before === 'snoozed' ? 'woken' : 'reopened'
    if (before !== state)
      await note(tx, caller, { id, kind: state === 'closed' ? 'closed' : opened, toMemberId: null })
    return visible(tx, caller, id)
  })
  changed(app, caller.orgId, row)
  return asConversation(row)
}

/** What was done with a conversation, for its contact's journey. */
const note = (
  tx: Tx,
  caller: Caller,
  { id, kind, toMemberId }: { id: string; kind: NewThreadEvent['kind']; toMemberId: string | null },
): Promise<void> =>
  addThreadEvent(tx, caller.orgId, { id: newId(), conversationId: id, kind, by: caller, toMemberId })

/** The conversation, if it is there and the caller may see its department; else the one `not_found`. */
export async function visible(tx: Tx, caller: Caller, id: string): Promise<ThreadRow> {
  const [row] = await readThreads(tx, caller.orgId, [id])
  if (!row || !maySee(caller, row.department_id)) throw new Problem('not_found')
  return row
}

export const maySee = (caller: Caller, departmentId: string): boolean =>
  caller.departments === 'all' || caller.departments.includes(departmentId)

function narrowed(caller: Caller, departmentId: string | undefined): 'all' | readonly string[] {
  if (departmentId === undefined) return caller.departments
  if (!maySee(caller, departmentId)) throw new Problem('not_found')
  return [departmentId]
}

async function standingOf(
  tx: Tx,
  orgId: OrgId,
  { phone, numberId, window, now }: { phone: string; numberId: string; window: Window | null; now: Date },
): Promise<StandingView> {
  const place = await readPlace(tx, orgId, numberId, phone)
  const door: Door = (await readDoors(tx, orgId, [phone])).get(phone) ?? OPEN_DOOR
  const hours = place?.hours ?? 24
  const verdict = clear(aboutAnswer({ door, window, conversationHours: hours, now }))
  const words = verdict.ok
    ? null
    : isErasedNumber(phone)
      ? ERASED
      : tell(verdict.reason, verdict.at, {
          who: place?.who ?? phone,
          ourPhone: place?.our_phone ?? '',
          timeZone: place?.time_zone ?? 'UTC',
          hours,
          told: place?.stop_medium ? { medium: place.stop_medium, rule: place.stop_rule ?? '' } : null,
        })
  return {
    maySend: verdict.ok,
    reason: verdict.ok ? null : verdict.reason,
    sentence: words?.sentence ?? null,
    wayOut: words?.wayOut ?? null,
    until: conversationalUntil(door, window, hours)?.toISOString() ?? null,
    isBlocked: door.blockedAt !== null,
    optedOutAt: isClosed(door) ? (door.stopAt?.toISOString() ?? null) : null,
  }
}

const ERASED = {
  sentence: 'This person was erased, so there is nobody left to text here.',
  wayOut: 'If they text you again, they appear as somebody new.',
}

const windowOf = (row: ThreadRow): Window | null =>
  row.window_at && row.window_record && row.window_message
    ? { at: row.window_at, record: row.window_record, message: row.window_message }
    : null

/** A conversation as the API shows it. */
export function asConversation(row: ThreadRow): Conversation {
  return {
    id: row.id,
    numberId: row.number_id,
    departmentId: row.department_id,
    contactId: row.contact_id,
    contactName: row.contact_name,
    phone: row.their_phone,
    state: row.state,
    snoozedUntil: row.state === 'snoozed' ? (row.snoozed_until?.toISOString() ?? null) : null,
    assigneeId: row.assignee_id,
    unread: row.unread,
    preview: row.preview,
    previewOurs: row.preview_ours,
    lastAt: row.last_at.toISOString(),
    listAt: row.list_at.toISOString(),
    ...{ tags: row.tags, contactTags: row.contact_tags },
  }
}

function changed(app: App, orgId: OrgId, row: ThreadRow): void {
  app.live.tell([{ orgId, topic: 'conversation', id: row.id, departmentId: row.department_id }])
}
