// What SMPP leaves to us: telling a repeat from a second equal text, and putting long texts together.
import type { InboundText, RepeatMark } from '../../carriers/carrier.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { fetchable, joined, storable } from '../inbound.ts'
import type { Inbound, ReceiveResult, Text } from '../receive/actions.ts'
import {
  addParts,
  addSeen,
  type Mark,
  markRepeated,
  nameOfPart,
  type PartKey,
  type PartRow,
  readParts,
  readSeen,
  readStaleParts,
  removeMarks,
  removeParts,
  type Seen,
} from './store.ts'

export { markProved } from './store.ts'

type Fresh = Inbound & { readonly place: number }

/**
 * Leaves out what came before without an id. A repeat has the same bytes and comes, within ten minutes, on a bind made after the first
 * one arrived, whose answer was never proved to have reached the carrier. Each coming answers for one repeat, so two acknowledged
 * texts "ok" stay two, also on binds that are open side by side.
 */
export async function withoutRepeats(
  tx: Tx,
  orgId: OrgId,
  items: readonly Inbound[],
  results: ReceiveResult[],
): Promise<Fresh[]> {
  const all = items.map((item, place) => ({ ...item, place }))
  const marked = all.flatMap(({ connectionId, event, place }) =>
    event.repeat ? [{ connectionId, place, mark: { ...event.repeat, id: newId() } }] : [],
  )
  for (const [connectionId, here] of Map.groupBy(marked, (each) => each.connectionId)) {
    const fingerprints = here.map(({ mark }) => mark.fingerprint)
    const earlier = await readSeen(tx, orgId, connectionId, fingerprints)
    const matched: Mark[] = []
    for (const { mark, place } of here.sort((one, other) => +one.mark.arrivedAt - +other.mark.arrivedAt)) {
      const match = take(earlier, mark)
      if (match) {
        matched.push({ ...mark, id: match.id })
        results[place] = 'repeat'
      }
      // Seen on this bind too: should this one be cut before its answer arrives, it comes once more.
      earlier.push({
        id: mark.id,
        fingerprint: mark.fingerprint,
        bind_id: mark.bindId,
        seen_at: mark.arrivedAt,
      })
    }
    await addSeen(
      tx,
      orgId,
      connectionId,
      here.map(({ mark }) => mark),
    )
    if (matched.length > 0) await markRepeated(tx, orgId, connectionId, matched)
  }
  return all.filter(({ place }) => results[place] !== 'repeat')
}

/** Takes the first coming that this mark can be a repeat of out of the list. */
function take(earlier: Seen[], { fingerprint, bindId, boundAt }: RepeatMark): Seen | undefined {
  const index = earlier.findIndex(
    (seen) => seen.bind_id !== bindId && seen.seen_at < boundAt && seen.fingerprint.equals(fingerprint),
  )
  return index < 0 ? undefined : earlier.splice(index, 1)[0]
}

/** Whole texts of the set: those that came whole, and those whose last part came now. Parts that still wait are stored. */
export async function joinParts(
  tx: Tx,
  orgId: OrgId,
  fresh: readonly Fresh[],
  results: ReceiveResult[],
): Promise<Text[]> {
  const whole: Text[] = []
  const parts: (PartKey & { position: number; coding: string; bytes: Buffer; place: number })[] = []
  for (const { event, connectionId, place } of fresh) {
    const { from, to } = event
    if (event.kind === 'text') {
      whole.push({
        place,
        connectionId,
        from,
        to,
        body: storable(event.body),
        sentAt: event.sentAt,
        carrierMessageId: event.carrierMessageId ?? newId(),
        ...(event.files?.length && { files: fetchable(event.files) }),
      })
    } else {
      results[place] = 'part'
      parts.push({
        connectionId,
        from,
        to,
        reference: event.reference,
        total: event.total,
        position: event.position,
        coding: event.coding,
        bytes: event.bytes,
        place,
      })
    }
  }
  return parts.length === 0 ? whole : [...whole, ...(await complete(tx, orgId, parts, results))]
}

async function complete(
  tx: Tx,
  orgId: OrgId,
  parts: readonly (PartKey & { position: number; coding: string; bytes: Buffer; place: number })[],
  results: ReceiveResult[],
): Promise<Text[]> {
  await addParts(tx, orgId, parts)
  const keys = [...new Map(parts.map((part) => [nameOfPart(part), part])).values()]
  const stored = Map.groupBy(await readParts(tx, orgId, keys), (row) => nameOfPart(keyOfRow(row)))
  const done = keys.filter((key) => stored.get(nameOfPart(key))?.length === key.total)
  if (done.length > 0) await removeParts(tx, orgId, done)
  return done.map((key) => {
    results[key.place] = 'stored'
    const { connectionId, from, to, place } = key
    return {
      place,
      connectionId,
      from,
      to,
      body: storable(joined(stored.get(nameOfPart(key)) ?? [])),
      sentAt: null,
      carrierMessageId: newId(),
    }
  })
}

const GAP = ' […] '

export type Stale = { readonly connectionId: string; readonly key: PartKey; readonly text: InboundText }

/**
 * Long texts whose parts have waited for over an hour, as far as they came. The carrier id is made from the parts, so that a text
 * which is stored twice is stored once; `dropParts` comes after it is.
 */
export async function readStaleTexts(app: App, orgId: OrgId): Promise<Stale[]> {
  const rows = await app.db.inOrganization(orgId, (tx) => readStaleParts(tx, orgId))
  return [...Map.groupBy(rows, (row) => nameOfPart(keyOfRow(row))).values()].flatMap((parts) => {
    const [first] = parts
    if (!first) return []
    const key = keyOfRow(first)
    const body = parts.map((part) => joined([part])).join(GAP) + GAP
    const carrierMessageId = `parts ${nameOfPart(key)} ${first.received_at.toISOString()}`
    const text = {
      kind: 'text' as const,
      from: key.from,
      to: key.to,
      body,
      sentAt: first.received_at,
      carrierMessageId,
    }
    return [{ connectionId: key.connectionId, key, text }]
  })
}

export const dropParts = (app: App, orgId: OrgId, keys: readonly PartKey[]): Promise<void> =>
  app.db.inOrganization(orgId, (tx) => removeParts(tx, orgId, keys))

/** Forgets marks that are too old to tell a repeat. */
export const forgetMarks = (app: App, orgId: OrgId): Promise<void> =>
  app.db.inOrganization(orgId, (tx) => removeMarks(tx, orgId))

const keyOfRow = (row: PartRow): PartKey => ({
  connectionId: row.connection_id,
  from: row.from_phone,
  to: row.to_phone,
  reference: row.reference,
  total: row.total,
})
