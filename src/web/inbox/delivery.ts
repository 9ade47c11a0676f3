// What became of a text of ours, as its tick and in words.
import { levelLabels } from '../../consent/methods.ts'
import type { ThreadMessage } from '../../conversations/contract.ts'

export type Delivery = {
  readonly tick: 'clock' | 'circle' | 'check' | 'checks' | 'question' | 'alert' | 'none'
  /** Short, beside the tick for those who listen and on hover. */
  readonly word: string
  /** Under the bubble, when a person should know more. */
  readonly sentence: string | null
  readonly tone: 'calm' | 'pending' | 'bad'
  /** What can be done about it. */
  readonly action: 'take back' | 'send again' | null
}

const NOT_CONFIRMED = 'We couldn’t confirm that the carrier has this text. It may have arrived. Send again?'

/** What a text of ours was sent as, where it is more than an answer: "Promotional · Spring sale". */
export function purposeOf({
  ours,
  level,
  campaign,
}: Pick<ThreadMessage, 'ours' | 'level' | 'campaign'>): string | null {
  if (!ours || level === null || level === 'conversational') return null
  return campaign === null ? levelLabels[level] : `${levelLabels[level]} · ${campaign}`
}

export function deliveryOf({
  state,
  sentence,
  kind,
  isErased = false,
}: Pick<ThreadMessage, 'state' | 'sentence' | 'kind'> & { isErased?: boolean }): Delivery {
  const calm = { sentence: null, tone: 'calm', action: null } as const
  const isTyped = kind === 'text' && !isErased // without its words nothing is left to send
  switch (state) {
    case 'scheduled':
      return { ...calm, tick: 'clock', word: 'Scheduled', action: 'take back' }
    case 'queued':
      return { ...calm, tick: 'circle', word: 'Queued', action: isTyped ? 'take back' : null }
    case 'claimed':
    case 'handing':
    case 'sending':
      return { ...calm, tick: 'circle', word: 'Sending' }
    case 'sent':
      return { ...calm, tick: 'check', word: 'Sent' }
    case 'delivered':
      return { ...calm, tick: 'checks', word: 'Delivered' }
    case 'unconfirmed':
      return {
        tick: 'question',
        word: 'Not confirmed',
        sentence: sentence ?? NOT_CONFIRMED,
        tone: 'pending',
        action: isTyped ? 'send again' : null,
      }
    case 'cancelled':
      return { ...calm, tick: 'none', word: 'Not sent', sentence: sentence ?? 'Taken back before it left.' }
    case 'refused':
      return { ...calm, tick: 'alert', word: 'Not sent', sentence: sentence ?? 'Not sent.', tone: 'bad' }
    case 'undelivered':
    case 'failed':
      return {
        tick: 'alert',
        word: state === 'failed' ? 'Failed' : 'Not delivered',
        sentence: sentence ?? 'The carrier could not deliver this text.',
        tone: 'bad',
        action: isTyped ? 'send again' : null,
      }
    default:
      return { ...calm, tick: 'none', word: '' }
  }
}
