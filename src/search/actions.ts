// The search: people by name and number, texts by their words, among what the caller may see. The other slices say here what was edited
// and what must be forgotten.
import { find as findContacts } from '../contacts/actions.ts'
import type { App } from '../platform/app.ts'
import type { AnswerOf, QueryOf } from '../platform/endpoint.ts'
import { Problem } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import { plainText } from '../platform/plain-text.ts'
import type { FoundContact, FoundText, search } from './contract.ts'
import { snippetOf } from './hits.ts'
import { type Hit, look } from './looking/actions.ts'
import { isDepartment, readThreads } from './looking/store.ts'
import { parseQuery } from './query.ts'
import type { SourceName } from './sources/store.ts'

export { fill, forget, remember } from './filling/actions.ts'

type Wanted = QueryOf<typeof search>
type Departments = Caller['departments']

const MOST_CONTACTS = 6

/** One page. People come with the first one, where nothing but words was asked for. */
export async function searchAll(app: App, caller: Caller, wanted: Wanted): Promise<AnswerOf<typeof search>> {
  const departments = narrowed(caller, wanted.departmentId)
  const isPlain = !wanted.by && !wanted.since && !wanted.until && !wanted.cursor
  const contacts = isPlain ? await contactsLike(app, caller, wanted.find, departments) : []
  const looked = await app.db.inOrganization(caller.orgId, async (tx) => {
    if (wanted.departmentId && !(await isDepartment(tx, caller.orgId, wanted.departmentId)))
      throw new Problem('not_found')
    return look(tx, caller.orgId, {
      query: parseQuery(wanted.find),
      filter: {
        departments,
        by: sourcesFor(caller, wanted.by),
        since: wanted.since ? new Date(wanted.since) : null,
        until: wanted.until ? new Date(wanted.until) : null,
      },
      before: wanted.cursor === undefined ? null : Number(wanted.cursor),
      limit: wanted.limit,
    })
  })
  return {
    contacts,
    texts: looked.hits.map(asFoundText),
    next: looked.next === null ? null : String(looked.next),
    isCutShort: looked.isCutShort,
  }
}

/** Notes are for people, so a key finds none. */
function sourcesFor({ memberId }: Caller, by: SourceName | undefined): readonly SourceName[] | null {
  const open: readonly SourceName[] = memberId === null ? ['them', 'us'] : ['them', 'us', 'note']
  if (by === undefined) return memberId === null ? open : null
  return open.filter((each) => each === by)
}

function narrowed(caller: Caller, departmentId: string | undefined): Departments {
  if (departmentId === undefined) return caller.departments
  if (caller.departments !== 'all' && !caller.departments.includes(departmentId))
    throw new Problem('not_found')
  return [departmentId]
}

async function contactsLike(
  app: App,
  caller: Caller,
  typed: string,
  departments: Departments,
): Promise<FoundContact[]> {
  const plain = plainText(typed)
    .normalize('NFKC')
    .replace(/["\u201C\u201D\u201E\u00AB\u00BB]/g, ' ')
    .trim()
    .slice(0, 100)
  if (plain === '' || !caller.permissions.has('contacts.view')) return []
  const contacts = await findContacts(app, caller, { find: plain, limit: MOST_CONTACTS, recent: [] })
  if (contacts.length === 0) return []
  const threads = await app.db.inOrganization(caller.orgId, (tx) =>
    readThreads(
      tx,
      caller.orgId,
      contacts.map(({ phone }) => phone),
      departments,
    ),
  )
  return contacts.map(({ id, name, phone }) => ({
    ...{ id, name, phone },
    conversationId: threads.get(phone) ?? null,
  }))
}

const asFoundText = (hit: Hit): FoundText => ({
  id: hit.id,
  conversationId: hit.conversation_id,
  departmentId: hit.department_id,
  orderNo: hit.order_no,
  by: hit.source,
  at: hit.at.toISOString(),
  contactName: hit.contact_name,
  phone: hit.their_phone,
  snippet: snippetOf(hit.body, hit.ranges),
})
