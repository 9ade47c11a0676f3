// Looks through the texts, newest first: along the index where a word is in it, along the texts themselves for a beginning so short that
// it is common. Every text found is read, and only what it says counts.
import type { OrgId, Tx } from '../../platform/database.ts'
import { hitsIn, type Range } from '../hits.ts'
import { type Found, foundIn, inAll, SHELF, shelfOf } from '../places.ts'
import { isEmpty, type Query } from '../query.ts'
import {
  type Filter,
  readAt,
  readEnd,
  readNewest,
  readShelves,
  readTexts,
  readWords,
  type TextRow,
} from './store.ts'

export type Hit = TextRow & { readonly ranges: readonly Range[] }
export type Looked = {
  readonly hits: readonly Hit[]
  /** Where to go on; null when everything was looked at. */
  readonly next: number | null
  /** The page is not full: so much was looked at that the rest is left for when it is asked for. */
  readonly isCutShort: boolean
}

/** What one page may cost: texts read, and shelves of words. */
const MOST_TEXTS = 1_500
const MOST_WINDOWS = 12
const AT_ONCE = 100
/** A shorter beginning is that of too many words. */
const SHORTEST = 3
const MOST_WORDS = 60
const SHELVES_A_WINDOW = [1, 4, 16, 64]

/** One page of the texts that fit. */
export async function look(
  tx: Tx,
  orgId: OrgId,
  { query, filter, before, limit }: { query: Query; filter: Filter; before: number | null; limit: number },
): Promise<Looked> {
  const bounds = isEmpty(query) ? null : await boundsOf(tx, orgId, filter, before)
  const terms = bounds === null ? null : await termsOf(tx, orgId, query)
  if (bounds === null || terms === null) return { hits: [], next: null, isCutShort: false }
  const hits: Hit[] = []
  let read = 0
  let reached = bounds.before
  for await (const { places, until } of candidates(tx, orgId, terms, bounds)) {
    for (let at = 0; at < places.length; ) {
      const some = places.slice(at, at + (read === 0 ? limit + 1 : AT_ONCE))
      at += some.length
      const texts = await readTexts(tx, orgId, some, filter)
      for (const text of texts) {
        const ranges = hitsIn(text.body, query)
        if (ranges === null) continue
        if (hits.length === limit) return { hits, next: hits.at(-1)?.place ?? null, isCutShort: false }
        hits.push({ ...text, ranges })
      }
      reached = some.at(-1) ?? reached
      read += some.length
      if (read >= MOST_TEXTS) return { hits, next: reached, isCutShort: true }
    }
    if (until === null) return { hits, next: null, isCutShort: false }
    reached = until
  }
  return { hits, next: reached, isCutShort: true }
}

type Bounds = { readonly before: number; readonly lowest: number }

/** Between which places to look; null when there is nothing between them. */
async function boundsOf(
  tx: Tx,
  orgId: OrgId,
  { since, until }: Filter,
  before: number | null,
): Promise<Bounds | null> {
  const end = Math.min(before ?? Number.POSITIVE_INFINITY, await readEnd(tx, orgId))
  const shelves =
    since === null && until === null
      ? { lowest: 0, highest: shelfOf(end) }
      : await readShelves(tx, orgId, { since, until })
  if (shelves === null) return null
  const bounds = { before: Math.min(end, (shelves.highest + 1) * SHELF), lowest: shelves.lowest * SHELF }
  return bounds.before > bounds.lowest ? bounds : null
}

/** A term is found where one of its words stands. */
type Term = readonly string[]

/** What the index is asked for. No terms: walk along the texts. Null: some word stands nowhere. */
async function termsOf(tx: Tx, orgId: OrgId, { words, beginning }: Query): Promise<Term[] | null> {
  const terms: Term[] = words.map((word) => [word])
  if (beginning === null || isCommon(beginning)) return terms
  const found = await readWords(tx, orgId, beginning, MOST_WORDS + 1)
  if (found.length === 0) return null
  if (found.length <= MOST_WORDS) terms.push(found)
  return terms
}

const isCommon = (beginning: string): boolean =>
  Array.from(beginning).length < SHORTEST && /^[\p{Script=Latin}\p{N}]+$/u.test(beginning)

type Candidates = {
  readonly places: readonly number[]
  /** Everything from here on upwards was proposed; null when there is nothing further down. */
  readonly until: number | null
}

async function* candidates(
  tx: Tx,
  orgId: OrgId,
  terms: readonly Term[],
  { before, lowest }: Bounds,
): AsyncGenerator<Candidates> {
  if (terms.length === 0) {
    for (let top = before; top > lowest; top -= AT_ONCE) {
      const until = Math.max(lowest, top - AT_ONCE)
      const places = Array.from({ length: top - until }, (_, nth) => top - 1 - nth)
      yield { places, until: until === lowest ? null : until }
    }
    return
  }
  let from = shelfOf(before - 1)
  for (let nth = 0; nth < MOST_WINDOWS; nth++) {
    const { found, shelves, floor } = await windowOf(tx, orgId, terms, { from, nth })
    const places = inAll(found, { before, shelves }).filter((place) => place >= lowest)
    const isLast = floor === null || floor * SHELF <= lowest
    yield { places, until: isLast ? null : floor * SHELF }
    if (isLast) return
    from = floor - 1
  }
}

type Window = {
  readonly found: readonly Found[]
  readonly shelves: readonly number[]
  /** The lowest shelf of which everything is known now; null when there is nothing below. */
  readonly floor: number | null
}

/** The next shelves downwards on which the rarest term stands, with what the others have there. */
async function windowOf(
  tx: Tx,
  orgId: OrgId,
  terms: readonly Term[],
  { from, nth }: { from: number; nth: number },
): Promise<Window> {
  const words = [...new Set(terms.flat())]
  const wide = SHELVES_A_WINDOW[nth] ?? 64
  const most = Math.max(1, Math.min(wide, Math.floor(512 / words.length)))
  const rows = await readNewest(tx, orgId, { words, from, most })
  const floors = terms.map((term) => floorOf(rows, term, most))
  const rarest = floors.reduce((best, floor, at) => (floor < (floors[best] ?? 0) ? at : best), 0)
  const floor = floors[rarest] ?? -1
  const leading = terms[rarest] ?? []
  const shelves = [
    ...new Set(
      rows.filter((row) => leading.includes(row.word) && row.shelf >= floor).map(({ shelf }) => shelf),
    ),
  ]
  const there = shelves.length > 0 ? await readAt(tx, orgId, { words, shelves }) : []
  const found = terms.map((term) => foundIn(there.filter(({ word }) => term.includes(word))))
  return { found, shelves, floor: floor < 0 ? null : floor }
}

/** Down to which shelf everything of a term was read: -1 when that is all there is. */
function floorOf(rows: readonly { word: string; shelf: number }[], term: Term, most: number): number {
  const floors = term.map((word) => {
    const shelves = rows.filter((row) => row.word === word).map(({ shelf }) => shelf)
    return shelves.length < most ? -1 : Math.min(...shelves)
  })
  return Math.max(...floors)
}
