// What a text's state may become: forward only, whatever the order in which carriers report.

export type State =
  | 'scheduled'
  | 'queued'
  | 'claimed'
  | 'handing' // not left, leaving
  | 'unconfirmed' // it may have left: nobody knows, and nobody guesses
  | 'sent'
  | 'undelivered'
  | 'failed'
  | 'delivered' // the carrier's word
  | 'refused'
  | 'cancelled' // it never left

/** What was learned of a text that was handed over. */
export type News = 'accepted' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'unknown'

const rank: Record<State, number> = {
  scheduled: 0, queued: 0, claimed: 1, handing: 1, unconfirmed: 2, sent: 3, undelivered: 4, failed: 4, delivered: 5, refused: 9, cancelled: 9,
} // biome-ignore format: a table
const becomes: Record<News, State> = {
  accepted: 'sent', sent: 'sent', delivered: 'delivered', undelivered: 'undelivered', failed: 'failed', unknown: 'unconfirmed',
} // biome-ignore format: a table

/** The state after the news: the furthest one seen. `refused` and `cancelled` are final only for texts that never left. */
export function advance(state: State, news: News): State {
  const next = becomes[news]
  return rank[next] > rank[state] ? next : state
}

/** How one attempt to hand a text over ended. */
export type Ending = 'accepted' | 'refused' | 'not_sent' | 'unknown'

/** Does this word add to what is known of an attempt? The first one does, and one that ends a doubt. */
export const isNews = (known: Ending | null, said: Ending): boolean =>
  known === null || (known === 'unknown' && said !== 'unknown')

/** What a text becomes after news of its attempt, or null when it stays as it is. Only what provably did not leave is tried again. */
export function afterAttempt(
  text: { readonly state: State; readonly attempts: number },
  said: Ending,
  mostTries: number,
): { state: State; reason: string | null } | null {
  if (said === 'not_sent') {
    if (!['claimed', 'handing', 'unconfirmed'].includes(text.state)) return null
    return text.attempts >= mostTries
      ? { state: 'failed', reason: 'too_many_tries' }
      : { state: 'queued', reason: null }
  }
  const state = advance(text.state, said === 'refused' ? 'failed' : said)
  if (state === text.state) return null
  return { state, reason: reasons[said] }
}

const reasons: Record<Exclude<Ending, 'not_sent'>, string | null> = {
  accepted: null,
  refused: 'carrier_refused',
  unknown: 'not_confirmed',
}

/** States in which a text may still be taken back or stopped by an opt-out. */
export const notLeft: readonly State[] = ['scheduled', 'queued']
