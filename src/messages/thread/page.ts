// One page of a thread out of two lists that are each in order: its texts and its notes, which share one count.
type Placed = { readonly orderNo: number }

/** The first `limit` of both together, down from the newest or up from the oldest. Each list holds one more than `limit`, where there is one. */
export function pageOf<Text extends Placed, Note extends Placed>(
  texts: readonly Text[],
  notes: readonly Note[],
  { limit, isUpward }: { readonly limit: number; readonly isUpward: boolean },
): { messages: Text[]; notes: Note[]; more: boolean } {
  const messages: Text[] = []
  const beside: Note[] = []
  const isBefore = (one: Placed, other: Placed): boolean =>
    isUpward ? one.orderNo < other.orderNo : one.orderNo > other.orderNo
  while (messages.length + beside.length < limit) {
    const text = texts[messages.length]
    const note = notes[beside.length]
    if (text && (!note || isBefore(text, note))) messages.push(text)
    else if (note) beside.push(note)
    else break
  }
  return { messages, notes: beside, more: texts.length > messages.length || notes.length > beside.length }
}
