// What SMPP leaves to us: telling a repeat from a second equal text, and putting long texts together.
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { joined, storable } from '../inbound.ts'
import type { Inbound, ReceiveResult, Text } from '../receive/actions.ts'
import {
  addParts,
  addSeen,
  type Mark,
  markRepeated,
  nameOfPart,
  type PartKey,
  readParts,
  readSeen,
  removeParts,
  type Seen,
} from './store.ts'

export { markProved } from './store.ts'

type Fresh = Inbound & { readonly place: number }

/**
 * Leaves out what came before without an id. A repeat has the same bytes, comes on a later bind within ten minutes, and its first
 * coming was never proved to be answered; each earlier text answers for one repeat, so two acknowledged texts "ok" stay two.
 */
export async function withoutRepeats(
  tx: Tx,
  orgId: OrgId,
  items: readonly Inbound[],
  results: ReceiveResult[],
): Promise<Fresh[]> {
  const all = items.map((item, place) => ({ ...item, place }))
  const repeatedPlaces = new Set<number>()
  for (const [connectionId, marked] of Map.groupBy(
    all.filter(({ event }) => event.repeat),
    ({ connectionId }) => connectionId,
  )) {
    const earlier = await readSeen(
      tx,
      orgId,
      connectionId,
      marked.flatMap(({ event }) => (event.repeat ? [event.repeat.fingerprint] : [])),
    )
    const repeated: Mark[] = []
    const first: Mark[] = []
    for (const { event, place } of marked) {
      if (!event.repeat) continue
      const { fingerprint, bindId } = event.repeat
      const match = take(earlier, fingerprint, bindId)
      if (match) {
        repeated.push({ fingerprint, id: match.id, bindId })
        repeatedPlaces.add(place)
        results[place] = 'repeat'
      } else first.push({ fingerprint, id: newId(), bindId })
    }
    if (repeated.length > 0) await markRepeated(tx, orgId, connectionId, repeated)
    // The repeat was seen on this bind too: should this bind be cut before its answer arrives, it comes a third time.
    await addSeen(tx, orgId, connectionId, [...first, ...repeated.map((mark) => ({ ...mark, id: newId() }))])
  }
  return all.filter(({ place }) => !repeatedPlaces.has(place))
}

/** Takes the first earlier one with these bytes from another bind out of the list. */
function take(earlier: Seen[], fingerprint: Buffer, bindId: string): Seen | undefined {
  const index = earlier.findIndex((seen) => seen.bind_id !== bindId && seen.fingerprint.equals(fingerprint))
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
  const stored = Map.groupBy(await readParts(tx, orgId, keys), (row) =>
    nameOfPart({
      connectionId: row.connection_id,
      from: row.from_phone,
      to: row.to_phone,
      reference: row.reference,
      total: row.total,
    }),
  )
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
