// Until when a conversation sleeps, in words, by its department's clock; the zone is named where the reader's own is another.
import { dayKey, type TimeOptions } from '../../ui/time.ts'

/** "1:30 PM", "tomorrow, 9:00 AM", "Mon, Mar 9, 9:00 AM EST". */
export function snoozeWords(
  at: Date,
  now: Date,
  timeZone: string,
  { locale, own = Intl.DateTimeFormat().resolvedOptions().timeZone }: { locale?: string; own?: string } = {},
): string {
  const named: Intl.DateTimeFormatOptions = own === timeZone ? {} : { timeZoneName: 'short' }
  const time = at.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit', timeZone, ...named })
  const options: TimeOptions = { timeZone }
  if (dayKey(at, options) === dayKey(now, options)) return time
  const day = at.toLocaleDateString(locale, { weekday: 'short', month: 'short', day: 'numeric', timeZone })
  return `${day}, ${time}`
}

/** What stands under the header of a conversation that sleeps. */
export const sleepsUntil = (until: string | null, now: Date, timeZone: string): string =>
  until === null
    ? 'Snoozed until they text.'
    : `Snoozed until ${snoozeWords(new Date(until), now, timeZone)}, or until they text.`
