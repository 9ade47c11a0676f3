// The rows that a text writes once it was folded: its ledger records, its own row, its thread's step and the answer it asks for.
import type { ArrivedFile } from '../../carriers/carrier.ts'
import type { Advertised } from '../../consent/advertised/actions.ts'
import type { Cleared } from '../../consent/gate.ts'
import type { Effect, Written } from '../../consent/heard.ts'
import type { NewRecord } from '../../consent/record.ts'
import { type Door, OPEN_DOOR } from '../../consent/standing.ts'
import type { Step } from '../../conversations/actions.ts'
import type { Arriving } from '../../media/actions.ts'
import { newId } from '../../platform/ids.ts'
import { answerTo } from '../answer.ts'
import { filesInWords } from '../files/words.ts'
import { optInAnswer } from '../opt-in-answer.ts'
import type { NumberRow } from '../place/actions.ts'
import { previewOf } from '../preview.ts'
import type { NewInbound } from '../receive/store.ts'
import { segmentsOf } from '../segments.ts'
import type { NewOutbound } from '../send/store.ts'

/** A whole text, cleaned for storing. `place` is its place in the set. */
export type Text = {
  readonly place: number
  readonly connectionId: string
  readonly carrierMessageId: string
  readonly from: string
  readonly to: string
  readonly body: string
  readonly sentAt: Date | null
  /** Files that came with it. */
  readonly files?: readonly ArrivedFile[]
}

/** One text after the fold: where it belongs and what it did to consent. */
export type Taken = {
  readonly text: Text
  readonly id: string
  readonly answerId: string
  readonly number: NumberRow
  readonly conversationId: string
  readonly effect: Effect
  /** What the keyword gives that the text is, with the advertisement that stood. */
  readonly advertised: Advertised | null
  /** The campaigns that a question in the confirmation of an opt-out may name. */
  readonly campaigns: ReadonlyMap<string, { readonly name: string }>
  readonly at: Date
}

/** The doors that these texts opened, closed or put in doubt. */
export function changedDoors(taken: readonly Taken[], doors: ReadonlyMap<string, Door>): Map<string, Door> {
  return new Map(
    taken.filter(changesDoor).flatMap(({ text }) => {
      const door = doors.get(text.from)
      return door ? [[text.from, door]] : []
    }),
  )
}

const changesDoor = ({ effect: { reading } }: Taken): boolean =>
  reading.doubt || ['opt_out', 'opt_in', 'wrong_number'].includes(reading.label)

/** The phones whose door one of these texts closed in this way: what waits for them is cancelled. */
export const closedBy = (taken: readonly Taken[], by: 'opt_out' | 'wrong_number'): string[] => [
  ...new Set(
    taken
      .filter(({ effect: { answer, reading } }) =>
        by === 'opt_out' ? answer === 'opt_out_confirmation' : reading.label === by,
      )
      .map(({ text }) => text.from),
  ),
]

export function inboundRow({ text, id, conversationId, effect }: Taken, back: number): NewInbound {
  return {
    id,
    conversationId,
    back,
    connectionId: text.connectionId,
    carrierMessageId: text.carrierMessageId,
    body: text.body,
    reading: effect.reading.doubt ? 'doubt' : effect.reading.label,
    recordId: effect.records[0]?.id ?? null,
    sentAt: text.sentAt,
    files: text.files?.length ?? 0,
  }
}

/** The files that came with a text, to be fetched after the commit. */
export const arrivingOf = ({ text, id: messageId, conversationId }: Taken): Arriving[] =>
  (text.files ?? []).map(({ url, type }, index) => ({
    ...{ id: newId(), messageId, conversationId, connectionId: text.connectionId, url },
    ...{ position: index + 1, type: type ?? 'application/octet-stream' },
  }))

export type Steps = {
  readonly steps: Step[]
  /** How far a text or an answer (by its id) lies behind the last one of its thread. */
  back(conversationId: string, id: string): number
}

/** How far each thread moves: its texts first, in order, then our answers. */
export function stepsOf(taken: readonly Taken[]): Steps {
  const steps = new Map<string, Step>()
  const offsets = new Map<string, number>()
  for (const { id, conversationId, effect, text } of taken) {
    const before = steps.get(conversationId)
    const texts = (before?.texts ?? 0) + 1
    const unread = (before?.unread ?? 0) + 1
    // Written only where this text opened it: one that left it alone was read without the door's lock and may be old.
    const isOpened = effect.window?.message === id
    offsets.set(id, texts)
    steps.set(conversationId, {
      id: conversationId,
      texts,
      unread,
      preview:
        effect.door.blockedAt === null
          ? previewOf(text.body) || filesInWords(text.files?.map(({ type }) => type) ?? [])
          : null, // it is kept, and makes no stir
      ours: false,
      assignTo: null,
      window: isOpened ? effect.window : (before?.window ?? null),
    })
  }
  for (const { answerId, conversationId, effect } of taken) {
    const step = steps.get(conversationId)
    if (!effect.answer || !step) continue
    steps.set(conversationId, { ...step, texts: step.texts + 1 })
    offsets.set(answerId, step.texts + 1)
  }
  return {
    steps: [...steps.values()],
    back: (conversationId, id) => (steps.get(conversationId)?.texts ?? 0) - (offsets.get(id) ?? 0),
  }
}

/** The ledger rows of a text, in its own words. `now` is the database's clock. */
export const recordsOf = (taken: Taken, now: Date): NewRecord[] =>
  taken.effect.records.map((written) => ({
    rule: taken.effect.reading.rule,
    ...written,
    medium: 'inbound_text',
    numberId: taken.number.numberId,
    messageId: taken.id,
    saidAt: taken.at,
    recordedAt: now,
    personal: { phone: taken.text.from, words: taken.text.body },
    ...proofOf(taken, written),
  }))

/** An opt-in by keyword keeps the advertisement as it stood, word for word; what we ask because of it is our own doing. */
function proofOf({ text, advertised }: Taken, { kind, method }: Written): Partial<NewRecord> {
  if (kind === 'asked' || kind === 'scope_asked') return { medium: 'system', personal: { phone: text.from } }
  if (method !== 'texted_keyword' || !advertised) return {}
  const { wording, wordingVersion, sha256, place, link, keyword } = advertised
  return {
    pageUrl: link,
    wordingVersion,
    wordingSha256: sha256,
    personal: {
      ...{ phone: text.from, words: text.body },
      experience: JSON.stringify({ language: wording, action: `Texted ${keyword.toUpperCase()}` }),
      evidence: JSON.stringify({ advertisement: `${place}: ${wording}` }),
    },
  }
}

/** The answer a text asks for, as a row of the outbox: one per record, by its key. Its five minutes count from our clock. */
export function answerRow(
  taken: Taken,
  back: number,
  { now, doors }: { now: Date; doors: ReadonlyMap<string, Door> },
): NewOutbound[] {
  const { text, id, effect, advertised } = taken
  const [record] = effect.records
  if (!effect.answer || !record) return []
  const { business, helpContact } = taken.number
  if (effect.answer === 'opt_in_request' || effect.answer === 'opt_in_confirmation') {
    const { campaign = '', campaignId = null } = advertised ?? {}
    const door = doors.get(text.from) ?? OPEN_DOOR
    const optIn = optInAnswer({ effect, campaign, business, messageId: id, door, now })
    if (!optIn) return []
    const isRequest = optIn.kind === 'opt_in_request'
    const requestKey = `${isRequest ? 'ask' : 'answer'}:${optIn.recordId}`
    return [rowOf(taken, back, { ...optIn, requestKey, campaignId })]
  }
  const keepable = effect.records.flatMap(({ kind, campaignId }) =>
    kind === 'scope_asked' ? (taken.campaigns.get(campaignId ?? '') ?? []) : [],
  )
  const answer = answerTo(effect.answer, {
    ...{ recordId: record.id, messageId: id, at: now, now, business, helpContact, keepable },
  })
  return answer
    ? [rowOf(taken, back, { ...answer, requestKey: `answer:${record.id}`, campaignId: null })]
    : []
}

type Answered = {
  readonly kind: NewOutbound['kind']
  readonly body: string
  readonly cleared: Cleared
  readonly requestKey: string
  readonly campaignId: string | null
}

const rowOf = (
  { text, answerId, number, conversationId }: Taken,
  back: number,
  { kind, body, cleared, requestKey, campaignId }: Answered,
): NewOutbound => ({
  ...{ id: answerId, conversationId, back, laneId: number.laneId, phone: text.from },
  ...{ class: 0, kind, body, segments: segmentsOf(body).segments, dueAt: null },
  ...{ authorId: null, keyId: null, requestKey, requestSha256: Buffer.alloc(32) },
  ...{ clearedBy: cleared.by, clearedRule: cleared.rule, answersId: cleared.answers },
  ...{ level: 'conversational', campaignId, overruledBy: null },
})
