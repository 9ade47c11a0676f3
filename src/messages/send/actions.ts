// Accepting texts: one transaction in which the gate clears each of a set and the cleared ones become rows of the outbox.
import { createHash } from 'node:crypto'
import { addRecords, type NewRecord } from '../../consent/actions.ts'
import { type Cleared, clear, type Refused } from '../../consent/gate.ts'
import type { CampaignLevel, Level } from '../../consent/methods.ts'
import { readPromotion } from '../../consent/promotion.ts'
import { type RefusalReason, tell } from '../../consent/refusal.ts'
import { OPEN_DOOR, type Window } from '../../consent/standing.ts'
import { openThreads, type Step } from '../../conversations/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { onceMore } from '../../platform/once-more.ts'
import { readStandings, type Standings } from '../known/actions.ts'
import { previewOf } from '../preview.ts'
import { questionAbout } from '../question.ts'
import { segmentsOf } from '../segments.ts'
import { acceptTexts, type NewOutbound, type Resolved, readAbout, resolve } from './store.ts'

/** A text somebody wants to send: to a thread, or from one of our numbers to a phone. */
export type Wanted = {
  readonly requestKey: string
  readonly conversationId: string | null
  readonly numberId: string | null
  /** E.164, when no thread is named. */
  readonly phone: string | null
  readonly body: string
  readonly dueAt: Date | null
  /** The use case and the level that it is sent for; left out for an answer in a conversation. */
  readonly campaign?: { readonly id: string | null; readonly level: CampaignLevel }
  /** Why a member of staff says that its words hold no offer; integrations may not. */
  readonly overrule?: { readonly reason: string; readonly by: string }
  readonly authorId: string | null
  readonly keyId: string | null
  readonly departments: 'all' | readonly string[]
}

export type SendResult =
  | { ok: true; id: string; conversationId: string; state: string; segments: number; isNew: boolean }
  | { ok: false; problem: 'not_found' | 'key_reused' }
  | {
      ok: false
      problem: 'refused'
      reason: RefusalReason
      sentence: string
      wayOut: string
      /** From when it may go, where waiting helps. */
      until: Date | null
    }

/** Accepts a set of texts. Each gets its own answer; a refused one leaves no trace, a repeated key the first answer. */
export async function send(app: App, orgId: OrgId, wanted: readonly Wanted[]): Promise<SendResult[]> {
  const { results, touched } = await onceMore(() =>
    app.db.inOrganization(orgId, (tx) => accept(tx, orgId, wanted)),
  )
  if (touched.length > 0) {
    app.live.tell([
      ...touched.map(({ id, departmentId }) => ({ orgId, topic: 'conversation' as const, id, departmentId })),
      { orgId, topic: 'due' },
    ])
  }
  return wanted.map((text, place) => results[place] ?? repeated(text, wanted, results))
}

const purposeOf = ({ campaign }: Wanted): { level: Level; campaignId: string | null } => ({
  level: campaign?.level ?? 'conversational',
  campaignId: campaign?.id ?? null,
})

/** What makes two requests the same: where to, which words, what for, when, and why they are said to hold no offer. */
export function digestOf(text: Wanted): Buffer {
  const parts = [
    text.conversationId ?? '',
    text.numberId ?? '',
    text.phone ?? '',
    text.dueAt?.toISOString() ?? '',
    text.campaign?.id ?? '',
    text.campaign?.level ?? '',
    text.overrule?.reason ?? '',
    text.body,
  ]
  return createHash('sha256').update(parts.join('\u0000')).digest()
}

type Draft = {
  readonly place: number
  readonly text: Wanted
  readonly found: Resolved
  readonly conversationId: string
  readonly laneId: string
  readonly phone: string
  readonly cleared: Cleared
  readonly overruledBy: string | null
}
type Touched = readonly { id: string; departmentId: string }[]
/** Open places are second texts of the set under a key that it already has. */
type Told = { touched: Touched; results: (SendResult | null)[] }

async function accept(tx: Tx, orgId: OrgId, wanted: readonly Wanted[]): Promise<Told> {
  const found = await resolve(tx, orgId, wanted)
  const results: (SendResult | null)[] = wanted.map((text, place) => settled(text, found[place]))
  const first = firstOfEachKey(wanted, results)

  const { doors, now, known } = await readStandings(
    tx,
    orgId,
    first.flatMap((place) => {
      const text = wanted[place]
      const phone = found[place]?.phone
      return text && phone ? [{ phone, ...purposeOf(text) }] : []
    }),
    { except: [], waiting: true },
  )
  const drafts: Draft[] = []
  const refused: { place: number; refusal: Refused }[] = []
  for (const place of first) {
    const text = wanted[place]
    const row = found[place]
    if (!text || !row?.phone) continue
    const overruledBy = text.overrule && text.authorId ? newId() : null
    const asked = { ...purposeOf(text), phone: row.phone, body: text.body, overruledBy }
    const verdict = clear(
      questionAbout(
        asked,
        {
          ...known,
          ...{ door: doors.get(row.phone) ?? OPEN_DOOR, window: windowOf(row), hours: row.hours, now },
          ...{ quietInformational: row.quiet_informational, mostPromotional: row.most_promotional },
        },
        text.dueAt,
      ),
    )
    if (verdict.ok && row.lane_id) {
      drafts.push({
        ...{ place, text, found: row, laneId: row.lane_id, phone: row.phone },
        conversationId: row.conversation_id ?? newId(),
        cleared: verdict,
        overruledBy,
      })
      // The next one of the set to this phone counts it, too.
      const { promotionalAt } = known
      if (asked.level === 'promotional')
        promotionalAt.set(row.phone, [...(promotionalAt.get(row.phone) ?? []), laterOf(text.dueAt, now)])
    } else
      refused.push({ place, refusal: verdict.ok ? { ok: false, reason: 'no_consent', at: null } : verdict })
  }

  await explain(tx, orgId, refused, { wanted, found, results, campaigns: known.campaigns })
  const touched = drafts.length > 0 ? await store(tx, orgId, drafts, { results, now }) : []
  return { touched, results }
}

const laterOf = (dueAt: Date | null, now: Date): Date => (dueAt !== null && dueAt > now ? dueAt : now)

/** What is settled without asking the gate: a foreign or missing thread, and a key that was used before. */
function settled(text: Wanted, row: Resolved | undefined): SendResult | null {
  if (row?.earlier_id)
    return asRepeat(text, {
      id: row.earlier_id,
      conversationId: row.earlier_conversation ?? '',
      state: row.earlier_state ?? '',
      segments: row.earlier_segments ?? 0,
      sha256: row.earlier_sha256,
    })
  const visible =
    row?.department_id && (text.departments === 'all' || text.departments.includes(row.department_id))
  if (!visible || !row.phone || (text.conversationId !== null && !row.conversation_id))
    return { ok: false, problem: 'not_found' }
  return null
}

function asRepeat(
  text: Wanted,
  earlier: { id: string; conversationId: string; state: string; segments: number; sha256: Buffer | null },
): SendResult {
  if (!earlier.sha256?.equals(digestOf(text))) return { ok: false, problem: 'key_reused' }
  const { id, conversationId, state, segments } = earlier
  return { ok: true, id, conversationId, state, segments, isNew: false }
}

/** Places that still need an answer, the first of each request key only: a statement writes a key once. */
function firstOfEachKey(wanted: readonly Wanted[], results: readonly (SendResult | null)[]): number[] {
  const seen = new Set<string>()
  return wanted.flatMap(({ requestKey }, place) => {
    if (results[place] || seen.has(requestKey)) return []
    seen.add(requestKey)
    return [place]
  })
}

async function store(
  tx: Tx,
  orgId: OrgId,
  asked: readonly Draft[],
  { results, now }: { results: (SendResult | null)[]; now: Date },
): Promise<Touched> {
  const drafts = await withThreads(tx, orgId, asked)
  const steps = new Map<string, Step>()
  const offsets = drafts.map(({ conversationId, text }) => {
    const texts = (steps.get(conversationId)?.texts ?? 0) + 1
    steps.set(conversationId, {
      id: conversationId,
      texts,
      unread: 0,
      preview: previewOf(text.body),
      ours: true,
      assignTo: text.authorId,
      window: null,
    })
    return texts
  })
  const rows = drafts.map((draft, index) =>
    asRow(draft, (steps.get(draft.conversationId)?.texts ?? 0) - (offsets[index] ?? 0)),
  )
  const [, { touched, states }] = await tx.lastly(
    Promise.all([
      addRecords(
        tx,
        orgId,
        drafts.flatMap((draft) => overruleOf(draft, now)),
      ),
      acceptTexts(tx, orgId, { steps, rows }),
    ]),
  )
  for (const [index, { place }] of drafts.entries()) {
    const row = rows[index]
    if (!row) continue
    const { id, conversationId, segments } = row
    const state = states.get(id) ?? 'queued'
    results[place] = { ok: true, id, conversationId, state, segments, isNew: true }
  }
  return touched
}

/** On campaigns' consent a text may be the first of its thread: the thread is made, or found if somebody made it meanwhile. */
async function withThreads(tx: Tx, orgId: OrgId, drafts: readonly Draft[]): Promise<Draft[]> {
  const missing = drafts.filter(({ found }) => found.conversation_id === null)
  if (missing.length === 0) return [...drafts]
  const threads = missing.map(({ conversationId: id, phone, found }) => ({
    ...{ id, phone },
    numberId: found.number_id ?? '',
    departmentId: found.department_id ?? '',
  }))
  const ids = await openThreads(tx, orgId, threads)
  return drafts.map((draft) => ({
    ...draft,
    conversationId: ids.get(`${draft.found.number_id} ${draft.phone}`) ?? draft.conversationId,
  }))
}

/** That a person said: these words hold no offer. It goes on the ledger with the reason. */
function overruleOf({ text, overruledBy, phone, found }: Draft, now: Date): NewRecord[] {
  if (overruledBy === null || !readPromotion(text.body).isPromotion) return []
  const { overrule, body: words, authorId: actorMemberId } = text
  return [
    {
      ...{
        id: overruledBy,
        kind: 'overruled',
        ...purposeOf(text),
        medium: 'staff',
        numberId: found.number_id,
      },
      ...{ saidAt: now, recordedAt: now, actorMemberId },
      personal: { phone, words, actorName: overrule?.by ?? null, reason: overrule?.reason ?? null },
    },
  ]
}

function asRow(
  { text, cleared, conversationId, laneId, phone, overruledBy }: Draft,
  back: number,
): NewOutbound {
  return {
    ...purposeOf(text),
    overruledBy: overruledBy && readPromotion(text.body).isPromotion ? overruledBy : null,
    id: newId(),
    conversationId,
    back,
    laneId,
    phone,
    class: text.authorId ? 0 : 1,
    kind: 'text',
    body: text.body,
    segments: segmentsOf(text.body).segments,
    dueAt: text.dueAt,
    authorId: text.authorId,
    keyId: text.keyId,
    requestKey: text.requestKey,
    requestSha256: digestOf(text),
    clearedBy: cleared.by,
    clearedRule: cleared.rule,
    answersId: cleared.answers,
  }
}

type Explaining = {
  wanted: readonly Wanted[]
  found: readonly Resolved[]
  results: (SendResult | null)[]
  campaigns: Standings['known']['campaigns']
}

async function explain(
  tx: Tx,
  orgId: OrgId,
  refused: readonly { place: number; refusal: Refused }[],
  { wanted, found, results, campaigns }: Explaining,
): Promise<void> {
  if (refused.length === 0) return
  const about = await readAbout(
    tx,
    orgId,
    refused.map(({ place }) => ({
      phone: found[place]?.phone ?? '',
      numberId: found[place]?.number_id ?? '',
    })),
  )
  for (const [index, { place, refusal }] of refused.entries()) {
    const row = about[index]
    const words = tell(refusal.reason, refusal.at, {
      who: row?.who ?? 'This person',
      ourPhone: row?.ourPhone ?? '',
      timeZone: row?.timeZone ?? 'UTC',
      hours: found[place]?.hours ?? 24,
      told: row?.stopMedium ? { medium: row.stopMedium, rule: row.stopRule ?? '' } : null,
      level: wanted[place]?.campaign?.level ?? 'conversational',
      campaign: campaigns.get(wanted[place]?.campaign?.id ?? '')?.name ?? null,
      until: refusal.until ?? null,
      ...(refusal.local && { local: refusal.local }),
    })
    results[place] = {
      ...{ ok: false, problem: 'refused', reason: refusal.reason },
      ...words,
      until: refusal.until ?? null,
    }
  }
}

/** A second text of the set under a key that the set already has: the first one's answer, if it is the same text. */
function repeated(
  text: Wanted,
  wanted: readonly Wanted[],
  results: readonly (SendResult | null)[],
): SendResult {
  const place = wanted.findIndex((each) => each.requestKey === text.requestKey)
  const earlier = wanted[place]
  const answer = results[place]
  if (!earlier || !answer || !digestOf(earlier).equals(digestOf(text)))
    return { ok: false, problem: 'key_reused' }
  return answer.ok ? { ...answer, isNew: false } : answer
}

function windowOf(row: Resolved): Window | null {
  return row.window_at && row.window_record && row.window_message
    ? { at: row.window_at, record: row.window_record, message: row.window_message }
    : null
}
