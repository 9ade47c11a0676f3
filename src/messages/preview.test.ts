import { expect, test } from 'vitest'
import { previewOf } from './preview.ts'

test.each([
  ['Is my bike ready?', 'Is my bike ready?'],
  ['x'.repeat(200), 'x'.repeat(140)],
  ['🚲'.repeat(200), '🚲'.repeat(70)],
  [`x${'🚲'.repeat(200)}`, `x${'🚲'.repeat(69)}`],
])('a preview of %j ends between two characters', (body, preview) => {
  expect(previewOf(body)).toBe(preview)
})
