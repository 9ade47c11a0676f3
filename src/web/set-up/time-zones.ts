// Time zones as people look for them: by city or region, with how far each is from UTC now.

export type TimeZone = { value: string; label: string }

/** Every zone the browser knows, and the one it is in, which may go by an older name that the list lacks. */
export function timeZones(now: Date): TimeZone[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ownTimeZone()])
  return [...names].sort().map((name) => ({ value: name, label: `${spoken(name)} (${offset(name, now)})` }))
}

export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** "America/New_York" as a person writes it. */
export const spoken = (name: string): string => name.replaceAll('_', ' ')

/** Does every word typed occur in the zone's name? So "york" and "new york amer" both find it. */
export const isFoundBy = (zone: TimeZone, typed: string): boolean => {
  const name = zone.label.toLowerCase()
  return typed
    .toLowerCase()
    .split(/[\s/_]+/)
    .every((word) => name.includes(word))
}

/** The time of day in a zone, such as 2:14 PM; null for a zone that this browser does not know. */
export function clockIn(zone: string, now: Date): string | null {
  try {
    return new Intl.DateTimeFormat(undefined, { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(
      now,
    )
  } catch {
    return null
  }
}

const offset = (zone: string, now: Date): string =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')
    ?.value.replace('GMT', 'UTC') ?? ''
