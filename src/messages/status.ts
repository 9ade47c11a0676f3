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

/** States in which a text may still be taken back or stopped by an opt-out. */
export const notLeft: readonly State[] = ['scheduled', 'queued']
