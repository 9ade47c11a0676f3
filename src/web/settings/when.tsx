// A point in time within a sentence, with the exact one on hover.
import { exactTime, relativeTime } from '../ui/time.ts'
import { useNow } from '../ui/use-now.ts'

export function When({ at }: { at: string }) {
  const now = useNow()
  const time = new Date(at)
  return (
    <time dateTime={at} title={exactTime(time)}>
      {spoken(relativeTime(time, now))}
    </time>
  )
}

/** How long something has been so: "for 4 min", "since 9:41 AM", "since yesterday". */
export function Since({ at }: { at: string }) {
  const now = useNow()
  const time = new Date(at)
  return (
    <time dateTime={at} title={exactTime(time)}>
      {lasting(relativeTime(time, now))}
    </time>
  )
}

function lasting(relative: string): string {
  if (relative === 'now') return 'since just now'
  if (relative.endsWith(' min')) return `for ${relative}`
  return `since ${relative === 'Yesterday' ? 'yesterday' : relative}`
}

/** The list's "4 min" becomes "4 min ago" where a sentence goes on. */
const spoken = (relative: string): string =>
  relative === 'now' ? 'just now' : / min$/.test(relative) ? `${relative} ago` : relative
