// What waits for a person: the list, its counts, taking texts off it, and what sending one again asks for.
import { decodeCursor, encodeCursor, type Place } from '../conversations/cursor.ts'
import { filesOfTexts } from '../media/actions.ts'
import type { Wanted } from '../messages/send/actions.ts'
import { countOpenCases } from '../opt-outs/desk/actions.ts'
import { maySee } from '../organizations/actions.ts'
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import { Problem } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import type { Waiting } from './contract.ts'
import { countWaiting, type OldText, readOld, readWaiting, settleTexts, type WaitingRow } from './store.ts'
import { againOf, type StuckState, toldOf } from './way-out.ts'

/** How many texts one look takes, those of other departments among them, and how many looks one page takes at most. */
const LOOK = 200
const MOST_LOOKS = 10

/** One page of the list, the latest first. It may hold fewer than asked and still go on: `next` says so. */
export async function list(
  app: App,
  caller: Caller,
  wanted: { cursor?: string | undefined; limit: number },
): Promise<{ texts: Waiting[]; next: string | null }> {
  const { orgId, departments } = caller
  const shown: WaitingRow[] = []
  let after = placeOf(wanted.cursor)
  let more = true
  await app.db.inOrganization(orgId, async (tx) => {
    for (let look = 0; more && look < MOST_LOOKS && shown.length < wanted.limit; look++) {
      const rows = await readWaiting(tx, orgId, { after, departments, limit: LOOK })
      more = rows.length === LOOK
      for (const row of rows) {
        if (shown.length === wanted.limit) {
          more = true
          break
        }
        after = { at: row.at, id: row.id }
        if (row.visible) shown.push(row)
      }
    }
  })
  return { texts: shown.map(asWaiting), next: more && after ? encodeCursor(after) : null }
}

function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const place = decodeCursor(cursor)
  if (place === null)
    throw new Problem('invalid', 'The cursor is not one that this list gave. Start from the first page.', {
      field: 'cursor',
    })
  return place
}

function asWaiting(row: WaitingRow): Waiting {
  const { id, state, kind, reason, phone, body } = row
  const about = {
    ...{ who: row.contact_name || phone, ourPhone: row.our_phone, timeZone: row.time_zone, hours: row.hours },
    ...{ level: row.level, campaign: row.campaign },
  }
  return {
    ...{ id, conversationId: row.conversation_id, departmentId: row.department_id },
    ...{ contactName: row.contact_name, phone, state, body, at: row.at.toISOString() },
    ...toldOf({ kind, state, reason }, about, row.note),
    again: againOf({ kind, state, reason }),
    authorName: row.author_name,
  }
}

/** How much waits in the departments that the caller may see. */
export async function count(app: App, caller: Caller): Promise<{ texts: number; doubts: number }> {
  const { orgId, departments } = caller
  return app.db.inOrganization(orgId, async (tx) => ({
    texts: await countWaiting(tx, orgId, departments),
    doubts: caller.permissions.has('optouts.view') ? await countOpenCases(tx, orgId, departments) : 0,
  }))
}

/** Somebody who is signed in: what waits for a person is decided by one. */
export type Deciding = Caller & { readonly memberId: string }

/** Takes texts off the list. One that nobody waits for any more, or that is not the caller's to see, is passed over. */
export async function dismiss(app: App, caller: Deciding, ids: readonly string[]): Promise<number> {
  const { orgId } = caller
  const rows = [...new Set(ids)].map((id) => ({ id, dismissalId: newId(), againId: null }))
  const settled = await app.db.inOrganization(orgId, (tx) => settleTexts(tx, orgId, rows, caller))
  tell(app, orgId, settled)
  return settled.length
}

/** The text as it is to be asked for again. One key for each old text: however often it is asked, one new text leaves. */
export async function asAgain(
  app: App,
  caller: Deciding,
  { id, mayHaveArrived }: { id: string; mayHaveArrived: boolean },
): Promise<Wanted> {
  const [old, files] = await app.db.inOrganization(caller.orgId, async (tx) => [
    await visibleOld(tx, caller, id),
    (await filesOfTexts(tx, caller.orgId, [id])).get(id) ?? [],
  ])
  const { state, kind, reason } = old
  // Asked once more after it was sent again: the key finds the first answer.
  if (old.again_id === null) {
    const again = isStuck(state) && !old.is_erased ? againOf({ kind, state, reason }) : 'no'
    if (again === 'no') throw new Problem('already_done', WHY_NOT)
    if (again === 'ask' && !mayHaveArrived)
      throw new Problem('invalid', MAY_HAVE_ARRIVED, { field: 'mayHaveArrived' })
  }
  return {
    ...{ requestKey: `again:${id}`, conversationId: old.conversation_id, numberId: null, phone: null },
    ...{
      body: old.body,
      dueAt: null,
      authorId: caller.memberId,
      keyId: null,
      departments: caller.departments,
    },
    ...(old.media_ids.length > 0 && { mediaIds: old.media_ids }),
    ...(old.level !== 'conversational' && { campaign: { id: old.campaign_id, level: old.level } }),
    ...(files.length > 0 && { mediaIds: files.map(({ id: file }) => file) }),
  }
}

const WHY_NOT = 'This text does not wait to be sent again. Reload the list to see how it stands now.'
const MAY_HAVE_ARRIVED =
  'We couldn\u2019t confirm that the carrier has this text. It may have arrived. Say that you have read this to send it again.'

const isStuck = (state: string): state is StuckState =>
  ['failed', 'undelivered', 'refused', 'unconfirmed'].includes(state)

async function visibleOld(tx: Tx, caller: Caller, id: string): Promise<OldText> {
  const old = await readOld(tx, caller.orgId, id)
  if (!old || !maySee(caller, old.department_id)) throw new Problem('not_found')
  return old
}

/** The old text makes room for the new one, and says which it is. */
export async function replace(
  app: App,
  caller: Deciding,
  { id, againId }: { id: string; againId: string },
): Promise<void> {
  const { orgId } = caller
  const rows = [{ id, dismissalId: newId(), againId }]
  tell(app, orgId, await app.db.inOrganization(orgId, (tx) => settleTexts(tx, orgId, rows, caller)))
}

function tell(
  app: App,
  orgId: OrgId,
  settled: readonly { conversation_id: string; department_id: string }[],
): void {
  app.live.tell(
    settled.map(({ conversation_id: id, department_id: departmentId }) => ({
      ...{ orgId, topic: 'conversation' as const, id, departmentId },
    })),
  )
}
