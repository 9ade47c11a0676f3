// From the outbox to the carrier: claim the heads of one lane, hand them over under the doors' locks, write what became of them.
import type { HandedFile, Outcome, Session, Writing } from '../../carriers/carrier.ts'
import { readBases } from '../../consent/actions.ts'
import { type Basis, type Cleared, clear, type Refused } from '../../consent/gate.ts'
import { placesAround } from '../../consent/hours/places.ts'
import { readPromotion } from '../../consent/promotion.ts'
import { type Grant, OPEN_DOOR, type Window } from '../../consent/standing.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { metrics } from '../../platform/metrics.ts'
import { filesToHand } from '../files/actions.ts'
import { readStandings, type Standings } from '../known/actions.ts'
import { questionAbout } from '../question.ts'
import { tellTouched } from '../receipts/actions.ts'
import {
  claimHeads,
  type DueLane,
  type Head,
  hold,
  markHanding,
  markStayed,
  type NewAttempt,
  putLane,
  readHeads,
  refuse,
  takeLane,
} from './store.ts'

/** A text that this worker has claimed and may hand over until its ticket expires. */
export type Claim = {
  readonly attemptId: string
  readonly head: Head
  readonly basis: Basis | null
  readonly files?: readonly HandedFile[]
}
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
      await putAside(tx, orgId, refused)
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
      return { claims: await withFiles(app, tx, orgId, claims), refused, restMs: 0 }
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

/** Texts that carry files learn where their carrier finds them. Nothing is asked for ordinary ones. */
async function withFiles(
  app: App,
  tx: Tx,
  orgId: OrgId,
  claims: readonly Claim[],
): Promise<readonly Claim[]> {
  const carrying = claims.filter(({ head }) => head.media_count > 0)
  if (carrying.length === 0) return claims
  const ids = carrying.map(({ head }) => head.id)
  const files = await filesToHand(app, tx, orgId, ids)
  return claims.map((each) =>
    each.head.media_count > 0 ? { ...each, files: files.get(each.head.id) ?? [] } : each,
  )
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

/** What the gate does not let go now: held until a time at which it may, or refused for good. */
async function putAside(
  tx: Tx,
  orgId: OrgId,
  refused: readonly { head: Head; verdict: Refused }[],
): Promise<void> {
  const held = refused.flatMap(({ head, verdict }) =>
    verdict.until ? [{ id: head.id, until: verdict.until }] : [],
  )
  const ended = refused.filter(({ verdict }) => !verdict.until)
  if (held.length > 0) await hold(tx, orgId, held)
  if (ended.length > 0)
    await refuse(
      tx,
      orgId,
      ended.map(({ head, verdict }) => ({ id: head.id, reason: verdict.reason })),
    )
}

/** What is known of these texts now, under their doors' locks. Those that are leaving in this set count each other. */
const readAgain = (tx: Tx, orgId: OrgId, heads: readonly Head[]): Promise<Standings> =>
  readStandings(
    tx,
    orgId,
    heads.map(({ phone, level, campaign_id: campaignId }) => ({ phone, level, campaignId })),
    { except: heads.map(({ id }) => id), waiting: false },
  )

/** The gate's second look, under the doors' locks. */
async function clearAgain(tx: Tx, orgId: OrgId, heads: readonly Head[]): Promise<Verdicts> {
  const verdicts: Verdicts = { cleared: [], refused: [] }
  if (heads.length === 0) return verdicts
  const standings = await readAgain(tx, orgId, heads)
  const automatic = heads.filter((head) => head.kind !== 'text').map((head) => head.cleared_by)
  const bases = automatic.length > 0 ? await readBases(tx, orgId, automatic) : new Map<string, Basis>()
  for (const head of heads) {
    const basis = bases.get(head.cleared_by) ?? null
    const verdict = judge({ head, basis, standings })
    if (verdict.ok) verdicts.cleared.push({ head, basis, verdict })
    else verdicts.refused.push({ head, verdict })
  }
  return verdicts
}

type Judged = { head: Head; basis: Basis | null; standings: Standings }

function judge({ head, basis, standings: { doors, now, known } }: Judged): Cleared | Refused {
  const door = doors.get(head.phone) ?? OPEN_DOOR
  if (head.kind === 'away_answer')
    return clear({
      ...{
        kind: head.kind,
        door,
        window: windowOf(head),
        conversationHours: head.hours,
        now,
        restsAt: head.rests_at,
      },
      isPromotion: readPromotion(head.body).isPromotion,
    })
  if (head.kind !== 'text') {
    if (!basis) return { ok: false, reason: 'no_consent', at: null }
    if (head.kind !== 'opt_in_request' && head.kind !== 'opt_in_confirmation')
      return clear({ kind: head.kind, record: basis, door, restsAt: head.rests_at, now })
    return clear({
      ...{ kind: head.kind, record: basis, door, grants: ofCampaign(head, known), now },
      campaign: known.campaigns.get(head.campaign_id ?? '') ?? null,
      places: placesAround(head.phone, known.whereabouts.get(head.phone) ?? []),
      window: windowOf(head),
    })
  }
  const window = windowOf(head)
  const { campaign_id: campaignId, overruled_by: overruledBy, rests_at: restsAt, hours } = head
  const { quiet_informational: quietInformational, most_promotional: mostPromotional } = head
  const verdict = clear(
    questionAbout(
      { ...head, campaignId, overruledBy },
      { ...known, ...{ door, window, hours, quietInformational, mostPromotional, now, restsAt } },
    ),
  )
  const { promotionalAt } = known
  if (verdict.ok && head.level === 'promotional')
    promotionalAt.set(head.phone, [...(promotionalAt.get(head.phone) ?? []), now])
  return verdict
}

const windowOf = ({ window_at: at, window_record: record, window_message: message }: Head): Window | null =>
  at && record && message ? { at, record, message } : null

/** What was agreed to for the campaign of a request, level by level. */
const ofCampaign = ({ phone, campaign_id: id }: Head, { grants }: Standings['known']): Grant[] =>
  (grants.get(phone) ?? []).flatMap(({ campaignId, grant }) => (campaignId === id ? [grant] : []))

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
  const dropped: { head: Head; verdict: Refused }[] = []
  const work = app.db.inOrganization(
    orgId,
    async (tx) => {
      await tx.query('SET LOCAL synchronous_commit = off')
      const standings = await readAgain(
        tx,
        orgId,
        claims.map(({ head }) => head),
      )
      const open = claims.filter(({ head, basis }) => {
        const verdict = judge({ head, basis, standings })
        if (!verdict.ok) dropped.push({ head, verdict })
        return verdict.ok
      })
      await putAside(tx, orgId, dropped)
      const lastMoment = Math.min(ticketEnds, performance.now() + LOCKED_MS)
      const leaving = await markHanding(
        tx,
        orgId,
        open.map(({ head }) => head.id),
      )
      for (const each of open) {
        const { attemptId, head, files } = each
        if (!leaving.has(head.id)) continue
        if (performance.now() > lastMoment || session.free() < 1) break // the rest is released below
        const { our_phone: from, phone: to, body } = head
        const goOn = (write: () => Promise<void>): Promise<boolean> => goOnUnderLock(app, orgId, each, write)
        writing.set(attemptId, session.write({ attemptId, from, to, body, goOn, ...(files && { files }) }))
      }
      await Promise.race([
        Promise.allSettled([...writing.values()].map(({ written }) => written)),
        after(WRITE_MS),
      ])
      await markStayed(tx, orgId, await stayedOf(open, writing, leaving))
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

/** Of the texts marked as leaving, those of which no byte has left: nobody may take an answer to them for an answer. */
async function stayedOf(
  open: readonly Claim[],
  writing: ReadonlyMap<string, Writing>,
  leaving: ReadonlySet<string>,
): Promise<string[]> {
  const marked = open.filter(({ head }) => leaving.has(head.id))
  const known = await Promise.all(
    marked.map(({ attemptId }) => Promise.race([writing.get(attemptId)?.outcome ?? NOT_WRITTEN, NOT_TOLD])),
  )
  return marked.flatMap(({ head }, index) => (known[index]?.kind === 'not_sent' ? [head.id] : []))
}

const NOT_WRITTEN = Promise.resolve({ kind: 'not_sent' } as const)
const NOT_TOLD = Promise.resolve(null)

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
      await readAgain(tx, orgId, [head])
      const lastMoment = performance.now() + LOCKED_MS
      const standings = await readAgain(tx, orgId, [head]) // ours already, so it is quick
      mayGo = judge({ head, basis, standings }).ok && performance.now() < lastMoment
      if (mayGo) await Promise.race([write(), after(WRITE_MS)])
    },
    { pool: 'handoff' },
  )
  await work.catch((error: unknown) => app.log.warn({ err: error }, 'the rest of a long text was cut short'))
  return mayGo
}

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())
