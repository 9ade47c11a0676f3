// What a thread shows, from top to bottom: days, bubbles in groups, and what the texts brought about.
import type { ThreadMessage, ThreadNote } from '../../conversations/contract.ts'
import type { ThreadEvent } from '../../conversations/transfer/contract.ts'
import { type Badge, foldReactions, saidOf } from '../../messages/reaction.ts'
import { dayKey, type TimeOptions } from '../ui/time.ts'
import type { OnItsWay } from './sending.ts'

export type Bubble = {
  readonly message: ThreadMessage
  /** First and last of a group: same side, same author, minutes apart. */
  readonly isFirst: boolean
  readonly isLast: boolean
  /** What they thought of it, by a reaction of their phone; without a mark it was taken back. */
  readonly badge?: Badge | undefined
}

export type ThreadItem =
  | { readonly type: 'day'; readonly key: string; readonly at: Date }
  | { readonly type: 'bubble'; readonly key: string; readonly bubble: Bubble }
  | { readonly type: 'note'; readonly key: string; readonly note: ThreadNote }
  | { readonly type: 'event'; readonly key: string; readonly event: ThreadEvent }
  | { readonly type: 'line'; readonly key: string; readonly what: 'opt_out' | 'opt_in' | 'help' }

const GROUP_MS = 5 * 60_000

export function threadItems(
  stored: readonly ThreadMessage[],
  onTheirWay: readonly OnItsWay[],
  {
    myId,
    notes = [],
    events = [],
    ...options
  }: TimeOptions & { myId: string | null; notes?: readonly ThreadNote[]; events?: readonly ThreadEvent[] },
): ThreadItem[] {
  const known = new Set(stored.map(({ requestKey }) => requestKey))
  const { badges, folded } = foldReactions(stored)
  const messages = [
    ...stored.filter(({ id }) => !folded.has(id)),
    ...onTheirWay.filter(({ requestKey }) => !known.has(requestKey)).map((text) => asMessage(text, myId)),
  ]
  const all = inOrder(messages, notes)
  const between = eventsBetween(all, events)
  return all.flatMap((each, index) => {
    const [before, after] = [all[index - 1], all[index + 1]]
    const lines = between(before, each)
    const later = after ? [] : between(each, undefined)
    const at = new Date(each.at)
    const day = dayKey(at, options)
    const isNewDay = !before || dayKey(new Date(before.at), options) !== day
    const heading: ThreadItem[] = isNewDay ? [{ type: 'day', key: `day ${day}`, at }] : []
    if (isNote(each)) return [...lines, ...heading, { type: 'note', key: each.id, note: each }, ...later]
    const badge = badges.get(each.id)
    return [
      ...lines,
      ...heading,
      ...itemsOf(each, { before, after, isNewDay, day, badge, options }),
      ...later,
    ]
  })
}

/** What was handed on between two texts, oldest first. Before the oldest that is held it may belong further up, and is left out. */
function eventsBetween(
  all: readonly (ThreadMessage | ThreadNote)[],
  events: readonly ThreadEvent[],
): (
  before: ThreadMessage | ThreadNote | undefined,
  after: ThreadMessage | ThreadNote | undefined,
) => ThreadItem[] {
  const told = events.filter(({ kind }) => kind === 'transferred').toReversed()
  const isIn = (at: string, from: string, to: string | undefined): boolean =>
    at >= from && (to === undefined || at < to)
  return (before, after) =>
    told.length === 0 || !before || all.length === 0
      ? []
      : told
          .filter(({ at }) => isIn(at, before.at, after?.at))
          .map((event) => ({ type: 'event', key: `event ${event.id}`, event }))
}

const isNote = (each: ThreadMessage | ThreadNote): each is ThreadNote => 'words' in each

/** Texts and notes by the count that they share. */
function inOrder(
  messages: readonly ThreadMessage[],
  notes: readonly ThreadNote[],
): readonly (ThreadMessage | ThreadNote)[] {
  if (notes.length === 0) return messages
  return [...messages, ...notes].sort((a, b) => a.orderNo - b.orderNo)
}

type Around = {
  readonly before: ThreadMessage | ThreadNote | undefined
  readonly after: ThreadMessage | ThreadNote | undefined
  readonly isNewDay: boolean
  readonly day: string
  readonly badge: Badge | undefined
  readonly options: TimeOptions
}

function itemsOf(
  message: ThreadMessage,
  { before, after, isNewDay, day, badge, options }: Around,
): ThreadItem[] {
  const key = message.requestKey ?? message.id // the stored text takes the place of the one on its way
  const items: ThreadItem[] = []
  const isFirst = isNewDay || !before || !isOneGroup(before, message)
  const isLast = !after || dayKey(new Date(after.at), options) !== day || !isOneGroup(message, after)
  items.push({ type: 'bubble', key, bubble: { message, isFirst, isLast, ...(badge && { badge }) } })
  if (!message.ours && (message.kind === 'opt_out' || message.kind === 'opt_in' || message.kind === 'help'))
    items.push({ type: 'line', key: `${key} line`, what: message.kind })
  return items
}

const isOneGroup = (a: ThreadMessage | ThreadNote, b: ThreadMessage | ThreadNote): boolean =>
  !isNote(a) &&
  !isNote(b) &&
  a.ours === b.ours &&
  a.authorId === b.authorId &&
  isAutomatic(a) === isAutomatic(b) &&
  Date.parse(b.at) - Date.parse(a.at) < GROUP_MS &&
  (a.ours || a.kind === 'none' || a.kind === 'text')

/** The reaction that came last, in words. */
export function newestReaction(items: readonly ThreadItem[]): { orderNo: number; words: string } | null {
  let newest: { orderNo: number; words: string } | null = null
  for (const item of items) {
    const badge = item.type === 'bubble' ? item.bubble.badge : undefined
    const orderNo = Math.max(-1, ...(badge?.orderNos ?? []))
    if (item.type !== 'bubble' || !badge || orderNo <= (newest?.orderNo ?? -1)) continue
    const about = item.bubble.message.body || 'a picture or file'
    newest = {
      orderNo,
      words: badge.mark === '' ? `A reaction was taken back: ${about}` : `${saidOf(badge.mark)}: ${about}`,
    }
  }
  return newest
}

/** Written by Parley itself, as the rules ask. */
export const isAutomatic = ({ ours, kind }: ThreadMessage): boolean =>
  ours && kind !== 'text' && kind !== 'none'

const asMessage = (
  { requestKey, body, at, sendAs, attachments = [] }: OnItsWay,
  myId: string | null,
): ThreadMessage => ({
  id: requestKey,
  orderNo: Number.MAX_SAFE_INTEGER,
  ours: true,
  body,
  at,
  kind: 'text',
  state: 'sending',
  reason: null,
  sentence: null,
  authorId: myId,
  segments: 1,
  dueAt: null,
  requestKey,
  level: sendAs?.level ?? 'conversational',
  campaign: null, // named by the stored one
  isErased: false,
  ...(attachments.length > 0 && { files: [...attachments] }),
})
