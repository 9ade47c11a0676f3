// A contact's journey: one page of it, or all of it, page by page, for a document.
import { formatPhone } from '../contacts/phone-format.ts'
import type { App } from '../platform/app.ts'
import type { Tx } from '../platform/database.ts'
import { Problem } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import type { JourneyEvent, JourneyGroup } from './contract.ts'
import { decodePlace, encodePlace, type JourneyPlace } from './cursor.ts'
import { type Known, readFacts } from './facts/actions.ts'
import { type ContactRow, findContact, nextPlaces } from './store.ts'
import { groupOf, tell } from './words.ts'

export type Page = {
  readonly contact: ContactRow
  readonly events: JourneyEvent[]
  readonly next: string | null
}
type Wanted = {
  readonly id: string
  readonly groups: readonly JourneyGroup[]
  readonly cursor?: string | undefined
  readonly limit: number
}

/** One page, newest first. Texts and what happened to them are of the caller's departments only; consent is shown to all who may see it. */
export async function readPage(app: App, caller: Caller, wanted: Wanted): Promise<Page> {
  const after = wanted.cursor === undefined ? null : decodePlace(wanted.cursor)
  if (wanted.cursor !== undefined && after === null)
    throw new Problem('invalid', 'The cursor is not one that this journey gave. Start from the first page.', {
      field: 'cursor',
    })
  return app.db.inOrganization(caller.orgId, (tx) => pageAfter(tx, caller, wanted, after))
}

async function pageAfter(tx: Tx, caller: Caller, wanted: Wanted, after: JourneyPlace | null): Promise<Page> {
  const contact = await findContact(tx, caller.orgId, wanted.id)
  if (!contact) throw new Problem('not_found')
  // Who may see consent, but no conversations, such as an integration that checks it, sees no texts here either.
  const seesTexts = caller.permissions.has('conversations.view')
  const departments = seesTexts ? caller.departments : []
  const wants = (group: JourneyGroup): boolean => wanted.groups.includes(group)
  const rows = await nextPlaces(tx, caller.orgId, {
    ...{ contact, departments, after, limit: wanted.limit + 1 },
    ...{ consent: wants('consent'), profile: wants('profile') },
    ...{
      messages: seesTexts && wants('messages'),
      delivery: seesTexts && wants('delivery'),
      assignment: seesTexts && wants('assignment'),
      notes: seesTexts && wants('notes'),
    },
  })
  const shown = rows.slice(0, wanted.limit)
  const facts = await readFacts(tx, caller.orgId, shown, { contact, departments })
  const last = shown.at(-1)
  return {
    contact,
    events: facts.map((known) => asEvent(known, contact)),
    next: rows.length > shown.length && last ? encodePlace(last) : null,
  }
}

function asEvent(
  { place, event, conversationId, recordId, areWordsHidden }: Known,
  contact: ContactRow,
): JourneyEvent {
  return {
    id: `${place.source}.${place.id}`,
    at: place.at.toISOString(),
    group: groupOf[place.source],
    ...tell(event, contact.name || formatPhone(contact.phone)),
    ...{ areWordsHidden, conversationId, recordId },
  }
}

/** A document holds this many events at most. */
export const MOST_EVENTS = 20_000
const PAGE = 500

export type Whole = {
  readonly contact: ContactRow
  /** Pages of events. `more` after the last one: there are older ones, which no document holds. */
  readonly pages: AsyncGenerator<{ events: readonly JourneyEvent[]; more: boolean }>
}

/** The whole journey. Its first page is read at once, so that a contact that is not there is told before a document begins. */
export async function readWhole(
  app: App,
  caller: Caller,
  wanted: Omit<Wanted, 'cursor' | 'limit'>,
): Promise<Whole> {
  const first = await readPage(app, caller, { ...wanted, limit: PAGE })
  return { contact: first.contact, pages: pagesFrom(first) }

  // Each page is a transaction of its own: nobody's slow line holds a connection to the database.
  async function* pagesFrom(page: Page): Whole['pages'] {
    let count = page.events.length
    let { events, next } = page
    while (next !== null && count < MOST_EVENTS) {
      yield { events, more: false }
      ;({ events, next } = await readPage(app, caller, {
        ...wanted,
        cursor: next,
        limit: Math.min(PAGE, MOST_EVENTS - count),
      }))
      count += events.length
    }
    yield { events, more: next !== null }
  }
}
