// Times of a day as a field of the browser writes them, and back.

/** 540 is "09:00"; the end of the day is "24:00", which a field shows as midnight. */
export const asTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** "09:00" is 540; midnight at the end of an opening is the end of the day. */
export function asMinutes(time: string, isEnd: boolean): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? []
  if (hours === undefined || minutes === undefined) return null
  const total = Number(hours) * 60 + Number(minutes)
  return isEnd && total === 0 ? 1_440 : total
}
