// Where inbound texts belong, and the standing that they meet: under the doors' locks only where a text may change it.
import { openDoorsForChange } from '../../consent/actions.ts'
import type { Advertised } from '../../consent/advertised/actions.ts'
import { keywordIn } from '../../consent/advertised/keyword-rule.ts'
import { isCalm } from '../../consent/heard.ts'
import { readText } from '../../consent/keyword.ts'
import type { Reading } from '../../consent/reading/reading.ts'
import { isKeep } from '../../consent/scope-question.ts'
import { type Door, isClosed, type Window } from '../../consent/standing.ts'
import { addContacts } from '../../contacts/actions.ts'
import { insertThreadsIfMissing } from '../../conversations/actions.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { ReceiveResult, Text } from '../receive/actions.ts'
import { NOTHING_TOLD, readTold, type Spoken, type Told } from '../told/actions.ts'
import { type Arrived, type NumberRow, type Placed, readPlaces } from './store.ts'

export type { NumberRow } from './store.ts'

/** A text that is new, and where it belongs. `at` is the carrier's time of it, never later than ours. */
export type Found = {
  readonly text: Text
  readonly number: NumberRow
  readonly reading: Reading
  /** What the keyword gives that the text is; null for every other text. */
  readonly advertised: Advertised | null
  readonly at: Date
  readonly thread: Thread
}
/** A thread on its way through a set: its window moves with each text that is folded. */
export type Thread = {
  readonly id: string
  readonly phone: string
  readonly number: NumberRow
  window: Window | null
}

export type Placing = {
  readonly found: Found[]
  readonly doors: Map<string, Door>
  /** What must be known of those whose texts may change what they agreed to. */
  readonly told: Told
  readonly now: Date
}

type Ours = { readonly text: Text; readonly number: NumberRow; readonly reading: Reading; place: Placed }

/** Finds the number, the thread and the door of each text; new contacts and threads are made. Repeats are left out. */
export async function placeTexts(
  tx: Tx,
  orgId: OrgId,
  texts: readonly Text[],
  results: ReceiveResult[],
): Promise<Placing | null> {
  const looked = await lookUp(tx, orgId, texts, results)
  const { ours } = looked
  if (ours.length === 0) return null
  const restless = [
    ...new Set(ours.filter((each) => !leavesAllAsItIs(each, looked.now)).map(({ text }) => text.from)),
  ]
  const doors = new Map(ours.flatMap(({ text, place }) => (place.door ? [[text.from, place.door]] : [])))
  let { now } = looked
  let told = NOTHING_TOLD()
  if (restless.length > 0) {
    const locked = await openDoorsForChange(tx, orgId, restless, {
      missing: restless.filter((phone) => !doors.has(phone)),
      add: (missing) => addContacts(tx, orgId, missing),
    })
    now = locked.now
    for (const [phone, door] of locked.doors) doors.set(phone, door)
    const lockedOnes = ours.filter(({ text }) => locked.doors.has(text.from))
    ;[told] = await Promise.all([
      readTold(tx, orgId, lockedOnes.map(spokenOf)),
      lookAgain(tx, orgId, lockedOnes),
    ])
  }
  const placed = await intoThreads(tx, orgId, withoutRepeats(ours, results), now)
  const found = placed.map(({ advertisedId, ...each }) => ({
    ...each,
    advertised: told.advertised.get(advertisedId ?? '') ?? null,
  }))
  return { found, doors, told, now }
}

const spokenOf = ({ text, number, reading, place }: Ours): Spoken => ({
  ...{
    phone: text.from,
    label: reading.label,
    advertisedId: place.advertisedId,
    asksScope: number.asksScope,
  },
  keeps: place.door !== null && isClosed(place.door) && isKeep(text.body),
})

async function lookUp(
  tx: Tx,
  orgId: OrgId,
  texts: readonly Text[],
  results: ReceiveResult[],
): Promise<{ ours: Ours[]; now: Date }> {
  const { places, now } = await readPlaces(tx, orgId, texts.map(arrivedOf))
  const ours = texts.flatMap((text, index) => {
    const place = places[index]
    if (!place?.number) {
      results[text.place] = 'unknown_number'
      return []
    }
    return [{ text, number: place.number, reading: readText(text.body), place }]
  })
  return { ours, now }
}

/** What was read before the locks were had may be old: asked again for the texts whose doors are locked now. */
async function lookAgain(tx: Tx, orgId: OrgId, ours: readonly Ours[]): Promise<void> {
  const { places } = await readPlaces(
    tx,
    orgId,
    ours.map(({ text }) => arrivedOf(text)),
  )
  for (const [index, each] of ours.entries()) each.place = places[index] ?? each.place
}

/** Nothing about such a text can change a standing, so its door stays unlocked. */
function leavesAllAsItIs({ text, reading, place }: Ours, now: Date): boolean {
  if (!place.door || !place.conversationId || place.advertisedId !== null || isKeep(text.body)) return false
  return isCalm(reading, timeOf(text, now), place.door, place.window)
}

function withoutRepeats(ours: readonly Ours[], results: ReceiveResult[]): Ours[] {
  const seen = new Set<string>()
  return ours.filter(({ text, place }) => {
    const key = `${text.connectionId} ${text.carrierMessageId}`
    const isRepeat = place.earlier !== null || seen.has(key)
    if (isRepeat) results[text.place] = 'repeat'
    seen.add(key)
    return !isRepeat
  })
}

type InThread = Omit<Found, 'advertised'> & { readonly advertisedId: string | null }

async function intoThreads(tx: Tx, orgId: OrgId, ours: readonly Ours[], now: Date): Promise<InThread[]> {
  const threads = new Map<string, Thread>()
  const made: Thread[] = []
  const found = ours.map(({ text, number, reading, place }) => {
    const name = `${number.numberId} ${text.from}`
    const thread = threads.get(name) ?? {
      id: place.conversationId ?? newId(),
      phone: text.from,
      number,
      window: place.window,
    }
    if (!threads.has(name) && !place.conversationId) made.push(thread)
    threads.set(name, thread)
    return { text, number, reading, thread, at: timeOf(text, now), advertisedId: place.advertisedId }
  })
  // Under the door's lock nobody else can make this phone's thread, so the ids made here are the ones that stand.
  if (made.length > 0)
    await insertThreadsIfMissing(
      tx,
      orgId,
      made.map(({ id, number, phone }) => ({
        id,
        numberId: number.numberId,
        departmentId: number.departmentId,
        phone,
      })),
    )
  return found
}

const arrivedOf = ({ connectionId, carrierMessageId, from, to, body }: Text): Arrived => ({
  connectionId,
  carrierMessageId,
  from,
  to,
  keyword: keywordIn(body),
})

const timeOf = (text: Text, now: Date): Date => (text.sentAt && text.sentAt < now ? text.sentAt : now)
