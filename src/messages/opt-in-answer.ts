// Our answer to a keyword that a campaign advertises: the opt-in confirmed, or the request to confirm it, in its words and cleared by the gate.
import { type Cleared, clear } from '../consent/gate.ts'
import type { Effect } from '../consent/heard.ts'
import type { CampaignLevel } from '../consent/methods.ts'
import { optInWords } from '../consent/opt-in-words.ts'
import { requestWords } from '../consent/request-words.ts'
import { type Door, isClosed } from '../consent/standing.ts'

export type OptInAnswer = {
  readonly kind: 'opt_in_request' | 'opt_in_confirmation'
  readonly recordId: string
  readonly body: string
  readonly cleared: Cleared
}

/** Is this answer void, because of a STOP, or words that may mean one, that came with it? */
export const isVoid = ({ answer }: Effect, door: Door): boolean =>
  (answer === 'opt_in_request' || answer === 'opt_in_confirmation') &&
  (isClosed(door) || door.doubtRecord !== null)

/** Writes and clears the answer; null where none is asked for, or the gate refuses. */
export function optInAnswer({
  effect: { answer: kind, records },
  campaign,
  business,
  messageId,
  door,
  now,
}: {
  effect: Effect
  campaign: string
  business: string
  messageId: string
  door: Door
  now: Date
}): OptInAnswer | null {
  if (kind !== 'opt_in_request' && kind !== 'opt_in_confirmation') return null
  const rests = records.filter((record) => record.kind === (kind === 'opt_in_request' ? 'asked' : 'given'))
  const [record] = rests
  if (!record) return null
  const basis = { id: record.id, kind: record.kind, at: now, message: messageId }
  const cleared = clear({ kind, record: basis, door, now })
  if (!cleared.ok) return null
  const levels = rests.flatMap(({ level }): CampaignLevel[] =>
    level === null || level === 'conversational' ? [] : [level],
  )
  const about = { business, campaign, levels }
  const body = kind === 'opt_in_request' ? requestWords({ ...about, hasSignedUp: true }) : optInWords(about)
  return { kind, recordId: record.id, body, cleared }
}
