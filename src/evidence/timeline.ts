// Joins what is known of one number into one line of time with numbered entries, and tells how each opt-out was kept.
import type { Dossier, RecordFact, SentFact } from './fact.ts'
import {
  type Field,
  fieldsOfHeard,
  fieldsOfRecord,
  fieldsOfSent,
  hasLeft,
  type Refer,
  titleOf,
  titleOfSent,
} from './words.ts'

/** One thing that happened. `said` are the words of it, exactly. */
export type Entry = {
  readonly no: number
  readonly at: Date
  readonly source: 'record' | 'text in' | 'text out'
  readonly id: string
  readonly title: string
  readonly said: string | null
  readonly fields: readonly Field[]
}

/** How one opt-out was kept. `honouredAt`: from then on no text could leave. */
export type OptOut = {
  readonly recordId: string
  readonly no: number
  readonly words: string | null
  readonly saidAt: Date
  readonly honouredAt: Date
  /** They had opted out before and not back in. */
  readonly isRepeat: boolean
  readonly confirmationSentAt: Date | null
  /** When they opted in again. */
  readonly endedAt: Date | null
  /** Texts that left while it was in force; its confirmation and answers to HELP, which the rules allow, are not among them. */
  readonly sentWhileInForce: number
}

export type Timeline = { readonly entries: readonly Entry[]; readonly optOuts: readonly OptOut[] }

export function timelineOf(dossier: Dossier): Timeline {
  const recorded = new Map(dossier.records.map(({ id, recordedAt }) => [id, recordedAt]))
  const drafts = [
    ...dossier.heard.map((heard) => ({
      at: heard.receivedAt,
      source: 'text in' as const,
      id: heard.id,
      heard,
    })),
    ...dossier.records.map((record) => ({
      at: record.recordedAt,
      source: 'record' as const,
      id: record.id,
      record,
    })),
    ...dossier.sent.map((sent) => ({
      at: momentOf(sent, recorded),
      source: 'text out' as const,
      id: sent.id,
      sent,
    })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime() || rank[one.source] - rank[other.source])
  const numbers = new Map(drafts.map(({ id }, at) => [id, at + 1]))
  const titles = new Map(dossier.records.map((record) => [record.id, titleOf(record)]))
  const refer: Refer = (id) => {
    const no = numbers.get(id)
    if (no === undefined) return `${id}, which is not in this file`
    const title = titles.get(id)
    return title ? `entry ${no} (${title})` : `entry ${no}`
  }
  const entries = drafts.map((draft, at): Entry => {
    const { source, id } = draft
    return { no: at + 1, at: draft.at, source, id, ...wordsOf(draft, refer) }
  })
  return { entries, optOuts: optOutsOf(dossier, numbers) }
}

/** A text is answered after it came and recorded when it came; a record comes before the text that rests on it. */
const rank = { 'text in': 0, record: 1, 'text out': 2 } as const

/** A text that was accepted together with its record bears the time at which that transaction began, a moment before the record's. */
function momentOf(sent: SentFact, recorded: ReadonlyMap<string, Date>): Date {
  const own = (hasLeft(sent) ? sent.leftAt : null) ?? sent.settledAt ?? sent.acceptedAt
  const basis = sent.clearedBy === null ? undefined : recorded.get(sent.clearedBy)
  return basis !== undefined && basis > own ? basis : own
}

type Draft =
  | { source: 'text in'; heard: Dossier['heard'][number] }
  | { source: 'record'; record: RecordFact }
  | { source: 'text out'; sent: SentFact }

function wordsOf(draft: Draft, refer: Refer): Pick<Entry, 'title' | 'said' | 'fields'> {
  if (draft.source === 'text in') {
    const { heard } = draft
    return {
      title: 'They texted',
      said: heard.erasedAt ? null : heard.body,
      fields: fieldsOfHeard(heard, refer),
    }
  }
  if (draft.source === 'record') {
    const { record } = draft
    return {
      title: titleOf(record),
      said: record.person?.words || null,
      fields: fieldsOfRecord(record, refer),
    }
  }
  const { sent } = draft
  return {
    title: titleOfSent(sent),
    said: sent.erasedAt ? null : sent.body,
    fields: fieldsOfSent(sent, refer),
  }
}

/** By the time at which things were said, as the doors themselves are closed and opened. */
function optOutsOf({ records, sent }: Dossier, numbers: ReadonlyMap<string, number>): OptOut[] {
  const turns = records
    .filter(({ kind }) => kind === 'opt_out' || kind === 'wrong_number' || isEnding(kind))
    .toSorted(
      (one, other) => one.saidAt.getTime() - other.saidAt.getTime() || stopsLast(one) - stopsLast(other),
    )
  const left = sent.filter(hasLeft)
  const forbidden = forbiddenOf(left)
  const confirmed = new Map(
    left.flatMap(({ kind, clearedBy, leftAt }) =>
      kind === 'opt_out_confirmation' && clearedBy !== null ? [[clearedBy, leftAt] as const] : [],
    ),
  )
  const found: OptOut[] = []
  const endings = endingsOf(turns)
  let since: Date | null = null
  for (const [at, turn] of turns.entries()) {
    if (isEnding(turn.kind)) {
      since = null
      continue
    }
    const isRepeat = since !== null
    since ??= turn.recordedAt
    const endedAt = endings[at] ?? null
    found.push({
      ...{ recordId: turn.id, no: numbers.get(turn.id) ?? 0, words: turn.person?.words || null },
      ...{ saidAt: turn.saidAt, honouredAt: since, isRepeat, endedAt },
      confirmationSentAt: confirmed.get(turn.id) ?? null,
      sentWhileInForce:
        countUntil(forbidden, endedAt?.getTime() ?? Number.POSITIVE_INFINITY) -
        countUntil(forbidden, turn.recordedAt.getTime()),
    })
  }
  return found
}

/** START, or keeping some of it in answer to the confirmation: from then on texts may leave again. */
const isEnding = (kind: RecordFact['kind']): boolean => kind === 'opt_in' || kind === 'kept'

/** For each turn, when the next opt-in after it was recorded. */
function endingsOf(turns: readonly RecordFact[]): (Date | null)[] {
  let next: Date | null = null
  return turns
    .toReversed()
    .map(({ kind, recordedAt }) => {
      const ending = next
      if (isEnding(kind)) next = recordedAt
      return ending
    })
    .reverse()
}

/** At the same instant a STOP wins. */
const stopsLast = ({ kind }: RecordFact): number => (isEnding(kind) ? 0 : 1)

/** When texts left that an opt-out forbids, in order. */
const forbiddenOf = (left: readonly SentFact[]): number[] =>
  left
    .flatMap(({ kind, leftAt }) =>
      leftAt === null || kind === 'opt_out_confirmation' || kind === 'help_answer' ? [] : [leftAt.getTime()],
    )
    .sort((one, other) => one - other)

/** How many of the moments, in order, are not later than this one. */
function countUntil(moments: readonly number[], at: number): number {
  let [from, to] = [0, moments.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((moments[middle] ?? 0) <= at) from = middle + 1
    else to = middle
  }
  return from
}
