import { expect, test } from 'vitest'
import { safeNext } from './next.ts'

test.each([
  ['/settings/keys?open=make-key', '/settings/keys?open=make-key'],
  ['/inbox/all', '/inbox/all'],
  [undefined, '/inbox/mine'],
  [null, '/inbox/mine'],
  ['', '/inbox/mine'],
  ['https://evil.example', '/inbox/mine'],
  ['//evil.example', '/inbox/mine'],
  ['/\\evil.example', '/inbox/mine'],
  ['/\t/evil.example', '/inbox/mine'],
  ['/sign-in', '/inbox/mine'],
  ['javascript:alert(1)', '/inbox/mine'],
])('after signing in with next=%j one is at %s', (next, path) => {
  expect(safeNext(next)).toBe(path)
})
