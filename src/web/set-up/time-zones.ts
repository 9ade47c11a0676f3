// Time zones as people look for them: by city, by region or by their common name, with how far each is from UTC now.

export type TimeZone = { value: string; label: string; words: string }

/** Every zone the browser knows, the one it is in and one that was chosen before: those may go by older names that the list lacks. */
export function timeZones(now: Date, chosen: string | null = null): TimeZone[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ownTimeZone()])
  if (chosen && clockIn(chosen, now) !== null) names.add(chosen)
  return [...names]
    .map((name) => {
      const label = `${spoken(name)} (${named(name, 'shortOffset', now).replace('GMT', 'UTC')})`
      return {
        value: name,
        label,
        words: `${label} ${name} ${named(name, 'longGeneric', now)}`.toLowerCase(),
      }
    })
    .sort((one, other) => one.label.localeCompare(other.label))
}

export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** "America/New_York" as a person writes it. */
export const spoken = (name: string): string => (RENAMED[name] ?? name).replaceAll('_', ' ')

/** Does every word typed occur? So "york", "new york amer" and "eastern" all find New York. */
export const isFoundBy = ({ words }: { words: string }, typed: string): boolean =>
  typed
    .toLowerCase()
    .split(/[\s/_]+/)
    .every((word) => words.includes(word))

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

const named = (timeZone: string, timeZoneName: 'shortOffset' | 'longGeneric', now: Date): string =>
  new Intl.DateTimeFormat('en', { timeZone, timeZoneName })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')?.value ?? ''

// Browsers list some zones by names that their cities gave up.
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}
