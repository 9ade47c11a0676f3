// What one inbound text does to consent: which ledger rows it writes, how the door, the thread's window and what was agreed to change,
// and what is answered.
import { type Advertised, hearKeyword } from './hear-keyword.ts'
import type { Level, Method } from './methods.ts'
import { type Reading, readAs } from './reading/reading.ts'
import type { RecordKind } from './record.ts'
import { hearKeep, type ScopeAsked } from './scope-question.ts'
import {
  afterDoubt,
  afterGiven,
  afterStart,
  afterStop,
  afterWithdrawn,
  type Door,
  doubtBefore,
  type Grant,
  isClosed,
  opensWindow,
  standingOf,
  type Window,
  withoutDoubt,
} from './standing.ts'

/** One text as it was heard. `newId` gives the ids of the rows that it writes. */
export type Heard = {
  readonly messageId: string
  readonly reading: Reading
  /** What the keyword gives that the whole text is; null where no campaign advertises it on this number. */
  readonly advertised: Advertised | null
  /** The campaigns that the confirmation of a STOP may offer to keep; without it nothing is asked. */
  readonly keepable?: (before: Before) => readonly { readonly id: string }[]
  /** The question that waits for the answer that this text is. */
  readonly scopeAsked?: ScopeAsked | null
  readonly at: Date
  readonly newId: () => string
}

/** What holds before the text, and after it. */
export type Before = {
  readonly door: Door
  readonly window: Window | null
  readonly grants: readonly GrantOf[]
}
export type GrantOf = {
  readonly campaignId: string
  readonly level: 'informational' | 'promotional'
  readonly grant: Grant
  /** When the request that waits for an answer was handed to the carrier; null while it has not left. */
  readonly requestLeftAt: Date | null
}

/** A ledger row that a text writes; everything else of it is the text's own. */
export type Written = {
  readonly id: string
  readonly kind: RecordKind
  readonly level: Level | null
  readonly campaignId: string | null
  readonly method: Method | null
  readonly answersRecordId: string | null
  /** Where it is not the rule that read the text. */
  readonly rule?: string
}

export type Effect = {
  readonly reading: Reading
  /** The first one is the text's own. Empty for an ordinary text that gives nothing new. */
  readonly records: readonly Written[]
  readonly door: Door
  readonly window: Window | null
  /** What changed of what they agreed to. */
  readonly grants: readonly GrantOf[]
  readonly answer: 'opt_out_confirmation' | 'help_answer' | 'opt_in_request' | 'opt_in_confirmation' | null
}

/** Folds one text, as it was read, into what holds. Pure; `at` is the carrier's time of it. */
export function hear(heard: Heard, before: Before): Effect {
  const { reading, advertised } = heard
  if (advertised && isFree(reading))
    return {
      reading: readAs('opt_in', 'keyword of a campaign, whole text'),
      ...hearKeyword(heard, advertised, before),
    }
  const kept = heard.scopeAsked && reading.label === 'none' ? hearKeep(heard, heard.scopeAsked, before) : null
  if (kept) return { ...nothing(heard, before), ...kept, reading: readAs('opt_in', 'KEEP, whole text') }
  switch (reading.label) {
    case 'opt_out':
      return hearStop(heard, before)
    case 'wrong_number': {
      const record = written(heard, 'wrong_number')
      const door = withoutDoubt(afterStop(before.door, heard.at, record.id, 'wrong_number'), heard.at)
      return { ...nothing(heard, before), records: [record], door }
    }
    case 'opt_in':
      return hearStart(heard, before)
    case 'help':
      return { ...nothing(heard, before), records: [written(heard, 'help')], answer: 'help_answer' }
    case 'yes':
    case 'no':
      return hearAnswer(heard, before)
    case 'none':
      return reading.doubt ? hearDoubt(heard, before) : hearOrdinary(heard, before)
  }
}

/** A word that was advertised before the reader knew it for STOP, HELP or an answer is what the reader knows it for. */
const isFree = ({ label, doubt }: Reading): boolean => label === 'opt_in' || (label === 'none' && !doubt)

const nothing = ({ reading }: Heard, { door, window }: Before): Effect => ({
  ...{ reading, records: [], door, window },
  ...{ grants: [], answer: null },
})

const written = ({ newId }: Heard, kind: RecordKind, more: Partial<Written> = {}): Written => ({
  ...{ id: newId(), kind, level: null, campaignId: null },
  ...{ method: null, answersRecordId: null },
  ...more,
})

const BY_TEXT = { level: 'conversational', method: 'inbound_text' } as const

function hearStop(heard: Heard, before: Before): Effect {
  const { door } = before
  const record = written(heard, 'opt_out')
  const next = withoutDoubt(afterStop(door, heard.at, record.id), heard.at)
  // A repeated STOP adds its row and sends nothing: only one that closes an open door is confirmed.
  const closes = !isClosed(door) && isClosed(next)
  const keepable = closes ? (heard.keepable?.(before) ?? []) : []
  const asked = keepable.map(({ id: campaignId }) =>
    written(heard, 'scope_asked', {
      ...{ level: 'informational', campaignId, answersRecordId: record.id },
      rule: 'question in the confirmation of an opt-out',
    }),
  )
  return {
    ...nothing(heard, before),
    records: [record, ...asked],
    door: next,
    answer: closes ? 'opt_out_confirmation' : null,
  }
}

function hearStart(heard: Heard, before: Before): Effect {
  const { window } = before
  const record = written(heard, 'opt_in', { answersRecordId: doubtBefore(before.door, heard.at) })
  const door = afterStart(before.door, heard.at, record.id)
  const gives = !isClosed(door) && (window === null || window.at <= heard.at)
  return {
    ...nothing(heard, before),
    records: [gives ? { ...record, ...BY_TEXT } : record],
    door,
    window: gives ? opening(heard, record) : window,
  }
}

/** An ordinary text. After a STOP it is shown and gives nothing. */
function hearOrdinary(heard: Heard, before: Before): Effect {
  const { door, window } = before
  if (!opensWindow(door, window, heard.at)) return nothing(heard, before)
  const record = written(heard, 'conversation', BY_TEXT)
  return { ...nothing(heard, before), records: [record], window: opening(heard, record) }
}

/** Words that may mean STOP: campaigns wait until a person has decided. An answer to them may be written meanwhile. */
function hearDoubt(heard: Heard, before: Before): Effect {
  const { door, window } = before
  if (isClosed(door)) return nothing(heard, before)
  if (door.startAt !== null && door.startAt > heard.at) return hearOrdinary(heard, before) // decided by them
  const opens = opensWindow(door, window, heard.at)
  const record = written(heard, 'doubt', opens ? BY_TEXT : {})
  return {
    ...nothing(heard, before),
    records: [record],
    door: afterDoubt(door, heard.at, record.id),
    window: opens ? opening(heard, record) : window,
  }
}

/**
 * Yes or No to a double opt-in request that waits; without one it is an ordinary text. So is a Yes that was said before the request had
 * left: it answers something else, and nobody agrees to what they were not asked.
 */
function hearAnswer(heard: Heard, before: Before): Effect {
  const { door, window, grants } = before
  const pending = grants.filter(
    ({ grant, requestLeftAt }) =>
      requestLeftAt !== null && requestLeftAt <= heard.at && standingOf(grant, door, heard.at) === 'pending',
  )
  if (pending.length === 0 || isClosed(door)) return hearOrdinary(heard, before)
  const isYes = heard.reading.label === 'yes'
  const records = pending.map(({ campaignId, level, grant }) =>
    written(heard, isYes ? 'given' : 'declined', {
      ...{ campaignId, level, answersRecordId: grant.askedRecord },
      method: isYes ? 'double_opt_in' : null,
    }),
  )
  const [first] = records
  const opens = first && opensWindow(door, window, heard.at)
  return {
    ...nothing(heard, before),
    records,
    window: opens ? opening(heard, first) : window,
    grants: pending.map((each, index) => {
      const id = records[index]?.id ?? ''
      const grant = isYes ? afterGiven(each.grant, heard.at, id) : afterWithdrawn(each.grant, heard.at, id)
      return { ...each, grant }
    }),
  }
}

const opening = ({ at, messageId }: Heard, record: Written): Window => ({
  at,
  record: record.id,
  message: messageId,
})

/**
 * Does this text leave everything as it is? Then no door needs to be locked for it: an ordinary text in an open conversation, or one after a
 * STOP, which gives nothing. messages/calm/store.ts asks the same of the database.
 */
export const isCalm = (reading: Reading, at: Date, door: Door, window: Window | null): boolean =>
  reading.label === 'none' && !reading.doubt && !opensWindow(door, window, at)
