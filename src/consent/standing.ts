// Folds what a person said into what holds now. Commutative: the same words in any order of arrival give the same standing,
// because the carrier's clock decides, not ours; at the same instant a STOP, or a withdrawal, wins.

/** The standing of one phone with one organization, by the carrier's clock. */
export type Door = {
  readonly stopAt: Date | null
  readonly stopRecord: string | null
  /** What closed it: a STOP in any words, or "wrong number". */
  readonly stopKind: 'opt_out' | 'wrong_number' | null
  readonly startAt: Date | null
  readonly startRecord: string | null
  /** A text that may have meant STOP, while nobody has decided. */
  readonly doubtAt: Date | null
  readonly doubtRecord: string | null
  /** The business has blocked them: nothing goes to them but what the rules owe to everybody. */
  readonly blockedAt: Date | null
}

/** Conversational consent of one thread: when their text opened it, on which record, and which text that was. */
export type Window = { readonly at: Date; readonly record: string; readonly message: string }

/** What a phone agreed to for one campaign and level. Asked: a double opt-in request waits for its answer until `askedUntil`. */
export type Grant = {
  readonly givenAt: Date | null
  readonly givenRecord: string | null
  readonly withdrawnAt: Date | null
  readonly withdrawnRecord: string | null
  readonly askedAt: Date | null
  readonly askedRecord: string | null
  readonly askedUntil: Date | null
}

export const OPEN_DOOR: Door = {
  stopAt: null,
  stopRecord: null,
  stopKind: null,
  startAt: null,
  startRecord: null,
  doubtAt: null,
  doubtRecord: null,
  blockedAt: null,
}
export const NO_GRANT: Grant = {
  givenAt: null,
  givenRecord: null,
  withdrawnAt: null,
  withdrawnRecord: null,
  askedAt: null,
  askedRecord: null,
  askedUntil: null,
}

/** Closed while the latest STOP is not older than the latest START. */
export const isClosed = ({ stopAt, startAt }: Door): boolean =>
  stopAt !== null && (startAt === null || startAt <= stopAt)

export function afterStop(
  door: Door,
  at: Date,
  record: string,
  kind: 'opt_out' | 'wrong_number' = 'opt_out',
): Door {
  return door.stopAt !== null && door.stopAt >= at
    ? door
    : { ...door, stopAt: at, stopRecord: record, stopKind: kind }
}

/** Nobody says more clearly that they want texts: what was in doubt before is decided by it. */
export function afterStart(door: Door, at: Date, record: string): Door {
  const clear = doubtBefore(door, at) === null ? door : { ...door, doubtAt: null, doubtRecord: null }
  return clear.startAt !== null && clear.startAt >= at
    ? clear
    : { ...clear, startAt: at, startRecord: record }
}

/** The doubt that a START settles: an earlier one. At the same instant the doubt is stronger. */
export const doubtBefore = ({ doubtAt, doubtRecord }: Door, start: Date): string | null =>
  doubtAt !== null && doubtAt < start ? doubtRecord : null

/** Some words that may have meant STOP. They pause until a person decides, or a later START; a later doubt takes the place of an earlier one. */
export function afterDoubt(door: Door, at: Date, record: string): Door {
  if (door.startAt !== null && door.startAt > at) return door
  return door.doubtAt !== null && door.doubtAt >= at ? door : { ...door, doubtAt: at, doubtRecord: record }
}

/** What was in doubt until then is clear; words that were said later still wait. */
export const withoutDoubt = (door: Door, until: Date): Door =>
  door.doubtAt !== null && door.doubtAt <= until ? { ...door, doubtAt: null, doubtRecord: null } : door

/** Until when the thread's conversational consent lasts; null when there is none or a STOP withdrew it. */
export function conversationalUntil(door: Door, window: Window | null, hours: number): Date | null {
  if (window === null || isClosed(door)) return null
  if (door.stopAt !== null && window.at <= door.stopAt) return null // what was given before a STOP stays withdrawn
  return new Date(window.at.getTime() + hours * HOUR)
}

/** Does a text said at `at` need a record of its own? Only when no window is open, or its record is over an hour old. */
export function opensWindow(door: Door, window: Window | null, at: Date): boolean {
  if (isClosed(door)) return false
  if (window === null) return true
  if (door.stopAt !== null && window.at <= door.stopAt) return at > door.stopAt
  return at.getTime() - window.at.getTime() > HOUR
}

/**
 * How a campaign's consent stands: `given` · `pending` (asked, not answered yet) · `lapsed` (asked, and the time to answer is over) ·
 * `withdrawn` (by the person, for this campaign, or by a STOP since) · `none`.
 */
export function standingOf(
  grant: Grant,
  door: Door,
  now: Date,
): 'given' | 'pending' | 'lapsed' | 'withdrawn' | 'none' {
  const { givenAt, withdrawnAt, askedAt, askedUntil } = grant
  const ends = [withdrawnAt, door.stopAt].filter((at) => at !== null)
  const isAfterAll = (at: Date): boolean => ends.every((end) => at > end)
  if (givenAt !== null && isAfterAll(givenAt)) return 'given'
  if (askedAt !== null && isAfterAll(askedAt))
    return askedUntil !== null && now < askedUntil ? 'pending' : 'lapsed'
  return givenAt !== null || withdrawnAt !== null ? 'withdrawn' : 'none'
}

/** The latest of two givings stands; one before a withdrawal does not undo it. */
export function afterGiven(grant: Grant, at: Date, record: string): Grant {
  return grant.givenAt !== null && grant.givenAt >= at
    ? grant
    : { ...grant, ...unasked(grant, at), givenAt: at, givenRecord: record }
}

export function afterWithdrawn(grant: Grant, at: Date, record: string): Grant {
  return grant.withdrawnAt !== null && grant.withdrawnAt >= at
    ? grant
    : { ...grant, ...unasked(grant, at), withdrawnAt: at, withdrawnRecord: record }
}

/** The latest request stands, with the time until which it may be answered. */
export function afterAsked(
  grant: Grant,
  at: Date,
  { record, until }: { record: string; until: Date },
): Grant {
  return grant.askedAt !== null && grant.askedAt > at
    ? grant
    : { ...grant, askedAt: at, askedRecord: record, askedUntil: until }
}

/** A request is over once something was said at it or after it; words that arrive late leave a newer request alone. */
const unasked = ({ askedAt }: Grant, at: Date): Partial<Grant> =>
  askedAt !== null && askedAt > at ? {} : { askedAt: null, askedRecord: null, askedUntil: null }

const HOUR = 3_600_000
