// Accepting texts: one transaction in which the gate clears each of a set and the cleared ones become rows of the outbox.
import { createHash } from 'node:crypto'
import { addRecords, type NewRecord } from '../../consent/actions.ts'
import { type Cleared, clear, type Refused } from '../../consent/gate.ts'
import type { CampaignLevel, Level } from '../../consent/methods.ts'
import { readPromotion } from '../../consent/promotion.ts'
import type { RefusalReason } from '../../consent/refusal.ts'
import { OPEN_DOOR, type Window } from '../../consent/standing.ts'
import { openThreads, type Step } from '../../conversations/actions.ts'
import { emptyDrafts, type FromDraft } from '../../drafts/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Change } from '../../platform/live.ts'
import { onceMore } from '../../platform/once-more.ts'
import { readTemplates, type TemplateFacts } from '../../templates/in-texts/actions.ts'
import { unfilledIn } from '../../templates/merge-fields.ts'
import { maySee } from '../../templates/whose.ts'
import { checkFiles, keepGiven, tieFiles } from '../files/actions.ts'
import { type FilesProblem, filesInWords } from '../files/words.ts'
import { readStandings } from '../known/actions.ts'
import { previewOf } from '../preview.ts'
import { questionAbout } from '../question.ts'
import { explain } from '../refused/actions.ts'
import { segmentsOf } from '../segments.ts'
import { acceptTexts, type NewOutbound, type Resolved, resolve } from './store.ts'

/** A text somebody wants to send: to a thread, or from one of our numbers to a phone. */
export type Wanted = {
  readonly requestKey: string
  readonly conversationId: string | null
  readonly numberId: string | null
  /** E.164, when no thread is named. */
  readonly phone: string | null
  readonly body: string
  /** Files that go with it, in order. */
  readonly mediaIds?: readonly string[]
  readonly dueAt: Date | null
  /** The use case and the level that it is sent for; left out for an answer in a conversation. */
  readonly campaign?: { readonly id: string | null; readonly level: CampaignLevel }
  /** Why a member of staff says that its words hold no offer; integrations may not. */
  readonly overrule?: { readonly reason: string; readonly by: string }
  /** The template that its words were made from. */
  readonly templateId?: string
  /** The version of its author's draft that it is; the draft is emptied with its acceptance. */
  readonly draftVersion?: number
  readonly authorId: string | null
  readonly keyId: string | null
  readonly departments: 'all' | readonly string[]
}

export type SendResult =
  | { ok: true; id: string; conversationId: string; state: string; segments: number; isNew: boolean }
  | { ok: false; problem: 'not_found' | 'key_reused' | 'no_template' | FilesProblem }
  | { ok: false; problem: 'unfilled'; fields: readonly string[] }
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
  const { results, touched, emptied } = await onceMore(() =>
    app.db.inOrganization(orgId, (tx) => accept(tx, orgId, wanted)),
  )
  if (touched.length > 0) {
    app.live.tell([
      ...touched.map(({ id, departmentId }) => ({ orgId, topic: 'conversation' as const, id, departmentId })),
      { orgId, topic: 'due' },
    ])
  }
  if (emptied.length > 0) app.live.tell(emptied)
  return wanted.map((text, place) => results[place] ?? repeated(text, wanted, results))
}

const purposeOf = ({ campaign }: Wanted): { level: Level; campaignId: string | null } => ({
  level: campaign?.level ?? 'conversational',
  campaignId: campaign?.id ?? null,
})

/** What makes two requests the same: where to, which words, of which template, what for, when, and why they are said to hold no offer. */
export function digestOf(text: Wanted): Buffer {
  const parts = [
    text.conversationId ?? '',
    text.numberId ?? '',
    text.phone ?? '',
    text.dueAt?.toISOString() ?? '',
    text.campaign?.id ?? '',
    text.campaign?.level ?? '',
    text.overrule?.reason ?? '',
    text.templateId ?? '',
    text.body,
    ...(text.mediaIds ?? []),
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
  /** What its files are, once they are its own. */
  readonly fileTypes?: readonly string[]
}
type Touched = readonly { id: string; departmentId: string }[]
/** Open places are second texts of the set under a key that it already has. */
type Told = { touched: Touched; results: (SendResult | null)[]; emptied: Change[] }

async function accept(tx: Tx, orgId: OrgId, wanted: readonly Wanted[]): Promise<Told> {
  const [found, templates] = await Promise.all([
    resolve(tx, orgId, wanted),
    readTemplates(
      tx,
      orgId,
      wanted.flatMap(({ templateId }) => templateId ?? []),
    ),
  ])
  const results: (SendResult | null)[] = wanted.map((text, place) => settled(text, found[place], templates))
  for (const [place, problem] of await checkFiles(tx, orgId, wanted, found))
    results[place] ??= { ok: false, problem }
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
    const madeFor = templates.get(text.templateId ?? '')?.fixed ?? null
    const asked = { ...purposeOf(text), phone: row.phone, body: text.body, overruledBy, madeFor }
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
  const repeats = wanted.filter((_, place) => results[place]?.ok)
  const emptied = await emptyDrafts(tx, orgId, draftsOf(repeats))
  const touched = drafts.length > 0 ? await store(tx, orgId, drafts, { results, now, emptied }) : []
  return { touched, results, emptied }
}

const laterOf = (dueAt: Date | null, now: Date): Date => (dueAt !== null && dueAt > now ? dueAt : now)

type Templates = ReadonlyMap<string, TemplateFacts>

/** What is settled without asking the gate: a key that was used before, a foreign or missing thread or template, a field nobody filled in. */
function settled(text: Wanted, row: Resolved | undefined, templates: Templates): SendResult | null {
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
  const template = templates.get(text.templateId ?? '')
  const isTheirs = template && maySee(template, { memberId: text.authorId, departments: text.departments })
  if (text.templateId !== undefined && !isTheirs) return { ok: false, problem: 'no_template' }
  const fields = unfilledIn(text.body)
  return fields.length > 0 ? { ok: false, problem: 'unfilled', fields } : null
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
  { results, now, emptied }: { results: (SendResult | null)[]; now: Date; emptied: Change[] },
): Promise<Touched> {
  const drafts = await keepGiven(tx, orgId, await withThreads(tx, orgId, asked), results)
  if (drafts.length === 0) return []
  const steps = new Map<string, Step>()
  const offsets = drafts.map(({ conversationId, text, found, fileTypes = [] }) => {
    const texts = (steps.get(conversationId)?.texts ?? 0) + 1
    steps.set(conversationId, {
      id: conversationId,
      texts,
      unread: 0,
      preview: previewOf(text.body) || filesInWords(fileTypes),
      ours: true,
      assignTo: found.first_reply_assigns ? text.authorId : null,
      window: null,
    })
    return texts
  })
  const rows = drafts.map((draft, index) =>
    asRow(draft, (steps.get(draft.conversationId)?.texts ?? 0) - (offsets[index] ?? 0)),
  )
  const carrying = rows.flatMap(({ id }, index) => {
    const { mediaIds = [] } = drafts[index]?.text ?? {}
    return mediaIds.length > 0 ? [{ id, mediaIds }] : []
  })
  const written = Promise.all([
    addRecords(
      tx,
      orgId,
      drafts.flatMap((draft) => overruleOf(draft, now)),
    ),
    acceptTexts(tx, orgId, { steps, rows }),
    emptyDrafts(tx, orgId, draftsOf(drafts.map(({ text }) => text))),
  ])
  const [, { touched, states }, changes] = await (carrying.length === 0 ? tx.lastly(written) : written)
  if (carrying.length > 0) await tieFiles(tx, orgId, carrying)
  emptied.push(...changes)
  for (const [index, { place }] of drafts.entries()) {
    const row = rows[index]
    if (!row) continue
    const { id, conversationId, segments } = row
    const state = states.get(id) ?? 'queued'
    results[place] = { ok: true, id, conversationId, state, segments, isNew: true }
  }
  return touched
}

/** The drafts that these texts were. */
const draftsOf = (texts: readonly Wanted[]): FromDraft[] =>
  texts.flatMap(
    ({ authorId: memberId, draftVersion: version, conversationId, phone, body, mediaIds: files = [] }) =>
      memberId === null || version === undefined
        ? []
        : [{ memberId, version, conversationId, phone, body, files }],
  )

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
    segments: text.mediaIds?.length ? 1 : segmentsOf(text.body).segments, // a text with files is one message, however long
    dueAt: text.dueAt,
    authorId: text.authorId,
    keyId: text.keyId,
    requestKey: text.requestKey,
    requestSha256: digestOf(text),
    clearedBy: cleared.by,
    clearedRule: cleared.rule,
    answersId: cleared.answers,
    templateId: text.templateId ?? null,
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
