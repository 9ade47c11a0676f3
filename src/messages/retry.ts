// When a carrier could not take a text, how long its connection rests before the next try.

const FIRST_MS = 500
const MOST_MS = 60_000

/** How many times a text is tried before it is called failed; with the rests below that is most of an hour. */
export const MOST_TRIES = 60

/** Milliseconds to rest after `failures` in a row; `chance` (0 to 1) spreads it by a fifth, so that many do not return at once. */
export function restMs(failures: number, chance: number): number {
  const base = Math.min(MOST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(base * (0.8 + 0.4 * chance))
}
