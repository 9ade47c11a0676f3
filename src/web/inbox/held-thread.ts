// One thread as the browser holds it: texts by order number without a gap, from the oldest fetched to the newest.
import type { ThreadMessage } from '../../conversations/contract.ts'

export type HeldThread = {
  /** Oldest first. */
  readonly messages: readonly ThreadMessage[]
  /** Are there older ones? */
  readonly more: boolean
}

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
export function catchUpAfter(messages: readonly ThreadMessage[]): number {
  const recent = messages.slice(-LOOK_BACK)
  const moving = recent.find(({ ours, state }) => ours && STILL_MOVES.has(state))
  return moving ? moving.orderNo - 1 : (recent.at(-1)?.orderNo ?? 0)
}
