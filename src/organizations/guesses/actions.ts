// Secrets may be guessed a few times only: passwords, the set-up code. All web processes count together.
import { createHash } from 'node:crypto'
import type { App } from '../../platform/app.ts'
import { count, forgetBefore, uncount } from './store.ts'

/** Whose guesses are counted together, and how many are allowed within the window. */
export type Limit = { readonly who: string; readonly most: number }

const WINDOW_MINUTES = 15

/**
 * Counts a guess before it is made, so that many at once cannot slip through together. Returns false when there were too
 * many; such a guess is not counted, so that waiting helps.
 */
export async function mayGuess(app: App, limits: readonly Limit[]): Promise<boolean> {
  const counted = await count(app.db.owner, limits.map(digestOf), WINDOW_MINUTES)
  const allowed = limits.every((limit) => (counted.get(digestOf(limit).toString('hex')) ?? 0) <= limit.most)
  if (!allowed) await uncount(app.db.owner, limits.map(digestOf))
  return allowed
}

/** The guess was right: it does not count against anybody. */
export const guessedRight = (app: App, limits: readonly Limit[]): Promise<void> =>
  uncount(app.db.owner, limits.map(digestOf))

/** Forgets counts that no window reaches back to. */
export const forgetGuesses = (app: App): Promise<void> => forgetBefore(app.db.owner, WINDOW_MINUTES)

/** Addresses and e-mails are not kept, only their digest. */
const digestOf = ({ who }: Limit): Buffer => createHash('sha256').update(who).digest()
