import { describe, expect, test } from 'vitest'
import { type Role, roleLabels, rolesWithin } from '../permission.ts'
import { departmentsFor, inviteRefusal, managesPeople, type SeatAct, seatRefusal } from './seat-rules.ts'

const roles = Object.keys(roleLabels) as Role[]
const seat = (role: Role, more: { id?: string; active?: boolean } = {}) => ({
  ...{ id: `the ${role}`, role, active: true },
  ...more,
})
const actor = (role: Role, active = true) => seat(role, { id: 'who asks', active })

/** The roles that each may give, and whose people they may change. */
const WITHIN: Record<Role, Role[]> = {
  super_admin: ['super_admin', 'admin', 'manager', 'agent', 'auditor'],
  admin: ['admin', 'manager', 'agent', 'auditor'],
  manager: ['manager', 'agent', 'auditor'],
  agent: [],
  auditor: [],
}
const pairs = roles.flatMap((mine) => roles.map((theirs): [Role, Role] => [mine, theirs]))

describe('A role', () => {
  test.each(roles)('%s manages people or does not, as the table says', (role) => {
    expect(managesPeople(role)).toBe(WITHIN[role].length > 0)
    if (managesPeople(role)) expect(rolesWithin(role)).toEqual(WITHIN[role])
  })

  test.each(pairs)('of %s is given, or invited to, as %s only within the table', (mine, becomes) => {
    const allowed = WITHIN[mine].includes(becomes)
    const refused = WITHIN[mine].length === 0 ? 'not_allowed' : 'role_above_yours'
    expect(inviteRefusal(actor(mine), becomes)).toBe(allowed ? null : refused)
    expect(seatRefusal(actor(mine), seat('auditor'), { act: 'role', becomes })).toBe(allowed ? null : refused)
  })
})

describe('A seat', () => {
  const acts: SeatAct[] = [
    { act: 'role', becomes: 'auditor' },
    { act: 'departments' },
    { act: 'deactivate' },
    { act: 'reactivate' },
    { act: 'reset' },
  ]

  test.each(pairs)('is within the reach of %s, when it is of %s, as the table says', (mine, theirs) => {
    const refused = WITHIN[mine].length === 0 ? 'not_allowed' : 'above_you'
    for (const asked of acts)
      expect([asked, seatRefusal(actor(mine), seat(theirs), asked)]).toEqual([
        asked,
        WITHIN[mine].includes(theirs) ? null : refused,
      ])
  })

  test.each(acts)('of one’s own is not changed, its departments excepted: %j', (asked) => {
    const own = actor('super_admin')
    expect(seatRefusal(own, own, asked)).toBe(asked.act === 'departments' ? null : 'yourself')
  })

  test.each(acts)('is not changed by who was deactivated a moment ago: %j', (asked) => {
    expect(seatRefusal(actor('super_admin', false), seat('agent'), asked)).toBe('not_allowed')
    expect(inviteRefusal(actor('super_admin', false), 'agent')).toBe('not_allowed')
  })

  test('that is deactivated gets no link to its password', () => {
    const away = seat('agent', { active: false })
    expect(seatRefusal(actor('admin'), away, { act: 'reset' })).toBe('deactivated')
    expect(seatRefusal(actor('admin'), away, { act: 'reactivate' })).toBe(null)
  })

  test.each<[Role, string[]]>([
    ['super_admin', ['a']],
    ['manager', ['a']],
    ['agent', ['a']],
    ['auditor', []],
  ])('of %s keeps %j of its departments: whom nothing is assigned to has none', (role, kept) => {
    expect(departmentsFor(role, ['a'])).toEqual(kept)
  })
})
