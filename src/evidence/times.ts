// Moments as the document shows them: in the zone of the front desk that the number belongs to, which is named with each.

const formats = new Map<string, Intl.DateTimeFormat>()

/** "Nov 23, 2026, 4:12:09 PM EST". */
export function timeIn(timeZone: string, at: Date): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
      ...{ second: '2-digit', timeZoneName: 'short', timeZone },
    } as const)
  formats.set(timeZone, format)
  return format.format(at).replaceAll('\u202f', ' ')
}
