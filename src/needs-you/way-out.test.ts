// What may be done with a text that did not arrive, as a table: state, reason and kind → sent again or not, and a sentence with a way out.
import { expect, test } from 'vitest'
import { refusalReasons, settledSentences } from '../consent/refusal.ts'
import { type Again, againOf, type StuckState, toldOf } from './way-out.ts'

test.each<[kind: string, state: StuckState, reason: string | null, Again]>([
  ['text', 'unconfirmed', 'not_confirmed', 'ask'], // a text sent twice is worse than one that a person looks at
  ['text', 'failed', 'carrier_refused', 'may'],
  ['text', 'failed', 'too_many_tries', 'may'],
  ['text', 'undelivered', 'carrier_failed', 'may'],
  ['text', 'undelivered', null, 'may'],
  ['text', 'refused', 'conversation_over', 'may'], // they may have texted since: the gate says
  ['text', 'refused', 'no_consent', 'may'],
  ['text', 'refused', 'quiet_hours', 'may'],
  ['text', 'refused', 'place_unknown', 'may'],
  ['text', 'refused', 'in_doubt', 'may'],
  ['text', 'refused', 'not_confirmed_yet', 'may'],
  ['text', 'refused', 'opted_out', 'no'], // only they can undo that
  ['text', 'refused', 'wrong_number', 'no'],
  ['text', 'refused', 'withdrawn', 'no'],
  ['text', 'refused', 'campaign_ended', 'no'],
  ['text', 'refused', 'offer_needs_promotional', 'no'], // its words have to change
  ['help_answer', 'failed', 'carrier_refused', 'no'], // an automatic answer answers one moment
  ['opt_out_confirmation', 'unconfirmed', 'not_confirmed', 'no'], // exactly one confirmation: 47 CFR 64.1200(a)(12)
  ['opt_in_request', 'undelivered', 'carrier_failed', 'no'],
  ['opt_in_confirmation', 'refused', 'quiet_hours', 'no'],
])('a %s that is %s because of %s: %s', (kind, state, reason, again) => {
  expect(againOf({ kind, state, reason })).toBe(again)
})

const about = { who: 'Dana', ourPhone: '+12025550101', timeZone: 'America/New_York', hours: 24 }
const states: readonly StuckState[] = ['failed', 'undelivered', 'refused', 'unconfirmed']

test.each(
  states.flatMap((state) =>
    [...refusalReasons, ...Object.keys(settledSentences), null, 'unheard of'].map((reason) => ({
      state,
      reason,
    })),
  ),
)('$state because of $reason has a sentence and a way out', ({ state, reason }) => {
  const { sentence, wayOut } = toldOf({ kind: 'text', state, reason }, about, null)
  expect(sentence).toMatch(/^[A-Z].+[.?]$/)
  expect(wayOut).toMatch(/^[A-Z].{15,}[.?]$/)
  expect(`${sentence} ${wayOut}`).not.toMatch(/_|undefined|null|NaN/)
})

test('the carrier\u2019s own words stand behind ours where it refused a text', () => {
  const failed = { kind: 'text', state: 'failed', reason: 'carrier_refused' } as const
  expect(toldOf(failed, about, 'Unknown subscriber.').sentence).toBe(
    'The carrier refused this text. Unknown subscriber.',
  )
})

test('of one that is not confirmed a person is asked in the words of the product', () => {
  const doubtful = { kind: 'text', state: 'unconfirmed', reason: 'not_confirmed' } as const
  expect(toldOf(doubtful, about, null).sentence).toBe(
    'We couldn\u2019t confirm that the carrier has this text. It may have arrived. Send again?',
  )
})
