import { describe, expect, test } from 'vitest'
import { keywordIn, whyNotKeyword } from './keyword-rule.ts'

describe('A text is a keyword', () => {
  test.each([
    ['BIKES', 'bikes'],
    ['  bikes!! ', 'bikes'],
    ['Bikes.', 'bikes'],
    ['"BIKES"', 'bikes'],
    ['\u201cBikes\u201d', 'bikes'],
    ['B I K E S', null], // five words are no keyword of three
    ['sign up', 'signup'],
    ['Sign-Up', 'signup'],
    ['\uff22\uff29\uff2b\uff25\uff33', 'bikes'], // full-width letters
    ['b\u200bikes', 'bikes'], // a zero-width space inside
    ['v\u00e9lo', 'velo'],
    ['RIDE24', 'ride24'],
    ['bikes?', null],
    ['24', null],
    ['b', null],
    ['', null],
    ['\u{1f6b2}', null],
    ['do you have bikes', null],
    ['BIKES and nothing but bikes, please, as soon as you can', null],
    ['Liked \u201cText BIKES to join\u201d', null],
  ])('%j: %s', (body, keyword) => {
    expect(keywordIn(body)).toBe(keyword)
  })
})

describe('A campaign advertises', () => {
  test.each(['JOIN', 'START', 'BIKES', 'RIDE24', 'Club', 'VIP'])('%s', (word) => {
    expect(whyNotKeyword(word)).toBeNull()
  })

  test.each([
    ['STOP', 'takes consent back'],
    ['cancel', 'takes consent back'],
    ['PARAR', 'takes consent back'],
    ['STPO', 'takes consent back'],
    ['HELP', 'asks for help'],
    ['INFO', 'asks for help'],
    ['YES', 'answers a request'],
    ['OK', 'answers a request'],
    ['NO', 'answers a request'],
    ['HELLO', 'for other reasons'],
    ['Thanks', 'for other reasons'],
    ['SIGN UP', 'letters and digits only'],
    ['BIKE$', 'letters and digits only'],
    ['V\u00c9LO', 'letters and digits only'],
    ['24', 'with a letter among them'],
    ['B', 'with a letter among them'],
    ['ABCDEFGHIJKLMNOPQRSTU', 'with a letter among them'],
  ])('not %s: %s', (word, why) => {
    expect(whyNotKeyword(word)).toContain(why)
  })
})
