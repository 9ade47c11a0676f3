// When a text that must wait would go, in the words of a button.
import { dayKey, type TimeOptions } from '../ui/time.ts'

const DAY_MS = 24 * 3_600_000

/** "Send it at 8:00 AM EST", "Send it tomorrow at 8:00 AM EST", "Send it on Mon, Nov 30 at 8:00 AM EST". */
export function sendAtLabel(until: Date, now: Date, { locale, timeZone }: TimeOptions = {}): string {
  const zone = { timeZone }
  const time = until.toLocaleTimeString(locale, {
    ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
    timeZone,
  })
  if (dayKey(until, zone) === dayKey(now, zone)) return `Send it at ${time}`
  if (dayKey(until, zone) === dayKey(new Date(now.getTime() + DAY_MS), zone))
    return `Send it tomorrow at ${time}`
  const day = until.toLocaleDateString(locale, {
    ...{ weekday: 'short', month: 'short', day: 'numeric' },
    timeZone,
  })
  return `Send it on ${day} at ${time}`
}
