// Taking in texts: one transaction stores them, reads them, folds what they say into consent, cancels what a STOP ends,
// and queues the one answer that the rules ask for. Only after its commit does the carrier get its 2xx.

import type { InboundPart, InboundText } from '../../carriers/carrier.ts'
import { addRecords, type NewRecord, writeDoors } from '../../consent/actions.ts'
import { type Effect, hear } from '../../consent/heard.ts'
import type { Door } from '../../consent/standing.ts'
import { advanceThreads, type Step } from '../../conversations/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { metrics } from '../../platform/metrics.ts'
import { answerTo } from '../answer.ts'
import { joinParts, withoutRepeats } from '../parts/actions.ts'
import { type NumberRow, type Placing, placeTexts } from '../place/actions.ts'
import { previewOf } from '../preview.ts'
import { segmentsOf } from '../segments.ts'
import { addOutbound, type NewOutbound } from '../send/store.ts'
import { addInbound, cancelFor, type NewInbound } from './store.ts'

export type Inbound = { readonly connectionId: string; readonly event: InboundText | InboundPart }

/** `stored`: it is in the database now · `repeat`: it was before · `part`: waits for its other parts · `unknown_number`: not ours. */
export type ReceiveResult = 'stored' | 'repeat' | 'part' | 'unknown_number' | 'unreadable_sender'

/** A whole text, cleaned for storing. `place` is its place in the set. */
export type Text = {
  readonly place: number
  readonly connectionId: string
  readonly carrierMessageId: string
  readonly from: string
  readonly to: string
  readonly body: string
  readonly sentAt: Date | null
}

/** One text on its way through the fold: where it belongs and what it did to consent. */
export type Taken = {
  readonly text: Text
  readonly id: string
  readonly recordId: string
  readonly number: NumberRow
  readonly conversationId: string
  readonly effect: Effect
  readonly at: Date
}

/** Takes in a set of texts and parts of one organization. One result each, in order. */
export async function receive(app: App, orgId: OrgId, items: readonly Inbound[]): Promise<ReceiveResult[]> {
  const { results, touched, due, readings } = await app.db.inOrganization(
    orgId,
    (tx) => takeIn(tx, orgId, items),
    {
      pool: 'inbound',
    },
  )
  for (const label of readings) metrics.received.inc({ label })
  app.live.tell([
    ...touched.map(({ id, departmentId }) => ({ orgId, topic: 'conversation' as const, id, departmentId })),
    ...(due ? [{ orgId, topic: 'due' as const }] : []),
  ])
  return results
}

type Outcome = {
  results: ReceiveResult[]
  touched: { id: string; departmentId?: string }[]
  due: boolean
  readings: string[]
}

async function takeIn(tx: Tx, orgId: OrgId, items: readonly Inbound[]): Promise<Outcome> {
  const results: ReceiveResult[] = items.map(() => 'stored')
  const fresh = await withoutRepeats(tx, orgId, items, results)
  const texts = (await joinParts(tx, orgId, fresh, results)).filter((text) => {
    if (SENDER.test(text.from)) return true
    results[text.place] = 'unreadable_sender'
    return false
  })
  const nothing = { results, touched: [], due: false, readings: [] }
  if (texts.length === 0) return nothing

  const placing = await placeTexts(tx, orgId, texts, results)
  if (!placing || placing.found.length === 0) return nothing
  const { doors, now } = placing
  return store(tx, orgId, fold(placing), { doors, results, now })
}

const SENDER = /^(\+[1-9][0-9]{1,14}|[0-9]{3,8})$/ // as the contact table takes them: E.164 or a short code

/** Folds the texts, in the carrier's order of time, each into its door and its thread's window. */
function fold({ found, doors }: Placing): Taken[] {
  return found
    .sort((one, other) => one.at.getTime() - other.at.getTime() || one.text.place - other.text.place)
    .flatMap(({ text, number, reading, thread, at }) => {
      const door = doors.get(text.from)
      if (!door) return []
      const id = newId()
      const recordId = newId()
      const effect = hear({ messageId: id, recordId, reading, at }, door, thread.window)
      doors.set(text.from, effect.door)
      thread.window = effect.window
      return [{ text, id, recordId, number, conversationId: thread.id, effect, at }]
    })
}

async function store(
  tx: Tx,
  orgId: OrgId,
  taken: readonly Taken[],
  { doors, results, now }: { doors: Map<string, Door>; results: ReceiveResult[]; now: Date },
): Promise<Outcome> {
  const { steps, back } = stepsOf(taken)
  const answers = taken.flatMap((each) => outboxRow(each, back(each.conversationId, each.recordId), now))
  // In the order of the locks; all of them and the COMMIT in one write.
  const [, , moved, added, cancelled] = await tx.lastly(
    Promise.all([
      addRecords(tx, orgId, taken.flatMap(recordOf)),
      writeDoors(tx, orgId, changedDoors(taken, doors)),
      advanceThreads(tx, orgId, steps),
      addInbound(
        tx,
        orgId,
        taken.map((each) => inboundRow(each, back(each.conversationId, each.id))),
      ),
      cancelFor(tx, orgId, closedBy(taken)),
      addOutbound(tx, orgId, answers),
    ]),
  )
  // Another process stored the same text a moment ago: its row is the one.
  for (const { id, text } of taken) if (!added.has(id)) results[text.place] = 'repeat'
  const touched = new Map<string, { id: string; departmentId?: string }>(
    cancelled.map(({ conversation_id: id }) => [id, { id }]),
  )
  for (const row of moved) touched.set(row.id, row)
  const readings = taken.map(({ effect }) => effect.reading.label)
  return { results, touched: [...touched.values()], due: answers.length > 0, readings }
}

/** The doors that these texts opened or closed. */
function changedDoors(taken: readonly Taken[], doors: ReadonlyMap<string, Door>): Map<string, Door> {
  const phones = taken
    .filter(({ effect }) => effect.reading.label === 'opt_out' || effect.reading.label === 'opt_in')
    .map(({ text }) => text.from)
  return new Map(
    phones.flatMap((phone) => {
      const door = doors.get(phone)
      return door ? [[phone, door]] : []
    }),
  )
}

/** The phones whose open door one of these texts closed. */
const closedBy = (taken: readonly Taken[]): string[] => [
  ...new Set(
    taken.filter(({ effect }) => effect.answer === 'opt_out_confirmation').map(({ text }) => text.from),
  ),
]

function inboundRow({ text, id, recordId, conversationId, effect }: Taken, back: number): NewInbound {
  return {
    id,
    conversationId,
    back,
    connectionId: text.connectionId,
    carrierMessageId: text.carrierMessageId,
    body: text.body,
    reading: effect.reading.label,
    recordId: effect.record ? recordId : null,
    sentAt: text.sentAt,
  }
}

type Steps = {
  readonly steps: Step[]
  /** How far a text (by its id) or an answer (by its record's id) lies behind the last one of its thread. */
  back(conversationId: string, id: string): number
}

/** How far each thread moves: its texts first, in order, then our answers. */
function stepsOf(taken: readonly Taken[]): Steps {
  const steps = new Map<string, Step>()
  const offsets = new Map<string, number>()
  for (const { id, recordId, conversationId, effect, text } of taken) {
    const before = steps.get(conversationId)
    const texts = (before?.texts ?? 0) + 1
    const unread = (before?.unread ?? 0) + 1
    // Written only where this text opened it: one that left it alone was read without the door's lock and may be old.
    const isOpened = effect.window?.record === recordId
    offsets.set(id, texts)
    steps.set(conversationId, {
      id: conversationId,
      texts,
      unread,
      preview: previewOf(text.body),
      ours: false,
      assignTo: null,
      window: isOpened ? effect.window : (before?.window ?? null),
    })
  }
  for (const { recordId, conversationId, effect } of taken) {
    const step = steps.get(conversationId)
    if (!effect.answer || !step) continue
    steps.set(conversationId, { ...step, texts: step.texts + 1 })
    offsets.set(recordId, step.texts + 1)
  }
  return {
    steps: [...steps.values()],
    back: (conversationId, id) => (steps.get(conversationId)?.texts ?? 0) - (offsets.get(id) ?? 0),
  }
}

function recordOf({ text, id, recordId, number, effect, at }: Taken): NewRecord[] {
  if (!effect.record) return []
  const { kind, level } = effect.record
  return [
    {
      id: recordId,
      phone: text.from,
      kind,
      level,
      medium: 'inbound_text',
      numberId: number.numberId,
      messageId: id,
      words: text.body,
      rule: effect.reading.rule,
      saidAt: at,
    },
  ]
}

/** The answer a text asks for, as a row of the outbox: one per record, by its key. Its five minutes count from our clock. */
function outboxRow(
  { text, id, recordId, number, conversationId, effect }: Taken,
  back: number,
  now: Date,
): NewOutbound[] {
  const answer =
    effect.answer &&
    answerTo(effect.answer, {
      recordId,
      messageId: id,
      at: now,
      now,
      business: number.business,
      helpContact: number.helpContact,
    })
  if (!answer) return []
  const { kind, body, cleared } = answer
  return [
    {
      id: newId(),
      conversationId,
      back,
      laneId: number.laneId,
      phone: text.from,
      class: 0,
      kind,
      body,
      segments: segmentsOf(body).segments,
      dueAt: null,
      authorId: null,
      keyId: null,
      requestKey: `answer:${recordId}`,
      requestSha256: Buffer.alloc(32),
      clearedBy: cleared.by,
      clearedRule: cleared.rule,
      answersId: cleared.answers,
    },
  ]
}
