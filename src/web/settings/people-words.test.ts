import { describe, expect, test } from 'vitest'
import type { SeatEvent } from '../../organizations/seats/contract.ts'
import { eventSentence, timeLeft } from './people-words.ts'

const now = new Date('2026-03-03T12:00:00Z')

test.each([
  ['2026-03-10T12:00:00Z', '7 days left'],
  ['2026-03-10T11:59:59Z', '6 days left'],
  ['2026-03-05T12:00:00Z', '2 days left'],
  ['2026-03-05T11:00:00Z', '47 hours left'],
  ['2026-03-03T13:00:00Z', '1 hour left'],
  ['2026-03-03T12:59:00Z', 'less than an hour left'],
  ['2026-03-03T12:00:00Z', null],
  ['2026-03-01T12:00:00Z', null],
])('of a link until %s there is %j', (until, words) => {
  expect(timeLeft(new Date(until), now)).toBe(words)
})

describe('A line of the trail', () => {
  const names = new Map([
    ['alex', 'Alex Rivera'],
    ['noor', 'Noor Haddad'],
  ])
  const said = (event: Partial<SeatEvent>): string =>
    eventSentence(
      {
        ...{
          id: 'x',
          act: 'joined',
          at: '2026-03-03T12:00:00Z',
          memberId: 'noor',
          email: 'noor@example.com',
        },
        ...{ byMemberId: 'alex', was: '', became: '' },
        ...event,
      },
      (id) => names.get(id),
    )

  test.each<[Partial<SeatEvent>, string]>([
    [
      { act: 'invited', memberId: null, became: 'auditor' },
      'Alex Rivera invited noor@example.com as Auditor',
    ],
    [
      { act: 'invitation_renewed', memberId: null },
      'Alex Rivera made a new invitation link for noor@example.com',
    ],
    [
      { act: 'invitation_revoked', memberId: null },
      'Alex Rivera took the invitation of noor@example.com back',
    ],
    [{ act: 'joined', byMemberId: 'noor', became: 'auditor' }, 'Noor Haddad joined as Auditor'],
    [
      { act: 'role_changed', was: 'auditor', became: 'agent' },
      'Alex Rivera made Noor Haddad Agent instead of Auditor',
    ],
    [
      { act: 'departments_changed', became: 'Sales, Service' },
      'Alex Rivera gave Noor Haddad Sales, Service instead of no department',
    ],
    [{ act: 'deactivated' }, 'Alex Rivera deactivated Noor Haddad'],
    [{ act: 'reactivated' }, 'Alex Rivera re-activated Noor Haddad'],
    [{ act: 'reset_link_made', byMemberId: null }, 'The operator made a password link for Noor Haddad'],
    [{ act: 'password_reset', byMemberId: 'noor' }, 'Noor Haddad set a new password by a link'],
  ])('%j is said as “%s”', (event, sentence) => {
    expect(said(event)).toBe(sentence)
  })
})
