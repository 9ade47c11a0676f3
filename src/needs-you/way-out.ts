// What may be done with a text that did not arrive: may it be sent again, and what a person reads about it.
import { type About, type RefusalReason, refusalReasons, settledSentences, tell } from '../consent/refusal.ts'

export type StuckState = 'failed' | 'undelivered' | 'refused' | 'unconfirmed'

/** A text on the list. Whatever is none of the four states does not wait for anybody. */
export type Stuck = { readonly kind: string; readonly state: StuckState; readonly reason: string | null }

/** `may`: the gate will be asked · `ask`: it may have arrived, so only a person may say it · `no`: sending it again cannot help. */
export type Again = 'may' | 'ask' | 'no'

/** Refusals that asking the gate again cannot change, or that only the person texted can. */
const LASTING: ReadonlySet<string> = new Set([
  'opted_out', 'wrong_number', 'withdrawn', 'not_given', 'no_campaign', 'campaign_ended', 'not_of_this_campaign', 'of_another_campaign', 'not_an_answer',
  'request_lapsed', 'offer_needs_promotional', 'confirmation_late', 'lifted', 'answer_late', 'erased',
]) // biome-ignore format: a list

/** May these words be sent again? Our automatic answers are never: each answers one moment. */
export function againOf({ kind, state, reason }: Stuck): Again {
  if (kind !== 'text') return 'no'
  if (state === 'unconfirmed') return 'ask'
  return state === 'refused' && LASTING.has(reason ?? '') ? 'no' : 'may'
}

/** What a person reads: what happened, with the carrier's own words behind it, and the way out. */
export function toldOf(
  stuck: Stuck,
  about: About,
  note: string | null,
): { sentence: string; wayOut: string } {
  const known = settledSentences[stuck.reason ?? ''] ?? OTHERWISE[stuck.state]
  const sentence = note && stuck.state === 'failed' ? `${known} ${note}` : known
  return { sentence, wayOut: wayOutOf(stuck, about) }
}

function wayOutOf({ kind, state, reason }: Stuck, about: About): string {
  if (state === 'refused') return isRefusal(reason) ? tell(reason, null, about).wayOut : DISMISS
  if (kind !== 'text')
    return 'Open the conversation and answer in your own words, if an answer is still wanted.'
  switch (state) {
    case 'unconfirmed':
      return 'Ask them whether it came, or send it again if twice does no harm.'
    case 'undelivered':
      return 'The phone may be off, or the number out of use. Send it again later, or reach them another way.'
    case 'failed':
      return reason === 'too_many_tries'
        ? 'Look at the connection under Settings, Numbers; then send it again.'
        : 'Check the number; then send it again, or reach them another way.'
  }
}

const isRefusal = (reason: string | null): reason is RefusalReason =>
  (refusalReasons as readonly (string | null)[]).includes(reason)

const DISMISS = 'Nothing is left to do. Dismiss it once you have read it.'

const OTHERWISE: Readonly<Record<StuckState, string>> = {
  failed: 'The carrier did not take this text.',
  undelivered: 'The carrier could not deliver this text.',
  refused: 'Not sent: it was not allowed when it was due.',
  unconfirmed: 'We couldn\u2019t confirm that the carrier has this text. It may have arrived. Send again?',
}
