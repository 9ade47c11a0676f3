// Which stored hashes many proofs need together: each read once, neighbours in one range.
import { type Span, type Stored, storedIn } from '../../consent/ledger/proofs.ts'

export const spanKey = ({ from, to }: Span): string => `${from} ${to}`

/** Every span once. */
export const distinct = (spans: readonly Span[]): Span[] => [
  ...new Map(spans.map((span) => [spanKey(span), span])).values(),
]

/** The ranges that hold all that these spans are made of; none overlaps another. */
export function rangesOf(spans: readonly Span[]): Stored[] {
  const merged: { level: number; from: number; to: number }[] = []
  const wanted = storedIn(spans).toSorted((one, other) => one.level - other.level || one.from - other.from)
  for (const { level, from, to } of wanted) {
    const last = merged.at(-1)
    if (last && last.level === level && from <= last.to) last.to = Math.max(last.to, to)
    else merged.push({ level, from, to })
  }
  return merged
}
