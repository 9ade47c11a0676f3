import { expect, test } from 'vitest'
import { deskCursor, deskPlace, registerCursor, registerPlace } from './cursor.ts'

const id = '019368a0-0000-7000-8000-000000000001'

test('a cursor leads back to its place, and needs no escaping in an address', () => {
  const desk = { dueOn: '2026-03-16', id }
  expect(deskPlace(deskCursor(desk))).toEqual(desk)
  for (const phone of ['+12025550142', '72345']) {
    const place = { at: new Date('2026-03-08T09:15:00.123Z'), phone }
    expect(registerPlace(registerCursor(place))).toEqual(place)
    expect(encodeURIComponent(registerCursor(place))).toBe(registerCursor(place))
  }
})

test.each(['', 'nonsense', `2026-02-30.${id}`, `2026-13-01.${id}`, '2026-03-16.1', `0000-00-00.${id}`])(
  'the desk refuses the cursor "%s"',
  (cursor) => {
    expect(deskPlace(cursor)).toBe(null)
  },
)

test.each(['', 'nonsense', '1.+1', '1.', '-1.p12025550142', '1772961300123.p1 OR 1=1'])(
  'the register refuses the cursor "%s"',
  (cursor) => {
    expect(registerPlace(cursor)).toBe(null)
  },
)
