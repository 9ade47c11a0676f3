// The notes of one thread as the browser holds them: by order number, as far up as its texts were fetched.
import type { ThreadNote } from '../../../conversations/contract.ts'
import type { HeldThread } from '../held-thread.ts'

/** Adds notes or replaces them by what is known now. The same list comes back when nothing changed. */
export function mergeNotes(
  held: readonly ThreadNote[],
  incoming: readonly ThreadNote[],
): readonly ThreadNote[] {
  const byId = new Map(held.map((note) => [note.id, note]))
  let isChanged = false
  for (const note of incoming) {
    const known = byId.get(note.id)
    if (known && known.changeNo >= note.changeNo && known.isErased === note.isErased) continue
    byId.set(note.id, note)
    isChanged = true
  }
  return isChanged ? [...byId.values()].sort((a, b) => a.orderNo - b.orderNo) : held
}

/** Of notes that changed, those that stand where the thread was fetched: above it, one would hang in a gap. */
export const withinThread = (
  { messages, notes, more }: Pick<HeldThread, 'messages' | 'notes' | 'more'>,
  changed: readonly ThreadNote[],
): readonly ThreadNote[] => {
  const oldest = oldestOf({ messages, notes })
  return more ? changed.filter(({ orderNo }) => orderNo >= oldest) : changed
}

/** The place of the oldest text or note that is held. */
export const oldestOf = ({ messages, notes }: Pick<HeldThread, 'messages' | 'notes'>): number =>
  Math.min(messages[0]?.orderNo ?? Infinity, notes[0]?.orderNo ?? Infinity)
