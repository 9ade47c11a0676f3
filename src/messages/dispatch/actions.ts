// From the outbox to the carrier: claim the heads of one lane, hand them over under the doors' locks, write what became of them.
import type { Outcome, Session, Writing } from '../../carriers/carrier.ts'
import { lockDoors, readBases } from '../../consent/actions.ts'
import { type Basis, type Cleared, clear, type Refused } from '../../consent/gate.ts'
import { type Door, OPEN_DOOR } from '../../consent/standing.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { metrics } from '../../platform/metrics.ts'
import { tellTouched } from '../receipts/actions.ts'
import {
  claimHeads,
  type DueLane,
  type Head,
  markHanding,
  type NewAttempt,
  putLane,
  readHeads,
  refuse,
  takeLane,
} from './store.ts'

/** A text that this worker has claimed and may hand over until its ticket expires. */
export type Claim = { readonly attemptId: string; readonly head: Head; readonly basis: Basis | null }
export type Claimed = {
  readonly claims: readonly Claim[]
  /** On the monotonic clock: after it nothing may be written any more (a stalled worker must not wake up and send). */
  readonly ticketEnds: number
  /** Milliseconds until the lane's bucket has a token again; 0 when it has. */
  readonly restMs: number
}

const TICKET_MS = 2_000

/** Claims what may leave next on one lane: one transaction, lane first, then doors, then texts. Null: somebody else serves it. */
export async function claim(
  app: App,
  lane: DueLane,
  { most, workerId }: { most: number; workerId: string },
): Promise<Claimed | null> {
  const orgId = lane.org_id
  const result = await app.db.inOrganization(
    orgId,
    async (tx) => {
      const bucket = await takeLane(tx, orgId, lane.id)
      if (!bucket) return null
      if (bucket.tokens < 1)
        return { claims: [], refused: [], restMs: Math.ceil(((1 - bucket.tokens) / bucket.rate) * 1000) }
      const heads = withinTokens(await readHeads(tx, orgId, lane.id, most), bucket.tokens)
      const { cleared, refused } = await clearAgain(tx, orgId, heads)
      if (refused.length > 0)
        await refuse(
          tx,
          orgId,
          refused.map(({ head, verdict }) => ({ id: head.id, reason: verdict.reason })),
        )
      const attempts = cleared.map<NewAttempt>(({ head, verdict }) => ({
        id: newId(),
        messageId: head.id,
        clearedBy: verdict.by,
        clearedRule: verdict.rule,
      }))
      const taken =
        attempts.length > 0
          ? await claimHeads(tx, orgId, attempts, { connectionId: lane.connection_id, workerId })
          : new Set<string>()
      const claims = cleared.flatMap(({ head, basis }, index) =>
        taken.has(head.id) ? [{ attemptId: attempts[index]?.id ?? '', head, basis }] : [],
      )
      await putLane(
        tx,
        orgId,
        lane.id,
        bucket.tokens - claims.reduce((sum, { head }) => sum + head.segments, 0),
      )
      return { claims, refused, restMs: 0 }
    },
    { pool: 'worker' },
  )
  if (!result) return null
  for (const { verdict } of result.refused) metrics.refused.inc({ reason: verdict.reason, at: 'hand-off' })
  tellTouched(
    app,
    orgId,
    result.refused.map(({ head }) => head.conversation_id),
  )
  return { claims: result.claims, ticketEnds: performance.now() + TICKET_MS, restMs: result.restMs }
}

/** As many of the heads as the bucket has tokens for, one at least: a long text may overdraw it once. */
function withinTokens(heads: readonly Head[], tokens: number): Head[] {
  let left = tokens
  return heads.filter((head, index) => {
    if (index > 0 && left < head.segments) return false
    left -= head.segments
    return true
  })
}

type Verdicts = {
  cleared: { head: Head; basis: Basis | null; verdict: Cleared }[]
  refused: { head: Head; verdict: Refused }[]
}

/** The gate's second look, under the doors' locks. */
async function clearAgain(tx: Tx, orgId: OrgId, heads: readonly Head[]): Promise<Verdicts> {
  const verdicts: Verdicts = { cleared: [], refused: [] }
  if (heads.length === 0) return verdicts
  const { doors, now } = await lockDoors(tx, orgId, [...new Set(heads.map((head) => head.phone))], 'share')
  const automatic = heads.filter((head) => head.kind !== 'text').map((head) => head.cleared_by)
  const bases = automatic.length > 0 ? await readBases(tx, orgId, automatic) : new Map<string, Basis>()
  for (const head of heads) {
    const basis = bases.get(head.cleared_by) ?? null
    const verdict = judge({ head, basis, door: doors.get(head.phone) ?? OPEN_DOOR, now: now ?? new Date(0) })
    if (verdict.ok) verdicts.cleared.push({ head, basis, verdict })
    else verdicts.refused.push({ head, verdict })
  }
  return verdicts
}

function judge({
  head,
  basis,
  door,
  now,
}: {
  head: Head
  basis: Basis | null
  door: Door
  now: Date
}): Cleared | Refused {
  if (head.kind !== 'text')
    return basis
      ? clear({ kind: head.kind, record: basis, now })
      : { ok: false, reason: 'no_consent', at: null }
  const window =
    head.window_at && head.window_record && head.window_message
      ? { at: head.window_at, record: head.window_record, message: head.window_message }
      : null
  return clear({ kind: 'text', door, window, conversationHours: head.hours, now, restsAt: head.rests_at })
}

export type HandedOver = { readonly claim: Claim; readonly outcome: Promise<Outcome> }
export type HandOff = { readonly handed: readonly HandedOver[]; readonly released: readonly Claim[] }

const WRITE_MS = 500
/** How long after a statement the doors' locks surely last: an idle transaction of this pool is ended after a second. */
const LOCKED_MS = 800

/**
 * Hands claimed texts over. The doors are held FOR SHARE while the bytes are written, so that a STOP commits either before
 * (and the text is dropped here) or after the bytes have left. `released` provably did not leave.
 */
export async function handOff(
  app: App,
  orgId: OrgId,
  session: Session,
  { claims, ticketEnds }: Claimed,
): Promise<HandOff> {
  const writing = new Map<string, Writing>()
  const dropped: { id: string; reason: string }[] = []
  const work = app.db.inOrganization(
    orgId,
    async (tx) => {
      await tx.query('SET LOCAL synchronous_commit = off')
      const { doors, now } = await lockDoors(
        tx,
        orgId,
        [...new Set(claims.map(({ head }) => head.phone))],
        'share',
      )
      const open = claims.filter(({ head, basis }) => {
        const verdict = judge({
          head,
          basis,
          door: doors.get(head.phone) ?? OPEN_DOOR,
          now: now ?? new Date(0),
        })
        if (!verdict.ok) dropped.push({ id: head.id, reason: verdict.reason })
        return verdict.ok
      })
      if (dropped.length > 0) await refuse(tx, orgId, dropped)
      const lastMoment = Math.min(ticketEnds, performance.now() + LOCKED_MS)
      const leaving = await markHanding(
        tx,
        orgId,
        open.map(({ head }) => head.id),
      )
      for (const each of open) {
        const { attemptId, head } = each
        if (!leaving.has(head.id)) continue
        if (performance.now() > lastMoment || session.free() < 1) break // the rest is released below
        const { our_phone: from, phone: to, body } = head
        const goOn = (write: () => Promise<void>): Promise<boolean> => goOnUnderLock(app, orgId, each, write)
        writing.set(attemptId, session.write({ attemptId, from, to, body, goOn }))
      }
      await Promise.race([
        Promise.allSettled([...writing.values()].map(({ written }) => written)),
        after(WRITE_MS),
      ])
    },
    { pool: 'handoff' },
  )
  // Once bytes may have left, the transaction's own fate no longer decides: only the carrier's word does.
  await work.catch((error: unknown) =>
    app.log.warn({ err: error, written: writing.size }, 'a hand-off was cut short'),
  )
  return {
    handed: claims.flatMap((each) => {
      const outcome = writing.get(each.attemptId)?.outcome
      return outcome ? [{ claim: each, outcome }] : []
    }),
    released: claims.filter(({ attemptId }) => !writing.has(attemptId)),
  }
}

/** The rest of a long text asks at its door again: a STOP that came since its beginning holds it back. */
async function goOnUnderLock(
  app: App,
  orgId: OrgId,
  { head, basis }: Claim,
  write: () => Promise<void>,
): Promise<boolean> {
  let mayGo = false
  const work = app.db.inOrganization(
    orgId,
    async (tx) => {
      await tx.query('SET LOCAL synchronous_commit = off')
      await lockDoors(tx, orgId, [head.phone], 'share')
      const lastMoment = performance.now() + LOCKED_MS
      const { doors, now } = await lockDoors(tx, orgId, [head.phone], 'share') // ours already, so it is quick
      const door = doors.get(head.phone) ?? OPEN_DOOR
      mayGo = judge({ head, basis, door, now: now ?? new Date(0) }).ok && performance.now() < lastMoment
      if (mayGo) await Promise.race([write(), after(WRITE_MS)])
    },
    { pool: 'handoff' },
  )
  await work.catch((error: unknown) => app.log.warn({ err: error }, 'the rest of a long text was cut short'))
  return mayGo
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())
