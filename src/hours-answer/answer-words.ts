// What a department answers outside of its hours: its words checked as they are written, and filled in as they are sent.
import { readPromotion } from '../consent/promotion.ts'
import { segmentsOf } from '../messages/segments.ts'

/** The place where the next opening is put. */
export const OPENS = '{opens}'
const LONGEST = 320

/** Why these words may not be sent by themselves, in one sentence; null when they may. */
export function whyNotAnswer(answer: string): string | null {
  const words = answer.trim()
  if (words === '') return 'Write what people are answered while nobody is there.'
  if (words.length > LONGEST) return `Use at most ${LONGEST} characters; this has ${words.length}.`
  const unknown = /\{[^}]*\}/g
  for (const [field] of words.matchAll(unknown))
    if (field !== OPENS)
      return `${field} is no field. The one that can be filled in is ${OPENS}, for the next opening.`
  const promotion = readPromotion(words)
  if (promotion.isPromotion)
    return 'This reads like an offer. An automatic answer rests on their own text, which allows an answer and no offer.'
  return null
}

/** The text as it is sent: who it is from, and when somebody is there again, by the department's clock. */
export function answerText(
  { business, answer }: { business: string; answer: string },
  { opensAt, now, timeZone }: { opensAt: Date | null; now: Date; timeZone: string },
): string {
  const when = opensAt ? openingWords(opensAt, { now, timeZone }) : 'soon'
  const words = answer.trim().replaceAll(OPENS, when)
  return words.toLowerCase().includes(business.toLowerCase()) ? words : `${business}: ${words}`
}

/** "today at 1:00 PM", "tomorrow at 9:00 AM", "Monday at 9:00 AM", "on Monday, January 4 at 9:00 AM". */
export function openingWords(at: Date, { now, timeZone }: { now: Date; timeZone: string }): string {
  const time = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone })
    .format(at)
    .replaceAll('\u202f', ' ')
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone)
  if (days === 0) return `today at ${time}`
  if (days === 1) return `tomorrow at ${time}`
  const day = new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    ...(days > 6 && { month: 'long', day: 'numeric' }),
    timeZone,
  }).format(at)
  return `${days > 6 ? 'on ' : ''}${day} at ${time}`
}

const dayNumber = (at: Date, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)
  return Date.parse(`${parts.slice(0, 10)}T00:00:00Z`) / 86_400_000
}

/** How many parts a carrier will count. */
export const partsOf = (text: string): number => segmentsOf(text).segments
