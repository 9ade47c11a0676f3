// When a text that must wait would go, in words and in those of a button.
import { dayKey, type TimeOptions } from '../ui/time.ts'

const DAY_MS = 24 * 3_600_000

/** "Send it at 8:00 AM EST", "Send it tomorrow at 8:00 AM EST", "Send it on Mon, Nov 30 at 8:00 AM EST". */
export const sendAtLabel = (until: Date, now: Date, options: TimeOptions = {}): string =>
  `Send it ${whenWords(until, now, options)}`

/** "at 8:00 AM EST", "tomorrow at 8:00 AM EST", "on Mon, Nov 30 at 8:00 AM EST": by the reader's own clock. */
export function whenWords(until: Date, now: Date, { locale, timeZone }: TimeOptions = {}): string {
  const zone = { timeZone }
  const time = until.toLocaleTimeString(locale, {
    ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
    timeZone,
  })
  if (dayKey(until, zone) === dayKey(now, zone)) return `at ${time}`
  if (dayKey(until, zone) === dayKey(new Date(now.getTime() + DAY_MS), zone)) return `tomorrow at ${time}`
  const day = until.toLocaleDateString(locale, {
    ...{ weekday: 'short', month: 'short', day: 'numeric' },
    timeZone,
  })
  return `on ${day} at ${time}`
}
