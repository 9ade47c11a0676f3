// What an erasure says: why it may not be done now, and until when the proof of consent is kept.

/** Kept so long after the last text or revocation: what some mobile operators ask for opt-ins (docs/operations.md). */
export const RETENTION_YEARS = 6

export type ErasureReason = 'not_found' | 'on_hold' | 'in_doubt' | 'leaving'
export type ErasureRefusal = { readonly ok: false; readonly reason: ErasureReason; readonly sentence: string }

/** What stands between a person and their erasure, as it is read under their door's lock. */
export type Hindrances = {
  readonly who: string
  readonly hold: { readonly reason: string; readonly since: Date } | null
  readonly doubtAt: Date | null
  readonly isLeaving: boolean
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** Why nothing may be erased now, with what to do first; null where nothing hinders it. */
export function whyNotErase({ who, hold, doubtAt, isLeaving }: Hindrances): ErasureRefusal | null {
  if (hold)
    return refuse(
      'on_hold',
      `${who} is on legal hold since ${dayOf(hold.since)} (${hold.reason}), so nothing was erased; lift the hold first.`,
    )
  if (doubtAt)
    return refuse(
      'in_doubt',
      `${who} wrote on ${dayOf(doubtAt)} something that may be an opt-out, so nothing was erased; decide it at the Opt-out desk first.`,
    )
  if (isLeaving)
    return refuse(
      'leaving',
      `A text to ${who} is leaving at this moment, so nothing was erased; try again in a minute.`,
    )
  return null
}

const refuse = (reason: ErasureReason, sentence: string): ErasureRefusal => ({ ok: false, reason, sentence })

export const NOT_FOUND = refuse('not_found', 'There is no such contact here; look the person up again.')

/** Until when the proof of consent is kept; null once that time is over, or where there is none. */
export function keptUntil(lastAt: Date | null, now: Date): Date | null {
  if (lastAt === null) return null
  const until = new Date(lastAt)
  until.setUTCFullYear(until.getUTCFullYear() + RETENTION_YEARS)
  return until > now ? until : null
}

/** The limit before which somebody has been quiet for long enough. */
export function quietLimit(now: Date): Date {
  const limit = new Date(now)
  limit.setUTCFullYear(limit.getUTCFullYear() - RETENTION_YEARS)
  return limit
}

/** In place of a number that was erased. No number has this form, so nobody is found by it and no text can be sent to it. */
export const asErased = (id: string): string => `erased ${id}`
export const isErasedNumber = (phone: string): boolean => phone.startsWith('erased ')

/** Did somebody type this number, with or without its country and its spaces? */
export function isSameNumber(typed: string, phone: string): boolean {
  const [one, other] = [typed.replace(/\D/g, ''), phone.replace(/\D/g, '')]
  return one !== '' && (one === other || (phone.startsWith('+1') && `1${one}` === other))
}
