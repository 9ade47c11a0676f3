// The opt-out register: who has opted out since when, in which words and by which way; listed, found by number, and as a file.
import { phoneBeginnings } from '../../contacts/name-words.ts'
import { maySee } from '../../organizations/actions.ts'
import type { App } from '../../platform/app.ts'
import { csvLine } from '../../platform/csv.ts'
import type { Caller } from '../../platform/http.ts'
import type { OptOut, Way } from '../contract.ts'
import { type RegisterPlace, registerCursor } from '../cursor.ts'
import { wayLabels } from '../words.ts'
import { listByPhone, listLatest, type OptOutRow } from './store.ts'

export type RegisterPage = { optOuts: OptOut[]; next: string | null }
type Wanted = { readonly find: string; readonly after: RegisterPlace | null; readonly limit: number }

/** One page of the register: the latest first, or those whose number begins as typed. */
export async function listOptOuts(
  app: App,
  caller: Caller,
  { find, after, limit }: Wanted,
): Promise<RegisterPage> {
  const { orgId } = caller
  const typed = find.trim()
  const rows = await app.db.inOrganization(orgId, async (tx) => {
    if (SHORT.test(typed)) return listLatest(tx, orgId, { after, limit: limit + 1 })
    const found: OptOutRow[] = []
    for (const beginning of phoneBeginnings(typed))
      found.push(
        ...(await listByPhone(tx, orgId, { beginning, after: after?.phone ?? '', limit: limit + 1 })),
      )
    return found.sort((one, other) => (one.phone < other.phone ? -1 : 1))
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    optOuts: shown.map((row) => asOptOut(row, caller)),
    next: rows.length > limit && last ? registerCursor({ at: last.stop_at, phone: last.phone }) : null,
  }
}

/** The first digit of a number tells nobody apart. */
const SHORT = /^[+(]*\d?$/

/** What was texted to a department is read by those who see its conversations. */
function asOptOut(row: OptOutRow, caller: Caller): OptOut {
  const isTheirs = row.department_id === null || maySee(caller, row.department_id)
  return {
    phone: row.phone,
    contactId: row.contact_id,
    contactName: row.contact_name ?? '',
    kind: row.stop_kind ?? 'opt_out',
    since: row.stop_at.toISOString(),
    way: wayOf(row),
    words: isTheirs ? row.words : null,
    by: row.medium === 'inbound_text' ? null : row.actor_name,
    recordId: row.stop_record,
  }
}

function wayOf({ medium, answers_record_id }: OptOutRow): Way {
  switch (medium) {
    case 'inbound_text':
      return 'text'
    case 'carrier_report':
      return 'carrier'
    case 'staff':
      return answers_record_id === null ? 'staff' : 'desk'
    case 'imported':
      return 'list'
    case 'api':
      return 'api'
    case 'system':
    case null:
      return 'system'
  }
}

const EXPORT_PAGE = 1_000

/** The whole register as lines of a CSV file, read page by page while it is written. */
export async function* exportLines(app: App, caller: Caller): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(['Phone', 'Opted out at', 'Words', 'Name', 'Kind', 'Way', 'Entered by'])}`
  for (let after: RegisterPlace | null = null; ; ) {
    const rows = await nextPage(app, caller, after)
    yield rows.map((row) => asLine(asOptOut(row, caller))).join('')
    const last = rows.at(-1)
    if (!last || rows.length < EXPORT_PAGE) return
    after = { at: last.stop_at, phone: last.phone }
  }
}

const nextPage = (app: App, { orgId }: Caller, after: RegisterPlace | null): Promise<OptOutRow[]> =>
  app.db.inOrganization(orgId, (tx) => listLatest(tx, orgId, { after, limit: EXPORT_PAGE }))

const asLine = (row: OptOut): string =>
  csvLine([
    ...[row.phone, row.since, row.words, row.contactName],
    ...[row.kind === 'wrong_number' ? 'Wrong number' : 'Opt-out', wayLabels[row.way], row.by],
  ])
