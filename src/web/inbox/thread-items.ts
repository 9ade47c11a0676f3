// What a thread shows, from top to bottom: days, bubbles in groups, and what the texts brought about.
import type { ThreadMessage } from '../../conversations/contract.ts'
import { dayKey, type TimeOptions } from '../ui/time.ts'
import type { OnItsWay } from './sending.ts'

export type Bubble = {
  readonly message: ThreadMessage
  /** First and last of a group: same side, same author, minutes apart. */
  readonly isFirst: boolean
  readonly isLast: boolean
}

export type ThreadItem =
  | { readonly type: 'day'; readonly key: string; readonly at: Date }
  | { readonly type: 'bubble'; readonly key: string; readonly bubble: Bubble }
  | { readonly type: 'line'; readonly key: string; readonly what: 'opt_out' | 'opt_in' | 'help' }

const GROUP_MS = 5 * 60_000

export function threadItems(
  stored: readonly ThreadMessage[],
  onTheirWay: readonly OnItsWay[],
  { myId, ...options }: TimeOptions & { myId: string | null },
): ThreadItem[] {
  const known = new Set(stored.map(({ requestKey }) => requestKey))
  const messages = [
    ...stored,
    ...onTheirWay.filter(({ requestKey }) => !known.has(requestKey)).map((text) => asMessage(text, myId)),
  ]
  return messages.flatMap((message, index) =>
    itemsOf(message, messages[index - 1], messages[index + 1], options),
  )
}

function itemsOf(
  message: ThreadMessage,
  before: ThreadMessage | undefined,
  after: ThreadMessage | undefined,
  options: TimeOptions,
): ThreadItem[] {
  const at = new Date(message.at)
  const day = dayKey(at, options)
  const key = message.requestKey ?? message.id // the stored text takes the place of the one on its way
  const items: ThreadItem[] = []
  const isNewDay = !before || dayKey(new Date(before.at), options) !== day
  if (isNewDay) items.push({ type: 'day', key: `day ${day}`, at })
  const isFirst = isNewDay || !isOneGroup(before, message)
  const isLast = !after || dayKey(new Date(after.at), options) !== day || !isOneGroup(message, after)
  items.push({ type: 'bubble', key, bubble: { message, isFirst, isLast } })
  if (!message.ours && (message.kind === 'opt_out' || message.kind === 'opt_in' || message.kind === 'help'))
    items.push({ type: 'line', key: `${key} line`, what: message.kind })
  return items
}

const isOneGroup = (a: ThreadMessage, b: ThreadMessage): boolean =>
  a.ours === b.ours &&
  a.authorId === b.authorId &&
  isAutomatic(a) === isAutomatic(b) &&
  Date.parse(b.at) - Date.parse(a.at) < GROUP_MS &&
  (a.ours || a.kind === 'none' || a.kind === 'text')

/** Written by Parley itself, as the rules ask. */
export const isAutomatic = ({ ours, kind }: ThreadMessage): boolean =>
  ours && kind !== 'text' && kind !== 'none'

const asMessage = ({ requestKey, body, at, sendAs }: OnItsWay, myId: string | null): ThreadMessage => ({
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
})
