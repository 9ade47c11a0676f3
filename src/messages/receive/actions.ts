// Taking in texts: one transaction stores them, reads them, folds what they say into consent, cancels what a STOP ends,
// and queues the one answer that the rules ask for. Only after its commit does the carrier get its 2xx.

import type { InboundPart, InboundText } from '../../carriers/carrier.ts'
import { addRecords, writeDoors, writeGrants } from '../../consent/actions.ts'
import { type NewCase, openCases, type Settled, settleCases } from '../../consent/desk/actions.ts'
import { type Before, type GrantOf, hear } from '../../consent/heard.ts'
import { type Keepable, keepableAt } from '../../consent/scope-question.ts'
import { type Door, OPEN_DOOR } from '../../consent/standing.ts'
import { advanceThreads } from '../../conversations/actions.ts'
import { addArriving } from '../../media/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { metrics } from '../../platform/metrics.ts'
import { onceMore } from '../../platform/once-more.ts'
import { partTexts, storeCalm } from '../calm/actions.ts'
import { isVoid } from '../opt-in-answer.ts'
import { joinParts, withoutRepeats } from '../parts/actions.ts'
import { type Placing, placeTexts } from '../place/actions.ts'
import { addOutbound } from '../send/store.ts'
import {
  answerRow,
  arrivingOf,
  changedDoors,
  closedBy,
  inboundRow,
  recordsOf,
  stepsOf,
  type Taken,
} from '../taken/actions.ts'
import { addInbound, cancelFor } from './store.ts'

export type { Text } from '../taken/actions.ts'

export type Inbound = { readonly connectionId: string; readonly event: InboundText | InboundPart }

/** `stored`: it is in the database now · `repeat`: it was before · `part`: waits for its other parts · `unknown_number`: not ours. */
export type ReceiveResult = 'stored' | 'repeat' | 'part' | 'unknown_number' | 'unreadable_sender'

/** Takes in a set of texts and parts of one organization. One result each, in order. */
export async function receive(app: App, orgId: OrgId, items: readonly Inbound[]): Promise<ReceiveResult[]> {
  const results: ReceiveResult[] = items.map(() => 'stored')
  const { ordinary, others, echoes } = partTexts(items)
  const ways = await Promise.allSettled([
    storeCalm(app, orgId, ordinary, results),
    takeTogether(app, orgId, { items, places: others }, results),
  ])
  // Both have ended before either is told to have failed: what is tried again must not meet itself.
  for (const way of ways) if (way.status === 'rejected') throw way.reason
  const [calm] = ways
  if (calm.status === 'fulfilled') await takeTogether(app, orgId, { items, places: calm.value }, results)
  for (const { place, of } of echoes)
    results[place] = results[of] === 'stored' ? 'repeat' : (results[of] ?? 'repeat')
  return results
}

/** Texts that may change how somebody stands, in one transaction. */
async function takeTogether(
  app: App,
  orgId: OrgId,
  { items, places }: { items: readonly Inbound[]; places: readonly number[] },
  results: ReceiveResult[],
): Promise<void> {
  const these = places.flatMap((place) => items[place] ?? [])
  if (these.length === 0) return
  const {
    results: own,
    touched,
    due,
    fetching,
    readings,
  } = await onceMore(() =>
    app.db.inOrganization(orgId, (tx) => takeIn(tx, orgId, these), { pool: 'inbound' }),
  )
  for (const label of readings) metrics.received.inc({ label })
  app.live.tell([
    ...touched.map(({ id, departmentId }) => ({ orgId, topic: 'conversation' as const, id, departmentId })),
    ...(due ? [{ orgId, topic: 'due' as const }] : []),
    ...(fetching ? [{ orgId, topic: 'media' as const }] : []),
  ])
  for (const [index, place] of places.entries()) results[place] = own[index] ?? 'stored'
}

type Outcome = {
  results: ReceiveResult[]
  touched: { id: string; departmentId?: string }[]
  due: boolean
  /** Files came with them, which are fetched now. */
  fetching: boolean
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
  const nothing = { results, touched: [], due: false, fetching: false, readings: [] }
  if (texts.length === 0) return nothing

  const placing = await placeTexts(tx, orgId, texts, results)
  if (!placing || placing.found.length === 0) return nothing
  const { doors, now } = placing
  return store(tx, orgId, fold(placing), { doors, results, now })
}

const SENDER = /^(\+[1-9][0-9]{1,14}|[0-9]{3,8})$/ // as the contact table takes them: E.164 or a short code

/** Folds the texts, in the carrier's order of time, each into its door, its thread's window and what was agreed to. */
function fold({ found, doors, told }: Placing): Taken[] {
  const { grants, campaigns, scopeAsked } = told
  return found
    .sort((one, other) => one.at.getTime() - other.at.getTime() || one.text.place - other.text.place)
    .flatMap(({ text, number, reading, advertised, thread, at }) => {
      const door = doors.get(text.from)
      if (!door) return []
      const id = newId()
      const agreed = grants.get(text.from) ?? []
      const { business, asksScope } = number
      const asked = scopeAsked.get(text.from) ?? null
      const keepable = (before: Before): readonly Keepable[] =>
        asksScope ? keepableAt({ before, at, business }, campaigns) : []
      const effect = hear(
        { messageId: id, reading, advertised, at, newId, keepable, scopeAsked: asked },
        { door, window: thread.window, grants: agreed },
      )
      doors.set(text.from, effect.door)
      grants.set(text.from, withChanged(agreed, effect.grants))
      thread.window = effect.window
      const about = { number, conversationId: thread.id, effect, advertised, campaigns }
      return [{ text, id, answerId: newId(), at, ...about }]
    })
    .map((each) => (isVoid(each.effect, doors.get(each.text.from) ?? OPEN_DOOR) ? unanswered(each) : each))
}

const unanswered = (taken: Taken): Taken => ({ ...taken, effect: { ...taken.effect, answer: null } })

/** As they stand after a text; a keyword may give what nobody had agreed to before. */
const withChanged = <Row extends GrantOf>(before: readonly Row[], changed: readonly Row[]): Row[] => [
  ...before.filter((each) => !changed.some((one) => isSame(one, each))),
  ...changed,
]

const isSame = (one: GrantOf, other: GrantOf): boolean =>
  one.campaignId === other.campaignId && one.level === other.level

async function store(
  tx: Tx,
  orgId: OrgId,
  taken: readonly Taken[],
  { doors, results, now }: { doors: Map<string, Door>; results: ReceiveResult[]; now: Date },
): Promise<Outcome> {
  const { steps, back } = stepsOf(taken)
  const answers = taken.flatMap((each) =>
    answerRow(each, back(each.conversationId, each.answerId), { now, doors }),
  )
  // In the order of the locks; all of them and the COMMIT in one write.
  const cases = taken.flatMap(caseOf)
  const ended = taken.flatMap(endingOf)
  const arriving = taken.flatMap(arrivingOf)
  const asked = Promise.all([
    addRecords(
      tx,
      orgId,
      taken.flatMap((each) => recordsOf(each, now)),
    ),
    writeDoors(tx, orgId, changedDoors(taken, doors)),
    writeGrants(
      tx,
      orgId,
      [...Map.groupBy(taken, ({ text }) => text.from)].flatMap(([phone, each]) =>
        each
          .reduce<readonly GrantOf[]>((rows, { effect }) => withChanged(rows, effect.grants), [])
          .map((grant) => ({ ...grant, phone })),
      ),
    ),
    advanceThreads(tx, orgId, steps),
    addInbound(
      tx,
      orgId,
      taken.map((each) => inboundRow(each, back(each.conversationId, each.id))),
    ),
    cancelFor(tx, orgId, closedBy(taken, 'opt_out')),
    cancelFor(tx, orgId, closedBy(taken, 'wrong_number'), 'wrong_number'),
    addOutbound(tx, orgId, answers),
    settleCases(tx, orgId, { rows: cases.length === 0 ? ended : [], memberId: null }),
    ...(arriving.length > 0 ? [addArriving(tx, orgId, arriving)] : []),
  ])
  const [, , , moved, , stopped, mistaken] = await (cases.length === 0 ? tx.lastly(asked) : asked)
  await openCases(tx, orgId, cases)
  // Words of the same set may settle these, too.
  if (cases.length > 0) await settleCases(tx, orgId, { rows: ended, memberId: null })
  const touched = new Map<string, { id: string; departmentId?: string }>(
    [...stopped, ...mistaken].map(({ conversation_id: id }) => [id, { id }]),
  )
  const blocked = new Set(
    taken.flatMap(({ effect, conversationId }) => (effect.door.blockedAt === null ? [] : [conversationId])),
  )
  for (const row of moved) if (!blocked.has(row.id)) touched.set(row.id, row)
  const readings = taken.map(({ effect }) => effect.reading.label)
  return {
    results,
    touched: [...touched.values()],
    due: answers.length > 0,
    fetching: arriving.length > 0,
    readings,
  }
}

/** What was in doubt about a phone is clear by its STOP, or by its START; words that were said after that still wait. */
function endingOf({ effect, text, at }: Taken): Settled[] {
  const [record] = effect.records
  if (record?.kind === 'opt_in')
    return [{ phone: text.from, recordId: record.id, upTo: new Date(at.getTime() - 1), decision: 'keep' }]
  const isEnd = record?.kind === 'opt_out' || record?.kind === 'wrong_number'
  return isEnd ? [{ phone: text.from, recordId: record.id, upTo: at }] : []
}

/** A text that may have meant STOP waits at the opt-out desk for a person. */
function caseOf({ effect, text, id, conversationId, number, at }: Taken): NewCase[] {
  const [record] = effect.records
  if (record?.kind !== 'doubt') return []
  const { departmentId } = number
  return [{ recordId: record.id, phone: text.from, conversationId, departmentId, messageId: id, saidAt: at }]
}
