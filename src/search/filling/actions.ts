// Fills the index behind the texts, in sets, and takes out of it what must not be found any more. Texts come in and go out without
// knowing of it: nothing is written for the search on their way.
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { rowsFor, SHELF, shelfOf } from '../places.ts'
import { sources } from '../sources/store.ts'
import { distinctWords } from '../words.ts'
import {
  addTexts,
  beginProgress,
  findOrganizations,
  lockProgress,
  moveProgress,
  type NewText,
  readNew,
  removeTexts,
  removeWords,
} from './store.ts'

/** So many texts are put in by one transaction: about 100 ms of work. */
const BATCH = 2_000
/** A text's id is made before its commit: what was read a moment ago is looked at again, and once more when everything must have committed. */
const AGAIN_MS = 2_000
const LATEST_COMMIT_MS = 60_000

export type Look = 'fresh' | 'late'

/** Puts a batch of an organization's texts into the index. Resolves with how many; a full batch means that there are more. */
export const fill = (
  app: Pick<App, 'db' | 'now'>,
  orgId: OrgId,
  { look, most = BATCH }: { look: Look; most?: number },
): Promise<{ filled: number; isMore: boolean }> =>
  app.db.inOrganization(orgId, (tx) => fillIn(tx, orgId, { look, most, now: app.now() }), { pool: 'worker' })

async function fillIn(
  tx: Tx,
  orgId: OrgId,
  { look, most, now }: { look: Look; most: number; now: Date },
): Promise<{ filled: number; isMore: boolean }> {
  await beginProgress(tx, orgId)
  const progress = await lockProgress(tx, orgId, 'pass')
  if (!progress) return { filled: 0, isMore: false }
  const fresh = Math.max(progress.sure_until.getTime(), progress.read_until.getTime() - AGAIN_MS)
  const since = look === 'late' ? progress.sure_until : new Date(fresh)
  const found = await Promise.all(
    sources.map(({ name }) => readNew(tx, orgId, { source: name, since, most })),
  )
  // A full source may have more before what another one has found: beyond its last one nothing is taken yet.
  const ends = found.flatMap((texts) => (texts.length === most ? [texts.at(-1)?.id ?? ''] : []))
  const end = ends.toSorted()[0]
  const texts = found.flat().filter(({ id }) => end === undefined || id <= end)
  texts.sort((one, other) => (one.id < other.id ? -1 : 1))
  if (texts.length > 0) await put(tx, orgId, progress.next_place, texts)
  const last = texts.at(-1)
  // From where everything is sure on, up to where something may still be under way: sure as well.
  const isSure = since.getTime() <= progress.sure_until.getTime()
  const sureTo = isSure
    ? Math.min(end === undefined ? now.getTime() : timeOf(end), now.getTime() - LATEST_COMMIT_MS)
    : 0
  await moveProgress(tx, orgId, {
    next_place: progress.next_place + texts.length,
    read_until: later(progress.read_until, last ? timeOf(last.id) : 0),
    sure_until: later(progress.sure_until, sureTo),
  })
  return { filled: texts.length, isMore: end !== undefined }
}

const later = (time: Date, other: number): Date => new Date(Math.max(time.getTime(), other))

/** The time at which a UUIDv7 was made. */
const timeOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

const put = (tx: Tx, orgId: OrgId, first: number, texts: readonly NewText[]): Promise<void> =>
  addTexts(tx, orgId, {
    first,
    texts,
    words: rowsFor(
      texts.map(({ body }) => ({ words: distinctWords(body) })),
      first,
    ),
    shelf: SHELF,
  })

/** Puts texts in at once, in the transaction that wrote them: for what few people write, and for what was edited. */
export async function remember(tx: Tx, orgId: OrgId, texts: readonly NewText[]): Promise<void> {
  const progress = texts.length > 0 ? await lockProgress(tx, orgId, 'wait') : null
  if (!progress) return
  await put(tx, orgId, progress.next_place, texts)
  await moveProgress(tx, orgId, { ...progress, next_place: progress.next_place + texts.length })
}

/**
 * Takes texts and their words out of the index, in the transaction that takes their words away. `body` is what they said until now.
 * From here to the commit the index is held, so a filling that has read their words already is waited for and undone.
 */
export async function forget(
  tx: Tx,
  orgId: OrgId,
  texts: readonly { readonly id: string; readonly body: string }[],
): Promise<void> {
  if (texts.length === 0) return
  await lockProgress(tx, orgId, 'wait')
  const bodies = new Map(texts.map(({ id, body }) => [id, body]))
  const gone = await removeTexts(tx, orgId, [...bodies.keys()])
  if (gone.length === 0) return
  const rows = gone.flatMap(({ id, place }) =>
    distinctWords(bodies.get(id) ?? '').map((word) => ({
      word,
      shelf: shelfOf(place),
      places: [place % SHELF],
    })),
  )
  await removeWords(tx, orgId, joined(rows))
}

function joined(rows: readonly { word: string; shelf: number; places: number[] }[]) {
  const all = new Map<string, { word: string; shelf: number; places: number[] }>()
  for (const row of rows) {
    const known = all.get(`${row.word} ${row.shelf}`)
    if (known) known.places.push(...row.places)
    else all.set(`${row.word} ${row.shelf}`, row)
  }
  return [...all.values()]
}

/** Every organization with something to find, page by page. */
export async function eachOrganization(
  app: Pick<App, 'db'>,
  visit: (orgId: OrgId) => Promise<void>,
): Promise<void> {
  let after: OrgId | null = null
  for (;;) {
    const page: { org_id: OrgId }[] = await findOrganizations(app.db, after, 500)
    for (const { org_id } of page) await visit(org_id)
    after = page.at(-1)?.org_id ?? null
    if (after === null) return
  }
}
