// One thread as the browser holds it: texts by order number without a gap, from the oldest fetched to the newest.
import type { ThreadMessage, ThreadNote } from '../../conversations/contract.ts'
import { mergeNotes, withinThread } from './notes/held-notes.ts'

export type HeldThread = {
  /** Oldest first. */
  readonly messages: readonly ThreadMessage[]
  /** Beside them, oldest first. */
  readonly notes: readonly ThreadNote[]
  /** Are there older ones? */
  readonly more: boolean
  /** Around a text that was found: are there newer ones that were not fetched? */
  readonly newer?: boolean
}

/** What one answer brings of a thread. */
export type ThreadPage = Pick<HeldThread, 'messages' | 'notes'>

/** What is held with the texts and notes of a page below it, and with what changed in between. */
export const withPage = (held: HeldThread, page: ThreadPage): HeldThread => ({
  ...held,
  messages: mergeMessages(held.messages, page.messages),
  notes: mergeNotes(held.notes, withinThread(held, page.notes)),
})

/** Adds texts or replaces them by what is known now. The same list comes back when nothing changed. */
export function mergeMessages(
  held: readonly ThreadMessage[],
  incoming: readonly ThreadMessage[],
): readonly ThreadMessage[] {
  const byId = new Map(held.map((message) => [message.id, message]))
  let changed = false
  for (const message of incoming) {
    const known = byId.get(message.id)
    if (known && JSON.stringify(known) === JSON.stringify(message)) continue
    byId.set(message.id, message)
    changed = true
  }
  return changed ? [...byId.values()].sort((a, b) => a.orderNo - b.orderNo) : held
}

const STILL_MOVES: ReadonlySet<string> = new Set([
  'scheduled',
  'queued',
  'claimed',
  'handing',
  'unconfirmed',
  'sent',
])
const LOOK_BACK = 100

/** After which order number to fetch, so that every text that may still change its state is among the answer. */
export function catchUpAfter(messages: readonly ThreadMessage[], notes: readonly ThreadNote[] = []): number {
  const recent = messages.slice(-LOOK_BACK)
  const moving = recent.find(
    ({ ours, state, files }) =>
      (ours && STILL_MOVES.has(state)) || files?.some((file) => file.state === 'waiting'),
  )
  return moving ? moving.orderNo - 1 : Math.max(recent.at(-1)?.orderNo ?? 0, notes.at(-1)?.orderNo ?? 0)
}
