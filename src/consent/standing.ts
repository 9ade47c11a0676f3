// Folds what a person said into what holds now. Commutative: the same words in any order of arrival give the same standing,
// because the carrier's clock decides, not ours; at the same instant a STOP wins.

/** The standing of one phone with one organization: the latest STOP and the latest START, by the carrier's clock. */
export type Door = {
  readonly stopAt: Date | null
  readonly stopRecord: string | null
  readonly startAt: Date | null
  readonly startRecord: string | null
}

/** Conversational consent of one thread: when their text opened it, on which record, and which text that was. */
export type Window = { readonly at: Date; readonly record: string; readonly message: string }

export const OPEN_DOOR: Door = { stopAt: null, stopRecord: null, startAt: null, startRecord: null }

/** Closed while the latest STOP is not older than the latest START. */
export const isClosed = ({ stopAt, startAt }: Door): boolean =>
  stopAt !== null && (startAt === null || startAt <= stopAt)

export function afterStop(door: Door, at: Date, record: string): Door {
  return door.stopAt !== null && door.stopAt >= at ? door : { ...door, stopAt: at, stopRecord: record }
}

export function afterStart(door: Door, at: Date, record: string): Door {
  return door.startAt !== null && door.startAt >= at ? door : { ...door, startAt: at, startRecord: record }
}

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

const HOUR = 3_600_000
