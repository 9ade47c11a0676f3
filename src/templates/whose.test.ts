// Whose a template is, by who asks: may they see it, and may they change it?
import { expect, test } from 'vitest'
import { type Asker, mayChange, maySee, type Owned, ownerOf } from './whose.ts'

const asker = (memberId: string | null, manages: boolean, departments: Asker['departments']): Asker => ({
  ...{ memberId, departments, permissions: new Set(manages ? ['templates.manage'] : []) },
})
const ASKERS = {
  'agent of Sales': asker('ana', false, ['sales']),
  'colleague of Sales': asker('ben', false, ['sales']),
  'manager of Sales': asker('max', true, ['sales']),
  'manager of all': asker('mia', true, 'all'),
  'auditor of all': asker('ada', false, 'all'),
  'API key': asker(null, false, 'all'),
}
const TEMPLATES: Record<string, Owned> = {
  'of Ana': { memberId: 'ana', departmentId: null },
  'of Sales': { memberId: null, departmentId: 'sales' },
  'of Repairs': { memberId: null, departmentId: 'repairs' },
  'of everybody': { memberId: null, departmentId: null },
}

test.each<[keyof typeof ASKERS, string, 'nothing' | 'see' | 'change']>([
  ['agent of Sales', 'of Ana', 'change'],
  ['colleague of Sales', 'of Ana', 'nothing'],
  ['manager of Sales', 'of Ana', 'nothing'],
  ['manager of all', 'of Ana', 'nothing'],
  ['auditor of all', 'of Ana', 'nothing'],
  ['API key', 'of Ana', 'nothing'],
  ['agent of Sales', 'of Sales', 'see'],
  ['manager of Sales', 'of Sales', 'change'],
  ['manager of all', 'of Sales', 'change'],
  ['auditor of all', 'of Sales', 'see'],
  ['API key', 'of Sales', 'see'],
  ['agent of Sales', 'of Repairs', 'nothing'],
  ['manager of Sales', 'of Repairs', 'nothing'],
  ['manager of all', 'of Repairs', 'change'],
  ['agent of Sales', 'of everybody', 'see'],
  ['manager of Sales', 'of everybody', 'change'],
  ['auditor of all', 'of everybody', 'see'],
  ['API key', 'of everybody', 'see'],
])('%s, a template %s: %s', (who, which, may) => {
  const owned = TEMPLATES[which]
  if (!owned) throw new Error(which)
  expect([maySee(owned, ASKERS[who]), mayChange(owned, ASKERS[who])]).toEqual([
    may !== 'nothing',
    may === 'change',
  ])
})

test('a template is personal, a department\u2019s, or the organization\u2019s', () => {
  expect(Object.values(TEMPLATES).map(ownerOf)).toEqual([
    'personal',
    'department',
    'department',
    'organization',
  ])
})
