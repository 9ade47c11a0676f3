import { describe, expect, it } from 'vitest'
import { cheaper } from './plain-characters.ts'

const long = 'x'.repeat(80)

describe('a costly character can be replaced with one click', () => {
  it.each([
    ['a smart apostrophe', `We\u2019re open ${long}`, `We're open ${long}`],
    ['a long dash and an ellipsis', `Mon\u2013Fri\u2026 ${long}`, `Mon-Fri... ${long}`],
    ['nothing, in a text of one segment', 'We\u2019re open', null],
    ['nothing, when an emoji costs the same', `We\u2019re open \u{1f389} ${long}`, null],
    ['nothing, in a plain text', long, null],
  ])('%s', (_, body, expected) => {
    expect(cheaper(body)).toBe(expected)
  })
})
