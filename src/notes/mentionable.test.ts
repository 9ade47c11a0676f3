// Who may be mentioned: a table over roles, departments and seats.
import { expect, test } from 'vitest'
import type { Role } from '../organizations/permission.ts'
import { isMentionable } from './mentionable.ts'

test.each<[Role, 'in it' | 'elsewhere', 'active' | 'deactivated', boolean]>([
  ['agent', 'in it', 'active', true],
  ['agent', 'elsewhere', 'active', false],
  ['agent', 'in it', 'deactivated', false],
  ['manager', 'elsewhere', 'active', true],
  ['admin', 'elsewhere', 'active', true],
  ['super_admin', 'elsewhere', 'active', true],
  ['super_admin', 'in it', 'deactivated', false],
  ['auditor', 'in it', 'active', false],
  ['auditor', 'elsewhere', 'active', false],
])('%s, %s, %s: %s', (role, where, state, may) => {
  const seat = { role, departments: where === 'in it' ? ['desk'] : ['office'], active: state === 'active' }
  expect(isMentionable(seat, 'desk')).toBe(may)
})
