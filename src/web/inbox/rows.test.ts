import { describe, expect, it } from 'vitest'
import type { Conversation } from '../../conversations/contract.ts'
import { appendRows, belongs, mergeHead, patchRows, type Rows } from './rows.ts'

const row = (id: string, minute: number, overrides: Partial<Conversation> = {}): Conversation => ({
  id,
  numberId: 'n',
  departmentId: 'sales',
  contactId: `c${id}`,
  contactName: id,
  phone: '+15550100142',
  state: 'open',
  assigneeId: null,
  unread: 0,
  preview: '',
  previewOurs: false,
  lastAt: new Date(Date.UTC(2026, 2, 10, 12, minute)).toISOString(),
  listAt: new Date(Date.UTC(2026, 2, 10, 12, minute)).toISOString(),
  snoozedUntil: null,
  tags: [],
  contactTags: [],
  ...overrides,
})
const ids = ({ rows }: Rows) => rows.map(({ id }) => id).join('')

describe('a conversation is in the lists that its state, assignee and department name', () => {
  it.each([
    ['mine', { assigneeId: 'me' }, true],
    ['mine', { assigneeId: 'sam' }, false],
    ['unassigned', {}, true],
    ['unassigned', { assigneeId: 'sam' }, false],
    ['all', { assigneeId: 'sam' }, true],
    ['all', { state: 'closed' }, false],
    ['closed', { state: 'closed' }, true],
    ['closed', {}, false],
    ['mine', { state: 'snoozed', assigneeId: 'me' }, false],
    ['snoozed', { state: 'snoozed' }, true],
    ['snoozed', {}, false],
  ] as const)('%s with %o: %s', (list, overrides, expected) => {
    expect(belongs(row('a', 1, overrides), { list, departmentId: undefined }, 'me')).toBe(expected)
  })

  it('is in a list by tag with a tag of its own or of its contact', () => {
    const key = { list: 'all', departmentId: undefined, tagId: 'vip' } as const
    expect(belongs(row('a', 1, { tags: ['vip'] }), key, 'me')).toBe(true)
    expect(belongs(row('a', 1, { contactTags: ['vip'] }), key, 'me')).toBe(true)
    expect(belongs(row('a', 1, { tags: ['late'] }), key, 'me')).toBe(false)
  })

  it('is left out of another department', () => {
    expect(belongs(row('a', 1), { list: 'all', departmentId: 'service' }, 'me')).toBe(false)
  })
})

describe('a list follows what changes', () => {
  const held: Rows = { rows: [row('d', 40), row('c', 30), row('b', 20)], next: 'more' }

  it('moves a conversation with a new text to the top', () => {
    expect(ids(patchRows(held, row('b', 50), true))).toBe('bdc')
  })
  it('takes in a new one at its place', () => {
    expect(ids(patchRows(held, row('x', 35), true))).toBe('dxcb')
  })
  it('lets one go that no longer belongs', () => {
    expect(ids(patchRows(held, row('c', 30), false))).toBe('db')
  })
  it('leaves one below the fetched part to its own page', () => {
    expect(ids(patchRows(held, row('a', 10), true))).toBe('dcb')
    expect(ids(patchRows({ ...held, next: null }, row('a', 10), true))).toBe('dcba')
  })
  it('shows the first one of an empty list', () => {
    expect(ids(patchRows({ rows: [], next: null }, row('a', 10), true))).toBe('a')
  })
})

describe('a list fetched anew', () => {
  it('keeps the pages below and drops what left the first page', () => {
    const held: Rows = { rows: [row('d', 40), row('c', 30), row('b', 20), row('a', 10)], next: 'after a' }
    const merged = mergeHead(held, { rows: [row('e', 50), row('c', 30)], next: 'after c' })
    expect(ids(merged)).toBe('ecba')
    expect(merged.next).toBe('after a')
  })
  it('is the whole list when there is no second page', () => {
    expect(ids(mergeHead({ rows: [row('a', 10)], next: null }, { rows: [row('b', 20)], next: null }))).toBe(
      'b',
    )
  })
  it('shows a row once when it moved between two pages', () => {
    const page = { rows: [row('b', 20), row('a', 10)], next: null }
    expect(ids(appendRows({ rows: [row('c', 30), row('b', 20)], next: 'x' }, page))).toBe('cba')
  })
})
