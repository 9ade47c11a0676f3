// Times of a day as a field of the browser writes them.
import { expect, test } from 'vitest'
import { asMinutes, asTime } from './times.ts'

test.each([
  [540, '09:00', false],
  [1_020, '17:00', true],
  [0, '00:00', false],
  [1_440, '00:00', true],
  [1_439, '23:59', true],
])('%i minutes are %s', (minutes, time, isEnd) => {
  expect(asTime(minutes)).toBe(time)
  expect(asMinutes(time, isEnd)).toBe(minutes)
})

test('a field that is empty is no time', () => expect(asMinutes('', false)).toBeNull())
