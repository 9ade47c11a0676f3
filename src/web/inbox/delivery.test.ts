import { describe, expect, it } from 'vitest'
import { deliveryOf, purposeOf } from './delivery.ts'

describe('every state of a text of ours has its tick, its word and what can be done', () => {
  it.each([
    ['scheduled', 'clock', 'Scheduled', 'take back'],
    ['queued', 'circle', 'Queued', 'take back'],
    ['claimed', 'circle', 'Sending', null],
    ['handing', 'circle', 'Sending', null],
    ['sent', 'check', 'Sent', null],
    ['delivered', 'checks', 'Delivered', null],
    ['unconfirmed', 'question', 'Not confirmed', 'send again'],
    ['undelivered', 'alert', 'Not delivered', 'send again'],
    ['failed', 'alert', 'Failed', 'send again'],
    ['refused', 'alert', 'Not sent', null],
    ['cancelled', 'none', 'Not sent', null],
  ])('%s: %s, "%s", %s', (state, tick, word, action) => {
    expect(deliveryOf({ state, sentence: null, kind: 'text' })).toMatchObject({ tick, word, action })
  })

  it.each(['unconfirmed', 'undelivered', 'failed', 'refused', 'cancelled'])(
    '%s says more under the bubble',
    (state) => {
      expect(deliveryOf({ state, sentence: null, kind: 'text' }).sentence).not.toBeNull()
      expect(deliveryOf({ state, sentence: 'The reason.', kind: 'text' }).sentence).toBe('The reason.')
    },
  )

  it('an automatic text is neither taken back nor sent again by hand', () => {
    for (const state of ['queued', 'unconfirmed', 'failed'])
      expect(deliveryOf({ state, sentence: null, kind: 'opt_out_confirmation' }).action).toBeNull()
  })
})

it.each<[Parameters<typeof purposeOf>[0], string | null]>([
  [{ ours: true, level: 'promotional', campaign: 'Spring sale' }, 'Promotional · Spring sale'],
  [{ ours: true, level: 'informational', campaign: 'Repairs' }, 'Informational · Repairs'],
  [{ ours: true, level: 'informational', campaign: null }, 'Informational'],
  [{ ours: true, level: 'conversational', campaign: 'Repairs' }, null],
  [{ ours: false, level: null, campaign: null }, null],
])('a text %j was sent as %j', (message, purpose) => {
  expect(purposeOf(message)).toBe(purpose)
})

it('a text whose words were erased is not offered to be sent again', () => {
  const failed = { state: 'failed', sentence: null, kind: 'text' }
  expect([deliveryOf(failed).action, deliveryOf({ ...failed, isErased: true }).action]).toEqual([
    'send again',
    null,
  ])
})
