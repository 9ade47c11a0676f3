// Most texts change no standing: ordinary words in an open conversation. They are stored in one statement and one round trip, without
// the doors' locks; every other text takes the longer way of receive/actions.ts.
import { keywordIn } from '../../consent/advertised/keyword-rule.ts'
import { readText } from '../../consent/keyword.ts'
import { isKeep } from '../../consent/scope-question.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { metrics } from '../../platform/metrics.ts'
import { onceMore } from '../../platform/once-more.ts'
import { storable } from '../inbound.ts'
import { previewOf } from '../preview.ts'
import type { Inbound, ReceiveResult } from '../receive/actions.ts'
import { addCalm, type NewCalm } from './store.ts'

/** An ordinary text, and its place in the set that it came in. */
type Ordinary = { readonly place: number; readonly row: NewCalm }

/** `echoes`: the same text twice in one set, and the place of the first. */
type Parted = {
  readonly ordinary: readonly Ordinary[]
  readonly others: readonly number[]
  readonly echoes: readonly { place: number; of: number }[]
}

/**
 * Parts a set: texts of ordinary words, at most one of each phone, and the places of all others. The carrier must have numbered
 * them, or a repeat could not be told.
 */
export function partTexts(items: readonly Inbound[]): Parted {
  const ordinary: Ordinary[] = []
  const others: number[] = []
  const echoes: { place: number; of: number }[] = []
  const places = firstPlaces(items)
  const phones = new Map<string, number>()
  for (const place of places.values()) {
    const from = items[place]?.event.from ?? ''
    phones.set(from, (phones.get(from) ?? 0) + 1)
  }
  for (const [place, item] of items.entries()) {
    const of = places.get(nameOf(item) ?? place)
    if (of !== undefined && of !== place) {
      echoes.push({ place, of })
      continue
    }
    const row = phones.get(item.event.from) === 1 ? rowOf(item) : null
    if (row) ordinary.push({ place, row })
    else others.push(place)
  }
  return { ordinary, others, echoes }
}

/** Where each text comes first in its set. */
function firstPlaces(items: readonly Inbound[]): Map<string | number, number> {
  const places = new Map<string | number, number>()
  for (const [place, item] of items.entries()) {
    const name = nameOf(item) ?? place
    if (!places.has(name)) places.set(name, place)
  }
  return places
}

const nameOf = ({ connectionId, event }: Inbound): string | null =>
  event.kind === 'text' && event.carrierMessageId ? `${connectionId} ${event.carrierMessageId}` : null

function rowOf({ connectionId, event }: Inbound): NewCalm | null {
  if (event.kind !== 'text') return null
  const { carrierMessageId, from, to, sentAt } = event
  const body = storable(event.body)
  if (!carrierMessageId || event.repeat || event.files?.length) return null
  const { label, doubt } = readText(body)
  if (label !== 'none' || doubt || isKeep(body)) return null
  const preview = previewOf(body)
  const id = newId()
  return { id, connectionId, carrierMessageId, from, to, body, preview, keyword: keywordIn(body), sentAt }
}

/** Stores what leaves everything as it is, and writes its result; returns the places of the texts that do not. */
export async function storeCalm(
  app: App,
  orgId: OrgId,
  ordinary: readonly Ordinary[],
  results: ReceiveResult[],
): Promise<number[]> {
  if (ordinary.length === 0) return []
  const rows = ordinary.map(({ row }) => row)
  const stored = await onceMore(() =>
    app.db.inOrganization(orgId, (tx) => tx.lastly(addCalm(tx, orgId, rows)), { pool: 'inbound' }),
  )
  const left = new Set(ordinary.map(({ place }) => place))
  const touched: { id: string; departmentId: string }[] = []
  for (const { place: nth, id, departmentId } of stored) {
    const place = ordinary[nth - 1]?.place ?? -1
    left.delete(place)
    results[place] = id === null ? 'repeat' : 'stored'
    if (id !== null && departmentId !== null) touched.push({ id, departmentId })
  }
  metrics.received.inc({ label: 'none' }, touched.length)
  app.live.tell(
    touched.map(({ id, departmentId }) => ({ orgId, topic: 'conversation' as const, id, departmentId })),
  )
  return [...left]
}
